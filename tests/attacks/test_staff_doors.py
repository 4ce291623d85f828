"""The doors of staff, invitations and the trail, tried by those who may not. Attacks A and E."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.world import client_for, evaluator, member
from vugge.access.actions.invitations import NewLink, invite
from vugge.access.actions.roles import add_certificate
from vugge.access.models import AuditEvent, Certificate, Invitation, Membership, RoleGrant, User
from vugge.access.queries.staff import colleague
from vugge.access.rules.actors import Member
from vugge.access.rules.invitations import Invitee
from vugge.access.rules.roles import CertificateKind, Role
from vugge.base.clock import today
from vugge.base.tenancy.context import within

pytestmark = pytest.mark.django_db
HERE, THERE = "0751", "0101"


@dataclass(frozen=True)
class House:
    """A municipality with an administrator, a leader with a certificate, and somebody invited."""

    anne: Member
    lone: Member
    link: NewLink
    grant: UUID
    certificate: UUID

    @property
    def addresses(self) -> dict[str, str]:
        of = f"/medarbejdere/{self.lone.membership}"
        waiting = f"/medarbejdere/invitation/{self.link.invitation}"
        return {
            "colleague": of,
            "rename": f"{of}/navn",
            "give-role": f"{of}/rolle",
            "end-role": f"{of}/rolle/{self.grant}/slut",
            "give-certificate": f"{of}/certifikat",
            "end-certificate": f"{of}/certifikat/{self.certificate}/slut",
            "unlock": f"{of}/laas-op",
            "renew-sign-in": f"{of}/invitation",
            "end": f"{of}/slut",
            "renew-invitation": f"{waiting}/nyt-link",
            "withdraw": f"{waiting}/tilbage",
        }


def house(code: str) -> House:
    anne = member(role=Role.ADMINISTRATOR, municipality=code, name=f"Anne {code}")
    lone = member(role=Role.LEAD, municipality=code, name=f"Lone {code}")
    with within(municipality=code):
        invitee = Invitee(email="ny@example.dk", name="Ny", roles=frozenset({Role.DAYCARE}))
        found = colleague(anne, lone.membership, today())
        assert found is not None
        certificate = add_certificate(
            by=anne,
            membership=lone.membership,
            version=found.version,
            kind=CertificateKind.PUF,
            valid_from=today(),
            valid_to=None,
        )
        return House(anne, lone, invite(by=anne, invitee=invitee), found.roles[0].id, certificate)


@pytest.fixture
def mine() -> House:
    return house(HERE)


@pytest.fixture
def theirs() -> House:
    return house(THERE)


def version(of: House) -> str:
    with within(municipality=of.anne.municipality):
        found = colleague(of.anne, of.lone.membership, today())
    assert found is not None
    return found.version


def waiting(of: House) -> str:
    with within(municipality=of.anne.municipality):
        return Invitation.objects.get(id=of.link.invitation).made_at.isoformat()


def filled(name: str, of: House) -> dict[str, Any]:
    """Return what somebody honest would type into a form."""
    day = f"{today():%d.%m.%Y}"
    typed: dict[str, dict[str, Any]] = {
        "rename": {"name": "Lone Ny", "title": "Leder"},
        "give-role": {"role": "team_member", "valid_from": day},
        "end-role": {"last_day": day},
        "give-certificate": {"kind": "adbb", "valid_from": day},
        "end-certificate": {"last_day": day},
        "end": {"last_day": day},
        "invite": {"email": "kim@example.dk", "name": "Kim", "roles": ["daycare"]},
    }
    at = waiting(of) if name in {"renew-invitation", "withdraw"} else version(of)
    return {**typed.get(name, {}), "version": at}


def rows(code: str) -> list[Any]:
    """Return what is known of staff, less what differs each time: new ids, numbers, checksums and moments."""
    with within(municipality=code):
        kept = [
            sorted(str({key: _plain(value) for key, value in row.items() if key not in _EACH_TIME}) for row in found)
            for found in (each.objects.values() for each in (Membership, RoleGrant, Certificate, Invitation))
        ]
    return [*kept, sorted(str(row) for row in User.objects.values())]


_EACH_TIME = {"id", "number", "token_hash"}


def _plain(value: object) -> object:
    return "a moment" if isinstance(value, dt.datetime) else value


FORMS = [
    "rename", "give-role", "end-role", "give-certificate", "end-certificate", "unlock", "renew-sign-in", "end",
    "renew-invitation", "withdraw",
]  # fmt: skip
EVERYTHING = {
    "id": str(uuid4()), "number": "1", "municipality": THERE, "municipality_id": THERE, "user": str(uuid4()),
    "user_id": str(uuid4()), "user_kind": "evaluator", "kind": "evaluator", "is_active": "", "is_staff": "1",
    "made_by": "x", "made_by_operator": "1", "token_hash": "0" * 64, "made_at": "2001-01-01", "ended_at": "2001-01-01",
    "expires_at": "2199-01-01", "accepted_at": "2001-01-01", "withdrawn_at": "2001-01-01", "password": "x",
    "membership": str(uuid4()), "membership_id": str(uuid4()), "by": "x", "author": "x", "tenant": THERE,
    "last_login": "2001-01-01", "signed_in": str(uuid4()), "token": "x",
}  # fmt: skip


def test_every_form_is_in_the_list(mine: House) -> None:
    assert [*mine.addresses][1:] == FORMS


@pytest.mark.parametrize("name", ["colleague", *FORMS])
def test_somebody_else_s_id_is_answered_as_one_there_is_not(mine: House, theirs: House, name: str) -> None:
    browser, before = client_for(mine.anne), (rows(HERE), rows(THERE))
    nothing = House(
        mine.anne, Member(uuid4(), "", uuid4(), HERE, frozenset()), NewLink(
            invitation=uuid4(), place=HERE, name="", token=""
        ), uuid4(), uuid4(),
    )  # fmt: skip
    foreign, missing = (each.addresses[name] for each in (theirs, nothing))
    methods = ("get", "post") if name in FORMS else ("get",)
    for method in methods:
        found = [
            getattr(browser, method)(each, filled(name, theirs) if method == "post" else None)
            for each in (foreign, missing)
        ]
        assert {answer.status_code for answer in found} == {404}
        assert found[0].content == found[1].content
        assert found[0].headers == found[1].headers
    assert (rows(HERE), rows(THERE)) == before


@pytest.mark.parametrize(("name", "of"), [("end-role", "grant"), ("end-certificate", "certificate")])
def test_own_colleague_s_path_with_somebody_else_s_thing_is_nothing(
    mine: House, theirs: House, name: str, of: str
) -> None:
    path = mine.addresses[name].replace(str(getattr(mine, of)), str(getattr(theirs, of)))
    assert client_for(mine.anne).post(path, filled(name, mine)).status_code == 404
    anne_s_own = mine.addresses[name].replace(str(mine.lone.membership), str(mine.anne.membership))
    assert client_for(mine.anne).post(anne_s_own, filled(name, mine)).status_code == 404


@pytest.mark.parametrize("name", [*FORMS, "invite"])
def test_field_no_form_asks_for_changes_nothing(mine: House, name: str) -> None:
    browser, path = client_for(mine.anne), mine.addresses.get(name, "/medarbejdere/inviter")
    outcomes, before = [], rows(HERE)
    for extra in ({}, EVERYTHING):
        honest = filled(name, mine)
        with transaction.atomic():
            status = browser.post(path, {**extra, **honest}).status_code
            outcomes.append((status, rows(HERE), rows(THERE)))
            transaction.set_rollback(True)
    assert outcomes[0] == outcomes[1]
    assert outcomes[0][0] in {200, 302}
    assert (outcomes[0][1] != before) is (name != "unlock")


@pytest.mark.parametrize("name", [*FORMS, "invite"])
def test_only_an_administrator_changes_anything_and_each_refusal_is_told_once(mine: House, name: str) -> None:
    path, before = mine.addresses.get(name, "/medarbejdere/inviter"), rows(HERE)
    with within(municipality=HERE):
        told = AuditEvent.objects.count()
    answer = client_for(mine.lone).post(path, filled(name, mine))
    assert answer.status_code == 403
    assert "Kun jeres administrator" in answer.content.decode()
    assert rows(HERE) == before
    with within(municipality=HERE):
        event = AuditEvent.objects.latest("sequence")
        assert AuditEvent.objects.count() == told + 1
    assert (event.actor, event.action, event.outcome, event.subject) == (
        mine.lone.user, "manage_staff", "refused", path[:120],
    )  # fmt: skip


@pytest.mark.parametrize("role", [each for each in Role if each not in {Role.ADMINISTRATOR, Role.LEAD}])
def test_other_roles_do_not_see_the_list(role: Role) -> None:
    somebody = client_for(member(role=role, municipality=HERE))
    assert somebody.get("/medarbejdere").status_code == 403
    seen = somebody.get("/spor").status_code
    assert seen == (200 if role is Role.DATA_PROTECTION else 403)


def test_evaluator_and_stranger_come_in_nowhere(mine: House) -> None:
    eva, nobody = client_for(evaluator()), Client()
    for path in [*mine.addresses.values(), "/medarbejdere", "/medarbejdere/inviter", "/spor"]:
        assert eva.get(path).status_code == 403
        assert nobody.get(path)["Location"].startswith("/log-ind?next=")


@pytest.mark.parametrize("name", [*FORMS, "invite"])
def test_old_proof_is_asked_for_again_before_anything_happens(mine: House, name: str) -> None:
    path, before = mine.addresses.get(name, "/medarbejdere/inviter"), rows(HERE)
    stale = client_for(mine.anne, proved=dt.timedelta(minutes=6))
    for answer in (stale.get(path), stale.post(path, filled(name, mine))):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/bekraeft")
    assert rows(HERE) == before


@pytest.mark.parametrize("name", [each for each in FORMS if each != "unlock"])
def test_form_from_an_old_page_is_refused_kindly(mine: House, name: str) -> None:
    typed, browser = {**filled(name, mine), "version": "1.1.1"}, client_for(mine.anne)
    before = rows(HERE)
    answer = browser.post(mine.addresses[name], typed)
    assert answer.status_code == 409
    assert "Nogen har ændret det samme" in answer.content.decode()
    assert rows(HERE) == before
    again = {**typed, "version": re.findall(r'name="version" value="([^"]+)"', answer.content.decode())[0]}
    assert browser.post(mine.addresses[name], again).status_code in {200, 302}


@pytest.mark.parametrize("path", ["/medarbejdere", "/medarbejdere/inviter", "/spor", "colleague", *FORMS])
def test_address_bent_out_of_shape_opens_nothing_else(mine: House, path: str) -> None:
    browser, place = client_for(mine.anne), mine.addresses.get(path, path)
    plain = browser.get(place)
    assert plain.status_code == 200
    assert browser.head(place).status_code == 200
    assert browser.options(place).status_code == 405
    for method in (browser.put, browser.patch, browser.delete):
        assert method(place, HTTP_X_HTTP_METHOD_OVERRIDE="GET").status_code == 405
    for bent in (f"{place}/", f"{place}.json", f"{place}%2F", place.replace("medarbejdere", "medarbejdere%252F")):
        if bent != place:
            assert browser.get(bent).status_code == 404


def test_method_override_does_not_make_a_reading_a_change(mine: House) -> None:
    before = rows(HERE)
    path = mine.addresses["end"]
    client_for(mine.anne).get(path, {**filled("end", mine), "_method": "POST"}, HTTP_X_HTTP_METHOD_OVERRIDE="POST")
    assert rows(HERE) == before


def test_form_without_its_token_is_refused(mine: House) -> None:
    browser = client_for(mine.anne)
    browser.handler.enforce_csrf_checks = True
    for name in FORMS:
        assert browser.post(mine.addresses[name], filled(name, mine)).status_code == 403


def test_what_cannot_be_read_is_said_at_the_field(mine: House) -> None:
    browser = client_for(mine.anne)
    for name, typed in (
        ("give-role", {"role": "evaluator", "valid_from": "i morgen"}),
        ("give-role", {"role": "lead\0", "valid_from": "31.02.2026"}),
        ("end-role", {"last_day": "01.01.0001"}),
        ("give-certificate", {"kind": "x", "valid_from": "1.1.99999", "valid_to": "9999-12-31"}),
        ("rename", {"name": "x" * 121, "title": "\0"}),
        ("rename", {"name": "   ", "title": ""}),
    ):
        answer = browser.post(mine.addresses[name], {**typed, "version": version(mine)})
        assert answer.status_code == 200
        assert "field__fault" in answer.content.decode()


def test_list_asks_the_database_as_often_for_forty_as_for_two(mine: House) -> None:
    browser = client_for(mine.anne)
    counted = []
    for more in (0, 40):
        for _number in range(more):
            member(role=Role.DAYCARE, municipality=HERE)
        with CaptureQueriesContext(connection) as asked:
            answer = browser.get("/medarbejdere")
        assert answer.status_code == 200
        counted.append(len(asked))
    assert counted[0] == counted[1]
