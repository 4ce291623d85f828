"""Districts: added, called something else, closed and opened again by the lead alone, and never two of one name."""

from uuid import uuid4

import pytest

from tests.people import CODE, household, lead
from tests.world import member
from vugge.access.actions.recording import RefusedError
from vugge.access.models import AuditEvent
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.access.rules.roles import Role
from vugge.base.tenancy.context import within
from vugge.people.actions.districts import add_district, rename_district, reopen_district, retire_district
from vugge.people.actions.living import move_district
from vugge.people.queries.districts import all_districts, district

pytestmark = pytest.mark.django_db


@pytest.fixture(name="lone")
def _lone() -> Member:
    return lead()


def shown(lone: Member) -> list[tuple[str, bool, int]]:
    return [(each.name, each.active, each.families) for each in all_districts(by=lone)]


def test_districts_are_shown_with_their_families_and_the_closed_ones_last(lone: Member) -> None:
    with within(municipality=CODE):
        nord, syd = (add_district(by=lone, name=name) for name in ("Ådal", "Birkeparken"))
    household().do(move_district, district=nord)
    with within(municipality=CODE):
        assert shown(lone) == [("Birkeparken", True, 0), ("Ådal", True, 1)]
        retire_district(by=lone, district=syd)
        assert shown(lone) == [("Ådal", True, 1), ("Birkeparken", False, 0)]
        reopen_district(by=lone, district=syd)
        assert shown(lone)[0] == ("Birkeparken", True, 0)


def test_a_district_is_called_something_else_and_the_trail_says_what(lone: Member) -> None:
    with within(municipality=CODE):
        nord = add_district(by=lone, name="Nord")
        rename_district(by=lone, district=nord, was="Nord", name="  Nord og   havnen ")
        told = AuditEvent.objects.filter(municipality=CODE, action="rename_district").get()
        assert (told.before, told.after) == ({"name": "Nord"}, {"name": "Nord og havnen"})
        with pytest.raises(StaleError, match="omdøbt"):
            rename_district(by=lone, district=nord, was="Nord", name="Syd")


def test_two_districts_never_have_one_name_and_a_closed_one_says_so(lone: Member) -> None:
    with within(municipality=CODE):
        nord, syd = (add_district(by=lone, name=name) for name in ("Nord", "Syd"))
        with pytest.raises(UnfitError) as known:
            add_district(by=lone, name="NORD")
        rename_district(by=lone, district=nord, was="Nord", name="nord")
        retire_district(by=lone, district=nord)
        with pytest.raises(UnfitError) as closed:
            rename_district(by=lone, district=syd, was="Syd", name="Nord")
        with pytest.raises(UnfitError):
            add_district(by=lone, name=" ")
    assert (known.value.field, closed.value.field) == ("name", "name")
    assert "lukket" in closed.value.sentence


def test_what_is_so_already_is_said(lone: Member) -> None:
    with within(municipality=CODE):
        nord = add_district(by=lone, name="Nord")
        with pytest.raises(UnfitError):
            reopen_district(by=lone, district=nord)
        retire_district(by=lone, district=nord)
        with pytest.raises(UnfitError):
            retire_district(by=lone, district=nord)


def test_a_district_of_another_municipality_is_not_there(lone: Member) -> None:
    other = lead("Ulla", "0101")
    with within(municipality="0101"):
        theirs = add_district(by=other, name="Nord")
    with within(municipality=CODE):
        for which in (theirs, uuid4()):
            with pytest.raises(GoneError):
                district(by=lone, which=which)
            with pytest.raises(GoneError):
                retire_district(by=lone, district=which)
        add_district(by=lone, name="Nord")


@pytest.mark.parametrize("role", [each for each in Role if each is not Role.LEAD])
def test_nobody_but_the_lead_changes_districts(lone: Member, role: Role) -> None:
    somebody = member(role=role, municipality=CODE)
    with within(municipality=CODE):
        nord = add_district(by=lone, name="Nord")
        for act in (
            lambda: add_district(by=somebody, name="Syd"),
            lambda: rename_district(by=somebody, district=nord, was="Nord", name="Syd"),
            lambda: retire_district(by=somebody, district=nord),
            lambda: reopen_district(by=somebody, district=nord),
            lambda: all_districts(by=somebody),
        ):
            with pytest.raises(RefusedError):
                act()
