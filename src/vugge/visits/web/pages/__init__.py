"""What each page of visits shows, one frozen dataclass a page."""
