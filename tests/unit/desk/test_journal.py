"""A person's journal as it comes out of its door: what was seen of them, their numbers, and nobody else's."""

import datetime as dt
from dataclasses import replace
from html import unescape
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.courses import Course, bruun_lind, course
from tests.people import health_visitor
from tests.world import client_for, member
from vugge.access.models import ReadingEvent
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.base.clock import today
from vugge.base.tenancy.context import within
from vugge.desk.queries.journal import journal_of
from vugge.instruments.actions.administering import administer
from vugge.people.rules.kinds import ParentRole, Sex
from vugge.visits.actions.correcting import correct_part
from vugge.visits.queries import held
from vugge.visits.rules.registration import Measured, Missing

pytestmark = pytest.mark.django_db


def journal(by: Member, person: UUID, status: int = 200) -> str:
    answer = client_for(by).get(reverse("desk:journal", args=[person]))
    assert answer.status_code == status
    return unescape(str(answer.content.decode())).partition("<main")[2]


def family(by: Member) -> Course:
    made = course(by, "Familien Rask")
    made.child("Sigrid", born_on=today() - dt.timedelta(days=80), sex=Sex.FEMALE, gestation_days=280)
    made.parent("Camilla", ParentRole.MOTHER)
    made.lives("Engvej 27")
    return made


def declined(made: Course, name: str, reason: str) -> None:
    with within(municipality=made.by.municipality, user=str(made.by.user)):
        administer(
            by=made.by,
            family=made.id,
            subject=made.people[name],
            instrument="epds",
            respondent="mother",
            phase="postpartum",
            held_on=today(),
            state="declined",
            reason=reason,
        )


def test_a_parents_numbers_stand_in_her_own_journal_and_nowhere_else(signe: Member) -> None:
    made = bruun_lind(signe)
    made.asked("Freja", 3, 17)
    own = journal(signe, made.people["Freja"])
    assert "<h1>Frejas journal</h1>" in own
    assert "17 af 30 · på eller over grænsen på 11" in own
    assert "Et højt tal falder ofte igen." in own
    assert "6 af 30 · under grænsen på 11" in own
    assert own.index("17 af 30") < own.index("6 af 30")
    for other in ("Jonas", "Alma", "Viggo"):
        page = journal(signe, made.people[other])
        assert "17 af 30" not in page
        assert "Et højt tal" not in page
    assert "4 af 30" in journal(signe, made.people["Jonas"])


def test_a_childs_visits_stand_the_latest_first_with_measures(signe: Member) -> None:
    made = bruun_lind(signe)
    page = journal(signe, made.people["Alma"])
    assert page.index("4.180\u00a0g") < page.index("3.620\u00a0g") < page.index("2.905\u00a0g")
    assert "54,9\u00a0cm" in page
    assert "Underskrevet af Signe" in page
    assert "Se eller ret" in page


def test_what_is_seen_of_a_mother_stands_in_her_journal_and_not_in_her_childs(signe: Member) -> None:
    made = family(signe)
    made.visited("month_2", 20, children=["Sigrid"], parents=["Camilla"])
    assert "Psykisk tilstand" in journal(signe, made.people["Camilla"])
    assert "Psykisk tilstand" not in journal(signe, made.people["Sigrid"])


def test_what_was_corrected_says_why_and_leads_to_the_first_version(signe: Member) -> None:
    made = family(signe)
    contact = made.visited("general_small", 5, children=["Sigrid"], parents=["Camilla"], sizes={"weight": "4180"})
    version, part = held.part_to_correct(by=signe, contact=contact, subject=made.people["Sigrid"])
    weighed = Measured(code="weight", missing=Missing.DECLINED)
    correct_part(
        by=signe,
        contact=contact,
        version=version,
        why="Vægten var en andens.",
        part=replace(part, measures=(weighed,), text="Vejes næste gang."),
    )
    page = journal(signe, made.people["Sigrid"])
    assert "Vægten var en andens. – se den første version" in page
    assert reverse("visits:part", args=[contact, made.people["Sigrid"]]) in page
    assert "Familien sagde nej tak" in page
    assert "Vejes næste gang." in page
    assert "4.180" not in page


def test_a_no_is_told_with_its_reason_and_an_empty_journal_says_what_comes(signe: Member) -> None:
    made = family(signe)
    empty = journal(signe, made.people["Camilla"])
    assert "Der er ikke skrevet noget fra et besøg endnu." in empty
    assert "Der er ingen screeninger endnu." in empty
    assert reverse("visits:plan", args=[made.id]) in empty
    declined(made, "Camilla", "Hun vil hellere vente.")
    assert "Ønsket ikke. Hun vil hellere vente." in journal(signe, made.people["Camilla"])


def test_the_familys_page_leads_to_the_journals_and_they_to_each_other_and_to_the_person(signe: Member) -> None:
    made = family(signe)
    made.asked("Camilla", 15, 13)
    address = reverse("desk:journal", args=[made.people["Camilla"]])
    client, person = client_for(signe), reverse("people:person", args=[made.people["Camilla"]])
    home = client.get(reverse("desk:family", args=[made.id])).content.decode()
    assert home.count(f'href="{address}"') == 2  # in the switcher, and by the screening
    page = journal(signe, made.people["Camilla"])
    assert f'<a href="{address}" aria-current="page">' in page
    assert reverse("desk:journal", args=[made.people["Sigrid"]]) in page
    assert f'href="{person}"' in page
    assert f'href="{address}"' in client.get(person).content.decode()


def test_a_journal_opens_to_nobody_without_a_tie_and_the_refusal_is_logged(signe: Member) -> None:
    made = bruun_lind(signe)
    mette = health_visitor("Mette")
    for person in made.people.values():
        page = journal(mette, person, 403)
        assert "af 30" not in page
        assert "Frejas" not in page
    with within(municipality=mette.municipality):
        assert ReadingEvent.objects.filter(outcome="refused", actor_name="Mette").count() == len(made.people)
    journal(member(role=Role.PROJECT_LEADER), made.people["Freja"], 403)
    journal(health_visitor(municipality="0101"), made.people["Freja"], 404)
    journal(signe, made.id, 404)


def test_a_journal_is_logged_once_for_its_visits_and_once_for_its_screenings(signe: Member) -> None:
    made = bruun_lind(signe)
    before = ReadingEvent.objects.count()
    journal(signe, made.people["Freja"])
    read = ReadingEvent.objects.order_by("-sequence")[: ReadingEvent.objects.count() - before]
    freja = made.people["Freja"]
    assert sorted((str(each.subject), each.kind, each.purpose) for each in read) == [
        (str(freja), "screenings", "care"),
        (str(freja), "visit", "care"),
    ]


def test_a_journal_takes_the_same_statements_for_one_visit_and_for_five(signe: Member) -> None:
    made = family(signe)
    sigrid = made.people["Sigrid"]

    def statements() -> int:
        with CaptureQueriesContext(connection) as captured:
            journal_of(by=signe, person=sigrid, today=today())
        return len(captured)

    made.visited("general_small", 40, children=["Sigrid"], parents=["Camilla"])
    one = statements()
    for days in (38, 35, 31, 25):
        made.visited("general_small", days, children=["Sigrid"], parents=["Camilla"])
    assert statements() - one <= 4 * 3  # each day has its catalogue, in which the codes have the words of that day
