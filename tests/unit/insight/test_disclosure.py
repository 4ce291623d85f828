"""The disclosure gate on tables one can see through."""

import json
from dataclasses import replace

import pytest

from tests.unit.insight.disclosure_tables import MODELS, adbb, joint_visits, offers, received, released, told
from vugge.insight.rules.cells import Cell
from vugge.insight.rules.disclosure.gate import restored, stored
from vugge.insight.rules.disclosure.table import Hidden, PublishedCell, PublishedTable, as_csv

UNDER, WITHHELD = Hidden.UNDER, Hidden.WITHHELD


def test_gate_shows_a_table_without_small_counts_whole() -> None:
    cells = joint_visits(30, 20, 12, 40, 50)
    table = released(cells)
    assert [(*c.key, c.value, c.base) for c in table.cells] == [(*c.key, c.value, c.base) for c in cells]


def test_gate_hides_a_small_count_and_one_more_but_not_the_total() -> None:
    assert told(released(joint_visits(30, 20, 3, 40, 50))) == [30, WITHHELD, UNDER, 40, 50, 143]


@pytest.mark.parametrize("small", range(5))
def test_gate_hides_0_to_4_together(small: int) -> None:
    assert told(released(joint_visits(30, 20, small, 40, 50)))[2] is UNDER


def test_gate_shows_5() -> None:
    assert told(released(joint_visits(30, 20, 5, 40, 50)))[2] == 5


def test_gate_hides_no_more_where_small_counts_hide_one_another() -> None:
    assert told(released(joint_visits(30, 3, 3, 40, 2))) == [30, UNDER, UNDER, 40, UNDER, 78]


@pytest.mark.parametrize("small", [(1, 3), (2, 2), (3, 3)])
def test_gate_hides_one_more_where_the_sum_of_two_small_counts_tells_of_each(small: tuple[int, int]) -> None:
    assert told(released(joint_visits(30, *small, 40, 50)))[:5] == [WITHHELD, UNDER, UNDER, 40, 50]


def test_gate_hides_a_total_when_nothing_else_protects() -> None:
    table = released(joint_visits(4, 4, 4, 4, 4))
    assert told(table) == [*[UNDER] * 5, WITHHELD]
    assert {cell.base_hidden for cell in table.cells} == {WITHHELD}


def test_gate_hides_a_level_that_gives_away_that_the_others_are_empty() -> None:
    assert told(released(joint_visits(0, 0, 60, 0, 0))) == [UNDER, UNDER, WITHHELD, UNDER, UNDER, 60]


def test_gate_shows_0_where_nothing_can_be() -> None:
    assert told(released(joint_visits(0, 0, 0, 0, 0), scopes=("model_b",))) == [0] * 6


def test_gate_hides_0_where_something_can_be() -> None:
    assert told(released(joint_visits(0, 0, 0, 0, 0), scopes=MODELS)) == [UNDER] * 6


@pytest.mark.parametrize(("offered", "got"), [(2383, 2381), (20, 20), (98, 94)])
def test_gate_hides_a_part_that_leaves_a_small_rest(offered: int, got: int) -> None:
    assert told(released(received(offered, got))) == [offered, WITHHELD]


def test_gate_hides_the_whole_where_hiding_the_part_is_not_enough() -> None:
    assert told(released(received(6, 6))) == [WITHHELD, 6]  # a part known to be 5 or 6 of 6 would leave 0 or 1


def test_gate_shows_a_part_that_leaves_5() -> None:
    assert told(released(received(100, 95))) == [100, 95]


def test_gate_hides_the_base_too() -> None:
    assert {cell.base_hidden for cell in released(received(3, 1)).cells} == {UNDER}


def test_gate_shows_the_sum_over_levels_of_a_measure_given_for_each() -> None:
    table = released(adbb(200, 2, 20, 3, 30, 3))
    assert [(cell.group, cell.level, cell.value) for cell in table.totals] == [("all", "all", 58)]
    assert told(table) == [200, UNDER, 20, UNDER, 30, UNDER]


def test_gate_hides_the_sum_over_levels_and_a_level_where_few_of_the_base_are_left() -> None:
    table = released(adbb(66, 5, 20, 8, 25, 6))
    assert table.totals[0].value_hidden is WITHHELD
    assert told(table).count(WITHHELD) == 1


def test_gate_hides_a_count_wherever_it_stands() -> None:
    cells = [*offers(300, 200, 3, statutory=(20, 20, 1)), *received(300, 200, number="T-7")]
    table = released(cells)
    place = {cell.key: cell for cell in table.cells}
    twice = [place["T-4", "offered", "visit_18m", "all"], place["T-7", "offered", "all", "all"]]
    assert twice[0].value_hidden == twice[1].value_hidden
    assert place["T-4", "offered", "cosp", "all"].value_hidden is UNDER
    assert place["T-4", "statutory", "cosp", "all"].base_hidden is UNDER


def test_gate_gives_the_same_table_whatever_the_order() -> None:
    cells = [*joint_visits(30, 20, 3, 40, 50), *adbb(200, 2, 20, 8, 30, 3)]
    assert released(cells).by_key() == released(cells[::-1]).by_key()


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (joint_visits(30, 20, 3, 40, 50)[1:], "4-16;held;all;1: every cell"),
        (
            [*joint_visits(30, 20, 3, 40, 50), Cell("4-16", "held", "home", "1", 1, 1)],
            "4-16;held;home;1: the programme",
        ),
        (
            [*joint_visits(30, 20, 3, 40, 50)[:5], Cell("4-16", "held", "all", "all", 144, 143)],
            "are told to be the same",
        ),
    ],
)
def test_gate_refuses_cells_that_are_not_the_programmes(cells: list[Cell], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        released(cells)


def test_gate_refuses_counts_of_a_scope_that_is_not_in_the_data() -> None:
    with pytest.raises(ValueError, match="4-16;held;all;1: 30, though its scope"):
        released(joint_visits(30, 20, 3, 40, 50), scopes=("model_b",))


def test_the_csv_holds_every_cell_and_words_where_a_number_is_hidden() -> None:
    assert as_csv(released(joint_visits(30, 20, 0, 40, 50))).splitlines() == [
        "figure;measure;group;level;value;base",
        "4-16;held;all;1;30;140",
        "4-16;held;all;2;skjult;140",
        "4-16;held;all;3;under 5;140",
        "4-16;held;all;4;40;140",
        "4-16;held;all;none;50;140",
        "4-16;held;all;all;140;140",
    ]


def test_a_table_is_restored_from_its_rows() -> None:
    table = released([*joint_visits(30, 20, 3, 40, 50), *adbb(200, 2, 20, 8, 30, 3)])
    assert restored(json.loads(json.dumps(stored(table)))) == table


def test_nobody_else_makes_a_table() -> None:
    with pytest.raises(TypeError, match="alone"):
        PublishedTable(cells=(), totals=(), shown_pass=object())
    with pytest.raises(ValueError, match="shown_pass"):
        replace(released(joint_visits(30, 20, 3, 40, 50)), cells=())  # type: ignore[call-arg]  # the fault it looks for


def test_a_cell_is_shown_or_hidden_with_a_reason() -> None:
    with pytest.raises(ValueError, match="shown or hidden"):
        PublishedCell("4-16", "held", "all", "1", value=None, base=5)
    with pytest.raises(ValueError, match="shown or hidden"):
        PublishedCell("4-16", "held", "all", "1", value=3, base=5, value_hidden=UNDER)


def test_a_share_is_taken_of_shown_numbers_only() -> None:
    table = released(received(98, 94))
    assert [cell.share for cell in table.cells] == [(98, 98), None]
    assert [cell.share for cell in released(joint_visits(0, 0, 0, 0, 0), scopes=()).cells] == [None] * 6
