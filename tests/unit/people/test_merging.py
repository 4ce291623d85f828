"""Two journals that are one person's: who may, who may not be one, and that taking it back leaves all as it was."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.people import CODE, Household, health_visitor, household, lead, lind
from vugge.access.actions.recording import RefusedError
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.clock import today
from vugge.base.cpr import read_cpr
from vugge.base.tenancy.context import within
from vugge.people.actions.creating import Named, name_person
from vugge.people.actions.living import give_number
from vugge.people.actions.merging import Merging, merge, unmerge
from vugge.people.models import Person
from vugge.people.queries.loading import aliases, kept_of
from vugge.people.queries.numbers import holder_of, number_of
from vugge.people.rules.kinds import Sex

pytestmark = pytest.mark.django_db
BORN = today() - dt.timedelta(days=30)
REAL, REPLACEMENT = "070761-4285", "670761-4286"
NOT_COMPARED = {"people_merge", "people_mergeevent"}


def snapshot() -> dict[str, list[object]]:
    """Return all there is of people, but how often families were changed and what was merged."""
    found: dict[str, list[object]] = {}
    with within(municipality=CODE), connection.cursor() as cursor:
        for model in apps.get_app_config("people").get_models():
            table = model._meta.db_table  # noqa: SLF001 - Django's documented way to a table's name
            if table not in NOT_COMPARED:
                cursor.execute(f"SELECT to_jsonb(t) - 'revision' AS row FROM {table} t ORDER BY 1")  # noqa: S608 - a table's own name
                found[table] = cursor.fetchall()
    return found


def together(home: Household, by: Member, kept: UUID, gone: UUID, *, although_twins: bool = False) -> UUID:
    merging = Merging(kept=kept, gone=gone, reason="Oprettet to gange", although_twins=although_twins)
    return home.do(merge, by=by, merging=merging)  # type: ignore[no-any-return]  # the merge's id


@pytest.fixture(name="lone")
def _lone() -> Member:
    return lead()


def twice() -> tuple[Household, Household]:
    """Make the same newborn twice, by two health visitors who do not know of each other. Attacks M10."""
    one, other = household(), household(health_visitor("Mette"))
    for home in (one, other):
        home.child("Asta", born_on=BORN)
    return one, other


def test_the_same_newborn_twice_becomes_one_journal_read_under_both_ids(lone: Member) -> None:
    one, other = twice()
    kept, gone = one.people["Asta"], other.people["Asta"]
    before = other.revision
    together(one, lone, kept, gone)
    with within(municipality=CODE):
        assert aliases(kept) == aliases(gone) == {kept, gone}
        assert kept_of([gone]) == {gone: kept}
    assert other.revision == before + 1


def test_replacement_and_real_number_lead_to_the_one_journal(lone: Member) -> None:
    one, other = twice()
    one.do(give_number, person=one.people["Asta"], number=REPLACEMENT)
    other.do(give_number, person=other.people["Asta"], number=REAL)
    together(one, lone, one.people["Asta"], other.people["Asta"])
    with within(municipality=CODE):
        holders = {holder_of(read_cpr(text)) for text in (REAL, REPLACEMENT)}
        held = number_of(aliases(one.people["Asta"]))
    assert holders == {one.people["Asta"], other.people["Asta"]}
    assert held is not None
    assert held.kind == "real"


def test_what_is_written_after_a_merge_is_written_in_the_journal_kept(lone: Member) -> None:
    one, other = twice()
    together(one, lone, one.people["Asta"], other.people["Asta"])
    named = Named(given_names="Asta Marie", family_name="Lind", sex=Sex.FEMALE)
    other.do(name_person, person=other.people["Asta"], named=named)
    with within(municipality=CODE):
        names = dict(Person.objects.values_list("id", "given_names"))
    assert names == {one.people["Asta"]: "Asta Marie", other.people["Asta"]: "Asta"}


def test_health_visitor_merges_nobody() -> None:
    one, other = twice()
    with pytest.raises(RefusedError, match="ledende sundhedsplejerske"):
        together(one, one.by, one.people["Asta"], other.people["Asta"])


def test_merge_asks_for_the_revision_and_a_reason(lone: Member) -> None:
    one, other = twice()
    merging = Merging(kept=one.people["Asta"], gone=other.people["Asta"], reason=" ")
    with pytest.raises(UnfitError, match="Skriv hvorfor"):
        one.do(merge, by=lone, merging=merging)
    with pytest.raises(StaleError):
        one.do(merge, by=lone, revision=1, merging=merging)


def test_twins_stay_two_unless_somebody_looked(lone: Member) -> None:
    home = household()
    first = home.child("Asta", born_on=BORN)
    second = home.child("Bo", twin_of=first, born_on=BORN)
    with pytest.raises(UnfitError, match="ligner tvillinger"):
        together(home, lone, first, second)
    together(home, lone, first, second, although_twins=True)


def test_children_one_mother_had_the_same_day_look_like_twins(lone: Member) -> None:
    one, other = twice()
    nanna = one.parent("Nanna")
    other.parent("", person=nanna)
    with pytest.raises(UnfitError, match="ligner tvillinger"):
        together(one, lone, one.people["Asta"], other.people["Asta"])


def test_two_real_numbers_are_two_people(lone: Member) -> None:
    one, other = twice()
    one.do(give_number, person=one.people["Asta"], number=REAL)
    other.do(give_number, person=other.people["Asta"], number="010190-4286")
    with pytest.raises(UnfitError, match="hver sit CPR-nummer"):
        together(one, lone, one.people["Asta"], other.people["Asta"])


def test_nobody_is_merged_with_themselves_or_a_second_time(lone: Member) -> None:
    one, other = twice()
    asta, gone = one.people["Asta"], other.people["Asta"]
    with pytest.raises(UnfitError, match="samme journal"):
        together(one, lone, asta, asta)
    together(one, lone, asta, gone)
    with pytest.raises(UnfitError, match="allerede samlet"):
        together(one, lone, asta, gone)


def test_nobody_is_merged_with_somebody_who_is_not_there(lone: Member) -> None:
    one, _other = twice()
    for kept, gone in ((one.people["Asta"], uuid4()), (uuid4(), one.people["Asta"])):
        with pytest.raises(GoneError):
            together(one, lone, kept, gone)


def test_a_merge_is_undone_once_with_a_reason_by_a_lead(lone: Member) -> None:
    one, other = twice()
    made = together(one, lone, one.people["Asta"], other.people["Asta"])
    with pytest.raises(RefusedError):
        one.do(unmerge, merge=made, reason="To børn")
    with pytest.raises(UnfitError, match="Skriv hvorfor"):
        one.do(unmerge, by=lone, merge=made, reason="")
    one.do(unmerge, by=lone, merge=made, reason="To børn")
    with pytest.raises(UnfitError, match="allerede skilt"):
        one.do(unmerge, by=lone, merge=made, reason="To børn")
    with pytest.raises(GoneError):
        one.do(unmerge, by=lone, merge=uuid4(), reason="To børn")
    together(one, lone, one.people["Asta"], other.people["Asta"])


@contextmanager
def _undone() -> Iterator[None]:
    """Let each of Hypothesis's worlds be gone before the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    named=st.lists(st.sampled_from(["Asta", "Nanna", "Rune"]), min_size=2, max_size=2),
    numbers=st.lists(st.sampled_from([REAL, REPLACEMENT]), unique=True, max_size=2),
    twin=st.booleans(),
    same_family=st.booleans(),
)
def test_unmerge_of_merge_is_as_it_was(named: list[str], numbers: list[str], *, twin: bool, same_family: bool) -> None:
    with _undone():
        one, lone = lind(), lead()
        other = one if same_family else lind(health_visitor("Mette"))
        if same_family:
            other.child("Bo", twin_of=one.people["Asta"] if twin else None, born_on=BORN)
        kept, gone = one.people[named[0]], other.people["Bo" if same_family else named[1]]
        for home, who, number in zip((one, other), (kept, gone), numbers, strict=False):
            home.do(give_number, person=who, number=number)
        before = snapshot()
        made = together(one, lone, kept, gone, although_twins=True)
        one.do(unmerge, by=lone, merge=made, reason="To personer")
        assert snapshot() == before
        with within(municipality=CODE):
            assert [aliases(kept), aliases(gone)] == [frozenset({kept}), frozenset({gone})]
