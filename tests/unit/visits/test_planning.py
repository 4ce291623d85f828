"""Planning visits: who may, what is asked, and that nobody is in two places at once."""

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest

from tests.homes import Home, at_work, health_visitor, home, planned, slot
from tests.rows import make
from vugge.access.actions.recording import RefusedError
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.clock import today
from vugge.people.models import Family, Substitute
from vugge.visits.actions.planning import cancel, move, plan, prepare
from vugge.visits.models import Appointment, AppointmentEvent
from vugge.visits.queries import planned as plans
from vugge.visits.rules.appointments import Agenda, Plan
from vugge.visits.rules.moments import ZONE, end_of, instant
from vugge.visits.rules.places import Place


def wish(at: Home, **changes: object) -> Plan:
    asked = Plan(family=at.family, kind="month_2", slot=slot(at.signe), subjects=(at.alma,), invited=(at.freja,))
    return replace(asked, **changes)  # type: ignore[arg-type]  # fields of a plan


def refused(at: Home, asked: Plan) -> str:
    with pytest.raises(UnfitError) as error:
        plan(by=at.signe, key=uuid4(), plan=asked)
    return error.value.field


def substitute(at: Home, name: str = "Mette") -> Member:
    mette = health_visitor(name=name)
    row = Family.objects.get(id=at.family)
    make(Substitute, at.signe.municipality, family=row, staff_id=mette.membership, valid_from=dt.date(2020, 1, 1))
    return mette


def test_a_visit_is_planned_with_whom_and_about_whom(at: Home) -> None:
    agenda = Agenda(topics=("sleep",), own_words="Sut?", agreed="Ring først", brings="Vægt")
    made = plan(by=at.signe, key=uuid4(), plan=wish(at, agenda=agenda))
    page = plans.appointment(by=at.signe, appointment=made)
    assert [each.name for each in page.row.subjects] == ["Alma Lind"]
    assert [each.name for each in page.row.invited] == ["Freja Lind"]
    assert page.row.agenda == agenda
    assert page.row.kind.title == "Besøg ved ca. 2 måneder"
    assert [(each.happened.value, each.by) for each in page.events] == [("planned", "Signe")]


def test_a_form_sent_twice_plans_once_and_never_something_else(at: Home) -> None:
    key, asked = uuid4(), wish(at)
    assert plan(by=at.signe, key=key, plan=asked) == plan(by=at.signe, key=key, plan=asked)
    assert Appointment.objects.count() == 1
    with pytest.raises(UnfitError) as error:
        plan(by=at.signe, key=key, plan=replace(asked, kind="month_4_6"))
    assert error.value.field == "key"


def test_two_visits_of_a_kind_stand_beside_each_other(at: Home) -> None:
    planned(at, when=slot(at.signe, hour=9), kind="need_small")
    planned(at, when=slot(at.signe, hour=11), kind="need_small")
    assert len(plans.of_family(by=at.signe, family=at.family)) == 2


def test_a_colleague_who_is_busy_is_named_with_the_time(at: Home) -> None:
    planned(at, when=slot(at.signe, hour=10))
    with pytest.raises(UnfitError) as error:
        plan(by=at.signe, key=uuid4(), plan=wish(at, slot=slot(at.signe, hour=10, minutes=30)))
    assert str(error.value) == "Signe har et andet besøg kl. 10.00–11.00. Vælg en anden tid."
    assert plan(by=at.signe, key=uuid4(), plan=wish(at, slot=slot(at.signe, hour=11)))


def test_a_cancelled_visit_gives_its_time_back(at: Home) -> None:
    first = planned(at, when=slot(at.signe))
    cancel(by=at.signe, appointment=first, revision=1, why="Familien er syg")
    assert planned(at, when=slot(at.signe))


def test_what_will_not_do_names_its_field(at: Home) -> None:
    stranger = home(signe=at.signe)
    when = slot(at.signe)
    assert refused(at, wish(at, kind="school_entry")) == "kind"
    assert refused(at, wish(at, kind="nonsense")) == "kind"
    assert refused(at, wish(at, subjects=(stranger.alma,))) == "subjects"
    assert refused(at, wish(at, invited=(stranger.freja,))) == "subjects"
    assert refused(at, wish(at, agenda=Agenda(topics=("nonsense",)))) == "topics"
    assert refused(at, wish(at, slot=replace(when, ends_at=when.starts_at))) == "ends_at"
    assert refused(at, wish(at, slot=replace(when, staff=health_visitor().membership))) == "staff"
    assert Appointment.objects.count() == 0


def test_a_visit_can_be_planned_for_who_stands_in(at: Home) -> None:
    mette = substitute(at)
    made = plan(by=at.signe, key=uuid4(), plan=wish(at, slot=slot(mette)))
    assert plans.appointment(by=at.signe, appointment=made).row.staff_name == "Mette"


def test_a_closed_family_takes_no_visit_after_its_last_day(at: Home) -> None:
    closed = home(signe=at.signe, closed_on=today(), closed_why="moved")
    assert refused(closed, wish(closed)) == "starts_at"


def test_who_has_no_tie_plans_and_changes_nothing(at: Home) -> None:
    stranger = health_visitor(name="Mette")
    made = planned(at, when=slot(at.signe))
    for act in (
        lambda: plan(by=stranger, key=uuid4(), plan=wish(at, slot=slot(stranger))),
        lambda: move(by=stranger, appointment=made, revision=1, to=slot(stranger)),
        lambda: prepare(by=stranger, appointment=made, revision=1, agenda=Agenda()),
        lambda: cancel(by=stranger, appointment=made, revision=1, why="x"),
    ):
        with pytest.raises(RefusedError):
            act()
    with pytest.raises(GoneError):
        cancel(by=at.signe, appointment=uuid4(), revision=1, why="x")


def test_moving_keeps_what_was_and_refuses_a_stale_form(at: Home) -> None:
    made = planned(at, when=slot(at.signe, hour=10))
    assert move(by=at.signe, appointment=made, revision=1, to=slot(at.signe, hour=10, minutes=30), why="Kortere") == 2
    with pytest.raises(StaleError):
        move(by=at.signe, appointment=made, revision=1, to=slot(at.signe, hour=12))
    events = plans.appointment(by=at.signe, appointment=made).events
    assert [each.happened.value for each in events] == ["planned", "moved"]
    assert events[0].ends_at - events[0].starts_at == dt.timedelta(hours=1)
    assert events[1].why == "Kortere"


def test_moving_onto_another_visit_is_refused_and_changes_nothing(at: Home) -> None:
    made = planned(at, when=slot(at.signe, hour=10))
    planned(at, when=slot(at.signe, hour=12))
    with pytest.raises(UnfitError):
        move(by=at.signe, appointment=made, revision=1, to=slot(at.signe, hour=12))
    row = Appointment.objects.get(id=made)
    assert (row.revision, row.starts_at.astimezone(ZONE).hour) == (1, 10)


def test_cancelling_takes_a_reason_and_is_final(at: Home) -> None:
    made = planned(at, when=slot(at.signe))
    with pytest.raises(UnfitError):
        cancel(by=at.signe, appointment=made, revision=1, why="  ")
    assert cancel(by=at.signe, appointment=made, revision=1, why="Familien er syg") == 2
    with pytest.raises(StaleError):
        move(by=at.signe, appointment=made, revision=2, to=slot(at.signe, hour=12))
    assert AppointmentEvent.objects.get(happened="cancelled").why == "Familien er syg"


def test_preparing_writes_the_agenda_and_leaves_the_time(at: Home) -> None:
    made = planned(at, when=slot(at.signe))
    agenda = Agenda(topics=("sleep",), own_words="Hvornår må hun få en sut?")
    assert prepare(by=at.signe, appointment=made, revision=1, agenda=agenda) == 2
    assert plans.appointment(by=at.signe, appointment=made).row.agenda == agenda


@pytest.mark.parametrize(("second", "hours"), [(False, 0), (True, 1)])
def test_a_visit_in_the_night_the_clock_goes_back_is_at_the_right_moment(at: Home, *, second: bool, hours: int) -> None:
    last = [dt.date(today().year + 1, 10, each) for each in range(25, 32)]
    night = next(each for each in last if each.isoweekday() == 7)
    start = instant(night, dt.time(2, 30), second_time=second)
    assert start is not None
    when = replace(slot(at.signe), starts_at=start, ends_at=end_of(start, 60))
    made = plan(by=at.signe, key=uuid4(), plan=wish(at, slot=when))
    row = Appointment.objects.get(id=made)
    assert row.starts_at == dt.datetime.combine(night, dt.time(0, 30), dt.UTC) + dt.timedelta(hours=hours)
    assert row.ends_at - row.starts_at == dt.timedelta(hours=1)
    assert row.day == night


def test_the_day_is_the_one_in_denmark(at: Home) -> None:
    late = dt.datetime.combine(today() + dt.timedelta(days=2), dt.time(0, 30), ZONE)
    when = replace(slot(at.signe), starts_at=late, ends_at=late + dt.timedelta(minutes=30), place=Place.PHONE)
    made = plan(by=at.signe, key=uuid4(), plan=wish(at, slot=when))
    assert Appointment.objects.get(id=made).day == today() + dt.timedelta(days=2)


def test_a_day_holds_ones_own_visits_and_a_week_seven_days(at: Home) -> None:
    monday = today() + dt.timedelta(days=7 - today().weekday())
    ahead = (monday - today()).days
    planned(at, when=slot(at.signe, days=ahead, hour=12))
    planned(at, when=slot(at.signe, days=ahead, hour=8))
    planned(at, when=slot(at.signe, days=ahead + 6))
    planned(at, when=slot(at.signe, days=ahead + 7))
    rows = plans.day(by=at.signe, on=monday)
    assert [each.starts_at.astimezone(ZONE).hour for each in rows] == [8, 12]
    assert {each.family_name for each in rows} == {"Familien Bruun Lind"}
    assert len(plans.week(by=at.signe, on=monday + dt.timedelta(days=3))) == 3
    assert plans.day(by=health_visitor(), on=monday) == ()
    assert len(plans.busy(by=health_visitor(), staff=at.signe.membership, on=monday)) == 2


def test_a_family_one_has_left_is_not_named_on_ones_day(at: Home) -> None:
    other = home(signe=health_visitor(name="Mette"))
    row = Family.objects.get(id=other.family)
    until = make(
        Substitute,
        at.signe.municipality,
        family=row,
        staff_id=at.signe.membership,
        valid_from=dt.date(2020, 1, 1),
        valid_to=today(),
    )
    with at_work(at.signe):
        planned(other, when=slot(at.signe), by=at.signe)
    assert [each.family_name for each in plans.day(by=at.signe, on=slot(at.signe).starts_at.date())] != [""]
    _end(until)
    assert [each.family_name for each in plans.day(by=at.signe, on=slot(at.signe).starts_at.date())] == [""]


def _end(row: Substitute) -> None:
    from vugge.base.tenancy.writing import writing  # noqa: PLC0415 - a row changed past its action, for the test alone

    with writing():
        Substitute.objects.filter(id=row.id).update(valid_to=today() - dt.timedelta(days=1))
