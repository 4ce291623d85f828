import json
import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from vugge.insight.queries.figures import DataSetView
from vugge.insight.rules.manifest import CARD

PAGES = ["/", "/tidlig-indsats", "/1000-dage", "/tal/4-7", "/tal/T-15"]
FILES = ["/tidlig-indsats.csv", "/1000-dage.csv", "/tal/4-7.csv", "/tal/T-15.csv"]


@pytest.fixture
def empty_home(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA_SETS = tmp_path
    return tmp_path


@pytest.mark.usefixtures("published_data_set")
@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_what_is_published_may_be_read_and_only_read(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200
    assert client.head(address).status_code == 200
    strict = Client(enforce_csrf_checks=True)
    for refused in (strict.post(address), strict.put(address), strict.delete(address)):
        assert refused.status_code == 405
        assert refused["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("address", PAGES)
def test_without_a_data_set_the_page_says_what_to_do(client: Client, address: str, empty_home: Path) -> None:
    assert not list(empty_home.iterdir())
    said = client.get(address).content.decode()
    assert "<h1>Her er ingen tal endnu</h1>" in said
    assert "./run demo" in said
    assert "./run figures" in said


@pytest.mark.usefixtures("empty_home")
@pytest.mark.parametrize("address", FILES)
def test_without_a_data_set_there_is_no_file(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [*PAGES, *FILES])
def test_what_is_not_published_is_refused_with_the_reason(
    client: Client, address: str, data_set: DataSetView, empty_home: Path
) -> None:
    card = json.loads((data_set.folder / CARD).read_text(encoding="utf-8"))
    (empty_home / "current").mkdir()
    (empty_home / "current" / CARD).write_text(json.dumps({**card, "published": False}), encoding="utf-8")
    answer = client.get(address)
    assert answer.status_code == 403
    assert "Tallene vises først, når man kan logge ind." in answer.content.decode()


@pytest.mark.usefixtures("published_data_set")
@pytest.mark.parametrize("address", ["/tal/4-12", "/tal/4-12.csv", "/tal/x", "/findes-ikke"])
def test_unknown_figure_leads_back_to_the_overview(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Her er ingen side" in answer.content.decode()
    assert re.search(r'<a [^>]*href="/"[^>]*>Gå til forsiden</a>', answer.content.decode())


@pytest.mark.usefixtures("published_data_set")
def test_file_is_named_for_the_figure_and_the_data_set(client: Client, data_set: DataSetView) -> None:
    answer = client.get("/tal/T-4.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="figur-t-4-{data_set.facts.sha256[:8]}.csv"'
    assert answer.content.startswith(b"figure;measure;group;level;value;base\nT-4;offered;visit_18m;all;")


@pytest.mark.usefixtures("published_data_set")
def test_file_holds_the_cells_that_are_nought(client: Client) -> None:
    assert b"4-15;offered;no_contact;all;0;692\n" in client.get("/tal/4-15.csv").content
