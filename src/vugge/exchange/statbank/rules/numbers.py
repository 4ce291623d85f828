"""Numbers as tables and files write them: decimal comma or point, two dots for what is not known."""

import re
from collections.abc import Iterable

from vugge.exchange.statbank.rules.errors import StatBankError, shown

MISSING = frozenset({"", ".", "..", "…", ":"})
"""Signs for a number that is not known, too uncertain, or cannot be."""

_NUMBER = re.compile(r"-?[0-9]{1,15}(?:[.,][0-9]{1,10})?")
_LIKE_THOUSANDS = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}")


def number_of(text: str, where: str) -> float | None:
    """Return a number, None for a sign that it is missing, 0 for the sign of nothing (-).

    Raises StatBankError for anything else: “NaN”, 1e9, 1.234.567, a formula.
    """
    plain = text.strip()
    if plain in MISSING:
        return None
    if plain in {"-", "–"}:
        return 0.0
    if not _NUMBER.fullmatch(plain):
        raise StatBankError(f"{where}: {shown(text)} er ikke et tal.")
    return float(plain.replace(",", "."))


def demand_one_way(texts: Iterable[str], what: str) -> None:
    """Refuse numbers whose points cannot be told from thousands' points, or that use comma and point both."""
    commas = points = thousands = 0
    for text in texts:
        commas += "," in text
        if "." in text and text.strip() not in MISSING:
            points += 1
            thousands += bool(_LIKE_THOUSANDS.fullmatch(text.strip()))
    if commas and points:
        raise StatBankError(f"{what} har både komma og punktum i tallene. Hent den igen uden tusindtalsskilletegn.")
    if points and points == thousands:
        raise StatBankError(
            f"{what} har punktummer, der lige så vel kan skille tusinder som decimaler. "
            "Hent den igen uden tusindtalsskilletegn."
        )
