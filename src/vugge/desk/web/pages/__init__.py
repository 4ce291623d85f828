"""What the pages show, each a frozen dataclass made of what the queries return."""
