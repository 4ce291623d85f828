"""What is read of a person or a family, and what for. Source: ISO 27789; attacks K.

Both are codes of small letters, so that no clinical text can come into the log; a module above may have codes of its
own, as long as they have their words here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from vugge.base.text import marked as _

CODE = r"^[a-z][a-z0-9_]{0,39}$"
"""What a kind and a purpose look like."""

FAMILY, FAMILIES, PERSON, NUMBER = "family", "families", "person", "number"
ADDRESS, LOG, SEARCH, NUMBER_MISSED = "address", "log", "search", "number_missed"
SCREENINGS = "screenings"
ADDRESS, LOG, SEARCH = "address", "log", "search"
SCREENINGS, VISIT = "screenings", "visit"

KINDS: Mapping[str, str] = {
    FAMILY: _("Familiens side"),
    FAMILIES: _("Listen over familier"),
    PERSON: _("Oplysninger om en person"),
    NUMBER: _("Et helt CPR-nummer"),
    ADDRESS: _("En beskyttet adresse"),
    LOG: _("Listen over, hvem der har kigget"),
    SEARCH: _("En søgning"),
    NUMBER_MISSED: _("En søgning på et CPR-nummer, der ikke førte til nogen"),
    SCREENINGS: _("En persons screeninger"),
    VISIT: _("Det, der er skrevet ved besøg"),
}
"""What was read, by its code."""

CARE, SUBSTITUTE, LEADING, EMERGENCY, INSIGHT = "care", "substitute", "leading", "emergency", "insight"

PURPOSES: Mapping[str, str] = {
    CARE: _("Sundhedspleje til familien"),
    SUBSTITUTE: _("Afløsning for familiens sundhedsplejerske"),
    LEADING: _("Ledelse af sundhedsplejen"),
    EMERGENCY: _("Åbnet, fordi det hastede"),
    INSIGHT: _("Svar til familien på, hvem der har kigget"),
}
"""What for, in words a parent may read too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading: whose (a person's id, or a family's), what of them, and what for."""

    subject: UUID
    kind: str
    purpose: str
