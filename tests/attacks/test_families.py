"""Families under attack: no tie, an hour's tie, protection, custody that changes, one reading a page. B, J7, K1, K2."""

import datetime as dt
from typing import Any

import pytest
from django.db import Error, connection, transaction
from django.urls import reverse

from tests.attacks.routes import Route, routes
from tests.own_databases import OwnDatabase
from tests.people import CODE, Household, health_visitor, lead, lind
from tests.world import client_for, member
from vugge.access.actions.recording import RefusedError
from vugge.access.models import ReadingEvent
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role as Work
from vugge.access.web.doors import Door
from vugge.base.clock import now, today
from vugge.base.postgres.cluster import Role
from vugge.base.tenancy.context import within
from vugge.people.actions.charges import add_substitute, open_in_emergency, open_to_others
from vugge.people.actions.living import Home, Place, give_custody, move_home, place_in_daycare
from vugge.people.models import Opening
from vugge.people.queries import families, opened
from vugge.people.queries.search import MISSES
from vugge.people.queries.ties import demand_family
from vugge.people.rules.kinds import DaycareKind

DAY = dt.timedelta(days=1)
CANARIES = ("Fasanvej", "2500", "Valby", "Regnbuen")


@pytest.fixture(name="home")
def _home(db: None) -> Household:
    assert db is None
    return lind()


def readings(**which: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - columns by name
    with within(municipality=CODE):
        return list(ReadingEvent.objects.filter(**which).order_by("sequence").values_list("kind", "outcome"))


def pages_of(home: Household) -> list[tuple[Route, str]]:
    """Return every page of people's that can be read, for this family and for each person of it."""
    found = [each for each in routes() if isinstance(each.door, Door) and "GET" in each.door.methods]
    lead = [each for each in found if each.written.startswith(("familier/<", "personer/<"))]
    ours = [each for each in lead if each.door.view.__module__.startswith("vugge.people")]
    assert len(ours) > 20
    ids = {"familier": [home.id], "personer": list(home.people.values())}
    return [(each, each.at(str(which))) for each in ours for which in ids[each.written.split("/")[0]]]


def test_without_a_tie_no_page_of_a_family_opens_and_each_try_is_told(home: Household) -> None:
    mette = health_visitor("Mette")
    client, tried = client_for(mette), 0
    for _route, address in pages_of(home):
        if address.endswith("/haster"):
            continue
        answer = client.get(address)
        said = answer.content.decode()
        assert answer.status_code == 403, address
        assert not any(name in said for name in ("Asta", "Nanna", "Rune", "Familien Lind")), address
        tried += 1
    assert len(readings(actor=mette.user, outcome="refused")) == tried - merges(home)


def merges(home: Household) -> int:
    """Count the pages only a lead comes to at all: the door refuses, and nothing of anybody would have been read."""
    return sum(route.door.permission == "merge_people" for route, _address in pages_of(home))


def test_each_page_with_somebodys_data_is_one_reading_of_them(home: Household) -> None:
    lone = lead()
    for route, address in pages_of(home):
        if address.endswith(("/haster", "/saml")):
            continue
        before = len(readings())
        assert client_for(lone).get(address).status_code == 200, address
        assert len(readings()) == before + 1, address
        subject = home.id if route.written.startswith("familier") else None
        with within(municipality=CODE):
            last = ReadingEvent.objects.latest("sequence")
        assert last.subject in ({subject} if subject else set(home.people.values())), address
        assert last.actor == lone.user


def test_a_sibling_in_another_family_shows_nothing_but_what_is_listed(home: Household) -> None:
    mette = health_visitor("Mette")
    other = lind(mette)
    home.do(add_substitute, staff=mette.membership, since=today() - DAY, until=today() - DAY)
    answer = client_for(mette).get(f"/personer/{home.people['Asta']}")
    assert answer.status_code == 403
    assert client_for(mette).get(f"/personer/{other.people['Asta']}").status_code == 200


@pytest.mark.parametrize(
    "broken", ["REVOKE INSERT ON access_readingevent FROM vugge_web", "REVOKE INSERT ON people_opening FROM vugge_web"]
)
def test_an_emergency_shows_nothing_when_it_cannot_be_written(own_database: OwnDatabase, broken: str) -> None:
    with transaction.atomic():
        home, mette = lind(), health_visitor("Mette")
    with own_database.login(Role.OWNER) as owner:
        owner.execute(broken.encode())
    client = client_for(mette)
    client.raise_request_exception = False
    answer = client.post(f"/familier/{home.id}/haster", {"reason": "Det haster"}, follow=True)
    assert answer.status_code >= 400
    assert "Asta" not in answer.content.decode()
    with within(municipality=CODE), pytest.raises((Error, RefusedError)):
        families.family(by=mette, family=home.id)


def test_an_emergency_is_an_hour_and_reading_in_it_says_so(home: Household, monkeypatch: pytest.MonkeyPatch) -> None:
    mette = health_visitor("Mette")
    with within(municipality=CODE):
        ends = open_in_emergency(by=mette, family=home.id, reason="Asta er indlagt")
        families.family(by=mette, family=home.id)
    assert ends - now() <= dt.timedelta(minutes=60)
    assert readings(actor=mette.user, purpose="emergency") == [("family", "done")]
    monkeypatch.setattr("vugge.people.queries.ties.now", lambda: ends)
    with within(municipality=CODE), pytest.raises(RefusedError):
        families.family(by=mette, family=home.id)


def test_a_closed_family_is_refused_even_in_an_emergency_and_the_try_is_told(home: Household) -> None:
    home.do(open_to_others, others=False)
    mette = health_visitor("Mette")
    answer = client_for(mette).post(f"/familier/{home.id}/haster", {"reason": "Det haster"})
    assert answer.status_code == 403
    with within(municipality=CODE):
        assert not Opening.objects.exists()
    client_for(mette).get(f"/familier/{home.id}")
    assert readings(actor=mette.user) == [("family", "refused")]


def protect_mother_and_child(home: Household) -> None:
    people = (home.people["Nanna"], home.people["Asta"])
    where = Home(
        people=people,
        address=f"{CANARIES[0]} 9",
        postcode=CANARIES[1],
        town=CANARIES[2],
        since=today(),
        protected=True,
    )
    home.do(move_home, home=where)
    place = Place(child=home.people["Asta"], kind=DaycareKind.NURSERY, name=CANARIES[3], since=today())
    home.do(place_in_daycare, place=place)


def test_a_protected_home_is_on_no_page_until_it_is_asked_for(home: Household) -> None:
    protect_mother_and_child(home)
    client = client_for(home.by)
    searched = [client.post("/soeg", {"q": typed}) for typed in ("asta", "fasanvej", "2500")]
    pages = [address for _route, address in pages_of(home) if not address.endswith("/vis-adresse")]
    for answer in [*searched, *(client.get(address) for address in ["/familier", *pages])]:
        said = answer.content.decode().replace("fasanvej", "").replace('value="2500"', "")
        assert [word for word in CANARIES if word in said] == [], answer.request["PATH_INFO"]
    for name in ("Rune", "Nanna", "Asta"):
        said = client.get(f"/personer/{home.people[name]}/kigget").content.decode()
        assert [word for word in CANARIES if word in said] == []


def test_custody_of_a_day_to_come_changes_nothing_before(home: Household) -> None:
    asta, nanna, rune = (home.people[name] for name in ("Asta", "Nanna", "Rune"))
    home.do(give_custody, child=asta, holders=(nanna,), since=today() + DAY)
    with within(municipality=CODE):
        held = {each.person: each.custody for each in families.family(by=home.by, family=home.id).parents}
    assert held == {nanna: True, rune: True}
    home.do(give_custody, child=asta, holders=(nanna,), since=today())
    with within(municipality=CODE):
        held = {each.person: each.custody for each in families.family(by=home.by, family=home.id).parents}
    assert held == {nanna: True, rune: False}


MATRIX = {
    "in charge": True,
    "substitute today": True,
    "substitute yesterday": False,
    "substitute tomorrow": False,
    "colleague": False,
    "lead": True,
    "project leader": False,
    "team": False,
    "administrator": False,
    "lead elsewhere": None,
}
"""Who opens the family, cell by cell; None is told what somebody is told who asks for what is not there."""


def somebody(who: str, home: Household) -> Member:
    if who == "in charge":
        return home.by
    if who.startswith("substitute"):
        mette = health_visitor("Mette")
        day = today() + {"today": 0, "yesterday": -1, "tomorrow": 1}[who.split()[1]] * DAY
        home.do(add_substitute, staff=mette.membership, since=day, until=day)
        return mette
    roles = {"colleague": Work.HEALTH_VISITOR, "team": Work.TEAM_MEMBER, "project leader": Work.PROJECT_LEADER}
    roles |= {"administrator": Work.ADMINISTRATOR, "lead": Work.LEAD, "lead elsewhere": Work.LEAD}
    return member(role=roles[who], municipality="0101" if who.endswith("elsewhere") else CODE)


@pytest.mark.parametrize("who", MATRIX)
def test_the_written_matrix_of_ties_holds_cell_by_cell(home: Household, who: str) -> None:
    reader = somebody(who, home)
    status = {True: 200, False: 403, None: 404}[MATRIX[who]]
    assert client_for(reader).get(f"/familier/{home.id}").status_code == status
    assert client_for(reader).get(f"/personer/{home.people['Rune']}").status_code == status
    speak = reverse("people:speak", args=[home.id])
    sent = client_for(reader).post(speak, {"language": "ar", "revision": home.revision})
    assert sent.status_code == (302 if status == 200 else status)


def test_walking_through_numbers_of_one_day_is_stopped_and_told(home: Household) -> None:
    client = client_for(home.by)
    answers = [client.post("/soeg", {"q": f"080926-{serial:04}"}) for serial in range(4000, 4000 + MISSES + 2)]
    assert [each.status_code for each in answers] == [200] * MISSES + [403] * 2
    assert len({each.content for each in answers[:MISSES]} - {b""}) <= MISSES
    assert ("number_missed", "refused") in readings(actor=home.by.user)
    assert client.post("/soeg", {"q": "asta"}).status_code == 200


def test_a_whole_number_is_one_reading_and_in_no_log_of_searches(home: Household) -> None:
    client_for(home.by).post("/soeg", {"q": "080926-4000"})
    with within(municipality=CODE), connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(to_jsonb(e)::text, ' ') FROM access_readingevent e")
        assert "0809" not in cursor.fetchone()[0]


def test_a_query_asks_for_the_tie_before_it_reads(home: Household) -> None:
    mette = health_visitor("Mette")
    asta = home.people["Asta"]
    for act in (
        lambda: demand_family(by=mette, family=home.id),
        lambda: families.family(by=mette, family=home.id),
        lambda: opened.person(by=mette, person=asta),
        lambda: opened.number(by=mette, person=asta),
        lambda: opened.whereabouts(by=mette, person=asta),
    ):
        with within(municipality=CODE), pytest.raises(RefusedError):
            act()
    assert readings() == []
