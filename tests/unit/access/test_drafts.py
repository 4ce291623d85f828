"""What was typed when the sign-in ended is there again for whoever typed it, once, and for nobody else."""

import pytest
from django import forms
from django.template.loader import render_to_string
from django.test import RequestFactory

from tests.world import Browser, app_of, client_for, code_of, email_of, member, password_of
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.access.web.drafts import DRAFT, draft, refilled
from vugge.access.web.signing_in import SEEN

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.rooms")]
TYPED = {"name": "Søs", "roles": ["lead", "daycare"], "password": "hemmelig", "csrfmiddlewaretoken": "x"}


class Form(forms.Form):
    name = forms.CharField()
    roles = forms.MultipleChoiceField(choices=[("lead", "Leder"), ("daycare", "Dagtilbud"), ("x", "X")])


@pytest.fixture
def anne() -> Member:
    return member(role=Role.ADMINISTRATOR, name="Anne")


def sends_too_late(person: Member) -> Browser:
    browser = client_for(person)
    session = browser.session
    session[SEEN] -= 15 * 60
    session.save()
    answer = browser.post("/test/changes", TYPED, headers={"referer": "http://testserver/test/changes?side=2"})
    assert answer["Location"] == "/log-ind?next=/test/changes"
    return browser


def comes_back(browser: Browser, person: Member) -> Browser:
    given = {"login": email_of(person), "password": password_of(person)}
    secret = app_of(person)
    browser.post("/log-ind", given)
    browser.post("/log-ind/kode", {"code": code_of(secret)})
    return browser


def request_of(browser: Browser, person: Member, path: str = "/test/changes") -> object:
    request = RequestFactory().get(path)
    request.session = browser.session
    request.user = type("User", (), {"pk": person.user})()
    return request


def test_form_is_filled_in_again_without_what_was_secret_and_only_once(anne: Member) -> None:
    browser = comes_back(sends_too_late(anne), anne)
    request = request_of(browser, anne)
    form = refilled(request, Form)  # type: ignore[arg-type]  # a request with what is read of it
    assert form.initial == {"name": "Søs", "roles": ["lead", "daycare"]}
    assert "er her endnu" in render_to_string("access/parts/kept.html", {"form": form})
    assert not refilled(request, Form).initial  # type: ignore[arg-type]  # as above
    assert "er her endnu" not in render_to_string("access/parts/kept.html", {"form": Form()})


def test_somebody_else_at_the_same_machine_sees_nothing_of_it(anne: Member) -> None:
    mette = member(role=Role.ADMINISTRATOR)
    browser = comes_back(sends_too_late(anne), mette)
    assert DRAFT not in browser.session


def test_other_page_does_not_get_it(anne: Member) -> None:
    browser = comes_back(sends_too_late(anne), anne)
    assert draft(request_of(browser, anne, "/test/proved")) is None  # type: ignore[arg-type]  # as above
    assert draft(request_of(browser, anne)) is not None  # type: ignore[arg-type]  # as above


def test_form_sent_by_nobody_is_not_kept() -> None:
    browser = Browser()
    browser.post("/test/changes", TYPED, headers={"referer": "http://testserver/test/changes"})
    assert DRAFT not in browser.session
