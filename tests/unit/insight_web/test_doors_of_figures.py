"""Who comes in to the figures, by which method, and what meets those for whom there are none yet."""

import datetime as dt
import re
from urllib.parse import quote

import pytest
from django.test import Client

from tests.world import PASSWORD, Browser, client_for, evaluator, member, password_of
from vugge.access.models import AuditEvent
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.base.tenancy.context import within

PAGES = ["/", "/tidlig-indsats", "/1000-dage", "/tal/4-7", "/tal/T-15"]
FILES = ["/tidlig-indsats.csv", "/1000-dage.csv", "/tal/4-7.csv", "/tal/T-15.csv"]
MAY = [Role.HEALTH_VISITOR, Role.LEAD, Role.PROJECT_LEADER, Role.TEAM_MEMBER, Role.TEAM_COORDINATOR]


def browser(request: pytest.FixtureRequest, who: str) -> Browser:
    found = request.getfixturevalue(who)
    assert isinstance(found, Browser)
    return found


@pytest.mark.parametrize("address", [*PAGES, *FILES])
@pytest.mark.parametrize("who", ["horsens", "birkeby", "eva"])
def test_figures_may_be_read_and_only_read(request: pytest.FixtureRequest, who: str, address: str) -> None:
    reader = browser(request, who)
    assert reader.get(address).status_code == 200
    assert reader.head(address).status_code == 200
    for refused in (reader.post(address), reader.put(address), reader.delete(address)):
        assert refused.status_code == 405
        assert refused["Allow"] == "GET, HEAD"


@pytest.mark.django_db
@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_nobody_is_led_to_the_sign_in_and_back(address: str) -> None:
    answer = Browser().get(address)
    assert answer.status_code == 302
    assert answer["Location"] == f"/log-ind?next={quote(address)}"


@pytest.mark.django_db
@pytest.mark.parametrize("address", [*PAGES[1:], *FILES])
@pytest.mark.parametrize("role", sorted(set(Role) - set(MAY)))
def test_role_that_may_not_is_refused_with_the_reason(role: Role, address: str) -> None:
    answer = client_for(member(role=role)).get(address)
    assert answer.status_code == 403
    assert "Tallene er for sundhedsplejen og det tværfaglige team." in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "place"),
    [(Role.ADMINISTRATOR, "/medarbejdere"), (Role.DATA_PROTECTION, "/spor"), (Role.DAYCARE, "/min-adgang")],
)
def test_the_first_page_leads_whoever_has_no_figures_to_what_they_have(role: Role, place: str) -> None:
    reader = member(role=role)
    answer = client_for(reader).get("/", follow=True)
    assert (answer.status_code, answer.redirect_chain[-1][0]) == (200, place)
    with within(municipality=reader.municipality):
        assert not AuditEvent.objects.filter(outcome="refused").exists()


@pytest.mark.django_db
@pytest.mark.parametrize("role", MAY)
def test_each_role_that_may_comes_in(role: Role) -> None:
    assert client_for(member(role=role)).get("/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_before_anything_is_read_in_a_leader_is_led_to_it(address: str) -> None:
    said = client_for(member(role=Role.LEAD)).get(address).content.decode()
    assert "<h1>Her er ingen tal endnu</h1>" in said
    assert re.search(r'<a [^>]*href="/datasaet/indlaes"[^>]*>Indlæs registreringer</a>', said)


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_before_anything_is_read_in_a_health_visitor_is_told_who_can(address: str) -> None:
    said = client_for(member(role=Role.HEALTH_VISITOR)).get(address).content.decode()
    assert "Jeres projektleder eller ledende sundhedsplejerske kan indlæse dem." in said
    assert "/datasaet/indlaes" not in said


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_before_the_first_release_an_evaluator_is_led_to_make_one(address: str) -> None:
    said = client_for(evaluator()).get(address).content.decode()
    assert "Der er ikke frigivet tal endnu." in said
    assert re.search(r'<a [^>]*href="/frigivelser"[^>]*>Lav en frigivelse</a>', said)


@pytest.mark.django_db
@pytest.mark.parametrize("address", FILES)
def test_before_there_are_figures_there_is_no_file(address: str) -> None:
    for reader in (client_for(member(role=Role.LEAD)), client_for(evaluator())):
        assert reader.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/tal/4-12", "/tal/4-12.csv", "/tal/x", "/findes-ikke"])
@pytest.mark.parametrize("who", ["horsens", "eva"])
def test_unknown_figure_leads_back_to_the_overview(request: pytest.FixtureRequest, who: str, address: str) -> None:
    answer = browser(request, who).get(address)
    assert answer.status_code == 404
    assert "Her er ingen side" in answer.content.decode()
    assert re.search(r'<a [^>]*href="/"[^>]*>Gå til forsiden</a>', answer.content.decode())


@pytest.mark.parametrize("who", ["horsens", "birkeby", "eva"])
def test_file_is_named_for_the_figure_and_the_data_set(request: pytest.FixtureRequest, who: str) -> None:
    reader = browser(request, who)
    checksum = re.search(r'<dd class="breaks">([0-9a-f]{64})</dd>', reader.get("/tal/T-4").content.decode())
    assert checksum
    answer = reader.get("/tal/T-4.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert re.fullmatch(
        rf'attachment; filename="figur-t-4-(egne-[0-9-]+-)?{checksum[1][:8]}.csv"', answer["Content-Disposition"]
    )
    assert answer.content.startswith(b"figure;measure;group;level;value;base\nT-4;offered;visit_18m;all;")


def test_each_municipality_has_a_data_set_of_its_own(horsens: Browser, birkeby: Browser) -> None:
    names = {reader.get("/tal/4-7.csv?valg=egne")["Content-Disposition"][-13:] for reader in (horsens, birkeby)}
    assert len(names) == 2
    assert "Horsens" not in birkeby.get("/tal/4-7").content.decode()
    assert "Birkeby" not in horsens.get("/tal/4-7").content.decode()


def test_file_holds_the_cells_that_are_nought(horsens: Browser) -> None:
    cells = horsens.get("/tal/4-15.csv").content
    assert b"4-15;offered;no_contact;all;0;" in cells


@pytest.mark.parametrize("address", [*FILES, "/tal/4-7.csv?valg=egne&niveau=2"])
def test_exact_file_is_taken_once_it_is_proved_again_who_asks(hanne: Member, address: str) -> None:
    password_of(hanne)
    reader = client_for(hanne, proved=dt.timedelta(minutes=5))
    for asked in (reader.head(address), reader.get(address)):
        assert asked.status_code == 302
        assert asked["Location"] == f"/bekraeft?next={quote(address, safe='/?=')}"
    assert reader.get(address.replace(".csv", "")).status_code == 200
    proved = reader.post(asked["Location"], {"password": PASSWORD})
    assert proved["Location"] == address
    assert reader.get(address)["Content-Type"] == "text/csv; charset=utf-8"


def test_released_file_is_taken_without_proving_again(demo_database: None) -> None:  # noqa: ARG001 - for its effect
    reader = client_for(evaluator(), proved=dt.timedelta(hours=2))
    assert reader.get("/1000-dage.csv").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", FILES)
def test_method_is_refused_before_anybody_is_asked_who_they_are(address: str) -> None:
    assert Client().post(address).status_code == 405
