"""A family's course: journals that were joined, corrections, twins' weights, and how far back the levels are shown."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.courses import Course, course, signes_families
from tests.people import lead
from tests.world import client_for
from vugge.access.rules.actors import Member
from vugge.base.clock import now, today
from vugge.base.tenancy.context import within
from vugge.care.rules.tasks.shape import TaskRule
from vugge.desk.queries.caseload import caseload
from vugge.desk.queries.family import SHOWN_BACK
from vugge.desk.queries.family import course as read_course
from vugge.people.actions.merging import Merging, merge
from vugge.people.rules.kinds import ParentRole, Sex
from vugge.visits.actions.correcting import correct_part
from vugge.visits.queries import held
from vugge.visits.queries.caseload import held_about
from vugge.visits.rules.registration import Measured

pytestmark = pytest.mark.django_db
BORN = today() - dt.timedelta(days=70)


def newborn(by: Member, name: str) -> Course:
    made = course(by, name, opened_on=BORN)
    made.child("Alma", born_on=BORN, sex=Sex.FEMALE, gestation_days=278)
    made.parent("Freja", ParentRole.MOTHER)
    return made


def due_kinds(by: Member, made: Course) -> tuple[set[str], set[str]]:
    """Return the visits it is time for, as the list and as the family's page have them."""
    listed = [each.task for each in caseload(by=by, now=now()).tasks if each.task.family == made.id]
    paged = [each.task for each in read_course(by=by, family=made.id, now=now()).tasks]
    kinds = [{each.what for each in tasks if each.rule is TaskRule.DUE_VISIT} for tasks in (listed, paged)]
    return kinds[0], kinds[1]


@pytest.mark.parametrize("same_family", [True, False])
def test_a_visit_held_under_a_joined_journal_is_not_planned_again(signe: Member, *, same_family: bool) -> None:
    made = newborn(signe, "Familien Bruun")
    other = made if same_family else newborn(signe, "Familien Bruun igen")
    kept = made.people["Alma"]
    gone = other.child("Alma", born_on=BORN, sex=Sex.FEMALE, gestation_days=278)
    other.visited("month_2", 5, children=["Alma"], parents=["Freja"])
    assert "month_2" in due_kinds(signe, made)[0]
    made.do(merge, by=lead(), merging=Merging(kept=kept, gone=gone, reason="Oprettet to gange", although_twins=True))
    with within(municipality=signe.municipality, user=str(signe.user)):
        listed, paged = due_kinds(signe, made)
    assert "month_2" not in listed | paged


def test_visits_of_many_children_take_the_same_statements(signe: Member) -> None:
    def statements(children: list[Course]) -> int:
        with CaptureQueriesContext(connection) as captured:
            held_about(by=signe, children=[each.people["Alma"] for each in children])
        return len(captured)

    made = [newborn(signe, f"Familien {number}") for number in range(3)]
    for each in made:
        each.visited("month_2", 5, children=["Alma"], parents=["Freja"])
    assert statements(made) == statements(made[:1])


def corrects(by: Member, made: Course, contact: UUID, name: str) -> None:
    with within(municipality=by.municipality, user=str(by.user)):
        version, part = held.part_to_correct(by=by, contact=contact, subject=made.people[name])
        if name == "Alma":
            part = replace(part, measures=(Measured(code="weight", number=Decimal(5100)), *part.measures[1:]))
        correct_part(by=by, contact=contact, version=version, why="Tastefejl", part=part)


def page_of(by: Member, made: Course) -> str:
    return str(client_for(by).get(reverse("desk:family", args=[made.id])).content.decode())


def test_a_childs_correction_stands_in_the_course_and_a_parents_does_not(signe: Member) -> None:
    made = newborn(signe, "Familien Bruun")
    contact = made.visited("month_2", 5, children=["Alma"], parents=["Freja"], sizes={"weight": "5000"})
    corrects(signe, made, contact, "Freja")
    assert "Rettet" not in page_of(signe, made)
    corrects(signe, made, contact, "Alma")
    page = page_of(signe, made)
    assert "se den første version" in page
    assert reverse("visits:registration", kwargs={"contact": contact}) in page
    with within(municipality=signe.municipality, user=str(signe.user)):
        (line,) = held.of_family(by=signe, family=made.id)
    assert {each.role.value: each.versions for each in line.parts} == {"child": 2, "mother": None}


def test_the_weight_of_each_twin_stands_in_the_course(signe: Member) -> None:
    page = page_of(signe, signes_families(signe)["tvillinger"])
    assert "Ida: 4.310\u00a0g." in page
    assert "Otto: 4.500\u00a0g." in page


def test_levels_are_shown_a_year_back_and_it_is_said(signe: Member) -> None:
    made = course(signe, "Familien Bruun", opened_on=today() - dt.timedelta(days=900))
    made.child("Alma", born_on=today() - dt.timedelta(days=880), sex=Sex.FEMALE)
    with within(municipality=signe.municipality, user=str(signe.user)):
        assert read_course(by=signe, family=made.id, now=now()).intervals[0].first == today() - SHOWN_BACK
    assert "Niveau over tid, seneste 12 måneder: niveau 1 fra" in page_of(signe, made)
