"""Names of variables, as they are compared."""

_LETTERS = str.maketrans({"æ": "a", "ø": "o", "å": "a"})
_PAIRS = (("ae", "a"), ("oe", "o"), ("aa", "a"))


def folded(name: str) -> str:
    """Return a name without its case, and without the many ways of writing æ, ø and å: copies have OMRADE and KOEN."""
    plain = name.strip().casefold().translate(_LETTERS)
    for pair, letter in _PAIRS:
        plain = plain.replace(pair, letter)
    return plain
