"""What stands about a family comes out of no page of the desk to somebody without a tie to it.

Every address of the desk, asked by everybody, about a family full of words that stand nowhere else. Source: attacks A1,
B3, B6.
"""

from collections.abc import Callable
from functools import partial

import pytest
from django.urls import reverse

from tests.attacks.routes import Route, routes
from tests.courses import Course, course
from tests.people import health_visitor, lead
from tests.world import client_for, member
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.base.clock import now, today
from vugge.base.tenancy.context import within
from vugge.people.actions.charges import add_substitute, assign_health_visitor, open_to_others
from vugge.people.rules.kinds import ParentRole, Sex

pytestmark = pytest.mark.django_db

PLACE = "0751"
CANARIES = ("Kanariea", "Kanarieb", "Kanariec", "Fuglevej", "Fuglesang")

READERS: dict[str, Callable[[], Member]] = {
    **{role.value: partial(member, role=role, municipality=PLACE) for role in Role if role is not Role.LEAD},
    "without a role": partial(member, municipality=PLACE),
    "with every right elsewhere": partial(member, *Role, municipality="0101"),
}
"""Everybody without a tie: a health visitor of the same municipality is among them."""


def told(by: Member) -> Course:
    """Make a family with a word of its own in each place one can be written."""
    made = course(by, "Familien Kanariea")
    made.child("Kanarieb", born_on=today().replace(day=1), sex=Sex.FEMALE, family_name="")
    made.parent("Kanariec", ParentRole.MOTHER, family_name="")
    made.lives("Fuglevej 1")
    made.visited("general_small", 0, children=["Kanarieb"], parents=["Kanariec"], agreed="Fuglesang.", starts_at=now())
    made.books("month_2", now().replace(hour=23, minute=50, second=0, microsecond=0), about=["Kanarieb"], minutes=5)
    return made


def desks() -> list[Route]:
    return [
        route
        for route in routes()
        if getattr(route.door, "view", None) and route.door.view.__module__.startswith("vugge.desk.")
    ]


def said(by: Member, made: Course) -> str:
    """Return everything the desk answers somebody, asked about a family in every way."""
    client, answers = client_for(by), []
    for route in desks():
        answers += [client.get(route.at(str(made.id))), client.post(route.at(str(made.id)), {"q": "Kanarie"})]
    return "".join(answer.content.decode() for answer in answers)


def test_the_desk_has_addresses_to_ask() -> None:
    assert len(desks()) >= 6


@pytest.mark.parametrize("who", READERS)
def test_nobody_without_a_tie_reads_a_word_of_a_family(who: str) -> None:
    made = told(health_visitor(municipality=PLACE))
    page = said(READERS[who](), made)
    # A search may tell a colleague in health visiting who is here and whose the family is, and nothing else of it.
    hidden = CANARIES if who != Role.HEALTH_VISITOR.value else ("Fuglevej", "Fuglesang")
    assert [word for word in hidden if word in page] == []


@pytest.mark.parametrize("who", [Role.HEALTH_VISITOR.value])
def test_a_family_closed_to_colleagues_is_found_by_no_search(who: str) -> None:
    signe = health_visitor(municipality=PLACE)
    made = told(signe)
    made.do(open_to_others, others=False)
    page = said(READERS[who](), made)
    assert [word for word in CANARIES if word in page] == []


def test_whoever_is_tied_reads_it_until_she_is_not() -> None:
    signe, mette, lone = (make(municipality=PLACE) for make in (health_visitor, health_visitor, lead))
    made = told(signe)
    address = reverse("desk:family", args=[made.id])
    assert client_for(mette).get(address).status_code == 403
    made.do(add_substitute, staff=mette.membership, since=today(), until=today())
    assert "Fuglesang" in client_for(mette).get(address).content.decode()
    assert "Fuglesang" in client_for(lone).get(address).content.decode()
    with within(municipality=PLACE, user=str(lone.user)):
        made.do(assign_health_visitor, by=lone, staff=lone.membership, since=today())
    assert client_for(signe).get(address).status_code == 403
    assert "Fuglesang" not in client_for(signe).get("/min-dag").content.decode()
