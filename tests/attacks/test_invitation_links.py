"""The link that lets somebody in, used by others, twice, too late, with others' sign-ins. Attacks D and J."""

import datetime as dt
from typing import Any

import pytest
from axes.models import AccessFailureLog

from tests.world import Browser, client_for, evaluator, member
from vugge.access.actions.evaluators import invite_evaluator
from vugge.access.actions.invitations import invite, withdraw_invitation
from vugge.access.models import AuditEvent, Invitation, Membership, NationalEvent, User
from vugge.access.queries.members import workplaces
from vugge.access.rules.actors import Member, Operator
from vugge.access.rules.invitations import Invitee
from vugge.access.rules.roles import Role
from vugge.base.clock import now, today
from vugge.base.tenancy.context import enter, within

pytestmark = pytest.mark.django_db
HERE, THERE = "0751", "0101"
LONG = "en lang og rolig sætning"
BOTH = {"password1": LONG, "password2": LONG}


@pytest.fixture
def anne() -> Member:
    return member(role=Role.ADMINISTRATOR, municipality=HERE, name="Anne")


def link(by: Member, email: str = "signe@example.dk") -> str:
    with within(municipality=HERE):
        made = invite(by=by, invitee=Invitee(email=email, name="Signe", roles=frozenset({Role.HEALTH_VISITOR})))
    return f"/invitation/{HERE}/{made.token}"


def text(answer: Any) -> str:  # noqa: ANN401 - the test client's own answer
    return str(answer.content.decode())


def test_signe_chooses_a_password_and_goes_on_to_her_second_proof(anne: Member) -> None:
    browser, path = Browser(), link(anne)
    shown = browser.get(path)
    assert "Anne har inviteret dig til at bruge Vugge i Aarhus Kommune" in text(shown)
    assert shown["Cache-Control"] == "no-store"
    assert shown["Referrer-Policy"] == "same-origin"
    answer = browser.post(path, BOTH)
    assert (answer.status_code, answer["Location"]) == (302, "/min-adgang")
    assert "Gør din adgang sikker" in text(browser.get("/min-adgang"))
    assert browser.get("/")["Location"] == "/min-adgang"  # a password alone opens nothing more


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("", "", "Vælg en adgangskode"),
        ("kort", "kort", "12 tegn"),
        ("password12345", "password12345", "almindelig"),
        ("signe@example.dk", "signe@example.dk", "minder for meget"),
        (LONG, LONG + "!", "ikke ens"),
    ],
)
def test_password_others_could_guess_is_refused_at_its_field(anne: Member, first: str, second: str, said: str) -> None:
    answer = Browser().post(link(anne), {"password1": first, "password2": second})
    assert answer.status_code == 200
    assert said in text(answer)
    assert LONG not in text(answer)
    assert not User.objects.filter(email="signe@example.dk").exists()


def test_every_link_that_opens_nothing_is_answered_alike(anne: Member) -> None:
    path = link(anne)
    withdrawn = link(anne, "kim@example.dk")
    with within(municipality=HERE):
        row = Invitation.objects.get(email="kim@example.dk")
        withdraw_invitation(by=anne, invitation=row.id, version=row.made_at.isoformat())
    token = path.rpartition("/")[2]
    dead = [
        f"/invitation/{THERE}/{token}", f"/invitation/evaluator/{token}", f"/invitation/9999/{token}",
        f"/invitation/07510/{token}", "/invitation/x%00/y", f"{path}x", withdrawn, f"/invitation/{HERE}/%00",
    ]  # fmt: skip
    Browser().post(path, BOTH)
    dead.append(path)
    answers = [Browser().get(each) for each in dead] + [Browser().post(each, BOTH) for each in dead]
    assert {answer.status_code for answer in answers} == {404}
    assert len({(answer.content, str(answer.headers)) for answer in answers}) == 1


def test_use_of_a_dead_link_is_told_and_a_guess_is_not(anne: Member) -> None:
    path = link(anne)
    Browser().post(path, BOTH)
    with within(municipality=HERE):
        told = AuditEvent.objects.count()
    Browser().post(path, BOTH)
    for _guess in range(3):
        Browser().post(f"/invitation/{HERE}/{'x' * 43}", BOTH)
    with within(municipality=HERE):
        assert AuditEvent.objects.count() == told + 1
        event = AuditEvent.objects.latest("sequence")
    assert (event.actor_kind, event.action, event.outcome) == ("invited", "accept_invitation", "refused")


def guess(times: int, address: str = "192.0.2.1", place: str = HERE) -> int:
    """Guess at links from an address; return how the last guess was answered."""
    browser = Browser(REMOTE_ADDR=address)
    for number in range(times):
        answer = browser.get(f"/invitation/{place}/{number:043}")
    return int(answer.status_code)


def test_twenty_guesses_close_an_address_to_links_and_it_opens_again(anne: Member) -> None:
    path = link(anne)
    assert guess(20) == 404
    assert guess(1) == 429
    closed = Browser(REMOTE_ADDR="192.0.2.1").get(path)
    assert closed.status_code == 429
    assert "lukket for invitationer et stykke tid" in text(closed)
    assert Browser(REMOTE_ADDR="192.0.2.2").get(path).status_code == 200
    AccessFailureLog.objects.update(attempt_time=now() - dt.timedelta(hours=1))
    assert Browser(REMOTE_ADDR="192.0.2.1").post(path, BOTH).status_code == 302


def test_guesses_at_links_close_no_sign_in_and_the_other_way_round(anne: Member) -> None:
    guess(20)
    wrong = {"login": "signe@example.dk", "password": LONG}
    assert Browser(REMOTE_ADDR="192.0.2.1").post("/log-ind", wrong).status_code == 200
    for number in range(21):
        tried = {**wrong, "login": f"p{number}@example.dk"}
        answer = Browser(REMOTE_ADDR="192.0.2.3").post("/log-ind", tried)
    assert answer.status_code == 429
    assert Browser(REMOTE_ADDR="192.0.2.3").get(link(anne)).status_code == 200


@pytest.mark.parametrize(("place", "national"), [(HERE, False), ("evaluator", True), ("9999", True)])
def test_closing_is_told_once_where_the_links_led(place: str, *, national: bool) -> None:
    guess(25, place=place)
    with within(municipality=HERE):
        told = AuditEvent.objects.filter(action="close_links").count()
    assert (told, NationalEvent.objects.filter(action="close_links").count()) == (not national, national)


def test_fields_the_page_does_not_ask_for_change_nothing(anne: Member) -> None:
    extra = {"kind": "evaluator", "is_active": "", "roles": ["administrator"], "email": "x@x.dk", "municipality": THERE}
    Browser().post(link(anne), {**extra, **BOTH})
    user = User.objects.get(email="signe@example.dk")
    enter(user=str(user.id))
    assert [place.code for place in workplaces(user.id, today())] == [HERE]
    assert (user.kind, user.is_active) == ("staff", True)


def test_somebody_signed_in_already_is_signed_out_first(anne: Member) -> None:
    browser = client_for(anne)
    old = browser.session.session_key
    browser.post(link(anne), BOTH)
    signe = User.objects.get(email="signe@example.dk")
    assert browser.session["_auth_user_id"] == str(signe.id)
    assert browser.session.session_key != old
    assert browser.get("/medarbejdere")["Location"] == "/min-adgang"


def test_sign_in_that_opens_another_municipality_is_used_and_not_replaced(anne: Member) -> None:
    lone = member(role=Role.LEAD, municipality=THERE, name="Lone")
    email, before = User.objects.values_list("email", "password").get(pk=lone.user)
    path = link(anne, email)
    for browser in (Browser(), client_for(anne)):
        assert "Du har allerede et login" in text(browser.post(path, BOTH))
    assert User.objects.get(pk=lone.user).password == before
    with within(municipality=HERE):
        assert not Membership.objects.filter(user=lone.user).exists()
    mine = client_for(lone)
    assert "Ja, jeg arbejder i Aarhus Kommune" in text(mine.get(path))
    assert mine.post(path)["Location"] == "/"
    enter(user=str(lone.user))
    assert {place.code for place in workplaces(lone.user, today())} == {HERE, THERE}


def test_evaluator_comes_in_by_a_link_of_their_own() -> None:
    token = invite_evaluator(by=Operator(), email="eva@example.dk", name="Eva")
    browser, path = Browser(), f"/invitation/evaluator/{token}"
    assert "som evaluator" in text(browser.get(path))
    assert browser.post(path, BOTH)["Location"] == "/min-adgang"
    assert User.objects.get(email="eva@example.dk").kind == "evaluator"
    assert browser.get(path).status_code == 404


def test_page_of_a_link_shows_no_more_than_it_must(anne: Member) -> None:
    member(role=Role.LEAD, municipality=HERE, name="Lone Hemmelig")
    evaluator("Eva Hemmelig")
    assert "Hemmelig" not in text(Browser().get(link(anne)))
