"""The catalogue asks for what the national standard asks for, by its exact codes and in its order.

The two tables beside this file are the standard's codes alone (KL, FBU 2.1.0), copied from the guide's rules and table.
"""

import csv
from pathlib import Path

import pytest

from tests.catalogues import catalogue, contents, shipped
from vugge.catalogue.rules.observations import Form, Observation
from vugge.insight.rules import codes

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


DEMANDS = rows("standard_demands")
ANSWERS = {row["observation"]: row["codes"].split("|") for row in rows("standard_answers")}
VISITS = list(dict.fromkeys(row["visit"] for row in DEMANDS))


def sent_as(each: Observation) -> str:
    """Write an observation as the table does: a length has a code for each way it can be taken."""
    return (
        "|".join(sorted(step.code for step in each.steps)) if each.unit == "cm" and each.steps else each.national_code
    )


@pytest.mark.parametrize("visit", VISITS)
def test_visit_demands_what_the_standard_does_in_its_order(visit: str) -> None:
    kind = catalogue().kind(visit)
    asked = [row for row in DEMANDS if row["visit"] == visit]
    assert {row["type"] for row in asked} == {kind.national_type}
    assert [sent_as(each) for each in kind.demanded("home")] == [
        "|".join(sorted(row["codes"].split("|"))) for row in asked
    ]


def test_every_other_visit_demands_nothing() -> None:
    assert {each.code for each in shipped().kinds if each.observations} == set(VISITS)


@pytest.mark.parametrize("visit", VISITS)
def test_it_is_told_where_the_standards_rule_and_table_differ(visit: str) -> None:
    (told,) = (each for each in contents()["observations"]["demands"] if each["kind"] == visit)
    asked = zip(catalogue().kind(visit).observations, (row for row in DEMANDS if row["visit"] == visit), strict=True)
    basis = {each.code: row["basis"] for each, row in asked}
    for name in ("rule", "table"):
        assert told.get(f"only_in_{name}", []) == [code for code, found in basis.items() if found == name]


def test_every_choice_has_the_standards_answers_in_its_order() -> None:
    choices = {each.code: each for each in shipped().observations if each.form is Form.CHOICE}
    assert {code: [step.code for step in each.steps] for code, each in choices.items()} == ANSWERS


@pytest.mark.parametrize("place", ["online", "phone"])
def test_nothing_is_demanded_where_nobody_is_met(place: str) -> None:
    assert [each.code for each in catalogue().kinds() if each.demanded(place)] == []


def test_place_there_is_not_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        catalogue().kind("month_2").demanded("moon")


def test_other_observations_of_small_children_may_be_registered_too() -> None:
    need = catalogue().kind("need_small")
    assert need.observations == ()
    assert {"weight", "sleep", "parent_mental_state"} <= {each.code for each in need.also}
    assert not {"hearing", "school_weight"} & {each.code for each in need.also}


def test_codes_are_those_of_the_extract_with_its_words() -> None:
    found = catalogue()
    pairs = (
        (found.national.activities, codes.Activity),
        (found.national.reasons, codes.Reason),
        (found.places(), codes.Place),
    )
    for entries, known in pairs:
        assert [(each.code, each.title) for each in entries] == [(each.value, each.label) for each in known]
    assert [each.code for each in found.targets()] == [each.value for each in codes.Target]
    assert {each.code for each in found.targets() if each.inside} == {each.value for each in codes.TARGETS_INSIDE}
    assert [each.code for each in found.national.instruments] == [each.value for each in codes.Instrument]


def test_every_code_of_the_standard_is_one() -> None:
    national = shipped()
    known = [
        *(type_ for kind in national.kinds for _offered, type_ in kind.types),
        *(each.national_code for reason in national.reasons for each in reason.interventions),
        *(code for each in national.activities for code in each.interventions),
        *(each.national_code for each in national.targets if each.national_code),
    ]
    assert len(known) > 60
    assert [code for code in known if len(code) != 36 or code.count("-") != 4] == []


PARENTS_NEVER = ("sårbar", "udsat", "målgruppe", "risiko", "bekymring", "kriteri", "niveau", "screening", "problem")


def test_topics_never_hint_at_why_a_visit_is_offered() -> None:
    titles = " ".join(each.title.lower() for each in shipped().topics)
    assert [word for word in PARENTS_NEVER if word in titles] == []
