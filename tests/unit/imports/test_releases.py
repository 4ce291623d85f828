"""Releases: made once for what there is, through the gate, and read by a login that reads nothing else."""

from pathlib import Path
from threading import Barrier, Thread

import psycopg
import pytest
from django.conf import settings
from django.db import connections, transaction

from tests.imports import extract
from tests.own_databases import OwnDatabase
from tests.world import Browser, client_for, evaluator, member
from vugge.access.rules.actors import Evaluator, Operator
from vugge.access.rules.roles import Role as StaffRole
from vugge.base.postgres.cluster import Role
from vugge.base.worker import work
from vugge.insight.actions.files import import_file
from vugge.insight.actions.releases import release
from vugge.insight.queries.releases import ReleaseView, latest_release, releases
from vugge.insight.rules.disclosure.gate import K
from vugge.insight.rules.figures import FIGURES

PROGRAMME = "thousand-days"
PAGE = "/frigivelser"
MADE = f"{PAGE}/{PROGRAMME}"


@pytest.fixture
def eva(own_database: OwnDatabase) -> Evaluator:  # noqa: ARG001 - asked for by name, for its effect
    with transaction.atomic():
        return evaluator("Eva")


@pytest.fixture
def browser(eva: Evaluator) -> Browser:
    with transaction.atomic():
        return client_for(eva)


@pytest.fixture
def read_in(own_database: OwnDatabase, tmp_path: Path) -> None:  # noqa: ARG001 - asked for by name, for its effect
    """Two municipalities of the thousand days have visits: twelve together, four of a kind in one of them."""
    more(tmp_path, "a", 9, "visit_18m", "0151")
    more(tmp_path, "b", 3, "visit_18m", "0849")
    more(tmp_path, "c", 4, "visit_3y", "0849")


def more(folder: Path, name: str, many: int, kind: str, place: str) -> None:
    """Read visits in, each to a family of its own."""
    rows = [
        {"activity_id": f"{name}{each}", "family_id": f"{name}{each}", "municipality": place, "activity": kind}
        for each in range(many)
    ]
    visit = {"held_on": "2020-10-01", "offered_on": "2020-09-01", "response": "accepted"}
    file = folder / f"{name}.csv"
    file.write_bytes(extract(*({**row, **visit} for row in rows)))
    import_file(by=Operator(), source=file, room=folder)


def newest(by: Evaluator) -> ReleaseView:
    found = latest_release(by, PROGRAMME)
    assert found is not None
    return found


def shown(browser: Browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_nothing_to_release_is_no_release(eva: Evaluator) -> None:
    assert release(by=eva, programme=PROGRAMME) is None
    assert releases(eva) == ()


@pytest.mark.usefixtures("read_in")
def test_a_release_names_its_municipalities_and_hides_small_counts(eva: Evaluator) -> None:
    release(by=eva, programme=PROGRAMME)
    found = newest(eva)
    assert (found.number, found.municipalities, found.threshold) == (1, ("0151", "0849"), K)
    assert found.table is not None
    cells = found.table.by_key()
    small, beside = (cells["T-5", "visited", kind, "all"] for kind in ("visit_3y", "visit_18m"))
    assert (small.value, beside.value, small.base) == (None, None, 16)  # the total is shown: one would give the other
    assert all(cell.value is None or cell.value >= K or cell.value == 0 for cell in cells.values())


@pytest.mark.usefixtures("read_in")
def test_a_release_is_made_once_for_what_there_is(eva: Evaluator, tmp_path: Path) -> None:
    first = release(by=eva, programme=PROGRAMME)
    assert release(by=Operator(), programme=PROGRAMME) == first
    more(tmp_path, "d", 30, "visit_18m", "0151")
    assert release(by=eva, programme=PROGRAMME) != first
    assert [each.number for each in releases(eva)] == [2, 1]


@pytest.mark.usefixtures("read_in")
def test_two_asks_at_once_are_one_release(eva: Evaluator) -> None:
    barrier = Barrier(2)

    def ask() -> None:
        barrier.wait()
        release(by=eva, programme=PROGRAMME)
        connections.close_all()

    both = [Thread(target=ask) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert [each.number for each in releases(eva)] == [1]


@pytest.mark.usefixtures("read_in")
def test_eva_asks_waits_and_reads(browser: Browser) -> None:
    assert "Ingen endnu" in shown(browser, PAGE)
    for _ in range(2):
        assert browser.post(MADE)["Location"] == PAGE
    assert "En frigivelse er på vej" in shown(browser, PAGE)
    assert "En frigivelse er på vej" in shown(browser, f"{PAGE}/fremdrift")
    work(wait=False)
    assert browser.get(f"{PAGE}/fremdrift")["HX-Refresh"] == "true"
    page = shown(browser, PAGE)
    assert "De første 1.000 dage, frigivelse 1" in page
    assert "frigivelse 2" not in page


@pytest.mark.usefixtures("read_in")
def test_evas_page_and_file_hold_nothing_but_what_passed_the_gate(browser: Browser, eva: Evaluator) -> None:
    release(by=eva, programme=PROGRAMME)
    table = newest(eva).table
    assert table is not None
    rows = [row.split(";") for row in shown(browser, "/1000-dage.csv").splitlines() if row.startswith("T-")]
    cells = table.by_key()
    for figure, measure, group, level, value, _base in (row[:6] for row in rows):
        told = cells[figure, measure, group, level].value
        assert value == ("" if told is None else str(told)) or not value.isdecimal()


@pytest.mark.parametrize("role", StaffRole)
@pytest.mark.parametrize("way", ["get", "post"])
def test_members_get_403(own_database: OwnDatabase, role: StaffRole, way: str) -> None:
    del own_database
    with transaction.atomic():
        browser = client_for(member(role=role))
    answer = getattr(browser, way)(MADE if way == "post" else PAGE)
    assert answer.status_code == 403
    assert "Frigivelse" in answer.content.decode()


def test_an_ask_without_its_token_makes_none(browser: Browser) -> None:
    strict = Browser(enforce_csrf_checks=True)
    strict.cookies = browser.cookies
    assert strict.post(MADE).status_code == 403
    assert "En frigivelse er på vej" not in shown(browser, PAGE)


@pytest.mark.usefixtures("read_in")
def test_evaluators_login_reads_releases_and_nothing_else(own_database: OwnDatabase, eva: Evaluator) -> None:
    release(by=eva, programme=PROGRAMME)
    with own_database.login(Role.OWNER) as db:
        tables = [name for (name,) in db.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
    readable = set()
    with own_database.login(Role.EVALUATOR) as db:
        for table in tables:
            try:
                db.execute(psycopg.sql.SQL("SELECT 1 FROM {}").format(psycopg.sql.Identifier(str(table))))
            except psycopg.errors.InsufficientPrivilege:
                continue
            readable.add(table)
        for table in readable:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                db.execute(psycopg.sql.SQL("DELETE FROM {}").format(psycopg.sql.Identifier(str(table))))
    assert readable == {"insight_release", "insight_releasedcell"}


def test_releases_are_read_through_the_evaluators_login(own_database: OwnDatabase) -> None:
    with connections[settings.RELEASES].cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (Role.EVALUATOR.value,)
    assert own_database.name.startswith("own_")


@pytest.mark.usefixtures("own_database")
@pytest.mark.parametrize("programme", FIGURES)
def test_a_job_of_an_evaluator_who_is_gone_makes_no_release(programme: str, eva: Evaluator) -> None:
    from vugge.base.jobs import defer  # noqa: PLC0415 - a job as it lies there

    defer("make_release", programme=programme, user="00000000-0000-4000-8000-000000000000")
    work(wait=False)
    assert releases(eva) == ()
