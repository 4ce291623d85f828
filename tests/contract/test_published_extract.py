"""The published extract, counted by the second evaluator, beside what the two evaluations published."""

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.second_evaluator import Cells, Extract, evaluate, read_extract, thousand_days
from vugge.demo.rules.published import HEADER, rows
from vugge.insight.rules.contradictions import contradictions
from vugge.insight.rules.published import MIDTERM_LAST_DAY, Cell, PublishedNumber, published_numbers, whole_percent

CATALOGUE = Path(__file__).parents[2] / "catalogue" / "published"


@dataclass
class Computed:
    extract: Extract
    early_intervention: Cells
    thousand_days: Cells
    midterm: Cells

    def of(self, number: PublishedNumber) -> int:
        """Give the number the cells yield, in the published unit."""
        cells = self.early_intervention
        if number.figure.startswith("T-"):
            cells = self.midterm if number.report == "midterm" else self.thousand_days
        value = sum(cells.get((number.figure, *cell), (0, 0))[0] for cell in number.cells)
        return whole_percent(value, self._base(cells, number)) if number.unit == "pct" else value

    @staticmethod
    def _base(cells: Cells, number: PublishedNumber) -> int:
        if number.base is None:
            return max(cells[number.figure, *cell][1] for cell in number.cells if (number.figure, *cell) in cells)
        return sum(cells[number.figure, *cell][0] for cell in number.base)


def text() -> str:
    return "".join(";".join(row) + "\n" for row in (HEADER, *rows()))


@pytest.fixture(scope="module")
def extract_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("published") / "published.csv"
    path.write_text(text(), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def computed(extract_file: Path) -> Computed:
    extract = read_extract(extract_file)
    return Computed(
        extract,
        evaluate(extract.rows, "early-intervention"),
        evaluate(extract.rows, "thousand-days"),
        thousand_days.evaluate(extract.rows, MIDTERM_LAST_DAY),
    )


def published(name: str) -> tuple[PublishedNumber, ...]:
    with (CATALOGUE / name).open(encoding="utf-8", newline="") as lines:
        return published_numbers(csv.DictReader(lines, delimiter=";"))


def test_every_row_is_good_and_comes_once(computed: Computed) -> None:
    extract = computed.extract
    assert (extract.replaced, extract.rejected) == (0, [])
    assert extract.read == extract.new > 126775


def test_the_same_rows_come_every_time(extract_file: Path) -> None:
    again = hashlib.sha256(text().encode()).hexdigest()
    assert hashlib.sha256(extract_file.read_bytes()).hexdigest() == again


def test_every_activity_figure_is_reached_but_those_named_as_contradictions(computed: Computed) -> None:
    missed = {
        (number.figure, number.measure, number.group, number.value, computed.of(number))
        for number in published("activity_figures.csv")
        if computed.of(number) != number.value
    }
    assert missed == {
        (each.figure, each.measure, each.group, each.published, each.computed)
        for each in contradictions()
        if not each.reached
    }


def test_137_of_140_activity_figures_are_reached(computed: Computed) -> None:
    numbers = published("activity_figures.csv")
    assert len(numbers) == 140
    assert sum(computed.of(number) == number.value for number in numbers) == 137


def test_the_other_contradictions_say_what_is_computed(computed: Computed) -> None:
    cells = computed.early_intervention
    offers = {
        figure: next(base for key, (_, base) in cells.items() if key[:2] == (figure, "offered")) for figure in FIGURES
    }
    assert offers == {"4-13": 988, "4-23": 211, "4-24": 145}
    interrupted, base = cells["4-24", "offered", "interrupted", "all"]
    said = {each.figure: each.computed for each in contradictions() if each.reached}
    assert said == {"4-13": offers["4-13"], "4-23": offers["4-23"], "4-24": whole_percent(interrupted, base)}


FIGURES = ("4-13", "4-23", "4-24")


@pytest.mark.parametrize(
    ("key", "percent"),
    [
        (("4-4", "need_visits", "all", "1"), 2),
        (("4-4", "need_visits", "all", "2"), 22),
        (("4-4", "need_visits", "all", "3"), 18),
        (("4-4", "need_visits", "all", "4"), 2),
        (("4-4", "need_visits", "all", "none"), 4),
        (("4-23", "offered", "interrupted", "all"), 18),
        (("T-4", "statutory", "visit_18m", "all"), 7),
        (("T-4", "statutory", "visit_3y", "all"), 6),
        (("T-4", "statutory", "cosp", "all"), 7),
        (("T-10", "accepted", "all", "all"), 42),
        (("T-10", "completed", "all", "all"), 25),
    ],
)
def test_the_shares_named_in_notes_are_reached(
    computed: Computed, key: tuple[str, str, str, str], percent: int
) -> None:
    cells = computed.thousand_days if key[0].startswith("T-") else computed.early_intervention
    assert whole_percent(*cells[key]) == percent


def test_one_family_had_40_need_visits(computed: Computed) -> None:
    assert computed.early_intervention["4-10", "largest", "all", "all"][0] == 40


def test_every_other_reason_for_a_need_visit_is_rarer_than_nutrition(computed: Computed) -> None:
    cells = computed.early_intervention
    counts = {key[2]: cell[0] for key, cell in cells.items() if key[:2] == ("4-9", "visits") and key[3] == "all"}
    del counts["all"]
    assert sorted(counts, key=lambda reason: -counts[reason])[:3] == ["weight", "breastfeeding", "nutrition"]


def test_every_number_of_a_thousand_days_is_reached_at_the_end_and_at_the_midterm(computed: Computed) -> None:
    numbers = [number for number in published("thousand_days_figures.csv") if number.cells]
    assert [(number, computed.of(number)) for number in numbers if computed.of(number) != number.value] == []
    assert sorted({number.figure for number in numbers}) == ["T-10", "T-15", "T-4", "T-5", "T-6", "T-7"]
    assert [number.report for number in numbers].count("midterm") == 13


def test_only_surveys_materials_and_certificates_have_no_cells() -> None:
    without = [number for number in published("thousand_days_figures.csv") if not number.cells]
    assert {number.figure for number in without} == {"T-8", "T-9", "T-13", ""}
    assert [number.measure for number in without if number.figure == ""] == [
        "staff with COS-P training, round 1",
        "staff with COS-P training, round 2",
    ]


def test_no_row_counts_in_both_programmes(computed: Computed) -> None:
    both = {"0615", "0329", "0746", "0766"}
    thousand = {"visit_18m", "visit_3y", "cosp", "daycare_child_advice", "daycare_general_advice", "daycare_other"}
    assert not [row for row in computed.extract.rows if row.municipality in both and row.activity in thousand]


def test_days_come_in_order_and_visits_on_working_days(computed: Computed) -> None:
    for row in computed.extract.rows:
        assert row.held_on is None or row.held_on.weekday() < 5
        assert row.offered_on is None or row.offered_on <= row.date


def cell_names() -> list[Cell]:
    return [cell for number in published("activity_figures.csv") for cell in number.cells]


def test_every_activity_figure_names_cells() -> None:
    assert all(number.cells for number in published("activity_figures.csv"))
    assert len(cell_names()) > 140
