"""What a side answers, in a form all sides can be compared in: value by figure, measure, group and level."""

from collections import defaultdict
from collections.abc import Iterable

from vugge.insight.rules.cells import Cell

Answer = dict[tuple[str, str, str, str], int]


def from_rows(rows: Iterable[tuple[str, str, str, str, int]]) -> Answer:
    """Gather counts per level and add the level `all`; nothing that is 0."""
    found: defaultdict[tuple[str, str, str, str], int] = defaultdict(int)
    for figure, measure, group, level, value in rows:
        if value:
            found[figure, measure, group, level] += value
            if level != "all":
                found[figure, measure, group, "all"] += value
    return dict(found)


def from_cells(cells: Iterable[Cell]) -> Answer:
    """Put our cells in the same form."""
    return {cell.key: cell.value for cell in cells if cell.value}


def differences(ours: Answer, theirs: Answer) -> list[str]:
    """Return the cells of ours on which the other side says something else (it may hold totals that we leave out)."""
    extra = {key for key in theirs.keys() - ours.keys() if key[3] != "all"}
    wrong = {key for key in ours if theirs.get(key) != ours[key]}
    return [f"{key}: ours {ours.get(key, 0)}, theirs {theirs.get(key, 0)}" for key in sorted(extra | wrong)]
