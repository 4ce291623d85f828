"""Attacks H on a release: what a table tells beyond what it shows. H8 belongs to the pages."""

import csv
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.generative.both import frozen
from tests.generative.registrations import Registration, csv_text, family
from tests.table_attacker.attack import Attack, truth, worked_out
from tests.table_attacker.knowledge import base, name
from vugge.demo.rules.published import HEADER, rows
from vugge.insight.facts import national
from vugge.insight.facts.engine import count_parquet
from vugge.insight.rules.cells import Cell
from vugge.insight.rules.disclosure.gate import let_through
from vugge.insight.rules.disclosure.table import PublishedTable, as_csv
from vugge.insight.rules.figure import Figure
from vugge.insight.rules.figures import FIGURES, figure

K = 5
SCOPES = {"early-intervention": ("model_a", "model_b"), "thousand-days": ("round_1", "round_2")}
SOME = tuple(figure(code) for code in ("3-1", "4-1", "4-2", "4-3", "4-5", "4-7", "4-16", "4-24"))
NO_COUNT = {"largest"}


def counted(extract: Path, figures: tuple[Figure, ...]) -> tuple[Cell, ...]:
    return count_parquet(frozen(extract).facts.path, figures, national.parameters(figures[0].programme))


def of_families(numbers: Iterable[int], *more: Registration) -> tuple[Cell, ...]:
    """Count some figures over these families' registrations and a few more."""
    registered = [row for number in numbers for row in family(number)]
    numbered = [row | {"activity_id": str(n)} for n, row in enumerate([*registered, *more])]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "extract.csv"
        path.write_text(csv_text(numbered), encoding="utf-8")
        return counted(path, SOME)


def released(cells: tuple[Cell, ...], *earlier: PublishedTable, figures: tuple[Figure, ...] = SOME) -> PublishedTable:
    return let_through(cells, figures=figures, scopes=SCOPES[figures[0].programme], earlier=earlier)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Cell, ...]]:
    """Count both programmes over the published extract: a hundred thousand rows, a whole release."""
    path = tmp_path_factory.mktemp("published") / "published.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\n").writerows([HEADER, *rows()])
    facts = frozen(path).facts.path
    return {code: count_parquet(facts, figures, national.parameters(code)) for code, figures in FIGURES.items()}


@pytest.fixture(scope="module")
def tables(published: dict[str, tuple[Cell, ...]]) -> dict[str, PublishedTable]:
    began = time.process_time()
    found = {code: released(cells, figures=FIGURES[code]) for code, cells in published.items()}
    assert time.process_time() - began < 60, "A release must not take a minute."
    return found


def numbers(table: PublishedTable) -> list[int]:
    cells = (*table.cells, *table.totals)
    return [n for cell in cells for n in (cell.value, cell.base) if n is not None]


def test_h1_no_count_under_5_is_shown(tables: dict[str, PublishedTable]) -> None:
    for table in tables.values():
        assert [number for number in numbers(table) if number < K] == []


def test_h1_every_total_of_the_published_extract_survives(tables: dict[str, PublishedTable]) -> None:
    for table in tables.values():
        bases = [cell.key for cell in (*table.cells, *table.totals) if cell.base is None]
        assert [key for key in bases if key[1] not in NO_COUNT] == []
        assert [cell.key for cell in table.totals if cell.value is None] == []


def test_h2_a_linear_programme_bounds_no_hidden_number_of_the_published_extract(
    published: dict[str, tuple[Cell, ...]], tables: dict[str, PublishedTable]
) -> None:
    for code, table in tables.items():
        attack = Attack((*table.cells, *table.totals), withheld=K)  # "skjult" tells that it is no small count
        assert attack.agrees(truth(published[code]))
        assert worked_out(attack, published[code]) == []


def test_h3_what_is_left_of_a_total_is_never_small(tables: dict[str, PublishedTable]) -> None:
    shown = [cell for table in tables.values() for cell in (*table.cells, *table.totals) if cell.share]
    parts = [cell for cell in shown if name(cell.key) != base(cell.key) and cell.measure != "need_visits"]
    assert len(parts) > 300
    assert [cell.key for cell in parts if cell.share and cell.share[1] - cell.share[0] < K] == []


BIRTH = {
    "municipality": "0810",
    "family_id": "new",
    "activity": "pregnancy_visit",
    "held_on": "2019-03-01",
    "level": "2",
}
MOVED = {"municipality": "0320", "family_id": "new", "activity": "cosp", "offered_on": "2019-03-01", "level": "3"}


FAMILIES = range(7, 1500)


@pytest.fixture(scope="module")
def before() -> PublishedTable:
    return released(of_families(FAMILIES))


def told_apart(before: PublishedTable, after: PublishedTable) -> list[int]:
    """Return the small differences between what two releases show of the same number."""
    first = before.by_key()
    pairs = [(cell, first[cell.key]) for cell in (*after.cells, *after.totals)]
    both = [(now.value, then.value) for now, then in pairs] + [(now.base, then.base) for now, then in pairs]
    changes = [now - then for now, then in both if now is not None and then is not None]
    assert len(changes) > 100
    return [change for change in changes if 0 < abs(change) < K]


@pytest.mark.parametrize("news", [[BIRTH], [MOVED], [BIRTH, BIRTH, MOVED]])
def test_h4_one_birth_or_one_move_is_not_told_by_two_releases(news: list[Registration], before: PublishedTable) -> None:
    after = released(of_families(FAMILIES, *news), before)
    assert told_apart(before, after) == []
    first = before.by_key()
    assert [cell.key for cell in after.cells if cell.value is not None and first[cell.key].value is None] == []


def test_h4_a_correction_is_not_told_by_two_releases(before: PublishedTable) -> None:
    assert told_apart(before, released(of_families(FAMILIES[1:]), before)) == []


def test_h4_a_gate_without_a_memory_would_tell(before: PublishedTable) -> None:
    assert told_apart(before, released(of_families(FAMILIES, BIRTH))) != []


def test_h5_no_share_is_given_where_value_or_base_is_hidden(tables: dict[str, PublishedTable]) -> None:
    cells = [cell for table in tables.values() for cell in table.cells]
    assert [cell.key for cell in cells if cell.share and (cell.value_hidden or cell.base_hidden)] == []


def test_h5_the_family_with_the_most_visits_is_not_told(tables: dict[str, PublishedTable]) -> None:
    line = next(line for line in as_csv(tables["early-intervention"]).splitlines() if ";largest;" in line)
    assert line == "4-10;largest;all;all;skjult;skjult"


@pytest.mark.parametrize("had_it", [0, 6])
def test_h7_a_group_of_6_that_all_or_none_are_in_is_not_told(had_it: int) -> None:
    cells = tuple(Cell("T-6", name, "all", "all", n, 6) for name, n in (("offered", 6), ("received", had_it)))
    table = released(cells, figures=(figure("T-6"),))
    assert [cell.share for cell in table.cells if cell.measure == "received"] == [None]


def test_h9_the_same_question_gets_the_same_answer_every_time() -> None:
    cells = of_families(range(7, 600))
    assert len({as_csv(released(cells)) for _ in range(3)}) == 1
