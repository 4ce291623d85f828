"""Services, offers, referrals and answers to tasks as they are registered and read."""

import datetime as dt
from uuid import UUID, uuid4

import pytest

from tests.lind import HERE, Linds, linds
from tests.world import member
from vugge.access.actions.recording import RefusedError
from vugge.access.models import ReadingEvent
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.access.rules.roles import Role
from vugge.base.clock import now, today
from vugge.base.tenancy.context import within
from vugge.care.actions import helping as help_actions
from vugge.care.actions import offers as offer_actions
from vugge.care.actions import referrals as referral_actions
from vugge.care.actions.tasks import answer_task
from vugge.care.facts import as_of as facts
from vugge.care.queries import helping, levels, offers, referrals, tasks
from vugge.care.rules.codes import Answer
from vugge.care.rules.levels import Interval
from vugge.care.rules.tasks.shape import TaskRule
from vugge.instruments.actions.administering import administer

pytestmark = pytest.mark.django_db
MARCH = dt.date(2026, 3, 1)
DAY = dt.timedelta(days=1)


@pytest.fixture(name="home")
def _home() -> Linds:
    return linds()


def opened(home: Linds, **given: object) -> UUID:
    said = {"subject": home.alma, "kind": "need_visit", "reason": "sleep", "level": 2, "opened_on": MARCH}
    with within(municipality=HERE):
        return help_actions.open_service(by=home.signe, family=home.family, **{**said, **given})  # type: ignore[arg-type]  # as a form gives it


def closed(home: Linds, service: UUID, on: dt.date, **given: bool) -> None:
    with within(municipality=HERE):
        help_actions.close_service(by=home.signe, service=service, closed_on=on, why="Sover nu", **given)


def level(home: Linds, on: dt.date) -> int:
    with within(municipality=HERE):
        return levels.level_on(by=home.signe, family=home.family, on=on).level


def test_level_rises_with_a_service_and_falls_with_its_end(home: Linds) -> None:
    service = opened(home)
    closed(home, service, MARCH + 9 * DAY)
    assert [level(home, MARCH + at * DAY) for at in (-1, 0, 9, 10)] == [1, 2, 2, 1]
    with within(municipality=HERE):
        found = levels.intervals(by=home.signe, family=home.family, first=MARCH - DAY)
    assert found == (
        Interval(1, MARCH - DAY, MARCH - DAY),
        Interval(2, MARCH, MARCH + 9 * DAY),
        Interval(1, MARCH + 10 * DAY, None),
    )


def test_level_says_which_services_it_comes_of(home: Linds) -> None:
    opened(home)
    opened(home, reason="weight")
    opened(home, kind="joint_visits", reason="social", level=3)
    with within(municipality=HERE):
        found = levels.level_on(by=home.signe, family=home.family, on=MARCH)
        assert levels.levels_of(by=home.signe, families=[home.family], on=MARCH) == {home.family: 3}
    assert (found.level, [each.reason for each in found.why]) == (3, ["social"])


def test_same_help_goes_on_and_is_open_once(home: Linds) -> None:
    assert opened(home) == opened(home, opened_on=MARCH + 7 * DAY)
    with within(municipality=HERE):
        assert len(helping.open_of(by=home.signe, family=home.family, on=MARCH)) == 1


def test_another_level_is_another_service_from_its_day(home: Linds) -> None:
    opened(home)
    opened(home, opened_on=MARCH + 7 * DAY, level=3, proposed=2, level_why="Familiehuset er med")
    assert [level(home, MARCH + at * DAY) for at in (0, 6, 7)] == [2, 2, 3]
    opened(home, opened_on=MARCH + 7 * DAY, level=2)
    assert [level(home, MARCH + at * DAY) for at in (6, 7)] == [2, 2]


def test_service_opened_by_mistake_counts_nowhere_and_stays(home: Linds) -> None:
    closed(home, opened(home), MARCH, mistaken=True)
    assert level(home, MARCH) == 1
    with within(municipality=HERE):
        (found,) = helping.of_family(by=home.signe, family=home.family)
    assert (found.mistaken, found.closed_by) == (True, "Signe")


def test_service_is_closed_once_and_not_before_it_began(home: Linds) -> None:
    service = opened(home)
    with pytest.raises(UnfitError, match=r"ligger før 01\.03\.2026"):
        closed(home, service, MARCH - DAY)
    closed(home, service, MARCH)
    with pytest.raises(StaleError):
        closed(home, service, MARCH)
    with pytest.raises(GoneError):
        closed(home, uuid4(), MARCH)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"level": 5}, "level"),
        ({"level": 3, "proposed": 2}, "level_why"),
        ({"reason": "boredom"}, "reason"),
        ({"kind": "magic"}, "kind"),
        ({"opened_on": today() + DAY}, "opened_on"),
    ],
)
def test_service_that_will_not_do_is_told_by_field(home: Linds, given: dict[str, object], field: str) -> None:
    with pytest.raises(UnfitError) as error:
        opened(home, **given)
    assert error.value.field == field


def offered(home: Linds, **given: object) -> UUID:
    said = {"subject": home.alma, "activity": "visit_15_18m", "offered_on": MARCH}
    with within(municipality=HERE):
        return offer_actions.offer(by=home.signe, family=home.family, **{**said, **given})  # type: ignore[arg-type]  # as a form gives it


def implied(home: Linds, contact: UUID, **given: object) -> UUID:
    said = {"subject": home.alma, "activity": "visit_15_18m", "booked_on": MARCH + 2 * DAY, "held_on": MARCH + 9 * DAY}
    with within(municipality=HERE):
        return offer_actions.imply(by=home.signe, family=home.family, part_of=contact, **{**said, **given})  # type: ignore[arg-type]  # as above


def stands(home: Linds) -> list[tuple[bool, Answer | None, dt.date | None]]:
    with within(municipality=HERE):
        found = offers.of_family(by=home.signe, family=home.family)
    return [(each.implied, each.answer, each.answered_on) for each in found]


def test_family_may_change_its_mind_and_the_last_answer_counts(home: Linds) -> None:
    offer = offered(home)
    with within(municipality=HERE):
        offer_actions.respond(by=home.signe, offer=offer, answer="declined", on=MARCH + DAY)
        offer_actions.respond(by=home.signe, offer=offer, answer="accepted", on=MARCH + 3 * DAY)
        with pytest.raises(UnfitError, match="ligger før"):
            offer_actions.respond(by=home.signe, offer=offer, answer="accepted", on=MARCH - DAY)
    assert stands(home) == [(False, Answer.ACCEPTED, MARCH + 3 * DAY)]


def test_third_attempt_without_an_answer_is_no_contact(home: Linds) -> None:
    offer = offered(home)
    with within(municipality=HERE):
        tried = [
            offer_actions.attempt(by=home.signe, offer=offer, channel=channel, on=MARCH + at * DAY)
            for at, channel in ((1, "phone"), (4, "sms"), (9, "letter"))
        ]
    assert tried == [False, False, True]
    assert stands(home) == [(False, Answer.NO_CONTACT, MARCH + 9 * DAY)]


def test_attempts_after_an_answer_change_nothing(home: Linds) -> None:
    offer = offered(home)
    with within(municipality=HERE):
        offer_actions.respond(by=home.signe, offer=offer, answer="declined", on=MARCH)
        for at in range(4):
            assert not offer_actions.attempt(by=home.signe, offer=offer, channel="phone", on=MARCH + at * DAY)
    assert stands(home) == [(False, Answer.DECLINED, MARCH)]


def test_held_visit_without_an_offer_gets_one_dated_by_the_booking(home: Linds) -> None:
    contact = uuid4()
    assert implied(home, contact) == implied(home, contact)
    assert stands(home) == [(True, Answer.ACCEPTED, MARCH + 2 * DAY)]
    with within(municipality=HERE):
        (fact,) = facts.offers(now())
    assert (fact.offered_on, fact.response, fact.taken_up_at) == (MARCH + 2 * DAY, "accepted", (contact,))


def test_held_visit_takes_up_the_offer_there_is_and_its_answer_stays(home: Linds) -> None:
    offer = offered(home)
    with within(municipality=HERE):
        offer_actions.respond(by=home.signe, offer=offer, answer="accepted", on=MARCH + DAY)
    assert implied(home, uuid4()) == offer
    assert stands(home) == [(False, Answer.ACCEPTED, MARCH + DAY)]


def test_second_visit_of_a_kind_gets_an_offer_of_its_own(home: Linds) -> None:
    offer = offered(home, activity="need_visit")
    first, second = (implied(home, uuid4(), activity="need_visit") for _visit in range(2))
    assert first == offer != second
    assert stands(home) == [(False, Answer.ACCEPTED, MARCH + 9 * DAY), (True, Answer.ACCEPTED, MARCH + 2 * DAY)]


def test_offer_made_with_the_appointment_is_the_one(home: Linds) -> None:
    appointment = uuid4()
    offered(home)
    own = offered(home, part_of=appointment, offered_on=MARCH + DAY)
    assert implied(home, appointment) == own


def test_twins_visit_offers_each_child_its_own(home: Linds) -> None:
    contact = uuid4()
    assert implied(home, contact) != implied(home, contact, subject=None)


def test_unknown_activity_answer_and_channel_are_told(home: Linds) -> None:
    with pytest.raises(UnfitError, match="“picnic” kan ikke vælges"):
        offered(home, activity="picnic")
    offer = offered(home)
    with within(municipality=HERE):
        with pytest.raises(UnfitError, match="“maybe”"):
            offer_actions.respond(by=home.signe, offer=offer, answer="maybe", on=MARCH)
        with pytest.raises(UnfitError, match="“pigeon”"):
            offer_actions.attempt(by=home.signe, offer=offer, channel="pigeon", on=MARCH)


def test_referral_taken_back_stays_readable_and_counts_no_more(home: Linds) -> None:
    contact = uuid4()
    said = {"by": home.signe, "family": home.family, "on": MARCH}
    with within(municipality=HERE):
        kept = referral_actions.refer(target="psychologist", subject=home.freja, from_contact=contact, **said)  # type: ignore[arg-type]  # as above
        gone = referral_actions.refer(target="dentist", **said)  # type: ignore[arg-type]  # as above
        referral_actions.withdraw_referral(by=home.signe, referral=gone, why="Var allerede i gang")
        found = referrals.of_family(by=home.signe, family=home.family)
        counted = facts.referrals_from([contact], now())
        with pytest.raises(StaleError):
            referral_actions.withdraw_referral(by=home.signe, referral=gone, why="Igen")
        with pytest.raises(UnfitError, match="“moon”"):
            referral_actions.refer(target="moon", **said)  # type: ignore[arg-type]  # as above
    assert [(each.id, each.counts) for each in found] == [(kept, True), (gone, False)]
    assert [(each.target, each.from_contact) for each in counted] == [("psychologist", contact)]


def standing(home: Linds, on: dt.date, **seen: object) -> list[tuple[TaskRule, str]]:
    known = tasks.Seen(name="familien Lind", names={home.freja: "Freja"}, **seen)  # type: ignore[arg-type]  # as above
    with within(municipality=HERE):
        found = tasks.of_family(by=home.signe, family=home.family, today=on, seen=known)
    return [(each.task.rule, each.task.key) for each in found]


def test_tasks_of_a_family_come_of_its_records_and_an_answer_takes_them_away(home: Linds) -> None:
    opened(home)
    offered(home)
    with within(municipality=HERE):
        administer(
            by=home.signe,
            family=home.family,
            subject=home.freja,
            instrument="epds",
            respondent="mother",
            phase="postpartum",
            held_on=MARCH,
            answers=(1, 1, 1, 2, 2, 1, 1, 1, 1, 1),
        )
    found = standing(home, MARCH, need_visits={"sleep": (MARCH, MARCH)})
    assert [rule for rule, _key in found] == [
        TaskRule.ITEM_ALERT,
        TaskRule.REPEAT_SCREENING,
        TaskRule.SPARRING,
        TaskRule.NO_CONTACT,
        TaskRule.ATTEMPT,
    ]
    alert = found[0][1]
    with within(municipality=HERE):
        answer_task(by=home.signe, family=home.family, key=alert, handling="handled", reason="Talte med Freja")
    assert alert not in {key for _rule, key in standing(home, MARCH)}


def test_task_is_handed_to_a_colleague_at_work_here_alone(home: Linds) -> None:
    mette = member(role=Role.HEALTH_VISITOR, municipality=HERE, name="Mette")
    kaj = member(role=Role.DAYCARE, municipality=HERE, name="Kaj")
    said = {"by": home.signe, "family": home.family, "key": "x", "handling": "handed_over"}
    with within(municipality=HERE):
        answer_task(to=mette.membership, **said)  # type: ignore[arg-type]  # as above
        for nobody in (kaj.membership, uuid4(), None):
            with pytest.raises(UnfitError):
                answer_task(to=nobody, **said)  # type: ignore[arg-type]  # as above
        (answer,) = tasks.answers_of(by=home.signe, family=home.family)
    assert answer.to == mette.membership


def test_pages_of_a_family_are_logged_and_levels_in_a_list_are_not(home: Linds) -> None:
    level(home, MARCH)
    with within(municipality=HERE):
        assert ReadingEvent.objects.count() == 0
        helping.of_family(by=home.signe, family=home.family)
        offers.of_family(by=home.signe, family=home.family)
        referrals.of_family(by=home.signe, family=home.family)
        assert set(ReadingEvent.objects.values_list("subject", "kind")) == {(home.family, "family")}


def test_colleague_without_a_tie_sees_and_does_nothing(home: Linds) -> None:
    service, offer = opened(home), offered(home)
    mette = member(role=Role.HEALTH_VISITOR, municipality=HERE, name="Mette")
    asked = (
        lambda: help_actions.close_service(by=mette, service=service, closed_on=MARCH, why="x"),
        lambda: offer_actions.respond(by=mette, offer=offer, answer="accepted", on=MARCH),
        lambda: levels.level_on(by=mette, family=home.family, on=MARCH),
        lambda: levels.levels_of(by=mette, families=[home.family], on=MARCH),
        lambda: helping.open_of(by=mette, family=home.family, on=MARCH),
        lambda: tasks.answers_of(by=mette, family=home.family),
        lambda: offers.of_family(by=mette, family=home.family),
        lambda: referrals.of_family(by=mette, family=home.family),
    )
    for ask in asked:
        with within(municipality=HERE), pytest.raises(RefusedError):
            ask()
