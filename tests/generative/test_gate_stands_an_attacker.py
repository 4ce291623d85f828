"""Whatever is counted, a reader with a linear programme works out nothing the gate hides; a weaker gate gives way."""

import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.generative.both import frozen
from tests.generative.registrations import SEEDS, csv_text, family
from tests.table_attacker.attack import Attack, truth, worked_out
from vugge.insight.facts import national
from vugge.insight.facts.engine import count_parquet
from vugge.insight.rules.cells import Cell
from vugge.insight.rules.disclosure import gate
from vugge.insight.rules.disclosure.gate import let_through
from vugge.insight.rules.disclosure.table import PublishedCell, PublishedTable
from vugge.insight.rules.figure import Figure
from vugge.insight.rules.figures import FIGURES, figure

SCOPES = {"early-intervention": ("model_a", "model_b"), "thousand-days": ("round_1", "round_2")}
PARTS = (
    ("3-1", "4-1", "4-2", "4-3", "4-5", "4-16", "4-23", "4-24"),
    ("3-1", "4-7", "4-8", "4-13", "4-16", "4-17"),
    ("4-2", "4-3", "4-4", "4-9", "4-10"),
    tuple(each.code for each in FIGURES["thousand-days"]),
)
"""Figures that hang together; attacked together, as a whole programme takes too long for many examples."""


@cache
def declared(codes: tuple[str, ...]) -> tuple[Figure, ...]:
    return tuple(figure(code) for code in codes)


def counted(seeds: Iterable[int], codes: tuple[str, ...]) -> tuple[Cell, ...]:
    rows = [row | {"activity_id": f"{n}"} for n, row in enumerate(row for seed in seeds for row in family(seed))]
    figures = declared(codes)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "extract.csv"
        path.write_text(csv_text(rows), encoding="utf-8")
        return count_parquet(frozen(path).facts.path, figures, national.parameters(figures[0].programme))


def through(cells: tuple[Cell, ...], codes: tuple[str, ...]) -> PublishedTable:
    figures = declared(codes)
    return let_through(cells, figures=figures, scopes=SCOPES[figures[0].programme])


def attacked(shown: Iterable[PublishedCell], cells: tuple[Cell, ...]) -> list[str]:
    attack = Attack(tuple(shown))
    assert attack.agrees(truth(cells))
    return worked_out(attack, cells)


@settings(max_examples=6)
@given(
    seeds=st.integers(0, 2**40).map(lambda first: range(first, first + 1200))
    | st.lists(SEEDS, min_size=300, max_size=600),
    codes=st.sampled_from(PARTS),
)
def test_an_attacker_works_out_nothing(seeds: Iterable[int], codes: tuple[str, ...]) -> None:
    cells = counted(seeds, codes)
    table = through(cells, codes)
    assert attacked((*table.cells, *table.totals), cells) == []


@pytest.fixture(scope="module")
def cells() -> tuple[Cell, ...]:
    return counted(range(1, 1200), PARTS[0])


def test_a_gate_that_hides_small_counts_only_gives_way(
    cells: tuple[Cell, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "suppressed", lambda _book, _values, _secrets, primary, _k: frozenset(primary))
    table = through(cells, PARTS[0])
    assert attacked((*table.cells, *table.totals), cells) != []


def test_a_gate_that_forgets_what_is_left_over_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    few = (*(Cell("T-6", name, "all", "all", n, 200) for name, n in (("offered", 200), ("received", 197))),)
    assert attacked(through(few, ("T-6",)).cells, few) == []
    monkeypatch.setattr(gate, "_complements", lambda *_: [])
    assert attacked(through(few, ("T-6",)).cells, few) != []


def test_a_gate_that_takes_one_number_for_two_gives_way() -> None:
    groups = (("visit_18m", 300), ("visit_3y", 200), ("cosp", 3))
    offers = tuple(Cell("T-4", "offered", group, "all", n, 503) for group, n in groups)
    offers += tuple(Cell("T-4", "statutory", group, "all", n // 10, n) for group, n in groups)
    visits = tuple(Cell("T-6", name, "all", "all", n, 200) for name, n in (("offered", 200), ("received", 100)))
    together = through((*offers, *visits), ("T-4", "T-6")).cells
    assert attacked(together, (*offers, *visits)) == []
    apart = (*through(offers, ("T-4",)).cells, *through(visits, ("T-6",)).cells)
    assert attacked(apart, (*offers, *visits)) != []
