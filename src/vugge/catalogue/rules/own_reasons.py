"""A reason for need visits that a municipality adds for itself. Source: domain, § 4."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from vugge.base.text import marked as _
from vugge.catalogue.rules.fields import Misfit

LONGEST_TITLE, LONGEST_SIGN, MOST_SIGNS = 60, 120, 8
OUTSIDE = ""
"""What a reason is mapped to that counts in no figure of the programme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReason:
    """A title, the signs to have in view, and the national reason it counts as; OUTSIDE for none."""

    title: str
    maps_to: str
    signs: tuple[str, ...] = ()

    def as_value(self) -> dict[str, Any]:
        """Return what is kept of it."""
        return {"title": self.title.strip(), "maps_to": self.maps_to, "signs": list(self.signs)}


def unfit(reason: OwnReason, national: AbstractSet[str], taken: AbstractSet[str]) -> Misfit | None:
    """Tell why a reason will not do; `taken` are the titles there are, in lower case."""
    title = reason.title.strip()
    if not title or len(title) > LONGEST_TITLE:
        return Misfit("title", _("Skriv, hvad årsagen hedder, med højst %(most)s tegn."), {"most": LONGEST_TITLE})
    if title.casefold() in taken:
        return Misfit("title", _("Den årsag er der allerede. Skriv en anden."), {})
    if reason.maps_to != OUTSIDE and reason.maps_to not in national:
        return Misfit("maps_to", _("Vælg, hvad årsagen tæller som."), {})
    if len(reason.signs) > MOST_SIGNS or any(len(each) > LONGEST_SIGN for each in reason.signs):
        words: dict[str, object] = {"most": MOST_SIGNS, "longest": LONGEST_SIGN}
        return Misfit("signs", _("Skriv højst %(most)s tegn, hvert på højst %(longest)s bogstaver."), words)
    return None
