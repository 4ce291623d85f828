"""The lead's pages of districts, each form carried out."""

from uuid import UUID

import pytest
from django.urls import reverse

from tests.people import CODE, health_visitor, household, lead
from tests.world import Browser, client_for
from vugge.access.rules.actors import Member
from vugge.base.tenancy.context import within
from vugge.people.actions.districts import add_district, rename_district, retire_district
from vugge.people.actions.living import move_district
from vugge.people.queries.districts import all_districts

pytestmark = pytest.mark.django_db


@pytest.fixture(name="lone")
def _lone() -> Member:
    return lead()


@pytest.fixture(name="nord")
def _nord(lone: Member) -> UUID:
    with within(municipality=CODE):
        return add_district(by=lone, name="Nord")


def sent(browser: Browser, page: str, /, *which: UUID, status: int = 302, **typed: str) -> str:
    answer = browser.post(reverse(f"people:{page}", args=which), typed)
    assert answer.status_code == status, answer.content.decode()[-3000:]
    return str(answer.content.decode())


def test_lead_finds_the_districts_from_the_families_and_a_colleague_does_not(lone: Member) -> None:
    assert 'href="/distrikter"' in client_for(lone).get("/familier").content.decode()
    assert "Der er ingen distrikter endnu" in client_for(lone).get("/distrikter").content.decode()
    assert "/distrikter" not in client_for(health_visitor()).get("/familier").content.decode()


def test_districts_are_added_renamed_closed_and_opened_by_forms(lone: Member) -> None:
    browser = client_for(lone)
    sent(browser, "add-district", name="Nord")
    with within(municipality=CODE):
        (nord,) = (each.id for each in all_districts(by=lone))
    household().do(move_district, district=nord)
    assert 'value="Nord"' in browser.get(reverse("people:rename-district", args=[nord])).content.decode()
    sent(browser, "rename-district", nord, was="Nord", name="Havnen")
    assert "1 familie bliver i det" in browser.get(reverse("people:close-district", args=[nord])).content.decode()
    sent(browser, "close-district", nord)
    page = browser.get("/distrikter").content.decode()
    assert "Havnen" in page
    assert "Lukket" in page
    sent(browser, "reopen-district", nord)
    assert "Lukket" not in browser.get("/distrikter").content.decode()


def test_a_name_somebody_else_changed_first_is_kept_and_told(lone: Member, nord: UUID) -> None:
    with within(municipality=CODE):
        rename_district(by=lone, district=nord, was="Nord", name="Havnen")
    page = sent(client_for(lone), "rename-district", nord, status=409, was="Nord", name="Syd")
    assert "Nogen har omdøbt distriktet" in page
    assert 'value="Syd"' in page
    assert 'value="Havnen"' in page


@pytest.mark.parametrize(("typed", "told"), [("", "Skriv, hvad distriktet hedder."), ("nord", "er der allerede")])
def test_what_is_missing_or_known_is_told_at_the_field(lone: Member, nord: UUID, typed: str, told: str) -> None:
    assert nord
    assert told in sent(client_for(lone), "add-district", status=200, name=typed)


def test_a_closed_district_still_stands_where_its_families_are_moved(lone: Member, nord: UUID) -> None:
    home = household()
    home.do(move_district, district=nord)
    with within(municipality=CODE):
        retire_district(by=lone, district=nord)
    assert "Distriktet er lukket allerede." in sent(client_for(lone), "close-district", nord, status=200)
    page = client_for(home.by).get(reverse("people:move-district", args=[home.id])).content.decode()
    assert f'value="{nord}" selected' in page
