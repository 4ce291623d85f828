"""How names and titles stand in a sentence."""


def first_name(name: str) -> str:
    """Return what somebody is called among those who know them; words that stand for a name stay whole."""
    first, _space, rest = name.partition(" ")
    return name if name[-1:].isdigit() or " uden navn" in name or rest == "barn" else first


def inside(title: str) -> str:
    """Return a title as it stands inside a sentence: small at first, unless it is an abbreviation."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
