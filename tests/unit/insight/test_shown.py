"""Numbers that may be shown and numbers that may not: what is hidden is never worked out from what stands round it."""

from dataclasses import dataclass

import pytest

from vugge.base.labels import Labelled
from vugge.insight.rules.cells import Cell
from vugge.insight.rules.shown import HIDDEN, Hidden, Number, ShownCell, added, exact, largest, protected, shown_csv

UNDER_5 = Hidden("under 5")


class Why(Labelled):
    SMALL = "small", "under 5"
    OTHERS = "others", "skjult"


@dataclass(frozen=True)
class Published:
    figure: str
    measure: str
    group: str
    level: str
    value: int | None
    base: int | None
    value_hidden: Why | None
    base_hidden: Why | None


def test_exact_cells_are_shown_as_they_are() -> None:
    (cell,) = exact([Cell("4-9", "visits", "sleep", "2", 3, 7)])
    assert (cell.count, cell.whole) == (3, 7)


def test_what_the_gate_hid_becomes_a_word() -> None:
    (cell,) = protected([Published("4-9", "visits", "sleep", "2", None, None, Why.SMALL, Why.OTHERS)])
    assert (cell.count, cell.whole) == (UNDER_5, HIDDEN)


@pytest.mark.parametrize(
    "wrong",
    [
        (None, 7, None, None),
        (3, 7, "under 5", None),
        (3, None, None, None),
        (3, 7, None, "skjult"),
        (None, 7, "", None),
    ],
)
def test_number_is_shown_or_hidden_and_never_both(wrong: tuple[int | None, int | None, str | None, str | None]) -> None:
    with pytest.raises(ValueError, match="neither shown nor hidden"):
        ShownCell("4-9", "visits", "sleep", "2", *wrong)


@pytest.mark.parametrize(
    ("parts", "total", "most"),
    [([], 0, 0), ([3, 4], 7, 4), ([3, UNDER_5], HIDDEN, HIDDEN), ([HIDDEN, HIDDEN], HIDDEN, HIDDEN)],
)
def test_one_hidden_part_hides_the_sum_and_the_largest(parts: list[Number], total: Number, most: Number) -> None:
    assert (added(parts), largest(parts)) == (total, most)


def test_file_has_the_word_where_the_number_would_be() -> None:
    cells = (
        ShownCell("4-9", "visits", "sleep", "2", None, 7, "under 5"),
        ShownCell("4-9", "visits", "weight", "2", 0, None, None, "skjult"),
    )
    assert shown_csv(cells).splitlines()[1:] == ["4-9;visits;sleep;2;under 5;7", "4-9;visits;weight;2;0;skjult"]
