"""Codes that hold one another: a total and its parts, a kind of help and its kinds, overlapping ages.

Values that are chosen are added together, so that a code and one it holds would be counted twice. The hierarchies we
know are data (`catalogue/statbank/codes.toml`), with their sources; a total or an age is also known by its own text.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from vugge.exchange.statbank.rules.names import folded

_TOTAL_CODE = re.compile(r"TOT|IALT|I ALT", re.IGNORECASE)
_TOTAL_TEXT = re.compile(r"\bi alt\b|\btotal\b", re.IGNORECASE)
_AGE = re.compile(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\s*år(\s+(?:og derover|\+))?", re.IGNORECASE)
_OLDEST = 200


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """What is known of a variable's codes: `totals` hold all others, `parents` says what holds a code.

    `whole` says that every parent is known. Where it is not, a code without a known parent may be inside another.
    """

    tables: tuple[str, ...]
    variable: str
    totals: tuple[str, ...] = ()
    parents: Mapping[str, str] = field(default_factory=dict)
    whole: bool = True
    source: str = ""


def hierarchy_for(known: Iterable[Hierarchy], table: str, variable: str) -> Hierarchy:
    """Return what is known of a table's variable, or that nothing is."""
    for each in known:
        if table in each.tables and folded(each.variable) == folded(variable):
            return each
    return Hierarchy((table,), variable)


def clash(codes: Sequence[str], texts: Mapping[str, str], known: Hierarchy) -> str:
    """Return in Danish why codes may not be added together, or nothing when they may."""
    if len(set(codes)) != len(codes):
        return "en kode står der to gange"
    for place, code in enumerate(codes):
        for other in codes[place + 1 :]:
            if held := _held(code, other, texts, known) or _held(other, code, texts, known):
                return held
    if len(codes) > 1 and not known.whole:
        for code in codes:
            if code not in known.parents and code not in known.totals:
                return f"vi ved ikke, om {code} ligger inden i en af de andre; vælg én kode ad gangen"
    return ""


def is_total(code: str, text: str, known: Hierarchy) -> bool:
    """Tell whether a code stands for all the others together."""
    return code in known.totals or bool(_TOTAL_CODE.fullmatch(code) or _TOTAL_TEXT.search(text))


def _held(code: str, holder: str, texts: Mapping[str, str], known: Hierarchy) -> str:
    if is_total(holder, texts.get(holder, ""), known):
        return f"{holder} er det hele, og {code} er med i det"
    above, seen = code, set[str]()
    while above in known.parents and above not in seen:
        seen.add(above)
        above = known.parents[above]
        if above == holder:
            return f"{code} er en del af {holder}"
    mine, theirs = _ages(texts.get(code, "")), _ages(texts.get(holder, ""))
    if mine and theirs and mine[0] <= theirs[1] and theirs[0] <= mine[1]:
        return f"{code} og {holder} er aldre, der overlapper"
    return ""


def _ages(text: str) -> tuple[int, int] | None:
    found = _AGE.fullmatch(text.strip())
    if not found:
        return None
    youngest = int(found[1])
    return youngest, _OLDEST if found[3] else int(found[2] or youngest)
