"""Names of variables, as they are compared."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


def folded(name: str) -> str:
    """Return a name without its case, and with Danish letters as others write them: copies have OMRADE for OMRÅDE."""
    return name.strip().casefold().translate(_LETTERS)
