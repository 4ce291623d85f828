"""Reading a number as a Dane types it."""

import re
from decimal import Decimal

_WHOLE = r"\d{1,3}(?:\.\d{3})+|\d+"
_TYPED = re.compile(rf"(?:{_WHOLE})(?:,\d+)?", re.ASCII)
_WITH_A_POINT = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})", re.ASCII)  # a keypad's; three digits after it are thousands
_LONGEST = 12


def read_number(text: str) -> Decimal:
    """Return the number somebody typed: `4.720` and `4720` are 4720, `56,3` and `56.3` are 56.3.

    Spaces round and within it are left out. ValueError for anything else, a sign and more than 12 figures among them.
    """
    typed = "".join(text.split())
    if len(typed) > _LONGEST:
        raise ValueError(typed)
    if _TYPED.fullmatch(typed):
        return Decimal(typed.replace(".", "").replace(",", "."))
    if _WITH_A_POINT.fullmatch(typed):
        return Decimal(typed)
    raise ValueError(typed)
