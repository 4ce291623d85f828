"""Tables of a figure's numbers: every measure in all its groups and levels, each with its share."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from vugge.insight.rules.codes import Level
from vugge.insight.rules.figure import Drawing, Levels, Measure, Over, Panel, Rows
from vugge.insight.rules.shown import Hidden, Number
from vugge.insight.web.pages.drawings import base_text, is_own_base, ordered
from vugge.insight.web.pages.numbers import Numbers, number_text, share_text
from vugge.ui import formats

_STILL_A_TABLE = 4  # columns a phone can hold side by side, the rows' names too
_BESIDE = 5  # columns of numbers with room for their shares beside them


@dataclass(frozen=True, slots=True)
class Entry:
    """One number of a table: under which heading, the count, and its share of what (None = no share)."""

    heading: str
    count: Number
    base: Number | None = None
    total: bool = False

    @property
    def text(self) -> str:
        """Return the count as text, or the word in its place."""
        return number_text(self.count)

    @property
    def share(self) -> str:
        """Return the share as text, empty where there is none to give or a number of it is hidden."""
        return "" if self.base is None else share_text(self.count, self.base)

    @property
    def share_alone(self) -> str:
        """Return the share for a column of its own, where no place is left empty."""
        return self.share or formats.UNKNOWN

    @property
    def hidden(self) -> bool:
        """Tell whether a word stands in the count's place."""
        return isinstance(self.count, Hidden)

    @property
    def nothing(self) -> bool:
        """Tell whether the count is shown, and is 0."""
        return self.count == 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its name and its numbers."""

    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: `corner` names what the rows are, `note` what the shares are of."""

    key: str
    title: str
    corner: str
    rows: tuple[Row, ...]
    note: str = ""

    @property
    def headings(self) -> tuple[str, ...]:
        """Return the headings over the numbers."""
        return tuple(entry.heading for entry in self.rows[0].entries)

    @property
    def as_cards(self) -> bool:
        """Tell whether the rows become cards on a phone."""
        return len(self.headings) + 1 > _STILL_A_TABLE

    @property
    def share_apart(self) -> bool:
        """Tell whether the only numbers' shares get a column of their own."""
        return len(self.headings) == 1 and self.rows[0].entries[0].base is not None

    @property
    def shares_under(self) -> bool:
        """Tell whether the shares stand under their numbers for want of room."""
        return len(self.headings) > _BESIDE


def tables(numbers: Numbers) -> tuple[Table, ...]:
    """Return the tables in the order of the charts; single numbers that stand for themselves come last."""
    figure = numbers.figure
    found: list[Table] = []
    seen: set[str] = set()
    for panel in figure.panels:
        key = f"tal-{len(found) + 1}"
        measure = figure.measure(panel.measures[0])
        if measure.key in seen or _single(measure, panel):
            continue
        seen |= set(panel.measures)
        found.append(_table(numbers, panel, measure, key))
    rest = [each for each in figure.measures if each.key not in seen]
    if rest:
        found.append(_singles(numbers, rest, f"tal-{len(found) + 1}"))
    return tuple(found)


def _single(measure: Measure, panel: Panel) -> bool:
    return panel.rows is not Rows.MEASURES and len(measure.groups) == 1 and measure.levels is Levels.ALL


def _table(numbers: Numbers, panel: Panel, measure: Measure, key: str) -> Table:
    table = _of_measure(numbers, panel, measure, key)
    if numbers.split(measure):
        return table
    note = _("Ikke delt på niveau: tallene er af alle niveauer.")
    return replace(table, note=f"{table.note} {note}".strip())


def _of_measure(numbers: Numbers, panel: Panel, measure: Measure, key: str) -> Table:
    if panel.rows is Rows.MEASURES:
        return _measures(numbers, panel, key)
    if panel.drawing is Drawing.STACKED:
        rows = _stacked_levels if panel.rows is Rows.LEVELS else _stacked_groups
        corner = _("Niveau") if panel.rows is Rows.LEVELS else _("Fordelt på")
        return Table(
            key=key,
            title=_(measure.title),
            corner=corner,
            rows=rows(numbers, measure),
            note=_("Andele af “I alt” i samme række."),
        )
    return _counted(numbers, measure, key)


def _stacked_levels(numbers: Numbers, measure: Measure) -> tuple[Row, ...]:
    rows = []
    for level in numbers.levels(measure):
        total = numbers.row(measure, level)
        parts = [(_(group.label), numbers.value(measure, group.code, level)) for group in measure.groups]
        rows.append(Row(_(level.label), _with_total(total, parts)))
    return tuple(rows)


def _stacked_groups(numbers: Numbers, measure: Measure) -> tuple[Row, ...]:
    rows = []
    levels = [level for level in numbers.levels(measure) if level is not Level.ALL]
    for group in measure.groups:
        parts = [(_(level.label), numbers.value(measure, group.code, level)) for level in levels]
        rows.append(Row(_(group.label), _with_total(numbers.value(measure, group.code), parts)))
    return tuple(rows)


def _with_total(total: Number, parts: list[tuple[str, Number]]) -> tuple[Entry, ...]:
    return (Entry(_("I alt"), total, total=True), *(Entry(label, count, total) for label, count in parts))


def _counted(numbers: Numbers, measure: Measure, key: str) -> Table:
    """Lay a measure out: groups down where they are many or have no levels, else levels down and groups across."""
    levels = numbers.levels(measure)
    across = measure.levels is Levels.EACH or len(measure.groups) == 1
    if across:
        rows = tuple(Row(_(level.label), _groups_across(numbers, measure, level)) for level in levels)
    else:
        rows = tuple(
            Row(_(group.label), _levels_across(numbers, measure, group.code, levels))
            for group in ordered(numbers, measure)
        )
    base = base_text(numbers, measure)
    own = measure.levels is Levels.ALL and is_own_base(measure)
    note = "" if own or not base else _("Andele af {base}.").format(base=base)
    return Table(
        key=key, title=_(measure.title), corner=_("Niveau") if across else _("Fordelt på"), rows=rows, note=note
    )


def _groups_across(numbers: Numbers, measure: Measure, level: Level) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            _(group.label) or _("Antal"),
            numbers.value(measure, group.code, level),
            numbers.base(measure, group.code),
        )
        for group in measure.groups
    )


def _levels_across(numbers: Numbers, measure: Measure, group: str, levels: tuple[Level, ...]) -> tuple[Entry, ...]:
    """Return a group's numbers; where each group has a base of its own, that stands first."""
    base = numbers.base(measure, group)
    entries = tuple(
        Entry(
            _("Antal") if measure.levels is Levels.ALL else _(level.label),
            numbers.value(measure, group, level),
            None if measure.base.over is Over.SAME_GROUP and is_own_base(measure) else base,
        )
        for level in levels
    )
    if measure.base.over is Over.SAME_GROUP and not is_own_base(measure):
        return (Entry(_("I alt"), base, total=True), *entries)
    return entries


def _measures(numbers: Numbers, panel: Panel, key: str) -> Table:
    """Put measures under one another, each a share of the base they have in common."""
    measures = [numbers.figure.measure(each) for each in panel.measures]
    rows = tuple(
        Row(
            _(each.title),
            (Entry(_("Antal"), numbers.value(each, each.groups[0].code), numbers.base(each, each.groups[0].code)),),
        )
        for each in measures
    )
    note = _("Andele af {base}.").format(base=base_text(numbers, measures[0]))
    return Table(key=key, title=_(panel.title), corner=_("Måltal"), rows=rows, note=note)


def _singles(numbers: Numbers, measures: list[Measure], key: str) -> Table:
    rows = tuple(
        Row(_(each.title), (Entry(_("Antal"), numbers.value(each, each.groups[0].code)),)) for each in measures
    )
    note = "" if all(map(numbers.split, measures)) else _("Ikke delt på niveau: tallene er af alle niveauer.")
    return Table(key=key, title=_("Tal for sig"), corner=_("Måltal"), rows=rows, note=note)
