"""Every address, by every method, asked for by everybody: who comes in is what the decision says.

Source: attacks A1 and E4.

Nothing here is written by hand for an address: a new one is in the matrix from its first day.
"""

from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from typing import Any
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from tests.attacks.routes import EXAMPLES, NOWHERE, Route, routes
from tests.house.test_doors import PUBLIC
from tests.rows import A, B, make_all
from tests.world import client_for, evaluator, member
from vugge.access.models import AuditEvent, NationalEvent
from vugge.access.rules.actors import Evaluator, Member
from vugge.access.rules.decisions import PERMISSIONS, decide
from vugge.access.rules.roles import Role
from vugge.access.web.doors import Door, Hall, Street
from vugge.base.tenancy.context import within

pytestmark = pytest.mark.django_db

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
OVERRIDES = ("HTTP_X_HTTP_METHOD_OVERRIDE", "HTTP_X_METHOD_OVERRIDE", "HTTP_X_HTTP_METHOD")
INSIDE = b"inside"

Reader = Member | Evaluator | None


def _guarded() -> list[Route]:
    return [route for route in routes() if isinstance(route.door, Door | Hall)]


@pytest.fixture
def empty_rooms() -> Iterator[None]:
    """Let every door lead to an empty room, so that coming in is all that shows."""
    doors = {id(route.door): route.door for route in _guarded()}.values()
    before = [(door, door.view) for door in doors]
    for door in doors:
        object.__setattr__(door, "view", lambda *_given, **_named: HttpResponse(INSIDE))
    yield
    for door, view in before:
        object.__setattr__(door, "view", view)


PEOPLE: dict[str, Callable[[], Reader]] = {
    **{role.value: partial(member, role=role, municipality=A) for role in Role},
    "without a role": partial(member, municipality=A),
    "with every role": partial(member, *Role, municipality=A),
    "at work elsewhere": partial(member, *Role, municipality=B),
    "evaluator": evaluator,
    "nobody": lambda: None,
}
"""Everybody who may stand at a door."""


def browser(reader: Reader) -> Client:
    return Client() if reader is None else client_for(reader)


def expected(route: Route, method: str, reader: Reader) -> tuple[int, str]:
    """Return what a door must answer, and of what: read from its own permission, never from the address."""
    if method not in route.door.methods:
        return 405, ""
    if reader is None:
        return 302, reverse("account_login")
    decision = decide(route.door.permission, reader)
    if not decision.allowed and getattr(route.door, "instead", None):
        return 302, reverse(route.door.instead)
    return (200, "inside") if decision.allowed else (403, gettext(decision.reason))


def answered(client: Client, address: str, method: str, **headers: str) -> tuple[int, str]:
    """Return what came, as `expected` says it."""
    answer = client.generic(method, address, **headers)  # type: ignore[arg-type]  # headers by name
    if answer.status_code == 302:
        return 302, answer["Location"].partition("?")[0]
    said = answer.content.decode()
    return answer.status_code, said


def agrees(wanted: tuple[int, str], came: tuple[int, str], method: str) -> bool:
    """Tell whether an answer is the expected one; the text is looked for in the page, which HEAD has none of."""
    there = method == "HEAD" or (escape(wanted[1]) in came[1] if wanted[0] != 302 else wanted[1] == came[1])
    return wanted[0] == came[0] and there


def refusals(reader: Reader) -> list[tuple[str, str]]:
    """Return what the trail of a reader's own says was refused: which right, and where."""
    if isinstance(reader, Member):
        with within(municipality=reader.municipality):
            found = AuditEvent.objects.filter(outcome="refused").order_by("sequence")
            return list(found.values_list("action", "subject"))
    return list(NationalEvent.objects.filter(outcome="refused").order_by("sequence").values_list("action", "subject"))


def matrix(reader: Reader, found: list[Route]) -> list[str]:
    """Name the addresses and methods whose door answers a reader otherwise than its decision says."""
    client, faults = browser(reader), []
    wrong: list[tuple[str, str]] = []
    for route in found:
        for method in METHODS:
            wanted = expected(route, method, reader)
            if not agrees(wanted, answered(client, route.at(), method), method):
                faults.append(f"{method} /{route.written}")
            if wanted[0] == 403:
                wrong.append((route.door.permission, route.at()[:120]))
    return [*faults, *(["the trail says otherwise"] if refusals(reader) != wrong else [])]


def test_every_address_has_a_door_or_is_public_by_name() -> None:
    kinds = {type(route.door) for route in routes()}
    assert kinds <= {Door, Hall, Street}
    assert {route.door.permission for route in _guarded()} <= set(PERMISSIONS)
    assert len(_guarded()) > len(PUBLIC)


@pytest.mark.usefixtures("empty_rooms")
@pytest.mark.parametrize("who", PEOPLE)
def test_a_door_opens_to_those_who_may_and_tells_the_others_why(who: str) -> None:
    assert matrix(PEOPLE[who](), _guarded()) == []


@pytest.mark.usefixtures("empty_rooms")
@pytest.mark.parametrize("who", ["nobody", "without a role", "daycare", "with every role"])
def test_no_other_way_of_asking_opens_a_door(who: str) -> None:
    client = browser(PEOPLE[who]())
    for route in _guarded():
        plain = answered(client, route.at(), "GET")[0]
        for header in OVERRIDES:
            assert answered(client, route.at(), "GET", **{header: "POST"})[0] == plain
            assert answered(client, route.at(), "TRACE", **{header: "GET"})[0] == 405
        for address in spelled_otherwise(route.at()):
            assert answered(client, address, "GET")[0] in {404, plain}, address


def spelled_otherwise(address: str) -> list[str]:
    """Return the address as somebody might spell it who hopes that another door lies there."""
    doubled = address.replace("-", "%252d").replace("/", "/%252e/", 1)
    return [address + "/", address + ".json", "/." + address, doubled, address.upper(), address + "%00", address + ";x"]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_anothers_row_answers_as_one_that_is_not(method: str) -> None:
    pia = member(*Role, municipality=A)
    foreign = [str(row.pk) for row in make_all(B) if isinstance(row.pk, UUID)]
    assert telling(pia, foreign, method, [route for route in _guarded() if route.takes_ids]) == []


def telling(reader: Member, foreign: list[str], method: str, found: list[Route]) -> list[str]:
    """Name the addresses that answer otherwise about another municipality's row than about one that is not there."""
    client, faults = client_for(reader), []
    for route in found:
        if method in route.door.methods:
            nothing = laid_bare(client, route.at(NOWHERE), method, NOWHERE)
            if any(laid_bare(client, route.at(row), method, row) != nothing for row in foreign):
                faults.append(f"{method} /{route.written}")
    return faults


def laid_bare(client: Client, address: str, method: str, row: str) -> tuple[Any, ...]:
    """Return all of an answer but what is new each time: tokens, and the id that was asked for."""
    answer = client.generic(method, address)
    token = client.cookies["csrftoken"].value if "csrftoken" in client.cookies else ""
    said = answer.getvalue().decode(errors="replace").replace(row, "the row")
    for mark in ('name="csrfmiddlewaretoken" value="', 'name="key" value="'):
        for field in said.split(mark)[1:]:
            said = said.replace(field.partition('"')[0] or mark, "a token")
    headers = {name: value.replace(row, "the row") for name, value in answer.items() if name != "Content-Length"}
    return answer.status_code, said.replace(token, "a token") if token else said, headers


@pytest.mark.urls("tests.planted")
def test_planted_doors_are_found() -> None:
    found = {route.written: route for route in routes() if route.written.startswith("test/")}
    lead = member(role=Role.LEAD, municipality=A)
    careless, telltale = found["test/careless"], found["test/telltale/<uuid:row>"]
    assert "GET /test/careless" in matrix(lead, [careless])
    assert "GET /test/careless" in matrix(None, [careless])
    rows = [str(row.pk) for row in make_all(B)]
    assert telling(lead, rows, "GET", [telltale]) != []


def test_a_part_without_an_example_says_where_to_add_one() -> None:
    with pytest.raises(AssertionError, match=r"EXAMPLES, what colour \(ColourConverter\)"):
        Route("x/<colour:colour>", None, (("colour", "ColourConverter"),)).at()
    assert set(EXAMPLES) >= {"UUIDConverter"}
