"""What the pages about a signed visit show."""

from dataclasses import dataclass

from vugge.ui.chips import Level, Why
from vugge.ui.pages import Fact, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """What follows for one person, folded away: the screen stands in somebody's living room."""

    title: str
    lines: tuple[str, ...]
    why: Why | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage(Page):
    """What was saved, where, and what follows."""

    done: str
    lines: tuple[str, ...]
    whole: str
    correct: str
    level: Level
    level_why: Why
    coming: str
    coming_said: str
    folded: tuple[Folded, ...]
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version: who signed it and when, why it was corrected, and what it says."""

    signed: str
    why: str
    facts: tuple[Fact, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class PartLink:
    """Somebody's part of a visit, and where it is read."""

    name: str
    said: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationPage(Page):
    """A signed visit: what counts, the versions before, the latest first, and whose parts there are."""

    current: Version
    earlier: tuple[Version, ...]
    parts: tuple[PartLink, ...]
    correct: str
    parts_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPage(Page):
    """One person's part of a signed visit: what counts, the versions before, and questionnaires filled in then."""

    locked: str
    current: Version
    earlier: tuple[Version, ...]
    screenings: tuple[Fact, ...]
    correct: str
    back: str
