"""Data quality: each check counts what it says, shows own rows only, and says the same of a file and its data set."""

from pathlib import Path

import pytest

from tests.unit.insight.extract_files import checked, frozen, line, write
from vugge.insight.facts.quality import Example, Finding, quality
from vugge.insight.rules.quality import CHECKS

CLEAN = {"offered_on": "2020-05-01", "level": "1", "response": "accepted", "responded_on": "2020-05-02"}
COSP = CLEAN | {"activity": "cosp"}


def clean(**cells: str) -> str:
    return line(**CLEAN | cells)


def found_in(tmp_path: Path, *rows: str, own: str | None = "0151") -> dict[str, Finding]:
    return {each.code: each for each in checked(write(tmp_path / "x.csv", *rows), own).quality}


def counts(found: dict[str, Finding]) -> dict[str, int]:
    return {code: each.count for code, each in found.items() if each.count}


OFFER = {"held_on": "", "offered_on": "2020-06-01"}
SCREENING = {"activity": "screening", "instrument": "epds"}
DONE = COSP | {"response": "", "course_status": "completed"}
COUNTED = [
    ("held_without_offer", 1, [line(activity="visit_3y"), clean(activity_id="b", activity="visit_3y", **OFFER)]),
    ("offered_after_held", 1, [clean(offered_on="2020-06-02", responded_on="2020-06-02")]),
    ("responded_before_offered", 1, [clean(responded_on="2020-04-30")]),
    ("response_without_offer", 1, [clean(offered_on="")]),
    ("no_level", 1, [clean(level=""), clean(activity_id="b", family_id="-", activity="team_case", level="")]),
    ("no_score", 1, [clean(**SCREENING), clean(activity_id="b", **SCREENING, score="0")]),
    ("duplicates", 2, [clean(activity_id=each) for each in "abc"]),
    ("duplicates", 1, [clean(activity_id=each, child_id=child) for each, child in ("a1", "b2", "c2")]),
    ("empty_months", 3, [clean(held_on="2020-01-31"), clean(activity_id="b", held_on="2020-05-01")]),
    ("more_held_than_offered", 1, [line(activity="cosp"), clean(activity_id="b", activity="visit_3y", **OFFER)]),
    ("completed_never_accepted", 1, [line(**DONE), line(**DONE | {"activity_id": "b", "activity": "marte_meo"})]),
    ("family_missing", 1, [clean(family_id="-")]),
    ("cpr_in_ids", 1, [clean(activity_id="ab010190-1234-1abc-8abc-abcdefabcdef")]),  # no random UUID
    ("cpr_in_ids", 2, [clean(child_id="010190-1234"), clean(activity_id="711290 1234", child_id="9")]),
]


@pytest.mark.parametrize(("code", "count", "rows"), COUNTED)
def test_check_counts_what_it_says(tmp_path: Path, code: str, count: int, rows: list[str]) -> None:
    assert found_in(tmp_path, *rows)[code].count == count


def test_clean_rows_have_nothing_to_look_at(tmp_path: Path) -> None:
    rows = [
        clean(child_id="1"),
        clean(activity_id="b", child_id="2"),  # twins: a row for each
        line(**COSP | {"activity_id": "c", "course_status": "started"}),
        line(**COSP | {"activity_id": "d", "course_status": "completed", "response": "", "held_on": "2020-07-01"}),
        clean(activity_id="1234567890"),  # ten digits that are no date
        clean(
            activity_id="ab010190-1234-4abc-8abc-abcdefabcdef", child_id="3"
        ),  # a random UUID, as the journal names its rows
    ]
    assert counts(found_in(tmp_path, *rows)) == {}


def test_examples_are_of_own_rows_and_hold_no_cpr_number(tmp_path: Path) -> None:
    rows = [line(activity_id="0101901234"), line(activity_id="b", municipality="0607")]
    assert found_in(tmp_path, *rows)["no_level"].examples == (Example(line=2, text="010190-****"),)
    found = found_in(tmp_path, *rows, own=None)
    assert {each.examples for code, each in found.items() if code != "absent_municipalities"} == {()}


def test_examples_are_the_first_twenty(tmp_path: Path) -> None:
    found = found_in(tmp_path, *(line(activity_id=str(number)) for number in range(30)))["no_level"]
    assert (found.count, [each.line for each in found.examples]) == (30, list(range(2, 22)))


def test_empty_months_are_named(tmp_path: Path) -> None:
    found = found_in(tmp_path, clean(held_on="2019-11-30"), clean(activity_id="b", held_on="2020-02-01"))
    assert [each.text for each in found["empty_months"].examples] == ["2019-12", "2020-01"]
    ages = found_in(tmp_path, clean(held_on="0001-01-01"), clean(activity_id="b", held_on="9999-12-31"))
    assert (ages["empty_months"].count, len(ages["empty_months"].examples)) == (9999 * 12 - 2, 20)


def test_municipalities_of_a_programme_without_rows_are_named_where_others_have_some(tmp_path: Path) -> None:
    checked(write(tmp_path / "x.csv", clean(), clean(municipality="0607")))
    for programmes, absent in (([["0151", "0101", "0810"]], ["0101", "0810"]), ([["0101"]], [])):
        found = {each.code: each for each in quality(tmp_path / "x.good", programmes=programmes)}
        assert [each.text for each in found["absent_municipalities"].examples] == absent


def test_file_and_data_set_say_the_same(tmp_path: Path) -> None:
    rows = [line(activity_id="b", activity="cosp"), line(held_on="2021-01-01"), line(activity_id="c", level="9")]
    source = write(tmp_path / "x.csv", *rows)
    assert checked(source, "0151").quality == quality(frozen(source).path, own="0151")


def test_every_check_says_what_to_do() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    assert all(check.explanation.endswith(".") and check.title for check in CHECKS)
