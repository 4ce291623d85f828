"""What the page of a visit being registered shows."""

from dataclasses import dataclass

from vugge.ui.chips import Level
from vugge.ui.entry import Digits, Draft, Measure, Missing, Picks, Section, Steps
from vugge.ui.pages import Fact, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A plain field: its name and label, what was typed, what is wrong with it, and what can be chosen, if anything.

    `mode` is the keyboard a phone shows.
    """

    name: str
    label: str = ""
    typed: str = ""
    fault: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    mode: str = "text"
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPanel:
    """What the family would like to talk about, and in their own words; `said` is where it comes from."""

    title: str
    said: str
    topics: Picks
    own_words: Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class PresencePanel:
    """Who is there, where, and when; a need visit also says why."""

    people: Picks
    place: Picks
    others: Picks
    times: tuple[Typed, ...]
    others_open: bool
    reasons: Picks | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectPanel:
    """A part of one person's journal: measures, observations, questionnaires, a note. `locked` says whose it stays.

    `also` is what can be observed beside what the visit asks for.
    """

    anchor: str
    label: str
    title: str
    said: str = ""
    caution: str = ""
    locked: str = ""
    fault: str = ""
    measures: tuple[Measure, ...] = ()
    steps: tuple[Steps, ...] = ()
    also: tuple[Steps, ...] = ()
    runs: tuple[Digits, ...] = ()
    also_runs: tuple[Digits, ...] = ()
    note: Typed | None = None

    @property
    def also_open(self) -> bool:
        """Tell whether anything stands in what lies folded."""
        return any(each.chosen or each.fault for each in self.also) or any(
            each.filled or each.fault or each.not_held for each in self.also_runs
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelPanel:
    """The level proposed, with why, the levels to choose among, and help that may end or begin with the visit."""

    chip: Level
    proposed: str
    why: str
    picks: Picks
    reason: Typed
    closing: Picks | None
    closing_why: Typed
    opening: Picks
    referring: Picks
    more_open: bool
    texts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPanel:
    """The next appointment: what can be chosen, the fields of a time of one's own, and what was agreed."""

    options: Picks
    fields: tuple[Typed, ...]
    talked: Picks
    talked_open: bool
    agreed: Typed


@dataclass(frozen=True, slots=True)
class BesideLine:
    """A field that differs: its name, what stands here, and what was typed elsewhere."""

    name: str
    here: str
    there: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What the same author typed elsewhere, and when: told until one of the two is chosen."""

    at: str
    lines: tuple[BesideLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPage(Page):
    """A visit being registered. `key` is the form's own: sent twice it signs once.

    `plan` is the plan's revision. `told` is what went otherwise.
    """

    facts: str
    address: str
    key: str
    plan: int | None
    draft: Draft
    index_label: str
    sections: tuple[Section, ...]
    agenda: AgendaPanel
    presence: PresencePanel
    panels: tuple[SubjectPanel, ...]
    level: LevelPanel
    next: NextPanel
    notes: tuple[Fact, ...]
    missing: tuple[Missing, ...]
    faults: tuple[Missing, ...]
    lacks: tuple[Missing, ...]
    faults_title: str
    button: str
    save_label: str
    shortcuts: tuple[tuple[str, str], ...]
    told: str = ""
    beside: Beside | None = None
