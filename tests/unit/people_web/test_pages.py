"""The pages of families and people: what they show, and each form carried out as one action."""

import datetime as dt
import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.people import CODE, Household, health_visitor, household, lead, lind
from tests.world import client_for
from vugge.access.models import AuditEvent, ReadingEvent
from vugge.access.rules.actors import Member
from vugge.base.clock import today
from vugge.base.tenancy.context import within
from vugge.people.actions.charges import close_family, open_to_others
from vugge.people.actions.living import Home, give_number, move_home, protect
from vugge.people.models import Family, Opening
from vugge.people.queries import families
from vugge.people.rules.kinds import ClosedWhy
from vugge.people.web.changes import OF_A_FAMILY
from vugge.people.web.person_changes import OF_A_PERSON

pytestmark = pytest.mark.django_db
DAY = f"{today():%d.%m.%Y}"
NUMBER = "010190-1234"


@pytest.fixture(name="home")
def _home() -> Household:
    return lind()


def get(by: Member, address: str, status: int = 200) -> str:
    answer = client_for(by).get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return str(answer.content.decode())


def send(home: Household, name: str, which: Any, by: Member | None = None, **typed: Any) -> Any:  # noqa: ANN401 - ids, fields, and an answer of the client
    typed.setdefault("revision", home.revision)
    return client_for(by or home.by).post(reverse(f"people:{name}", args=[which]), typed)


def said(answer: Any) -> str:  # noqa: ANN401 - an answer of the client
    return str(answer.content.decode())


def family_of(home: Household) -> Family:
    with within(municipality=CODE):
        return Family.objects.get(id=home.id)


def test_my_families_lead_to_the_family_and_the_family_to_each_person(home: Household) -> None:
    first = get(home.by, "/familier")
    assert "Familien Lind" in first
    assert f"/familier/{home.id}" in first
    page = get(home.by, f"/familier/{home.id}/personer")
    for name in ("Asta", "Nanna", "Rune"):
        assert f'href="/personer/{home.people[name]}"' in page
        assert f"<h1>{name} Lind</h1>" in get(home.by, f"/personer/{home.people[name]}")
    assert "3 måneder" in page or "12 uger" in page


def test_nobody_without_families_reads_what_to_do() -> None:
    assert "Du har ingen familier endnu" in get(health_visitor(), "/familier")


def test_a_lead_without_families_sees_everybodys_by_health_visitor_without_an_address(home: Household) -> None:
    other = lind(health_visitor("Mette"))
    where = Home(
        people=tuple(other.people.values()),
        address="Skjulevej 9",
        postcode="4000",
        town="Birkeby",
        since=today(),
        protected=True,
    )
    other.do(move_home, home=where)
    page = get(lead(), "/familier")
    assert "Du har ingen familier endnu" not in page
    part = page.partition('id="alle"')[2].partition("</section>")[0]
    assert "2 familier" in part
    assert part.index("Mette") < part.index("Signe")
    assert "Skjulevej" not in page
    assert 'id="alle"' not in get(home.by, "/familier")


def test_everybodys_families_take_the_same_statements_and_stop_at_a_pages_length(
    home: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    def statements() -> int:
        with within(municipality=CODE), CaptureQueriesContext(connection) as captured:
            families.all_families(by=lone)
        return len(captured)

    lone = lead()
    one = statements()
    for _number in range(3):
        lind(home.by)
    assert statements() == one
    monkeypatch.setattr(families, "AT_ONCE", 2)
    assert "de første 2 af 4" in get(lone, "/familier")


def test_the_list_posts_what_is_looked_for_and_takes_nothing_from_its_address(home: Household) -> None:
    page = get(health_visitor("Mette"), "/familier?q=asta")
    assert "asta" not in page.lower()
    form = page.partition('<form class="panel')[2].partition("</form>")[0]
    assert 'method="post" action="/soeg"' in form
    assert "csrfmiddlewaretoken" in form
    assert "hos Signe" in said(client_for(health_visitor("Mette")).post("/soeg", {"q": "asta"}))
    assert "hos Signe" not in said(client_for(home.by).post("/soeg", {"q": "asta"}))


@pytest.mark.parametrize("name", [change.address for change in OF_A_FAMILY])
def test_every_form_of_a_family_opens_and_is_offered_where_it_fits(home: Household, name: str) -> None:
    address = reverse(name, args=[home.id])
    assert 'name="revision"' in get(home.by, address)
    offered = name not in {"people:end-substitute", "people:reopen"}
    assert (f'href="{address}"' in get(home.by, f"/familier/{home.id}/personer")) is offered


def test_a_closed_family_is_opened_again_before_anything_else(home: Household) -> None:
    home.do(close_family, why=ClosedWhy.MOVED, on=today())
    page = get(home.by, f"/familier/{home.id}/personer")
    assert "Flyttet fra kommunen" in page
    assert [change.address for change in OF_A_FAMILY if reverse(change.address, args=[home.id]) in page] == [
        "people:reopen"
    ]
    answer = send(home, "speak", home.id, language="ar")
    assert "Familien er lukket. Åbn den igen" in said(answer)
    assert send(home, "reopen", home.id).status_code == 302
    assert family_of(home).closed_on is None


@pytest.mark.parametrize("name", [change.address for change in OF_A_PERSON])
def test_every_form_of_a_person_opens_and_is_offered_where_it_fits(home: Household, name: str) -> None:
    none = {"people:withdraw-consent", "people:unmerge", "people:death-back"}
    child_only = {"people:birth", "people:custody", "people:daycare"}
    client = client_for(lead())
    for who, not_offered in (("Asta", none | {"people:end-parent"}), ("Rune", none | child_only)):
        address = reverse(name, args=[home.people[who]])
        assert client.get(address).status_code == 200
        page = said(client.get(f"/personer/{home.people[who]}"))
        assert (f'href="{address}"' in page) is (name not in not_offered)


def test_only_a_lead_is_offered_to_join_journals(home: Household) -> None:
    page = get(home.by, f"/personer/{home.people['Asta']}")
    assert "/saml" not in page
    get(home.by, f"/personer/{home.people['Asta']}/saml", 403)


def test_a_form_is_one_action_and_says_what_was_done(home: Household) -> None:
    with within(municipality=CODE):
        before = AuditEvent.objects.count()
    client = client_for(home.by)
    typed = {"language": "ar", "interpreter": "on", "revision": home.revision}
    answer = client.post(reverse("people:speak", args=[home.id]), typed, follow=True)
    assert "Sproget er gemt for Familien Lind." in said(answer)
    assert "Arabisk, med tolk" in said(answer)
    with within(municipality=CODE):
        assert AuditEvent.objects.count() == before + 1


def test_a_stale_form_is_refused_kindly_and_keeps_what_was_typed(home: Household) -> None:
    old = home.revision
    home.do(protect, person=None, protected=True)
    typed: dict[str, Any] = {"address": "Kastanievej 14", "postcode": "4000", "town": "Roskilde", "since": DAY}
    people = [str(each) for each in home.people.values()]
    answer = send(home, "move-home", home.id, **typed, people=people, revision=old)
    assert answer.status_code == 409
    assert "Nogen har ændret i familien" in said(answer)
    assert 'value="Kastanievej 14"' in said(answer)
    assert f'name="revision" value="{home.revision}"' in said(answer)
    again = send(home, "move-home", home.id, **typed, people=people)
    assert again.status_code == 302


def test_a_fault_stands_at_its_field_and_one_of_the_whole_above(home: Household) -> None:
    answer = send(home, "move-home", home.id, address="", postcode="40", town="Roskilde", since="x", people=[])
    for fault in ("Skriv vej og nummer.", "Skriv dagen som 24.11.2026.", "Vælg, hvem der flytter."):
        assert fault in said(answer)
    rune = home.people["Rune"]
    answer = send(home, "give-number", rune, number="310290-1234")
    assert "ikke en dato" in said(answer)
    assert 'value="310290-1234"' in said(answer)


def test_a_whole_number_is_shown_alone_and_written_down(home: Household) -> None:
    home.do(give_number, person=home.people["Rune"], number=NUMBER)
    rune = home.people["Rune"]
    page = get(home.by, f"/personer/{rune}")
    assert "010190-XXXX" in page
    assert NUMBER not in page
    assert client_for(home.by).get(f"/personer/{rune}/vis-cpr").status_code == 405
    assert NUMBER in said(client_for(home.by).post(f"/personer/{rune}/vis-cpr"))
    with within(municipality=CODE):
        assert ReadingEvent.objects.filter(kind="number", subject=rune).count() == 1
    assert client_for(home.by).post(f"/personer/{home.people['Asta']}/vis-cpr").status_code == 404


def settle(home: Household, *, protected: bool) -> None:
    where = Home(
        people=tuple(home.people.values()),
        address="Hemmelig Allé 7",
        postcode="4000",
        town="Roskilde",
        since=today(),
        protected=protected,
    )
    home.do(move_home, home=where)


def test_an_address_is_shown_unless_it_is_protected(home: Household) -> None:
    settle(home, protected=False)
    assert "Hemmelig Allé 7, 4000 Roskilde" in get(home.by, f"/familier/{home.id}/personer")
    settle(home, protected=True)
    for address in (
        "/familier",
        f"/familier/{home.id}/personer",
        *(f"/personer/{each}" for each in home.people.values()),
    ):
        assert "Hemmelig" not in get(home.by, address)
    assert "Beskyttet adresse" in get(home.by, f"/familier/{home.id}/personer")


def test_a_protected_address_is_shown_alone_after_a_fresh_proof(home: Household) -> None:
    settle(home, protected=True)
    asta = home.people["Asta"]
    address = f"/personer/{asta}/vis-adresse"
    stale = client_for(home.by, proved=dt.timedelta(minutes=6)).get(address)
    assert (stale.status_code, "Hemmelig" in said(stale)) == (302, False)
    assert "Hemmelig Allé 7, 4000 Roskilde" in get(home.by, address)
    with within(municipality=CODE):
        assert ReadingEvent.objects.filter(kind="address", subject=asta).count() == 1


def test_a_colleague_reads_why_and_opens_in_an_emergency(home: Household) -> None:
    mette = health_visitor("Mette")
    page = get(mette, f"/familier/{home.id}/personer", 403)
    assert "Familien hører til hos Signe." in page
    assert "Familien Lind" not in page
    address = f"/familier/{home.id}/haster"
    assert "Skriv, hvorfor det haster." in said(client_for(mette).post(address, {"reason": " "}))
    answer = client_for(mette).post(address, {"reason": "Asta er indlagt"}, follow=True)
    assert answer.redirect_chain == [(f"/familier/{home.id}", 302)]
    for page in (said(answer), get(mette, f"/familier/{home.id}/personer")):
        assert "Du har åbnet familien, fordi det haster. Adgangen slutter kl." in page
    with within(municipality=CODE):
        assert Opening.objects.get().reason == "Asta er indlagt"
    for reader, where in ((home.by, f"/familier/{home.id}/personer"), (lead(), "/familier")):
        assert "Asta er indlagt" in get(reader, where)


def test_languages_stand_as_one_looks_them_up(home: Household) -> None:
    listed = re.findall(r'<option value="\w+"[^>]*>([^<]+)', get(home.by, f"/familier/{home.id}/sprog"))
    assert (listed[0], listed[-1]) == ("Dansk", "Et andet sprog")
    assert listed.index("Færøsk") < listed.index("Kinesisk") < listed.index("Thailandsk") < listed.index("Tysk")


def test_a_join_with_nobody_alike_says_so_and_a_childs_sex_is_a_childs(home: Household) -> None:
    asta, nanna = home.people["Asta"], home.people["Nanna"]
    assert "Ingen anden journal ligner den her" in get(lead(), f"/personer/{asta}/saml")
    assert "Pige" in get(home.by, f"/personer/{asta}/navn")
    assert "Pige" not in get(home.by, f"/personer/{nanna}/navn")
    assert "Kvinde" in get(home.by, f"/personer/{nanna}")


def test_a_family_closed_to_colleagues_has_no_way_in(home: Household) -> None:
    home.do(open_to_others, others=False)
    mette = health_visitor("Mette")
    page = get(mette, f"/familier/{home.id}/personer", 403)
    assert "Familien er lukket for kolleger." in page
    assert "haster" not in page
    for method in ("get", "post"):
        answer = getattr(client_for(mette), method)(f"/familier/{home.id}/haster", {"reason": "x"})
        assert answer.status_code == (200 if method == "get" else 403)


def test_who_has_looked_says_days_and_purposes_and_no_names(home: Household) -> None:
    get(home.by, f"/personer/{home.people['Asta']}")
    get(lead("Lone"), f"/familier/{home.id}")
    page = get(home.by, f"/personer/{home.people['Asta']}/kigget")
    listed = page[page.index('<dl class="facts') :]
    assert "Oplysninger om en person · Sundhedspleje til familien" in listed
    assert "Familiens side · Ledelse af sundhedsplejen" in listed
    assert "Signe" not in listed
    assert "Lone" not in listed


@pytest.mark.parametrize("where", ["familier", "personer"])
def test_what_is_not_there_is_404(home: Household, where: str) -> None:
    get(home.by, f"/{where}/{uuid4()}", 404)
    stranger = health_visitor("Fremmed", "0101")
    get(stranger, f"/{where}/{home.id if where == 'familier' else home.people['Asta']}", 404)


def test_a_lead_sees_whom_nobody_has(home: Household) -> None:
    household(lead(), name="Familien Ingens", unassigned=True)
    page = get(lead(), "/familier")
    assert "Familien Ingens" in page
    assert "Familier uden sundhedsplejerske" in page
    assert "Familier uden" not in get(home.by, "/familier")
