"""Tables of a study, and what the pages call things where the rules say the sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.effects.outcomes import OUTCOMES
from vugge.insight.rules.effects.whom import BEGAN, STAYED
from vugge.insight.rules.synthetic_control import numerals
from vugge.insight.rules.synthetic_control.judging import level_before
from vugge.insight.rules.synthetic_control.said import Said, Voice


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, with the heading it has on a phone."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table as it is shown."""

    label: str
    address: str
    cells: tuple[Cell, ...]
    under: str


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a table: what it is of, its cells in the order of the headings, and what stands `under` its name."""

    label: str
    cells: tuple[str, ...]
    address: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of a study, under its headings; `key` is unique on the page, `file` leads to the same numbers as CSV.

    `words_last`: the last column is words. `narrow`: it stands in a box, where there is less room. `note` stands under.
    """

    key: str
    title: str
    corner: str
    headings: tuple[str, ...]
    given: tuple[Cells, ...]
    file: str = ""
    file_label: str = ""
    words_last: bool = False
    narrow: bool = False
    note: str = ""

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows with a heading to each cell."""
        return tuple(
            Row(
                each.label,
                each.address,
                tuple(Cell(*pair) for pair in zip(self.headings, each.cells, strict=True)),
                each.under,
            )
            for each in self.given
        )

    @property
    def as_cards(self) -> bool:
        """Tell whether a phone shows a card for each row."""
        return len(self.headings) > (2 if self.narrow else 3)  # four columns are what a phone has room for


def voice(view: StudyView) -> Voice:
    """Return what the pages' sentences call things: the project's municipalities, and so many of each 10,000."""
    return Voice(
        treated=whom(view),
        outcome=_("der"),
        less=_("{n} færre {counted} pr. 10.000 indbyggere om året end i sammenligningen"),
        more=_("{n} flere {counted} pr. 10.000 indbyggere om året end i sammenligningen"),
        same=_("lige så mange {counted} pr. 10.000 indbyggere om året som i sammenligningen"),
        counted=_(view.outcome.counted),
        unit=_("pr. 10.000"),
        place=_("kommune"),
        places=_("kommuner"),
        names=view.names,
        decimals=numerals.decimals_at(level_before(view.result)),
    )


def told(*each: Said) -> str:
    """Write sentences in the reader's language, one after another."""
    return " ".join(one.told(_) for one in each)


def whom(view: StudyView) -> str:
    """Name those asked about, as they stand in the middle of a sentence."""
    if view.whom.alone:
        return view.names.get(view.whom.municipalities[0], view.whom.municipalities[0])
    return {
        STAYED: _("projektets 16 kommuner"),
        BEGAN: _("projektets 17 kommuner"),
    }[view.whom.code]


def short(view: StudyView) -> str:
    """Name them as a heading or a legend does."""
    return whom(view) if view.whom.alone else _("Projektets kommuner")


def predictor(view: StudyView, code: str) -> str:
    """Name a background value: an outcome as the pages call it, others as the panel does."""
    variable, _space, periods = code.partition(" ")
    titles = {each.code: _(each.title) for each in OUTCOMES}
    return f"{titles[variable]} {periods}".strip() if variable in titles else view.run.panel.label(code)


def years(view: StudyView) -> tuple[tuple[float, str], ...]:
    """Return where each year stands on an axis, and what is written there."""
    return tuple((float(place), str(time)) for place, time in enumerate(view.result.facts.times))


def begins(view: StudyView) -> float:
    """Return where on the axis the project begins: between the last year before and the first after."""
    return view.result.facts.before - 0.5


def points(values: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """Return values as points on the axis of years."""
    return tuple((float(place), value) for place, value in enumerate(values))
