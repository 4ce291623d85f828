"""What is counted of visits: a row for each child, as it stands now, in the extract's codes."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from tests.homes import Home, child_in, part, planned, registration, signed, slot, with_frame
from vugge.base.clock import today
from vugge.care.actions.offers import offer
from vugge.catalogue.rules.observations import Subject as Whose
from vugge.insight.rules import codes
from vugge.people.models import Family
from vugge.visits.actions.correcting import correct_frame
from vugge.visits.facts.held import COLUMNS, VisitFact, visits
from vugge.visits.models import Part
from vugge.visits.rules.places import Place, Present
from vugge.visits.rules.registration import PartEntry, Referred, Registration


def rows(first: dt.date | None = None) -> list[VisitFact]:
    return list(visits(first or dt.date(2000, 1, 1), today()))


def with_twin(at: Home) -> tuple[Registration, UUID]:
    viggo = child_in(Family.objects.get(id=at.family), "Viggo", born_on=today() - dt.timedelta(days=66)).person_id
    given = registration(at)
    return replace(given, parts=(*given.parts, part(at.signe, viggo, Whose.CHILD, given.frame))), viggo


def test_a_visit_is_a_row_with_the_extracts_codes(at: Home) -> None:
    given = with_frame(registration(at), others=(Present.DAYCARE_STAFF,))
    contact = signed(at, given, appointment=planned(at), revision=1).contact
    (row,) = rows()
    assert (row.contact, row.family, row.child, row.activity) == (contact, at.family, at.alma, "standard_visit")
    assert row.present == ("mother", "father", "daycare_staff")
    assert (row.place, row.level, row.response) == ("home", 1, "accepted")
    assert row.offered_on is not None
    assert row.offered_on <= row.held_on
    assert row.activity_id == Part.objects.get(of=contact, subject=at.alma).id


def test_every_code_is_one_the_extract_knows(at: Home) -> None:
    assert {each.value for each in Present} == {each.value for each in codes.Present}
    assert {each.value for each in Place} == {each.value for each in codes.Place}
    assert set(COLUMNS) == set(VisitFact.__dataclass_fields__)
    assert at.family


def test_twins_are_two_rows_that_stay_the_same(at: Home) -> None:
    given, viggo = with_twin(at)
    contact = signed(at, given).contact
    before = {each.child: each.activity_id for each in rows()}
    assert set(before) == {at.alma, viggo}
    correct_frame(by=at.signe, contact=contact, version=1, why="Klinik", frame=replace(given.frame, place=Place.CLINIC))
    assert {each.child: each.activity_id for each in rows()} == before
    assert {each.place for each in rows()} == {"clinic"}


def test_a_referral_is_counted_once_in_the_row_of_the_child_it_is_about(at: Home) -> None:
    given, viggo = with_twin(at)
    referrals = (
        Referred(target="dentist", subject=viggo),
        Referred(target="general_practitioner", subject=at.freja),
        Referred(target="cosp"),
    )
    signed(at, replace(given, referrals=referrals))
    assert {each.child: each.referrals for each in rows()} == {
        at.alma: ("general_practitioner", "cosp"),
        viggo: ("dentist",),
    }


def test_the_offer_somebody_wrote_down_is_the_rows(at: Home) -> None:
    asked = {"family": at.family, "subject": at.alma, "activity": "standard_visit", "statutory_measure": True}
    offer(by=at.signe, offered_on=today() - dt.timedelta(days=9), **asked)  # type: ignore[arg-type]  # what it takes
    signed(at)
    (row,) = rows()
    assert (row.offered_on, row.statutory_measure) == (today() - dt.timedelta(days=9), True)


def test_a_visit_before_birth_is_a_row_without_a_child(at: Home) -> None:
    given = registration(at, kind="pregnancy")
    signed(at, replace(given, parts=given.parts[1:]))
    (row,) = rows()
    assert (row.activity, row.child, row.activity_id) == ("pregnancy_visit", None, row.contact)


def test_a_need_visits_reasons_are_counted_and_others_days_left_out(at: Home) -> None:
    signed(at, with_frame(registration(at, kind="need_small"), reasons=("weight", "sleep"), level=2))
    (row,) = rows()
    assert (row.reasons, row.level) == (("weight", "sleep"), 2)
    assert rows(row.held_on + dt.timedelta(days=1)) == []


def test_what_is_only_planned_is_no_row(at: Home) -> None:
    planned(at, when=slot(at.signe))
    assert rows() == []


def test_a_parent_by_phone_is_a_row_of_the_family(at: Home) -> None:
    given = with_frame(registration(at), place=Place.PHONE)
    signed(at, replace(given, parts=(PartEntry(subject=at.freja, text="Talte om søvn."),)))
    (row,) = rows()
    assert (row.child, row.place) == (None, "phone")
