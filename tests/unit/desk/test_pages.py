"""The pages as they come out of the doors."""

import datetime as dt
import re
from urllib.parse import quote

import pytest
from django.urls import reverse

from tests.courses import Course, bruun_lind, comes_today, course, signes_families
from tests.people import health_visitor
from tests.world import Browser, client_for
from vugge.access.models import AuditEvent, ReadingEvent
from vugge.access.rules.actors import Member
from vugge.base.clock import now, today
from vugge.base.tenancy.context import within
from vugge.care.models import TaskAnswer
from vugge.care.rules.tasks.shape import TaskRule
from vugge.desk.queries.caseload import caseload
from vugge.people.actions.charges import close_family
from vugge.people.rules.kinds import ClosedWhy, Sex

pytestmark = pytest.mark.django_db


def read(client: Browser, address: str, **data: str) -> str:
    answer = client.get(address, data)
    assert answer.status_code == 200
    return str(answer.content.decode())


def family_page(by: Member, made: Course, **data: str) -> str:
    return read(client_for(by), reverse("desk:family", args=[made.id]), **data)


def test_whoever_signs_in_as_a_health_visitor_comes_to_her_day(signe: Member) -> None:
    answer = client_for(signe).get("/forside")
    assert answer["Location"] == reverse("desk:my-day")
    page = read(client_for(signe), "/min-dag")
    assert page.index("Min dag") < page.index("Familier")
    assert "Overblik" not in page
    assert 'href="/"' in page  # “Tal”


@pytest.mark.parametrize("asked", ["2026-02-30", "i morgen", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_today(signe: Member, asked: str) -> None:
    assert 'aria-current="date"' in read(client_for(signe), "/min-dag", dag=asked)


def test_a_familys_page_holds_no_number_of_a_parents(signe: Member) -> None:
    made = bruun_lind(signe)
    made.asked("Freja", 3, 17)
    page = family_page(signe, made)
    assert "Gennemført – åbn i Frejas journal" in page
    assert "Gennemført – åbn i Jonas’ journal" in page
    seen = re.sub(r"<[^>]*>", " ", page.partition("<main")[2])
    assert re.findall(r"\b17\b(?!\.)", seen) == []  # a day has a full stop behind it
    assert "psykisk tilstand" not in page


def test_that_an_answer_is_followed_up_stands_on_no_page_both_parents_see(signe: Member) -> None:
    made = signes_families(signe)["Camilla"]
    page = family_page(signe, made)
    assert "Følg op" not in page
    assert "grænsen" not in page
    assert "Gennemført – åbn i Camillas journal" in page


def test_a_familys_page_tells_the_level_what_it_comes_of_and_the_curve(signe: Member) -> None:
    made = bruun_lind(signe)
    comes_today(made)
    page = family_page(signe, made)
    assert "Niveau 2" in page
    assert "Behovsbesøg om barnets vægt har været i gang siden" in page
    assert "Niveau over tid: niveau 1 fra" in page
    assert "Registrér dagens besøg" in page
    assert "+280\u00a0g om ugen siden" in page
    assert "Reference: WHO 2006, piger" in page
    assert "4.180\u00a0g" in page
    assert "Alma vejes igen. Freja vil gerne tale om nætterne." in page
    other = family_page(signe, made, maal="hoved")
    assert "37,5\u00a0cm" in other


def test_a_familys_page_tells_what_is_to_be_asked_of_whom_and_why_until_it_is(signe: Member) -> None:
    made = bruun_lind(signe)
    comes_today(made)
    table = family_page(signe, made).partition('id="screeninger"')[2].partition("</section>")[0]
    asked = re.findall(
        r'<th scope="row">(\w+)</th><td>([^<]*)</td><td class="nw">([^<]*)</td><td>\s*<span class="due', table
    )
    assert sorted(asked) == [
        ("Alma", "ADBB", "I dag"),
        ("Freja", "EPDS efter fødslen", "I dag"),
        ("Jonas", "EPDS efter fødslen", "I dag"),
    ]
    assert "EPDS tilbydes hver forælder ved besøg ved ca. 2 måneder" in table
    made.asked("Freja", 0, 4)
    assert "EPDS efter fødslen er ikke registreret for Freja" not in family_page(signe, made)
    made.do(close_family, why=ClosedWhy.MOVED, on=today())
    assert "er ikke registreret for" not in family_page(signe, made)


def test_a_visit_ahead_is_moved_or_cancelled_and_one_nobody_planned_registered_from_the_familys_page(
    signe: Member,
) -> None:
    made = bruun_lind(signe)
    visit = comes_today(made)
    page = family_page(signe, made)
    for address in (
        reverse("visits:move", args=[visit]),
        reverse("visits:cancel", args=[visit]),
        reverse("visits:new", args=[made.id]),
    ):
        assert f'href="{address}"' in page
    assert reverse("visits:cancel", args=[visit]) in read(client_for(signe), reverse("visits:move", args=[visit]))
    assert reverse("visits:move", args=[visit]) in read(client_for(signe), reverse("visits:cancel", args=[visit]))


def test_a_cancelled_visit_stays_in_the_course_and_leads_to_why(signe: Member) -> None:
    made = bruun_lind(signe)
    visit = comes_today(made)
    client_for(signe).post(reverse("visits:cancel", args=[visit]), {"why": "Alma er syg", "revision": "1"})
    page = family_page(signe, made)
    assert "Aflyst: besøg ved ca. 2 måneder kl." in page
    assert f'href="{reverse("visits:register", args=[visit])}"' in page
    assert reverse("visits:move", args=[visit]) not in page


def test_a_visit_that_is_not_signed_is_the_first_thing_to_do(signe: Member) -> None:
    page = family_page(signe, signes_families(signe)["Noah"])
    assert re.search(
        r'class="button button-primary no-print" href="/besoeg/[0-9a-f-]{36}">Gør registreringen færdig', page
    )


def test_the_button_that_plans_a_visit_brings_the_kind_it_is_time_for(signe: Member) -> None:
    made = course(signe, "Familien Ny")
    made.child("Alma", born_on=today() - dt.timedelta(days=60), sex=Sex.FEMALE, gestation_days=278)
    assert f'{reverse("visits:plan", args=[made.id])}?slags=month_2"' in family_page(signe, made)


def test_a_child_born_too_early_is_counted_from_term(signe: Member) -> None:
    page = family_page(signe, signes_families(signe)["tvillinger"])
    assert "Født i uge 32+2. Alderen er regnet fra termin" in page
    assert "Alder i måneder, regnet fra termin" in page


def test_a_twin_born_without_life_is_there_with_her_name_and_is_asked_nothing_of(signe: Member) -> None:
    page = family_page(signe, signes_families(signe)["stille"])
    assert "Liv blev født uden liv" in page
    assert "hos Liv" not in page
    assert "Livs vækst" not in page


def test_a_protected_family_shows_no_address(signe: Member) -> None:
    page = family_page(signe, signes_families(signe)["beskyttet"])
    assert "Beskyttet adresse" in page
    assert "Skjulevej" not in page
    assert "4000" not in page.partition("<main")[2]


def test_a_family_that_is_closed_can_be_read_and_asks_for_nothing(signe: Member) -> None:
    made = bruun_lind(signe)
    made.do(close_family, why=ClosedWhy.MOVED, on=today())
    page = family_page(signe, made)
    assert "Familien blev afsluttet" in page
    assert "button-primary" not in page
    assert "Planlæg" not in page.partition("<main")[2]


def test_a_family_that_is_not_hers_is_refused_kindly_logged_and_can_be_opened_when_it_is_urgent(signe: Member) -> None:
    made = bruun_lind(signe)
    mette = health_visitor("Mette")
    answer = client_for(mette).get(reverse("desk:family", args=[made.id]))
    said = answer.content.decode()
    assert answer.status_code == 403
    assert "Familien hører til hos Signe" in said
    assert reverse("people:emergency", args=[made.id]) in said
    assert "Alma" not in said
    with within(municipality=mette.municipality):
        assert ReadingEvent.objects.filter(subject=made.id, outcome="refused", actor_name="Mette").count() == 1
        assert AuditEvent.objects.filter(outcome="refused", action="see_families").exists()


def test_a_familys_page_is_logged_as_the_familys_and_its_sizes_as_each_childs(signe: Member) -> None:
    made = bruun_lind(signe)
    before = ReadingEvent.objects.count()
    family_page(signe, made)
    read_since = ReadingEvent.objects.order_by("-sequence")[: ReadingEvent.objects.count() - before]
    assert {(each.subject, each.kind) for each in read_since} == {
        (made.id, "family"),
        (made.people["Alma"], "visit"),
        (made.people["Viggo"], "visit"),
    }


def test_a_search_is_posted_and_stands_in_no_address(signe: Member) -> None:
    made = bruun_lind(signe)
    client = client_for(signe)
    answer = client.post("/soeg", {"q": "alma bruun"})
    said = answer.content.decode()
    assert answer.status_code == 200
    assert "Alma Bruun Lind" in said
    assert reverse("desk:family", args=[made.id]) in said
    assert "alma bruun" not in client.get("/soeg", {"q": "alma bruun"}).content.decode()


@pytest.mark.parametrize(
    ("typed", "told"), [("x", "Der skal lidt mere til."), ("Zoltan Ukendt", "Ingen fundet."), ("", "Skriv et navn")]
)
def test_a_search_that_finds_nobody_says_what_helps(signe: Member, typed: str, told: str) -> None:
    assert told in client_for(signe).post("/soeg", {"q": typed}).content.decode()


def task_address(by: Member, made: Course, rule: TaskRule) -> str:
    key = next(
        each.task.key
        for each in caseload(by=by, now=now()).tasks
        if each.task.family == made.id and each.task.rule is rule
    )
    return f"{reverse('desk:task', args=[made.id])}?opgave={quote(key)}"


def test_a_task_is_answered_and_what_will_not_do_is_told_at_its_field(signe: Member) -> None:
    made = signes_families(signe)["Camilla"]
    client, address = client_for(signe), task_address(signe, made, TaskRule.REPEAT_SCREENING)
    missing = client.post(address, {"handling": "put_off", "reason": "Camilla er på ferie."}).content.decode()
    assert "Skriv, hvilken dag opgaven skal komme igen." in missing
    assert "Camilla er på ferie." in missing
    later = (today() + dt.timedelta(days=7)).strftime("%d.%m.%Y")
    answer = client.post(address, {"handling": "put_off", "reason": "Camilla er på ferie.", "until": later})
    assert answer["Location"] == "/min-dag"
    assert "Udsat: Følg op på Camillas EPDS" in read(client, "/min-dag")
    assert TaskAnswer.objects.count() == 1
    assert client.get(address).status_code == 404


def test_an_attempt_to_reach_a_family_is_noted_from_its_task(signe: Member) -> None:
    made = signes_families(signe)["Thorup"]
    client, address = client_for(signe), task_address(signe, made, TaskRule.ATTEMPT)
    assert "Vælg, hvordan der blev prøvet." in client.post(address, {"handling": "attempted"}).content.decode()
    answer = client.post(address, {"handling": "attempted", "channel": "phone"})
    assert answer.status_code == 302


def test_a_colleagues_task_is_not_there(signe: Member) -> None:
    made = signes_families(signe)["Camilla"]
    address = task_address(signe, made, TaskRule.REPEAT_SCREENING)
    mette = client_for(health_visitor("Mette"))
    assert mette.get(address).status_code == 404
    assert mette.post(address, {"handling": "handled", "reason": "x"}).status_code == 404
    assert TaskAnswer.objects.count() == 0


def test_the_week_and_all_tasks_can_be_read(signe: Member) -> None:
    signes_families(signe)
    client = client_for(signe)
    assert "Alma Bruun Lind" in read(client, "/min-dag/uge")
    assert "Alle de næste tre måneder" in read(client, "/min-dag/opgaver")


def test_a_family_page_names_a_child_without_a_name(signe: Member) -> None:
    made = course(signe, "Familien Ny")
    made.child("", born_on=today() - dt.timedelta(days=3), sex=Sex.UNKNOWN, family_name="")
    page = family_page(signe, made)
    assert "Barn uden navn endnu" in page
    assert "Barnets køn er ikke oplyst" in page
