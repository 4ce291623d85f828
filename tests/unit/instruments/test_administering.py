"""Registering screenings and reading them: status for a family, numbers in a person's journal, versions that stay."""

import datetime as dt
from uuid import UUID, uuid4

import pytest

from tests.lind import HERE, Linds, linds
from tests.rows import make
from tests.world import member
from vugge.access.actions.recording import RefusedError
from vugge.access.models import AuditEvent, ReadingEvent
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.access.rules.roles import CertificateKind, Role
from vugge.base.clock import now, today
from vugge.base.tenancy.context import within
from vugge.instruments.actions.administering import administer, correct
from vugge.instruments.facts.as_of import screenings
from vugge.instruments.facts.screenings import COLUMNS, ScreeningFact
from vugge.instruments.models import Administration
from vugge.instruments.queries import administrations
from vugge.instruments.queries.training import note
from vugge.instruments.rules.codes import Alarm, State
from vugge.people.models import Merge, Person

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 3)
TEN = (1, 1, 1, 2, 0, 1, 1, 1, 1, 3)


@pytest.fixture(name="home")
def _home() -> Linds:
    return linds()


def epds(home: Linds, **given: object) -> UUID:
    said = {"subject": home.freja, "respondent": "mother", "phase": "postpartum", "held_on": DAY, "answers": TEN}
    with within(municipality=HERE):
        return administer(by=home.signe, family=home.family, instrument="epds", **{**said, **given})  # type: ignore[arg-type]  # as a form gives it


def journal(home: Linds, person: UUID) -> tuple[administrations.ScreeningResult, ...]:
    with within(municipality=HERE):
        return administrations.of_person(by=home.signe, person=person)


def test_family_page_says_it_was_done_and_never_a_number(home: Linds) -> None:
    epds(home)
    with within(municipality=HERE):
        (found,) = administrations.of_family(by=home.signe, family=home.family)
    assert (found.subject, found.title, found.held_on, found.state) == (home.freja, "EPDS", DAY, State.DONE)
    shown = {name: value for name in found.__slots__ if (value := getattr(found, name)) is not None}
    assert not {"score", "answers", "cutoff", "positive", "position", "reason", "level"} & set(shown)


def test_journal_holds_numbers_the_cut_off_of_the_day_and_what_follows(home: Linds) -> None:
    epds(home)
    (found,) = journal(home, home.freja)
    assert (found.score, found.most, found.cutoff, found.positive) == (12, 30, 11, True)
    assert (found.alarm, found.signed_by) == (Alarm.RAISED, "Signe")
    assert "gå ikke" in found.alert
    assert found.following.repeat is not None
    assert found.following.repeat.first == DAY + dt.timedelta(days=14)


def test_fathers_cut_off_is_another(home: Linds) -> None:
    epds(home, subject=home.jonas, respondent="father", answers=None, score=10)
    (found,) = journal(home, home.jonas)
    assert (found.cutoff, found.positive, found.alarm) == (10, True, Alarm.UNKNOWN)


def test_one_parents_journal_holds_nothing_of_the_others(home: Linds) -> None:
    epds(home)
    assert journal(home, home.jonas) == ()
    assert journal(home, home.alma) == ()


def test_reading_numbers_is_logged_and_the_subject_is_the_person(home: Linds) -> None:
    epds(home)
    journal(home, home.freja)
    with within(municipality=HERE):
        assert list(ReadingEvent.objects.values_list("subject", "kind")) == [(home.freja, "screenings")]


def test_trail_says_what_was_registered_and_no_number(home: Linds) -> None:
    screening = epds(home)
    with within(municipality=HERE):
        event = AuditEvent.objects.filter(action="administer").get()
    assert (event.subject, event.after) == (f"screening:{screening}", {"instrument": "epds", "state": "done"})


def test_declined_and_not_done_are_registered_and_differ(home: Linds) -> None:
    epds(home, answers=None, state="declined")
    epds(home, subject=home.jonas, respondent="father", answers=None, state="not_done", reason="På arbejde")
    with within(municipality=HERE):
        found = administrations.of_family(by=home.signe, family=home.family)
        facts = list(screenings(now()))
    assert [each.state for each in found] == [State.DECLINED, State.NOT_DONE]
    assert [(f.offered_on, f.response, f.held_on) for f in facts if f.respondent == "mother"] == [
        (DAY, "declined", None)
    ]
    assert [(f.offered_on, f.response, f.held_on) for f in facts if f.respondent == "father"] == [(None, "", None)]


def test_fact_of_one_that_was_done_holds_what_the_extract_asks_for(home: Linds) -> None:
    contact = uuid4()
    screening = epds(home, level=2, part_of=contact)
    with within(municipality=HERE):
        (found,) = screenings(now())
    assert found == ScreeningFact(
        activity_id=screening,
        family=home.family,
        subject=home.freja,
        instrument="epds",
        respondent="mother",
        phase="postpartum",
        offered_on=DAY,
        response="accepted",
        held_on=DAY,
        score=12,
        cutoff=11,
        level=2,
        part_of=contact,
    )
    assert set(COLUMNS) == set(ScreeningFact.__slots__)


def amend(home: Linds, screening: UUID, **given: object) -> int:
    said = {"version": 1, "why": "Tastet forkert", "respondent": "mother", "phase": "postpartum", "held_on": DAY}
    with within(municipality=HERE):
        return correct(by=home.signe, administration=screening, **{**said, **given})  # type: ignore[arg-type]  # as a form gives it


def test_correction_is_a_new_version_and_the_first_stays_readable(home: Linds) -> None:
    screening = epds(home)
    assert amend(home, screening, score=8) == 2
    with within(municipality=HERE):
        first, second = administrations.versions_of(by=home.signe, administration=screening)
    assert (first.score, second.score, second.why) == (12, 8, "Tastet forkert")
    assert [each.score for each in journal(home, home.freja)] == [8]
    with within(municipality=HERE):
        assert [each.score for each in screenings(now())] == [8]


def test_correction_of_what_somebody_corrected_meanwhile_is_refused(home: Linds) -> None:
    screening = epds(home)
    amend(home, screening, score=8)
    with pytest.raises(StaleError):
        amend(home, screening, score=9)
    with pytest.raises(UnfitError, match="hvorfor registreringen rettes"):
        amend(home, screening, version=2, why=" ", score=9)
    with pytest.raises(GoneError):
        amend(home, uuid4(), score=9)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"held_on": today() + dt.timedelta(days=1)}, "held_on"),
        ({"level": 5}, "level"),
        ({"respondent": "aunt"}, "respondent"),
        ({"phase": "later"}, "phase"),
        ({"state": "perhaps"}, "state"),
        ({"answers": TEN[:9]}, "answers"),
    ],
)
def test_what_will_not_do_is_told_by_field(home: Linds, given: dict[str, object], field: str) -> None:
    with pytest.raises(UnfitError) as error:
        epds(home, **given)
    assert error.value.field == field


def test_instrument_that_is_not_there_is_told(home: Linds) -> None:
    with within(municipality=HERE), pytest.raises(UnfitError, match="“asq” findes ikke"):
        administer(
            by=home.signe,
            family=home.family,
            subject=home.alma,
            instrument="asq",
            respondent="child",
            held_on=DAY,
            score=1,
        )


def test_same_instrument_is_registered_once_at_a_visit(home: Linds) -> None:
    contact = uuid4()
    epds(home, part_of=contact)
    with pytest.raises(UnfitError, match="allerede registreret"):
        epds(home, part_of=contact)
    epds(home, part_of=contact, subject=home.jonas, respondent="father")


def test_somebody_else_than_the_family_is_as_nobody(home: Linds) -> None:
    stranger = make(Person, HERE)
    with pytest.raises(GoneError):
        epds(home, subject=stranger.id)
    with pytest.raises(GoneError):
        journal(home, stranger.id)


def test_parents_screening_never_comes_into_the_childs_journal_nor_the_childs_into_a_parents(home: Linds) -> None:
    with pytest.raises(UnfitError, match="Journalen er barnets"):
        epds(home, subject=home.alma)
    adbb = {"family": home.family, "instrument": "adbb", "held_on": DAY, "score": 3, "respondent": "child"}
    with within(municipality=HERE), pytest.raises(UnfitError, match="Journalen er en forælders"):
        administer(by=home.signe, subject=home.freja, **adbb)  # type: ignore[arg-type]  # as a form gives it


def test_colleague_without_a_tie_reads_and_writes_nothing(home: Linds) -> None:
    screening = epds(home)
    mette = member(role=Role.HEALTH_VISITOR, municipality=HERE, name="Mette")
    asked = (
        lambda: administrations.of_family(by=mette, family=home.family),
        lambda: administrations.of_person(by=mette, person=home.freja),
        lambda: administrations.versions_of(by=mette, administration=screening),
        lambda: administrations.signals_of(by=mette, family=home.family),
    )
    for ask in asked:
        with within(municipality=HERE), pytest.raises(RefusedError, match="hører til hos Signe"):
            ask()


def test_journal_is_read_under_all_ids_after_two_were_joined(home: Linds) -> None:
    epds(home)
    other = make(Person, HERE, given_names="Freja")
    make(Merge, HERE, kept=other, gone_id=home.freja)
    assert [each.score for each in journal(home, other.id)] == [12]


def test_signals_hold_what_to_do_and_no_number(home: Linds) -> None:
    epds(home)
    epds(home, subject=home.jonas, respondent="father", answers=None, state="declined")
    with within(municipality=HERE):
        (found,) = administrations.signals_of(by=home.signe, family=home.family)
    assert (found.subject, found.positive, found.alarm) == (home.freja, True, Alarm.RAISED)
    assert not {"score", "answers", "cutoff"} & set(found.__slots__)


def test_training_on_record_takes_the_note_away() -> None:
    trained = member(role=Role.HEALTH_VISITOR, municipality=HERE, certificates=(CertificateKind.ADBB,))
    with within(municipality=HERE):
        assert note(by=trained, instrument="adbb", on=today()) == ""
        assert "Gotland kræver uddannelse" in note(by=trained, instrument="gotland", on=today())


def test_position_on_a_scale_is_kept_and_read(home: Linds) -> None:
    with within(municipality=HERE):
        administer(
            by=home.signe,
            family=home.family,
            subject=home.alma,
            instrument="topi",
            respondent="child",
            held_on=DAY,
            position="yellow",
            reason="Tager langsomt på",
        )
    (found,) = journal(home, home.alma)
    assert (found.position, found.score, found.cutoff, found.reason) == ("Gul", None, None, "Tager langsomt på")
    with within(municipality=HERE):
        assert Administration.objects.get().position == "yellow"
