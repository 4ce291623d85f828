"""Reading visits: each part by its person, the course without anyone's own words, and the page to register on."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.homes import Home, child_in, health_visitor, planned, registration, signed, slot, with_frame
from tests.rows import make
from vugge.access.actions.recording import RefusedError
from vugge.access.models import ReadingEvent
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError
from vugge.base.clock import now, today
from vugge.base.tenancy.writing import writing
from vugge.people.models import Charge, Child, ChildInFamily, Family
from vugge.visits.actions.drafting import keep_draft
from vugge.visits.actions.planning import plan, prepare
from vugge.visits.queries import growth, held
from vugge.visits.queries import planned as plans
from vugge.visits.rules.appointments import Agenda, Plan
from vugge.visits.rules.drafts import About
from vugge.visits.rules.places import Place
from vugge.visits.rules.registration import Subject
from vugge.visits.web.sheet import Sheet
from vugge.visits.web.sheets import planned_sheet, unplanned_sheet

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
    sheet = on_paper(planned_sheet(at.signe, planned(at)))
    asked: dict[UUID, set[str]] = {each.of.id: set() for each in sheet.screenings}
    for each in sheet.screenings:
        asked[each.of.id].add(each.definition.code)
    assert [each.id for each in sheet.children] == [at.alma]
    assert {(each.first, each.role.value) for each in sheet.parents} == {("Freja", "mother"), ("Jonas", "father")}
    assert asked == {at.alma: {"adbb"}, at.freja: {"epds", "gotland"}, at.jonas: {"epds", "gotland"}}
    assert {each.phase for each in sheet.screenings} == {"", "postpartum"}
    demands = sheet.kind.demands(Place.HOME, (at.alma,), sheet.home.people)
    assert {each.code for each in demands} >= {"weight", "length", "head", "sleep", "motor", "parent_mental_state"}
    assert sheet.notes[0].name != "Sidst"


def test_the_page_has_what_was_before_in_view(at: Home) -> None:
    signed(at, with_frame(registration(at), agreed="Alma vejes igen."))
    appointment = planned(at, when=slot(at.signe, days=1, hour=10), kind="need_small")
    prepare(by=at.signe, appointment=appointment, revision=1, agenda=Agenda(topics=("sleep",), own_words="Sut?"))
    about = About(family=at.family, kind="need_small", appointment=appointment)
    keep_draft(by=at.signe, about=about, key=appointment, revision=0, typed={"text": ["Begyndt"]})
    sheet = on_paper(planned_sheet(at.signe, appointment))
    assert sheet.notes[0].text == "Alma vejes igen."
    assert sheet.agenda.own_words == "Sut?"
    assert sheet.earlier[at.alma, "weight"].number == Decimal(4720)
    assert sheet.kind.needs_reasons
    assert [each.drafted for each in plans.of_family(by=at.signe, family=at.family)] == [True]


def test_an_unplanned_visit_is_about_the_youngest_and_its_twin(at: Home) -> None:
    family = Family.objects.get(id=at.family)
    pregnancy = Child.objects.get(person=at.alma).pregnancy
    twin = child_in(family, "Viggo", pregnancy=pregnancy, born_on=today() - dt.timedelta(days=65)).person_id
    child_in(family, "Store Bror", born_on=today() - dt.timedelta(days=900))
    sheet = unplanned_sheet(at.signe, at.family, "month_2")
    assert {each.id for each in sheet.children} == {at.alma, twin}
    assert sheet.about == About(family=at.family, kind="month_2")
    with pytest.raises(GoneError):
        unplanned_sheet(at.signe, at.family, "nonsense")


def test_a_pregnancy_visit_asks_the_parents_alone(at: Home) -> None:
    sheet = unplanned_sheet(at.signe, at.family, "pregnancy")
    assert sheet.children == ()
    assert {each.phase for each in sheet.screenings} == {"pregnancy"}
    assert {each.subject for each in sheet.kind.demands(Place.HOME, (), sheet.home.people)} == {at.freja, at.jonas}


def test_a_child_born_on_the_29th_of_february_has_a_page(at: Home) -> None:
    family = Family.objects.get(id=at.family)
    leap = child_in(family, "Skud", born_on=dt.date(2024, 2, 29)).person_id
    sheet = on_paper(planned_sheet(at.signe, planned_for(at, leap)))
    assert [each.id for each in sheet.children] == [leap]
    assert sheet.home.people[leap].life.born_on == dt.date(2024, 2, 29)


def test_who_has_no_tie_sees_no_page(at: Home) -> None:
    appointment = planned(at)
    mette = health_visitor(name="Mette")
    with pytest.raises(RefusedError):
        planned_sheet(mette, appointment)
    with pytest.raises(RefusedError):
        unplanned_sheet(mette, at.family, "month_2")
    with pytest.raises(GoneError):
        planned_sheet(at.signe, at.family)


def on_paper(sheet: Sheet | UUID) -> Sheet:
    assert isinstance(sheet, Sheet)
    return sheet


def planned_for(at: Home, child: UUID) -> UUID:
    when = slot(at.signe)
    return plan(by=at.signe, key=uuid4(), plan=Plan(family=at.family, kind="visit_3y", slot=when, subjects=(child,)))


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
        lambda: planned_sheet(at.signe, appointment),
    )
    for read in reads:
        read()
    few = [statements(read) for read in reads]
    for ago in range(1, 9):
        given = with_frame(registration(at), started_at=now() - dt.timedelta(days=ago))
        signed(at, given, appointment=planned(at), revision=1)
    assert [statements(read) for read in reads] == few
