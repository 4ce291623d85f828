"""The pages of the catalogue: what each reader sees, and that nothing is saved before it has been read."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from tests.world import client_for, member
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.base.clock import today
from vugge.base.tenancy.context import within
from vugge.catalogue.models import LocalValue
from vugge.catalogue.queries.effective import catalogue_of
from vugge.catalogue.queries.entries import entries_for
from vugge.catalogue.rules.fields import all_fields

HERE, SPARRING = "0101", "parameter.need_visits_before_sparring"
CHANGE = f"/katalog/ret/vaerdi/{SPARRING}"
pytestmark = pytest.mark.django_db


@pytest.fixture(name="lone")
def _lone() -> Member:
    return member(role=Role.LEAD, municipality=HERE, name="Lone")


@pytest.fixture(name="browser")
def _browser(lone: Member) -> Client:
    return client_for(lone)


def rows() -> list[LocalValue]:
    with within(municipality=HERE):
        return list(LocalValue.objects.order_by("number"))


def said(answer: Any) -> str:  # noqa: ANN401 - Django's own response of a test
    return " ".join(answer.content.decode().replace("\xa0", " ").split())


def typed(value: object, first: str = "1.2.2027", version: str = "0.0", **more: str) -> dict[str, Any]:
    return {"value_typed": value, "valid_from": first, "version": version, **more}


def addresses(by: Member) -> Iterator[str]:
    with within(municipality=HERE):
        found = entries_for(by=by, on=today())
    return (f"/katalog/{section.value}/{each.code}" for section, entries in found.items() for each in entries)


def test_every_entry_has_a_page(lone: Member, browser: Client) -> None:
    found = list(addresses(lone))
    assert len(found) > 80
    assert [address for address in found if browser.get(address).status_code != 200] == []


def test_every_field_has_a_form(browser: Client) -> None:
    with within(municipality=HERE):
        fields = [each.key for each in all_fields(catalogue_of(HERE, today()).national)]
    assert len(fields) > 100
    assert [key for key in fields if browser.get(f"/katalog/ret/vaerdi/{key}").status_code != 200] == []


@pytest.mark.parametrize(
    "address", ["/katalog/tal/none", "/katalog/none/sleep", "/katalog/ret/vaerdi/none", "/katalog/ret/foelg/x"]
)
def test_what_is_not_in_the_catalogue_is_not_there(browser: Client, address: str) -> None:
    assert browser.get(address).status_code == 404


def test_guessed_window_says_so_on_its_page_and_in_the_list(browser: Client) -> None:
    assert "Skøn" in said(browser.get("/katalog/besoeg/maternity"))
    assert "Dag 4–5 er et skøn" in said(browser.get("/katalog/besoeg/maternity"))
    assert "Skøn" not in said(browser.get("/katalog/besoeg/pregnancy"))


def test_colleague_reads_and_is_told_who_can_change(lone: Member) -> None:
    del lone
    signe = client_for(member(role=Role.HEALTH_VISITOR, municipality=HERE))
    page = said(signe.get("/katalog/tal/need_visits_before_sparring"))
    assert "Kun den ledende sundhedsplejerske kan ændre kommunens katalog." in page
    assert "/katalog/ret/" not in page
    assert signe.get(CHANGE).status_code == 403
    assert signe.post(CHANGE, typed(4, step="save")).status_code == 403


def test_what_changes_from_when_is_read_before_it_is_saved(browser: Client) -> None:
    page = said(browser.post(CHANGE, typed(4)))
    assert "Fra 1. februar 2027 gælder 4 besøg i stedet for 2 besøg." in page
    assert "Besøg, der allerede er underskrevet, ændrer sig ikke." in page
    assert "Intet er gemt endnu." in page
    assert rows() == []
    answer = browser.post(CHANGE, typed(4, step="save"), follow=True)
    assert "Det er gemt: Behovsbesøg før sparring, fra 1. februar 2027." in said(answer)
    assert [(row.value, row.valid_from) for row in rows()] == [(4, dt.date(2027, 2, 1))]


def test_what_was_typed_can_be_mended_after_it_was_read(browser: Client) -> None:
    page = said(browser.post(CHANGE, typed(4, step="edit")))
    assert 'value="4"' in page
    assert 'value="1.2.2027"' in page
    assert rows() == []


@pytest.mark.parametrize(
    ("value", "first", "fault"),
    [
        ("to", "1.2.2027", "Skriv et helt tal."),
        ("21", "1.2.2027", "Skriv et helt tal fra 1 til 20."),
        ("2", "1.2.2027", "Der er ikke noget at gemme."),
        ("4", "31.2.2027", "Skriv dagen som 24.11.2026."),
        ("4", "", "Skriv en dag."),
    ],
)
@pytest.mark.parametrize("step", ["", "save"])
def test_fault_stands_at_its_field_and_what_was_typed_is_kept(
    browser: Client, value: str, first: str, fault: str, step: str
) -> None:
    page = said(browser.post(CHANGE, typed(value, first, step=step)))
    assert fault in page
    assert f'value="{value}"' in page
    assert rows() == []


def test_day_back_in_time_is_said(browser: Client) -> None:
    assert "Dagen ligger tilbage i tiden." in said(browser.post(CHANGE, typed(4, "1.2.2020")))


def test_what_somebody_else_changed_meanwhile_is_refused_kindly(browser: Client) -> None:
    browser.post(CHANGE, typed(4, step="save"))
    answer = browser.post(CHANGE, typed(5, "1.3.2027", step="save"))
    assert answer.status_code == 409
    assert "Nogen har ændret det samme" in said(answer)
    assert browser.post(CHANGE, typed(5, "1.3.2027", "1.0", step="save")).status_code == 302


def test_next_value_ends_the_one_before(browser: Client) -> None:
    browser.post(CHANGE, typed(4, "1.6.2027", step="save"))
    page = said(browser.post(CHANGE, typed(3, "1.2.2027", "1.0")))
    assert "Fra 1. februar 2027 til og med 31. maj 2027 gælder 3 besøg i stedet for 2 besøg." in page
    assert "Dagen efter begynder en anden værdi, som allerede er sat." in page


def test_national_is_followed_again(browser: Client) -> None:
    browser.post(CHANGE, typed(4, "1.2.2020", step="save"))
    follow = f"/katalog/ret/foelg/{SPARRING}"
    assert "Fra 1. februar 2027 gælder 2 besøg i stedet for 4 besøg." in said(
        browser.post(follow, typed("", version="1.0"))
    )
    browser.post(follow, typed("", version="1.0", step="save"))
    assert [row.value for row in rows()] == [4, None]


@pytest.mark.parametrize(
    ("key", "given", "line"),
    [
        ("kind.month_4_6.window", {"first": "5", "last": "6"}, "gælder 5–6 måneder i stedet for 4–6 måneder."),
        ("kind.pregnancy.window", {"first": "20", "last": "30"}, "gælder graviditetsuge 20–30 i stedet for"),
        ("kind.visit_18m.offered_to", {"value_typed": "all"}, "gælder Alle i stedet for Familier, der opfylder"),
        ("reason.sleep.in_use", {"value_typed": "no"}, "gælder Nej i stedet for Ja."),
        ("level.3.text", {"value_typed": "Ring til teamet"}, "Der står fra 1. februar 2027: Ring til teamet"),
        ("cutoff.epds.father.postpartum", {"value_typed": "11"}, "gælder 11 point i stedet for 10 point."),
    ],
)
def test_each_kind_of_value_is_said_as_a_person_says_it(
    browser: Client, key: str, given: dict[str, str], line: str
) -> None:
    page = said(browser.post(f"/katalog/ret/vaerdi/{key}", {"valid_from": "1.2.2027", "version": "0.0", **given}))
    assert line in page


def test_value_to_come_is_taken_back_with_why(browser: Client) -> None:
    browser.post(CHANGE, typed(4, step="save"))
    (row,) = rows()
    back = f"/katalog/ret/tilbage/{row.id}"
    assert "gælder 2 besøg i stedet for 4 besøg" in said(browser.post(back, {"version": "1.0", "why": "forkert dag"}))
    assert "Skriv kort, hvorfor" in said(browser.post(back, {"version": "1.0", "why": "", "step": "save"}))
    answer = browser.post(back, {"version": "1.0", "why": "forkert dag", "step": "save"}, follow=True)
    assert "Værdien er trukket tilbage." in said(answer)
    assert "af Lone: forkert dag" in said(answer)
    assert browser.get(back).status_code == 404


def test_own_reason_is_added_shown_and_taken_back(browser: Client) -> None:
    new = {"title": "Rygestop", "maps_to": "outside", "signs": "Vil stoppe\n\nHar prøvet før", "valid_from": "1.2.2020"}
    page = said(browser.post("/katalog/ny-aarsag", new))
    assert "Rygestop kan vælges ved behovsbesøg fra 1. februar 2020." in page
    assert "Den er uden for programmet" in page
    answer = browser.post("/katalog/ny-aarsag", {**new, "step": "save"}, follow=True)
    assert "Uden for programmet" in said(answer)
    assert "Har prøvet før" in said(answer)
    (row,) = rows()
    answer = browser.post(
        f"/katalog/ret/tilbage/{row.id}", {"version": "1.0", "why": "fejl", "step": "save"}, follow=True
    )
    assert "Bruges ikke" in said(answer)


def test_nothing_but_fields_of_the_catalogue_can_be_set(browser: Client) -> None:
    assert browser.post("/katalog/ret/vaerdi/own-reason.local_x", typed(4, step="save")).status_code == 404
    assert browser.post("/katalog/ret/vaerdi/kind.month_2.observations", typed(4, step="save")).status_code == 404


def test_text_is_shown_as_text(browser: Client) -> None:
    given = {"value_typed": "<script>alert(1)</script>", "valid_from": "1.2.2020", "version": "0.0", "step": "save"}
    answer = browser.post("/katalog/ret/vaerdi/level.2.text", given, follow=True)
    assert "&lt;script&gt;alert(1)" in said(answer)
    assert "<script>alert(1)" not in said(answer)
