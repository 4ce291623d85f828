"""Reading visits: each part by its person, the course without anyone's own words, and the page to register on."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.homes import Home, child_in, health_visitor, planned, registration, signed, slot, with_frame
from tests.rows import make
from vugge.access.actions.recording import RefusedError
from vugge.access.models import ReadingEvent
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, UnfitError
from vugge.base.clock import now, today
from vugge.base.tenancy.writing import writing
from vugge.people.models import Charge, Child, ChildInFamily, Family
from vugge.visits.actions.drafting import keep_draft
from vugge.visits.actions.planning import prepare
from vugge.visits.queries import growth, held, registering
from vugge.visits.queries import planned as plans
from vugge.visits.rules.appointments import Agenda
from vugge.visits.rules.drafts import About
from vugge.visits.rules.places import Place
from vugge.visits.rules.registration import Measured, Subject

YESTERDAY = today() - dt.timedelta(days=1)


def whose(kind: str) -> list[object]:
    return list(ReadingEvent.objects.filter(kind=kind).values_list("subject", flat=True))


def moved_away(at: Home) -> Member:
    """Let Alma live in another family, Mette's, without her mother."""
    mette = health_visitor(name="Mette")
    place = at.signe.municipality
    foster = make(Family, place, name="Familien Bo")
    make(Charge, place, family=foster, staff_id=mette.membership, valid_from=dt.date(2000, 1, 1))
    alma = Child.objects.get(person=at.alma)
    with writing():
        ChildInFamily.objects.filter(child=alma).update(valid_to=YESTERDAY)
    make(ChildInFamily, place, family=foster, child=alma, valid_from=today())
    return mette


def test_a_part_is_read_with_its_words_and_logged_as_its_persons(at: Home) -> None:
    contact = signed(at).contact
    (view,) = held.part(by=at.signe, contact=contact, subject=at.freja)
    (seen,) = view.observations
    assert (view.name, view.role, seen.title) == ("Freja Lind", Subject.MOTHER, "Psykisk tilstand")
    assert seen.step is not None
    assert seen.step.title != seen.step.code
    assert at.freja in whose("visit")
    assert at.jonas not in whose("visit")


def test_a_mothers_part_is_not_read_by_way_of_her_child(at: Home) -> None:
    contact = signed(at).contact
    mette = moved_away(at)
    assert held.part(by=mette, contact=contact, subject=at.alma)
    assert growth.of_child(by=mette, child=at.alma)
    with pytest.raises((GoneError, RefusedError)):
        held.part(by=mette, contact=contact, subject=at.freja)
    assert held.journal(by=mette, person=at.freja) == ()
    with pytest.raises(RefusedError):
        held.contact(by=mette, contact=contact)
    with pytest.raises(RefusedError):
        held.of_family(by=mette, family=at.family)


def test_a_child_takes_its_journal_along_and_nothing_of_the_family_it_left(at: Home) -> None:
    signed(at)
    mette = moved_away(at)
    (entry,) = held.journal(by=mette, person=at.alma)
    assert entry.part.measures[0].number == Decimal(4720)
    assert (entry.frame.present, entry.frame.own_words, entry.frame.agreed, entry.frame.topics) == ((), "", "", ())
    (own,) = held.journal(by=at.signe, person=at.freja)
    assert own.frame.own_words


def test_a_course_holds_nothing_that_stands_in_a_part(at: Home) -> None:
    given = registration(at)
    texts = tuple(replace(each, text="hemmeligt") for each in given.parts)
    signed(at, replace(given, parts=texts))
    course = held.of_family(by=at.signe, family=at.family)
    assert "hemmeligt" not in repr(course)
    first = course[0].parts[0]
    assert (first.name, first.role, first.versions) == ("Alma Lind", Subject.CHILD, 1)
    assert whose("visit") == []


def test_growth_is_by_date_with_the_childs_age(at: Home) -> None:
    given = registration(at)
    signed(at, with_frame(given, started_at=given.frame.started_at - dt.timedelta(days=14)))
    signed(at, given)
    weights = [each for each in growth.of_child(by=at.signe, child=at.alma) if each.code == "weight"]
    assert [each.age for each in weights] == sorted(each.age or 0 for each in weights)
    assert len(weights) == 2
    assert at.alma in whose("visit")


def test_the_page_asks_what_the_kind_demands_of_each(at: Home) -> None:
    appointment = planned(at)
    page = registering.planned_page(by=at.signe, appointment=appointment)
    alma, freja, jonas = page.parts
    assert (alma.name, alma.private, freja.private) == ("Alma Lind", False, True)
    assert {each.code for each in alma.askings if each.demanded} >= {"weight", "length", "head", "sleep", "motor"}
    assert [each.code for each in freja.askings if each.demanded] == ["parent_mental_state"]
    assert [(each.code, each.due) for each in alma.screenings if each.code == "adbb"] == [("adbb", True)]
    assert {each.code for each in jonas.screenings if each.due} == {"epds", "gotland"}
    assert all(each.phase == "postpartum" for each in jonas.screenings)
    assert page.demanding == {Place.HOME, Place.CLINIC, Place.DAYCARE, Place.SCHOOL}
    assert {(each.name, each.role.value) for each in page.parents} == {
        ("Freja Lind", "mother"),
        ("Jonas Lind", "father"),
    }
    assert page.last is None
    assert page.draft is None
    assert page.level.before == 1


def test_the_page_has_what_was_before_in_view(at: Home) -> None:
    signed(at, with_frame(registration(at), agreed="Alma vejes igen."))
    appointment = planned(at, when=slot(at.signe, days=0, hour=23), kind="need_small")
    prepare(by=at.signe, appointment=appointment, revision=1, agenda=Agenda(topics=("sleep",), own_words="Sut?"))
    about = About(family=at.family, kind="need_small", appointment=appointment)
    keep_draft(by=at.signe, about=about, key=appointment, revision=0, typed={"text": ["Begyndt"]})
    page = registering.planned_page(by=at.signe, appointment=appointment)
    assert page.last is not None
    assert page.last.agreed == "Alma vejes igen."
    assert page.agenda.own_words == "Sut?"
    assert page.draft is not None
    assert page.draft.typed == {"text": ["Begyndt"]}
    weight = next(each for each in page.parts[0].askings if each.code == "weight")
    assert weight.last is not None
    assert weight.last.number == Decimal(4720)
    assert page.needs_reasons
    assert [each.drafted for each in plans.of_family(by=at.signe, family=at.family)] == [True]


def test_an_unplanned_visit_is_about_the_youngest_and_its_twin(at: Home) -> None:
    family = Family.objects.get(id=at.family)
    pregnancy = Child.objects.get(person=at.alma).pregnancy
    twin = child_in(family, "Viggo", pregnancy=pregnancy, born_on=today() - dt.timedelta(days=65)).person_id
    child_in(family, "Store Bror", born_on=today() - dt.timedelta(days=900))
    page = registering.unplanned_page(by=at.signe, family=at.family, kind="month_2")
    assert {each.subject for each in page.parts if not each.private} == {at.alma, twin}
    assert page.about == About(family=at.family, kind="month_2")
    with pytest.raises(UnfitError):
        registering.unplanned_page(by=at.signe, family=at.family, kind="nonsense")


def test_a_pregnancy_visit_asks_the_parents_alone(at: Home) -> None:
    page = registering.unplanned_page(by=at.signe, family=at.family, kind="pregnancy")
    assert {each.phase for part in page.parts if part.private for each in part.screenings} == {"pregnancy"}
    assert {each.subject for each in page.demands} == {at.freja, at.jonas}


def test_a_child_born_on_the_29th_of_february_has_a_page(at: Home) -> None:
    leap = child_in(Family.objects.get(id=at.family), "Skud", born_on=dt.date(2024, 2, 29)).person_id
    page = registering.unplanned_page(by=at.signe, family=at.family, kind="visit_3y", subjects=(leap,))
    skud = next(each for each in page.parts if each.subject == leap)
    assert skud.age == (today() - dt.date(2024, 2, 29)).days
    assert all(each.span is None or each.span.first <= each.span.last for each in page.next_kinds)


def test_what_is_missing_is_told_while_typing(at: Home) -> None:
    given = registration(at)
    alma = replace(given.parts[0], measures=(Measured(code="weight", number=Decimal(47200)),))
    typed = with_frame(replace(given, parts=(alma, *given.parts[1:])), level=None)
    appointment = planned(at)
    lacks = registering.missing(by=at.signe, family=at.family, appointment=appointment, registration=typed)
    assert [each.title for each in lacks] == ["længde", "hovedomfang", "niveau"]
    found = registering.check(by=at.signe, family=at.family, appointment=appointment, registration=typed)
    assert [each.anchor for each in found if each.insistable] == [f"weight-{at.alma}"]


def test_who_has_no_tie_sees_no_page(at: Home) -> None:
    appointment = planned(at)
    mette = health_visitor(name="Mette")
    with pytest.raises(RefusedError):
        registering.planned_page(by=mette, appointment=appointment)
    with pytest.raises(RefusedError):
        registering.unplanned_page(by=mette, family=at.family, kind="month_2")
    with pytest.raises(GoneError):
        registering.planned_page(by=at.signe, appointment=at.family)


def statements(act: object) -> int:
    with CaptureQueriesContext(connection) as asked:
        act()  # type: ignore[operator]  # a function without arguments
    return len(asked)


def test_reading_asks_no_more_of_the_database_as_visits_grow(at: Home) -> None:
    appointment = planned(at)
    signed(at)
    reads = (
        lambda: held.of_family(by=at.signe, family=at.family),
        lambda: held.journal(by=at.signe, person=at.alma),
        lambda: growth.of_child(by=at.signe, child=at.alma),
        lambda: plans.of_family(by=at.signe, family=at.family),
        lambda: registering.planned_page(by=at.signe, appointment=appointment),
    )
    for read in reads:
        read()
    few = [statements(read) for read in reads]
    for ago in range(1, 9):
        given = with_frame(registration(at), started_at=now() - dt.timedelta(days=ago))
        signed(at, given, appointment=planned(at), revision=1)
    assert [statements(read) for read in reads] == few
