"""Signing a visit: who may, once, everything together, and what is shown back."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from tests.homes import (
    Home,
    child_in,
    health_visitor,
    home,
    part,
    planned,
    registration,
    signed,
    slot,
    with_frame,
)
from vugge.access.actions.recording import RefusedError
from vugge.access.models import AuditEvent
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.clock import now, today
from vugge.care.queries import helping, offers, referrals
from vugge.care.queries.helping import open_of
from vugge.catalogue.rules.observations import Subject as Whose
from vugge.instruments.queries import administrations
from vugge.people.models import Family
from vugge.visits.actions.drafting import keep_draft
from vugge.visits.actions.planning import cancel
from vugge.visits.models import Appointment, Contact, Draft, Frame, Part
from vugge.visits.queries import held
from vugge.visits.queries import planned as plans
from vugge.visits.rules import checking, days
from vugge.visits.rules.drafts import About
from vugge.visits.rules.faults import AlreadySignedError, UnfitVisitError
from vugge.visits.rules.places import Place
from vugge.visits.rules.registration import (
    Closed,
    Measured,
    Missing,
    NextVisit,
    Opened,
    PartEntry,
    Referred,
    Registration,
    Screened,
    Subject,
)


def sentences(at: Home, given: Registration, **named: Any) -> list[str]:  # noqa: ANN401 - as `signed`
    with pytest.raises(UnfitVisitError) as error:
        signed(at, given, **named)
    return [each.sentence for each in error.value.faults]


def test_a_planned_visit_becomes_one_contact_with_a_part_for_each(at: Home) -> None:
    appointment = planned(at)
    saved = signed(at, appointment=appointment, revision=1)
    assert Appointment.objects.get(id=appointment).state == "held"
    assert Frame.objects.get(of=saved.contact).version == 1
    assert {each.subject for each in saved.parts} == {at.alma, at.freja, at.jonas}
    assert saved.parts[0].role is Subject.CHILD
    assert saved.frame.own_words.startswith("Hvordan")
    assert saved.frame.level == 1


def test_what_was_saved_is_shown_back_without_a_parents_values(at: Home) -> None:
    saved = signed(at)
    alma, freja = (next(each for each in saved.parts if each.subject == who) for who in (at.alma, at.freja))
    assert Decimal(4720) in [each.number for each in alma.measures]
    assert freja.titles == ("Psykisk tilstand",)
    assert freja.observations == ()
    assert freja.name == "Freja Lind"


def test_a_hundred_replays_are_one_visit(at: Home) -> None:
    key, given = uuid4(), registration(at)
    contacts = {signed(at, given, key=key).contact for _each in range(100)}
    assert len(contacts) == 1
    assert Contact.objects.count() == 1
    assert Part.objects.count() == 3


def test_the_same_key_with_another_content_is_refused(at: Home) -> None:
    key, given = uuid4(), registration(at)
    signed(at, given, key=key)
    with pytest.raises(UnfitError) as error:
        signed(at, with_frame(given, minutes=30), key=key)
    assert error.value.field == "key"
    assert Contact.objects.count() == 1


def test_who_signs_second_is_told_who_was_first_and_keeps_the_draft(at: Home) -> None:
    appointment = planned(at)
    about = About(family=at.family, kind="month_2", appointment=appointment)
    first = signed(at, appointment=appointment, revision=1)
    keep_draft(by=at.signe, about=about, key=uuid4(), revision=0, typed={"text": ["Mit"]})
    with pytest.raises(AlreadySignedError) as error:
        signed(at, appointment=appointment, revision=1)
    assert (error.value.by, error.value.contact) == ("Signe", first.contact)
    assert Draft.objects.count() == 1


def test_the_draft_is_gone_once_the_visit_is_signed(at: Home) -> None:
    appointment = planned(at)
    about = About(family=at.family, kind="month_2", appointment=appointment)
    keep_draft(by=at.signe, about=about, key=uuid4(), revision=0, typed={"text": ["Mit"]})
    signed(at, appointment=appointment, revision=1)
    assert Draft.objects.count() == 0


def test_a_visit_moved_or_cancelled_meanwhile_is_stale(at: Home) -> None:
    appointment = planned(at)
    with pytest.raises(StaleError):
        signed(at, appointment=appointment, revision=2)
    cancel(by=at.signe, appointment=appointment, revision=1, why="Syg")
    with pytest.raises(StaleError):
        signed(at, appointment=appointment, revision=2)
    assert Contact.objects.count() == 0


def test_who_has_no_tie_signs_nothing(at: Home) -> None:
    mette = health_visitor(name="Mette")
    with pytest.raises(RefusedError):
        signed(at, by=mette)


def test_another_familys_appointment_is_not_there(at: Home) -> None:
    other = home(signe=at.signe)
    appointment = planned(other)
    with pytest.raises(GoneError):
        signed(at, appointment=appointment, revision=1)


def test_missing_is_named_with_its_field_and_a_reason_is_enough(at: Home) -> None:
    given = registration(at)
    alma = given.parts[0]
    bare = replace(alma, measures=alma.measures[:2])
    with pytest.raises(UnfitVisitError) as error:
        signed(at, replace(given, parts=(bare, *given.parts[1:])))
    (fault,) = error.value.faults
    assert fault.anchor == f"head-{at.alma}"
    assert fault.words == {"what": "hovedomfang"}
    excused = replace(bare, measures=(*bare.measures, Measured(code="head", missing=Missing.NOT_DONE)))
    assert signed(at, replace(given, parts=(excused, *given.parts[1:]))).contact


def test_a_child_the_appointment_is_about_cannot_be_left_out(at: Home) -> None:
    given = registration(at)
    appointment = planned(at)
    assert checking.LACKS in sentences(at, replace(given, parts=given.parts[1:]), appointment=appointment, revision=1)


def test_a_father_alone_is_asked_and_the_mother_is_not_missing(at: Home) -> None:
    given = with_frame(registration(at), present=(at.jonas,))
    alone = replace(given, parts=(given.parts[0], given.parts[2]))
    saved = signed(at, alone)
    assert [each.subject for each in saved.parts] == [at.alma, at.jonas]
    assert [(each.name, each.role.value) for each in saved.frame.present] == [("Jonas Lind", "father")]


def test_by_phone_nothing_is_obligatory(at: Home) -> None:
    given = with_frame(registration(at), place=Place.PHONE)
    assert signed(at, replace(given, parts=(PartEntry(subject=at.alma),))).contact


def test_nobody_there_and_no_level_is_refused(at: Home) -> None:
    given = with_frame(registration(at), present=(), level=None)
    assert sentences(at, given) == [checking.LACKS_ALWAYS, checking.LACKS_ALWAYS]


def test_a_slip_of_the_hand_is_asked_about_and_can_be_insisted_on(at: Home) -> None:
    given = registration(at)
    alma = given.parts[0]

    def weighed(number: str, *, sure: bool = False) -> Registration:
        first = Measured(code="weight", number=Decimal(number), sure=sure)
        return replace(given, parts=(replace(alma, measures=(first, *alma.measures[1:])), *given.parts[1:]))

    with pytest.raises(UnfitVisitError) as error:
        signed(at, weighed("47200"))
    (fault,) = error.value.faults
    assert fault.insistable
    assert fault.sentence % fault.words == "47.200 g er for meget for 9 uger. Mente du 4.720 g?"
    assert signed(at, weighed("47200", sure=True)).contact
    assert sentences(at, weighed("-4720", sure=True)) == [checking.NEGATIVE]


def test_a_visit_lies_neither_ahead_nor_before_the_child_was_born(at: Home) -> None:
    given = registration(at)
    assert sentences(at, with_frame(given, started_at=now() + dt.timedelta(minutes=5))) == [days.IN_THE_FUTURE]
    assert days.BEFORE_BIRTH in sentences(at, with_frame(given, started_at=now() - dt.timedelta(days=70)))


def test_a_closed_family_takes_no_later_visit(at: Home) -> None:
    closed = home(signe=at.signe, closed_on=today() - dt.timedelta(days=3), closed_why="moved")
    assert days.AFTER_CLOSING in sentences(closed, registration(closed))
    before = with_frame(registration(closed), started_at=now() - dt.timedelta(days=4))
    assert signed(closed, before).contact


def test_twins_are_one_visit_with_a_part_each_and_a_stillborn_one_has_none(at: Home) -> None:
    family, pregnancy = Family.objects.get(id=at.family), uuid4()
    born = today() - dt.timedelta(days=66)
    viggo = child_in(family, "Viggo", pregnancy=pregnancy, born_on=born, birth_order=1).person_id
    liv = child_in(family, "Liv", pregnancy=pregnancy, born_on=born, birth_order=2, stillborn=True).person_id
    given = registration(at)
    of_viggo = part(at.signe, viggo, Whose.CHILD, given.frame)
    saved = signed(at, replace(given, parts=(*given.parts, of_viggo)))
    assert {each.subject for each in saved.parts} >= {at.alma, viggo}
    of_liv = part(at.signe, liv, Whose.CHILD, given.frame)
    assert days.STILLBORN in sentences(at, replace(given, parts=(*given.parts, of_liv)))


def test_a_child_without_a_name_or_number_is_seen_like_any_other(at: Home) -> None:
    nameless = child_in(Family.objects.get(id=at.family), "", born_on=today() - dt.timedelta(days=1)).person_id
    given = registration(at)
    frame = replace(given.frame, kind="maternity")
    parts = tuple(part(at.signe, who, whose, frame) for who, whose in ((nameless, Whose.CHILD),))
    weight = Measured(code="weight", number=Decimal(3400))
    parts = (replace(parts[0], measures=(weight,)),)
    assert signed(at, Registration(frame=frame, parts=parts)).contact


def test_somebody_who_is_not_in_the_family_is_refused_everywhere(at: Home) -> None:
    stranger = home(signe=at.signe)
    given = registration(at)
    elsewhere = replace(
        with_frame(given, present=(stranger.freja,)),
        parts=(*given.parts, PartEntry(subject=stranger.alma)),
        screenings=(Screened(subject=stranger.freja, instrument="epds", respondent="mother", phase="postpartum"),),
        referrals=(Referred(target="cosp", subject=stranger.freja),),
    )
    assert sentences(at, elsewhere).count(checking.STRANGER) == 4
    assert Contact.objects.count() == 0


def test_screenings_are_registered_with_the_visit_and_its_level(at: Home) -> None:
    epds = Screened(
        subject=at.freja,
        instrument="epds",
        respondent="mother",
        phase="postpartum",
        answers=(1, 1, 1, 2, 0, 1, 1, 1, 1, 0),
    )
    saved = signed(at, replace(registration(at), screenings=(epds,)))
    (found,) = administrations.of_person(by=at.signe, person=at.freja)
    assert (found.score, found.level, found.part_of) == (9, 1, saved.contact)


def test_a_wrong_answer_of_a_screening_names_its_field_and_writes_nothing(at: Home) -> None:
    epds = Screened(subject=at.freja, instrument="epds", respondent="mother", phase="postpartum", answers=(9,) * 10)
    with pytest.raises(UnfitVisitError) as error:
        signed(at, replace(registration(at), screenings=(epds,)))
    assert error.value.faults[0].anchor == f"epds-{at.freja}-answers"
    assert Contact.objects.count() == 0


def test_a_need_visit_begins_help_at_level_two_for_each_reason_and_says_so_itself(at: Home) -> None:
    given = registration(at, kind="need_small")
    given = with_frame(given, reasons=("weight", "breastfeeding"), level=2)
    signed(at, given)
    assert {(each.reason, each.level) for each in open_of(by=at.signe, family=at.family, on=today())} == {
        ("weight", 2),
        ("breastfeeding", 2),
    }
    signed(at, given)
    assert len(open_of(by=at.signe, family=at.family, on=today())) == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"minutes": 0}, checking.NO_TIME),
        ({"minutes": 1441}, checking.NO_TIME),
        ({"level_reason": "x" * 501}, checking.TOO_LONG),
        ({"own_words": "x" * 10_001}, checking.TOO_LONG),
        ({"level": 5}, checking.NOT_A_LEVEL),
        ({"topics": ("nonsense",)}, checking.UNKNOWN_CODE),
    ],
)
def test_what_the_tables_could_not_hold_is_told_at_its_field(at: Home, changes: dict[str, Any], sentence: str) -> None:
    assert sentences(at, with_frame(registration(at), **changes)) == [sentence]


def test_a_need_visit_has_a_reason(at: Home) -> None:
    assert sentences(at, with_frame(registration(at, kind="need_small"), level=2)) == [checking.NEEDS_A_REASON]


def test_another_level_than_the_one_proposed_says_why(at: Home) -> None:
    given = with_frame(registration(at, kind="need_small"), reasons=("weight",), level=1)
    assert sentences(at, given) == [checking.NO_REASON]
    assert signed(at, with_frame(given, level_reason="Det er overstået.")).frame.proposed == 2


def test_ending_the_last_help_takes_the_proposal_back_to_one(at: Home) -> None:
    signed(at, with_frame(registration(at, kind="need_small"), reasons=("weight",), level=2))
    (service,) = open_of(by=at.signe, family=at.family, on=today())
    given = replace(registration(at), closed=(Closed(service=service.id, why="Alma tager på."),))
    assert signed(at, given).frame.proposed == 1
    assert [each.closed_why for each in helping.of_family(by=at.signe, family=at.family)] == ["Alma tager på."]
    assert checking.NOT_OPEN in sentences(at, given)


def test_referrals_and_services_come_from_the_visit(at: Home) -> None:
    given = replace(
        with_frame(registration(at), level=3),
        referrals=(Referred(target="general_practitioner", subject=at.freja),),
        opened=(Opened(kind="joint_visits", reason="attachment", level=3),),
    )
    saved = signed(at, given)
    (referral,) = referrals.of_family(by=at.signe, family=at.family)
    assert (referral.target, referral.from_contact) == ("general_practitioner", saved.contact)
    assert [each.level for each in open_of(by=at.signe, family=at.family, on=today())] == [3]


def test_a_visit_nobody_offered_gets_an_implied_offer_for_each_child(at: Home) -> None:
    appointment = planned(at)
    signed(at, appointment=appointment, revision=1)
    (offer,) = offers.of_family(by=at.signe, family=at.family)
    assert (offer.activity, offer.subject, offer.implied, offer.answer and offer.answer.value) == (
        "standard_visit",
        at.alma,
        True,
        "accepted",
    )


def test_the_next_visit_is_planned_in_the_same_stroke(at: Home) -> None:
    coming = NextVisit(kind="month_4_6", slot=slot(at.signe, days=70), subjects=(at.alma,), invited=(at.freja,))
    given = replace(registration(at), next_visit=coming)
    key = uuid4()
    saved = signed(at, given, key=key)
    assert saved.next_visit is not None
    assert saved.next_visit.starts_at == coming.slot.starts_at
    signed(at, given, key=key)
    assert Appointment.objects.count() == 1


def test_a_busy_next_time_stops_the_whole_with_its_field(at: Home) -> None:
    taken = slot(at.signe, days=70)
    planned(at, when=taken)
    coming = NextVisit(kind="month_4_6", slot=taken, subjects=(at.alma,))
    with pytest.raises(UnfitVisitError) as error:
        signed(at, replace(registration(at), next_visit=coming))
    assert error.value.faults[0].anchor == "next-starts_at"
    assert "Signe har et andet besøg" in str(error.value)
    assert Contact.objects.count() == 0


def test_the_trail_holds_ids_and_codes_and_no_words_of_the_journal(at: Home) -> None:
    given = with_frame(registration(at), own_words="hemmeligt")
    part_with_text = replace(given.parts[1], text="hemmeligt")
    signed(at, replace(given, parts=(given.parts[0], part_with_text, given.parts[2])))
    told = " ".join(str((each.subject, each.before, each.after)) for each in AuditEvent.objects.all())
    assert "contact:" in told
    assert "hemmeligt" not in told


def test_a_signed_visit_is_read_back_in_the_course(at: Home) -> None:
    saved = signed(at, appointment=planned(at), revision=1)
    (line,) = held.of_family(by=at.signe, family=at.family)
    assert line.contact == saved.contact
    assert line.frame.kind.title == "Besøg ved ca. 2 måneder"
    assert [each.state.value for each in plans.of_family(by=at.signe, family=at.family)] == ["held"]
