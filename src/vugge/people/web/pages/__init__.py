"""The pages about families and people, each a frozen dataclass."""
