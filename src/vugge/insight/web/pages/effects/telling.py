"""Numbers and names of a study as they stand in sentences and tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vugge.base.text import danish_sort_key
from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.effects.judging import AsFar, level_before
from vugge.insight.rules.effects.whom import BEGAN, STAYED
from vugge.ui import formats

_COARSE = 20  # from this level on one decimal is enough


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


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of a table: what it is of, and its cells in the order of the headings."""

    label: str
    cells: tuple[str, ...]
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of a study, under its headings; `key` is unique on the page, `file` leads to the same numbers as CSV.

    `words_last`: the last column is words. `narrow`: it stands in a box, where there is less room.
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

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows with a heading to each cell."""
        return tuple(
            Row(each.label, each.address, tuple(Cell(*pair) for pair in zip(self.headings, each.cells, strict=True)))
            for each in self.given
        )

    @property
    def as_cards(self) -> bool:
        """Tell whether a phone shows a card for each row."""
        return len(self.headings) > (2 if self.narrow else 3)  # four columns are what a phone has room for


def numeral(value: float | None, decimals: int) -> str:
    """Write a number; None is an en dash."""
    return formats.number(None if value is None else Decimal(repr(value)), decimals)


def signed(value: float | None, decimals: int) -> str:
    """Write a difference with its sign: `+4,2`, `−4,2`, `0,0`."""
    text = numeral(value, decimals)
    return f"+{text}" if value is not None and not text.startswith(formats.MINUS) and text.strip("0,") else text


def share(value: float, decimals: int = 1) -> str:
    """Write a part of 1 in hundredths."""
    return formats.percent(Decimal(repr(100 * value)), decimals)


def p_value(value: float | None) -> str:
    """Write a p-value to three decimals."""
    return numeral(value, 3)


def decimals(view: StudyView) -> int:
    """Return how many decimals an outcome needs: fewer where it is large."""
    return 1 if level_before(view.result) >= _COARSE else 2


def amount(view: StudyView, value: float) -> str:
    """Write an outcome's number, or a difference without its sign."""
    return numeral(abs(value), decimals(view))


def named(view: StudyView, unit: str) -> str:
    """Return a municipality's name."""
    return view.names.get(unit, unit)


def listed(view: StudyView, units: Sequence[str]) -> str:
    """Write municipalities' names in Danish order."""
    return ", ".join(sorted((named(view, each) for each in units), key=danish_sort_key))


def sort_key(name: str) -> str:
    """Return what puts names in Danish order."""
    return danish_sort_key(name)


def municipalities(count: int) -> str:
    """Write how many municipalities."""
    return ngettext("{n} kommune", "{n} kommuner", count).format(n=formats.number(count))


def whom(view: StudyView) -> str:
    """Name those asked about, as they stand in the middle of a sentence."""
    if view.whom.alone:
        return named(view, view.whom.municipalities[0])
    return {
        STAYED: _("projektets 16 kommuner"),
        BEGAN: _("projektets 17 kommuner"),
    }[view.whom.code]


def short(view: StudyView) -> str:
    """Name them as a heading or a legend does."""
    return named(view, view.whom.municipalities[0]) if view.whom.alone else _("Projektets kommuner")


def fewer(view: StudyView, effect: float) -> str:
    """Write `4,2 færre` or `4,2 flere`."""
    text = _("{n} færre") if effect < 0 else _("{n} flere")
    return text.format(n=amount(view, effect))


def as_far(found: AsFar) -> str:
    """Write how many of the others are at least as far out."""
    text = ngettext(
        "{n} af de {others} andre kommuner afviger mindst lige så meget",
        "{n} af de {others} andre kommuner afviger mindst lige så meget",
        found.as_far,
    )
    if not found.as_far:
        text = _("ingen af de {others} andre kommuner afviger så meget")
    return text.format(n=formats.number(found.as_far), others=formats.number(found.others))


def years(view: StudyView) -> tuple[tuple[float, str], ...]:
    """Return where each year stands on an axis, and what is written there."""
    return tuple((float(place), str(time)) for place, time in enumerate(view.result.facts.times))


def begins(view: StudyView) -> float:
    """Return where on the axis the project begins: between the last year before and the first after."""
    return view.result.facts.before - 0.5


def points(values: Sequence[float]) -> tuple[tuple[float, float], ...]:
    """Return values as points on the axis of years."""
    return tuple((float(place), value) for place, value in enumerate(values))
