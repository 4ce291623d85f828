"""What both programmes need to write down a cell."""

from collections.abc import Callable, Iterable

from tests.second_evaluator.reading import Row

Key = tuple[str, str, str, str]
Cells = dict[Key, tuple[int, int]]
"""(figure, measure, group, level) to (value, base)."""

LEVELS = ("1", "2", "3", "4", "none")


def put(cells: Cells, key: Key, value: int, base: int) -> None:
    """Write a cell down, unless its value is 0."""
    if value != 0:
        cells[key] = (value, base)


def put_each_level(cells: Cells, figure: str, measure: str, group: str, rows: Iterable[Row], base: int) -> None:
    """Count the rows on each level and write the five cells down."""
    counted = [row.level for row in rows]
    for level in LEVELS:
        put(cells, (figure, measure, group, level), counted.count(level), base)


def put_each_level_and_all(cells: Cells, figure: str, measure: str, group: str, rows: Iterable[Row], base: int) -> None:
    """Count the rows on each level and on all of them together, and write the six cells down."""
    rows = list(rows)
    put_each_level(cells, figure, measure, group, rows, base)
    put(cells, (figure, measure, group, "all"), len(rows), base)


def grouped(rows: Iterable[Row], group_of: Callable[[Row], str]) -> dict[str, list[Row]]:
    """Lay each row in the one group it belongs to."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(group_of(row), []).append(row)
    return groups


def families(rows: Iterable[Row]) -> set[tuple[str, str]]:
    """Say which families the rows are of; a row without a family is of none."""
    return {row.family for row in rows if row.family is not None}
