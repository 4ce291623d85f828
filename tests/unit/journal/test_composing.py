"""What the journal's rows are composed of: visits, screenings, offers and referrals, signed through the doors."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from tests.homes import Home, at_work, child_in, home, part, planned, registration, signed, with_frame
from tests.rows import make
from vugge.base.clock import now, today
from vugge.base.tenancy.context import within
from vugge.care.actions.offers import offer, respond
from vugge.care.actions.referrals import withdraw_referral
from vugge.care.queries import referrals as care_referrals
from vugge.catalogue.rules.observations import Subject as Whose
from vugge.insight.facts import journal
from vugge.insight.rules.codes import Activity, Instrument, Present, Reason, Respondent, Response, Statutory, Target
from vugge.insight.rules.codes import Place as ExtractPlace
from vugge.insight.rules.journal import JournalRow
from vugge.people.models import Family, Merge
from vugge.visits.actions.correcting import correct_frame, correct_part
from vugge.visits.actions.planning import cancel
from vugge.visits.facts.as_of import COLUMNS, Held
from vugge.visits.queries import held
from vugge.visits.rules.places import Place
from vugge.visits.rules.places import Present as Other
from vugge.visits.rules.registration import PartEntry, Referred, Registration, Screened


@pytest.fixture(name="at")
def _at(db: None) -> Iterator[Home]:  # noqa: ARG001 - asked for by name, for its effect
    """Signe's family; the test is within her municipality."""
    made = home()
    with at_work(made.signe):
        yield made


def rows(at: Home, as_of: dt.datetime | None = None, activity: Activity | None = None) -> list[JournalRow]:
    found = journal.rows(at.signe.municipality, as_of or now())
    return [each for each in found if activity is None or each.activity is activity]


def only(at: Home, as_of: dt.datetime | None = None, activity: Activity | None = None) -> JournalRow:
    (found,) = rows(at, as_of, activity)
    return found


def an_hour_ago() -> dt.date:
    """Return the day of the visits signed here; just after midnight it was yesterday."""
    return (now() - dt.timedelta(hours=1)).date()


def need_visit(at: Home, *reasons: str) -> Registration:
    given = with_frame(registration(at), kind="need_small", reasons=reasons, level=2)
    asked = [part(at.signe, at.alma, Whose.CHILD, given.frame), part(at.signe, at.freja, Whose.PARENT, given.frame)]
    return replace(with_frame(given, present=(at.freja,)), parts=tuple(asked))


def twin_of(at: Home, name: str = "Viggo", **about: object) -> UUID:
    born = today() - dt.timedelta(days=66)
    return child_in(Family.objects.get(id=at.family), name, pregnancy=uuid4(), born_on=born, **about).person_id


def with_twin(at: Home, given: Registration) -> tuple[UUID, Registration]:
    twin = twin_of(at)
    return twin, replace(given, parts=(*given.parts, part(at.signe, twin, Whose.CHILD, given.frame)))


def test_a_visit_is_a_row_of_its_child_with_its_confirmed_level_and_who_was_there(at: Home) -> None:
    signed(at)
    found = only(at)
    assert (found.activity, found.family_id, found.child_id) == (Activity.STANDARD_VISIT, at.family, at.alma)
    assert (found.held_on, found.level, found.place) == (an_hour_ago(), 1, "home")
    assert found.present == {Present.MOTHER, Present.FATHER}


def test_a_visit_without_an_offer_has_an_implied_one_dated_by_the_booking(at: Home) -> None:
    signed(at, appointment=planned(at), revision=1)
    found = only(at)
    day = an_hour_ago()
    assert (found.offered_on, found.response, found.held_on) == (day, Response.ACCEPTED, day)


def test_a_visits_own_offer_stands_in_its_row_and_in_no_other(at: Home) -> None:
    earlier = today() - dt.timedelta(days=9)
    made = offer(
        by=at.signe,
        family=at.family,
        subject=at.alma,
        activity="standard_visit",
        offered_on=earlier,
        statutory_measure=True,
    )
    respond(by=at.signe, offer=made, answer="accepted", on=earlier + dt.timedelta(days=1))
    signed(at)
    found = only(at)
    assert (found.offered_on, found.responded_on) == (earlier, earlier + dt.timedelta(days=1))
    assert found.statutory_measure is Statutory.YES


def test_an_offer_to_the_whole_family_is_not_offered_once_more_by_the_visit(at: Home) -> None:
    earlier = today() - dt.timedelta(days=9)
    planned_as = planned(at)
    offer(by=at.signe, family=at.family, activity="standard_visit", offered_on=earlier, part_of=planned_as)
    signed(at, appointment=planned_as, revision=1)
    found = only(at)
    assert (found.offered_on, found.response) == (earlier, Response.ACCEPTED)


@pytest.mark.parametrize("answer", ["declined", "no_contact", ""])
def test_an_offer_nothing_came_of_is_a_row_without_a_level(at: Home, answer: str) -> None:
    made = offer(by=at.signe, family=at.family, subject=at.alma, activity="visit_15_18m", offered_on=today())
    if answer:
        respond(by=at.signe, offer=made, answer=answer, on=today())
    found = only(at)
    assert (found.activity_id, found.activity, found.child_id) == (made, Activity.VISIT_15_18M, at.alma)
    assert (found.offered_on, found.held_on, found.level) == (today(), None, None)
    assert found.response == (answer or None)


def test_the_offer_of_a_cancelled_visit_counts_only_when_it_was_answered(at: Home) -> None:
    made = []
    for _each in range(2):
        visit = planned(at)
        made.append(offer(by=at.signe, family=at.family, activity="standard_visit", offered_on=today(), part_of=visit))
        cancel(by=at.signe, appointment=visit, revision=1, why="Familien har fortrudt")
    respond(by=at.signe, offer=made[1], answer="declined", on=today())
    assert only(at).activity_id == made[1]


def test_what_is_planned_and_not_held_is_no_row(at: Home) -> None:
    planned(at)
    assert rows(at) == []


def test_twins_are_a_row_each_and_a_screening_is_its_own(at: Home) -> None:
    twin, given = with_twin(at, registration(at))
    adbb = Screened(subject=twin, instrument="adbb", respondent="child", score=6)
    given = with_frame(given, level=2, level_reason="Forældrene beder om hjælp")
    signed(at, replace(given, screenings=(adbb,)))
    assert {each.child_id for each in rows(at, activity=Activity.STANDARD_VISIT)} == {at.alma, twin}
    found = only(at, activity=Activity.SCREENING)
    assert (found.child_id, found.instrument, found.respondent) == (twin, Instrument.ADBB, Respondent.CHILD)
    assert (found.score, found.cutoff, found.level, found.held_on) == (6, 5, 2, an_hour_ago())


def test_a_parents_screening_names_no_child(at: Home) -> None:
    epds = Screened(subject=at.freja, instrument="epds", respondent="mother", phase="postpartum", score=12)
    signed(at, replace(registration(at), screenings=(epds,)))
    found = only(at, activity=Activity.SCREENING)
    assert (found.child_id, found.respondent, found.phase) == (None, Respondent.MOTHER, "postpartum")


@pytest.mark.parametrize(("state", "many"), [("declined", 1), ("not_done", 0)])
def test_a_screening_declined_was_offered_and_one_not_done_was_not(at: Home, state: str, many: int) -> None:
    epds = Screened(subject=at.freja, instrument="epds", respondent="mother", phase="postpartum", state=state)
    signed(at, replace(registration(at), screenings=(replace(epds, reason="Tiden gik"),)))
    found = rows(at, activity=Activity.SCREENING)
    assert len(found) == many
    assert [(each.response, each.held_on) for each in found] == [(Response.DECLINED, None)][:many]


def test_referrals_of_the_family_stand_on_one_row_of_twins_and_a_childs_on_its_own(at: Home) -> None:
    twin, given = with_twin(at, registration(at))
    to = (("general_practitioner", at.freja), ("psychologist", None), ("hospital", twin))
    signed(at, replace(given, referrals=tuple(Referred(target=target, subject=who) for target, who in to)))
    found = {each.child_id: each.referrals for each in rows(at)}
    assert found == {at.alma: {Target.GENERAL_PRACTITIONER, Target.PSYCHOLOGIST}, twin: {Target.HOSPITAL}}


def test_a_referral_taken_back_counts_no_more_and_did_before(at: Home) -> None:
    signed(at, replace(registration(at), referrals=(Referred(target="psychologist"),)))
    before = now()
    (made,) = care_referrals.of_family(by=at.signe, family=at.family)
    withdraw_referral(by=at.signe, referral=made.id, why="Forkert familie")
    assert only(at).referrals == frozenset()
    assert only(at, before).referrals == {Target.PSYCHOLOGIST}


def test_a_need_visit_has_its_reasons(at: Home) -> None:
    signed(at, need_visit(at, "sleep", "positive_parent_screening"))
    found = only(at)
    assert (found.activity, found.level) == (Activity.NEED_VISIT, 2)
    assert found.reasons == {Reason.SLEEP, Reason.POSITIVE_PARENT_SCREENING}


def test_a_correction_replaces_and_what_was_counted_is_found_again(at: Home) -> None:
    epds = Screened(subject=at.freja, instrument="epds", respondent="mother", phase="postpartum", score=12)
    saved = signed(at, replace(registration(at), screenings=(epds,)))
    before, counted = now(), rows(at)
    version, frame = held.frame_to_correct(by=at.signe, contact=saved.contact)
    frame = replace(frame, level=3, level_reason="Der er andre med", present=(at.freja,))
    correct_frame(by=at.signe, contact=saved.contact, version=version, why="Far var ikke med", frame=frame)
    version, entry = held.part_to_correct(by=at.signe, contact=saved.contact, subject=at.alma)
    correct_part(by=at.signe, contact=saved.contact, version=version, why="Stavefejl", part=replace(entry, text="x"))
    after = rows(at)
    assert [each.activity_id for each in after] == [each.activity_id for each in counted]
    assert {each.level for each in after} == {3}
    assert after[0].present == {Present.MOTHER}
    assert rows(at, before) == counted


def test_a_visit_to_parents_of_a_stillborn_child_counts_for_the_family(at: Home) -> None:
    alone = home(signe=at.signe)
    given = with_frame(registration(alone), kind="general_small")
    asked = tuple(part(at.signe, who, Whose.PARENT, given.frame) for who in (alone.freja, alone.jonas))
    saved = signed(alone, replace(given, parts=asked))
    found = only(at)
    assert (found.activity_id, found.family_id, found.child_id) == (saved.contact, alone.family, None)
    assert found.held_on == an_hour_ago()


def test_a_child_written_down_twice_is_one_from_the_moment_it_was_joined(at: Home) -> None:
    signed(at)
    before = now()
    known = twin_of(at, "Alma")
    make(Merge, at.signe.municipality, kept_id=known, gone_id=at.alma, reason="Samme barn", merged_at=now())
    assert (only(at).child_id, only(at, before).child_id) == (known, at.alma)
    found = only(at)
    assert (found.offered_on, found.response) == (an_hour_ago(), Response.ACCEPTED)


def test_before_the_moment_there_is_nothing(at: Home) -> None:
    before = now()
    signed(at)
    offer(by=at.signe, family=at.family, subject=at.alma, activity="visit_18m", offered_on=today())
    assert rows(at, before) == []
    assert not journal.holds_any(at.signe.municipality, before)


def test_another_municipalitys_rows_are_never_among_them(at: Home) -> None:
    signed(at)
    other = home("0101")
    with within(municipality="0101", user=str(other.signe.user)):
        assert rows(other) == []
        signed(other, replace(registration(other), parts=registration(other).parts))
        assert {each.family_id for each in rows(other)} == {other.family}
    assert {each.family_id for each in rows(at)} == {at.family}


def test_a_part_of_a_sibling_at_a_visit_in_pregnancy_makes_no_row_of_its_own(at: Home) -> None:
    given = with_frame(registration(at), kind="pregnancy")
    asked = [part(at.signe, who, Whose.PARENT, given.frame) for who in (at.freja, at.jonas)]
    saved = signed(at, replace(given, parts=(*asked, PartEntry(subject=at.alma, text="Storesøster var med"))))
    found = only(at)
    assert (found.activity_id, found.activity, found.child_id) == (saved.contact, Activity.PREGNANCY_VISIT, None)


def test_a_visit_before_birth_and_a_parent_by_phone_are_rows_without_a_child(at: Home) -> None:
    before = registration(at, kind="pregnancy")
    by_phone = with_frame(registration(at, kind="month_2"), place=Place.PHONE, others=(Other.DAYCARE_STAFF,))
    signed(at, replace(before, parts=before.parts[1:]))
    contact = signed(at, replace(by_phone, parts=(PartEntry(subject=at.freja, text="Talte om søvn."),))).contact
    first, last = only(at, activity=Activity.PREGNANCY_VISIT), only(at, activity=Activity.STANDARD_VISIT)
    assert first.child_id is None
    assert (last.child_id, last.activity_id, last.place) == (None, contact, "phone")
    assert Present.DAYCARE_STAFF in last.present


def test_every_code_of_a_visit_is_one_the_extract_knows() -> None:
    assert {each.value for each in Other} == {each.value for each in Present}
    assert {each.value for each in Place} == {each.value for each in ExtractPlace}
    assert set(COLUMNS) == set(Held.__dataclass_fields__)
