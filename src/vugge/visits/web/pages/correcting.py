"""What the pages about correcting a signed visit show."""

from dataclasses import dataclass

from vugge.ui.entry import Missing, Picks
from vugge.ui.pages import Page
from vugge.visits.web.pages.register import AgendaPanel, PresencePanel, SubjectPanel, Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectPage(Page):
    """A correction: the version it is made from, why, what went otherwise (`told`), and what is wrong."""

    version: int
    why: Typed
    back: str
    told: str
    faults: tuple[Missing, ...]
    lacks: tuple[Missing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectPartPage(CorrectPage):
    """One person's part being corrected."""

    panels: tuple[SubjectPanel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectFramePage(CorrectPage):
    """The frame of a visit being corrected."""

    presence: PresencePanel
    agenda: AgendaPanel
    talked: Picks
    level: Picks
    level_reason: Typed
    agreed: Typed
