"""What a lead sets for the municipality counts from its day, leaves the past alone, and can be read afterwards."""

import datetime as dt
from uuid import UUID

import pytest

from tests.world import member
from vugge.access.actions.recording import RefusedError
from vugge.access.models import AuditEvent
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.access.rules.roles import Role
from vugge.base.clock import today
from vugge.base.tenancy.context import within
from vugge.base.tenancy.writing import writing
from vugge.catalogue.actions.local import add_reason, change_value, withdraw_value
from vugge.catalogue.models import LocalValue
from vugge.catalogue.queries.effective import catalogue_of, overlay_of
from vugge.catalogue.rules.catalogue import Catalogue
from vugge.catalogue.rules.own_reasons import OUTSIDE, OwnReason
from vugge.catalogue.rules.windows import Basis, Beginning

HERE, SPARRING = "0101", "parameter.need_visits_before_sparring"
DAY = dt.timedelta(days=1)
pytestmark = pytest.mark.django_db


@pytest.fixture(name="lone")
def _lone() -> Member:
    return member(role=Role.LEAD, municipality=HERE, name="Lone")


def on(day: dt.date) -> Catalogue:
    with within(municipality=HERE):
        return catalogue_of(HERE, day)


def sets(by: Member, key: str, value: object, first: dt.date) -> UUID:
    with within(municipality=HERE):
        version = overlay_of(HERE).version(key)
        return change_value(by=by, key=key, value=value, valid_from=first, version=version)


def takes_back(by: Member, value: UUID, key: str = SPARRING, why: str = "forkert dag") -> None:
    with within(municipality=HERE):
        withdraw_value(by=by, value=value, version=overlay_of(HERE).version(key), why=why)


def test_value_counts_from_its_day_and_the_days_before_keep_theirs(lone: Member) -> None:
    sets(lone, SPARRING, 4, dt.date(2027, 1, 1))
    numbers = [on(day).number("need_visits_before_sparring") for day in (dt.date(2026, 12, 31), dt.date(2027, 1, 1))]
    assert numbers == [2, 4]


def test_no_value_follows_the_national_again(lone: Member) -> None:
    sets(lone, SPARRING, 4, dt.date(2027, 1, 1))
    sets(lone, SPARRING, None, dt.date(2028, 1, 1))
    assert [on(dt.date(year, 6, 1)).number("need_visits_before_sparring") for year in (2027, 2028)] == [4, 2]


def test_change_is_told_and_kept_with_who(lone: Member) -> None:
    sets(lone, SPARRING, 4, dt.date(2027, 1, 1))
    with within(municipality=HERE):
        told = AuditEvent.objects.filter(action="change_value").get()
        assert (told.subject, told.after) == (f"catalogue:{SPARRING}", {"value": 4, "from": "2027-01-01"})
        assert LocalValue.objects.get().made_by == "Lone"


@pytest.mark.parametrize(
    ("key", "value", "field"),
    [
        (SPARRING, 0, "value"),
        (SPARRING, 21, "value"),
        (SPARRING, 2, "value"),
        ("kind.month_2.window", {"first": 9, "last": 7}, "last"),
        ("kind.pregnancy.window", {"first": 16, "last": 41}, "last"),
        ("kind.visit_18m.offered_to", "need", "value"),
        ("level.2.text", "   ", "value"),
        ("cutoff.epds.mother.postpartum", 31, "value"),
    ],
)
def test_value_that_will_not_do_names_its_field(lone: Member, key: str, value: object, field: str) -> None:
    with pytest.raises(UnfitError) as fault:
        sets(lone, key, value, dt.date(2027, 1, 1))
    assert fault.value.field == field


def test_two_values_cannot_begin_on_one_day(lone: Member) -> None:
    sets(lone, SPARRING, 4, dt.date(2027, 1, 1))
    with pytest.raises(UnfitError) as fault:
        sets(lone, SPARRING, 5, dt.date(2027, 1, 1))
    assert fault.value.field == "valid_from"


@pytest.mark.parametrize("key", ["parameter.unknown", "kind.month_2.observations", "own-reason.local_1", "x"])
def test_what_is_not_a_field_is_not_there(lone: Member, key: str) -> None:
    with pytest.raises(GoneError):
        sets(lone, key, 4, dt.date(2027, 1, 1))


def test_what_somebody_changed_meanwhile_is_not_written_over(lone: Member) -> None:
    sets(lone, SPARRING, 4, dt.date(2027, 1, 1))
    with within(municipality=HERE), pytest.raises(StaleError):
        change_value(by=lone, key=SPARRING, value=5, valid_from=dt.date(2027, 2, 1), version="0.0")


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.LEAD])
def test_only_a_lead_changes_the_catalogue(role: Role) -> None:
    with pytest.raises(RefusedError, match="ledende sundhedsplejerske"):
        sets(member(role=role, municipality=HERE), SPARRING, 4, dt.date(2027, 1, 1))


def test_value_to_come_is_withdrawn_and_stays_to_be_read(lone: Member) -> None:
    value = sets(lone, SPARRING, 4, today() + 30 * DAY)
    takes_back(lone, value)
    assert on(today() + 60 * DAY).number("need_visits_before_sparring") == 2
    (row,) = on(today()).overlay.history(SPARRING)
    assert (row.withdrawn_by, row.withdrawn_why) == ("Lone", "forkert dag")
    with pytest.raises(GoneError):
        takes_back(lone, value)


def test_value_that_has_counted_stays(lone: Member) -> None:
    value = sets(lone, SPARRING, 4, today() - 30 * DAY)
    long_ago: dict[str, object] = {"made_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)}
    with within(municipality=HERE):
        _as_if(value, long_ago)
    with pytest.raises(UnfitError, match="gældende"):
        takes_back(lone, value)


def test_withdrawing_says_why(lone: Member) -> None:
    value = sets(lone, SPARRING, 4, today() + 30 * DAY)
    with pytest.raises(UnfitError) as fault:
        takes_back(lone, value, why=" ")
    assert fault.value.field == "why"


def _as_if(value: UUID, given: dict[str, object]) -> None:
    """Make a row what no action makes it."""
    with writing():
        LocalValue.objects.filter(id=value).update(**given)


def test_own_window_is_no_estimate_any_more(lone: Member) -> None:
    sets(lone, "kind.maternity.window", {"first": 4, "last": 6}, dt.date(2026, 1, 1))
    found = on(dt.date(2026, 11, 1))
    days = found.days("maternity", Beginning(born=dt.date(2026, 11, 1)))
    window = found.kind("maternity").window
    assert days is not None
    assert window is not None
    assert (days.last, days.guessed) == (dt.date(2026, 11, 7), False)
    assert (window.local, window.basis) == (True, Basis.STATED)


def test_whom_a_visit_is_offered_to_decides_its_national_type(lone: Member) -> None:
    before = on(dt.date(2026, 6, 1)).kind("visit_18m").national_type
    sets(lone, "kind.visit_18m.offered_to", "all", dt.date(2026, 1, 1))
    kind = on(dt.date(2026, 6, 1)).kind("visit_18m")
    assert kind.national_type == on(dt.date(2026, 6, 1)).kind("general_small").national_type != before


def test_cutoff_is_the_one_of_its_respondent_phase_and_day(lone: Member) -> None:
    sets(lone, "cutoff.epds.mother.postpartum", 12, dt.date(2026, 1, 1))
    found = on(dt.date(2026, 6, 1))
    assert found.cutoff("epds", "mother", "postpartum") == 12
    assert found.cutoff("epds", "mother", "pregnancy") == 11
    assert found.cutoff("epds", "mother", "postpartum", dt.date(2025, 12, 31)) == 11


def test_what_goes_out_of_use_is_still_known(lone: Member) -> None:
    sets(lone, "reason.crying.in_use", value=False, first=dt.date(2026, 1, 1))
    sets(lone, "topic.screens.in_use", value=False, first=dt.date(2026, 1, 1))
    found = on(dt.date(2026, 6, 1))
    assert "crying" not in [each.code for each in found.reasons()]
    assert found.reason("crying").title == "Gråd og uro"
    assert "screens" not in [each.code for each in found.topics()]


def test_own_text_stands_beside_the_national(lone: Member) -> None:
    sets(lone, "level.2.text", "Hos os: to ekstra besøg, så spørger vi teamet.", dt.date(2026, 1, 1))
    level = on(dt.date(2026, 6, 1)).level(2)
    assert level.local_text.startswith("Hos os")
    assert level.text.startswith("Ekstra besøg")


def test_own_reason_counts_as_the_national_it_is_mapped_to(lone: Member) -> None:
    reason = OwnReason(title="Rygestop", maps_to="illness", signs=("Forælder, der vil stoppe",))
    with within(municipality=HERE):
        code = add_reason(by=lone, reason=reason, valid_from=dt.date(2026, 1, 1))
        outside = add_reason(
            by=lone, reason=OwnReason(title="Projekt", maps_to=OUTSIDE), valid_from=dt.date(2026, 1, 1)
        )
    found = on(dt.date(2026, 6, 1))
    assert (found.reason(code).extract_code, found.reason(outside).extract_code) == ("illness", "")
    assert found.reasons()[-2].signs == ("Forælder, der vil stoppe",)
    assert [each.code for each in on(dt.date(2025, 6, 1)).reasons() if each.local] == []


@pytest.mark.parametrize(
    ("title", "maps_to", "field"), [(" ", "sleep", "title"), ("søvn", "sleep", "title"), ("Nyt", "unknown", "maps_to")]
)
def test_own_reason_that_will_not_do_names_its_field(lone: Member, title: str, maps_to: str, field: str) -> None:
    with within(municipality=HERE), pytest.raises(UnfitError) as fault:
        add_reason(by=lone, reason=OwnReason(title=title, maps_to=maps_to), valid_from=today())
    assert fault.value.field == field


def test_day_a_value_was_made_is_the_one_people_know_it_by(lone: Member) -> None:
    value = sets(lone, SPARRING, 4, today() - 30 * DAY)
    with within(municipality=HERE):
        _as_if(value, {"made_at": dt.datetime(2026, 11, 25, 23, 6, tzinfo=dt.UTC)})
    (row,) = on(today()).overlay.history(SPARRING)
    assert row.made_at.date() == dt.date(2026, 11, 26)
