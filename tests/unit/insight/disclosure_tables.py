"""Small tables for the gate: figures short enough to see through."""

from collections.abc import Iterable

from vugge.insight.rules.cells import Cell
from vugge.insight.rules.disclosure.gate import let_through
from vugge.insight.rules.disclosure.table import Hidden, PublishedTable
from vugge.insight.rules.figures import figure

LEVELS = ("1", "2", "3", "4", "none")
MODELS = ("model_a", "model_b")
ROUNDS = ("round_1", "round_2")


def joint_visits(*levels: int) -> list[Cell]:
    """4-16: visits held on each level and in all."""
    total = sum(levels)
    each = [Cell("4-16", "held", "all", level, value, total) for level, value in zip(LEVELS, levels, strict=True)]
    return [*each, Cell("4-16", "held", "all", "all", total, total)]


def adbb(screenings: int, *positive: int) -> list[Cell]:
    """4-1: screenings in all, and those over the cut-off on each level."""
    each = zip(LEVELS, positive, strict=True)
    found = [Cell("4-1", "positive", "all", level, value, screenings) for level, value in each]
    return [Cell("4-1", "screenings", "all", "all", screenings, screenings), *found]


def received(offered: int, got: int, *, number: str = "T-6") -> list[Cell]:
    """T-6 or T-7: families offered the visit, and those who got it."""
    return [Cell(number, measure, "all", "all", value, offered) for measure, value in _two(offered, got)]


def _two(offered: int, got: int) -> tuple[tuple[str, int], ...]:
    return ("offered", offered), ("received", got)


def offers(*offered: int, statutory: tuple[int, int, int]) -> list[Cell]:
    """T-4: families offered each activity, and those of them under a statutory measure."""
    groups = ("visit_18m", "visit_3y", "cosp")
    first = [Cell("T-4", "offered", group, "all", n, sum(offered)) for group, n in zip(groups, offered, strict=True)]
    return [
        *first,
        *(Cell("T-4", "statutory", c.group, "all", n, c.value) for c, n in zip(first, statutory, strict=True)),
    ]


def released(
    cells: Iterable[Cell], *, scopes: tuple[str, ...] = (*MODELS, *ROUNDS), earlier: tuple[PublishedTable, ...] = ()
) -> PublishedTable:
    """Let the cells of these figures through the gate."""
    cells = list(cells)
    figures = tuple(figure(code) for code in dict.fromkeys(cell.figure for cell in cells))
    return let_through(cells, figures=figures, scopes=scopes, earlier=earlier)


def told(table: PublishedTable) -> list[int | Hidden | None]:
    """Return the values as they are told, cell by cell."""
    return [cell.value if cell.value_hidden is None else cell.value_hidden for cell in table.cells]
