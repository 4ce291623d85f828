"""What differs between a panel as it was kept, and as it would be made now."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from vugge.insight.rules.panels.working_out import Cell


@dataclass(frozen=True, slots=True)
class Changed:
    """A number that is another now; None where it is missing, or was."""

    variable: str
    unit: str
    time: int
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of a table, and when it was last updated, in its own words."""

    table: str
    query: Mapping[str, object]
    updated: str


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs: numbers, tables updated since (table, before, now), and tables asked in another way now."""

    numbers: tuple[Changed, ...]
    updated: tuple[tuple[str, str, str], ...]
    asked: tuple[str, ...]

    @property
    def any(self) -> bool:
        """Say whether a number differs, or a question does."""
        return bool(self.numbers or self.asked)


def differences(
    before: tuple[Iterable[Cell], Iterable[Asked]], now: tuple[Iterable[Cell], Iterable[Asked]]
) -> Differences:
    """Return what differs between two makings of one recipe: their cells, and what was asked."""
    older, newer = tuple(before[1]), tuple(now[1])
    tables = dict.fromkeys(each.table for each in (*older, *newer))
    stamps = [({each.table: each.updated for each in side}) for side in (older, newer)]
    return Differences(
        numbers=tuple(_changed(before[0], now[0])),
        updated=tuple(
            (table, stamps[0].get(table, ""), stamps[1].get(table, ""))
            for table in tables
            if stamps[0].get(table, "") != stamps[1].get(table, "")
        ),
        asked=tuple(table for table in tables if _queries(older, table) != _queries(newer, table)),
    )


def _queries(side: Iterable[Asked], table: str) -> list[object]:
    """Return the codes asked for; how the answer was to be written is no difference."""
    return [each.query.get("variables") for each in side if each.table == table]


def _changed(before: Iterable[Cell], now: Iterable[Cell]) -> Iterator[Changed]:
    old, new = _by_place(before), _by_place(now)
    for place in dict.fromkeys([*old, *new]):
        if old.get(place) != new.get(place):
            yield Changed(*place, old.get(place), new.get(place))


def _by_place(cells: Iterable[Cell]) -> dict[tuple[str, str, int], float | None]:
    return {(each.variable, each.unit, each.time): each.value for each in cells}
