"""What a reader chooses: shown, said, kept in links and file, and mended at the field where it cannot be."""

import datetime as dt
import re

import pytest
from django.test import Client, RequestFactory

from tests.unit.insight_web.reading import tables
from tests.unit.insight_web.test_figure_pages import TODAY, plain
from vugge.insight.queries import figures as queries
from vugge.insight.queries.figures import DataSetView, FigureView
from vugge.insight.rules.choice import Choice
from vugge.insight.rules.codes import Level
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.presets import Preset
from vugge.insight.web import views as doors
from vugge.insight.web.pages.figure import FigurePage, figure_page
from vugge.insight.web.pages.overview import overview_page
from vugge.insight.web.pages.programme import programme_page

HORSENS, COPENHAGEN = "0615", "0101"
OWN_2019 = "valg=egne&fra=2019-01-01&til=2019-12-31"
CODES = [figure.code for figures in FIGURES.values() for figure in figures]
pytestmark = pytest.mark.usefixtures("published_data_set")


def page(found: DataSetView, address: str, municipality: str | None = HORSENS) -> str:
    """Return a figure's page as a municipality's own people get it."""
    request = RequestFactory().get(f"/tal/{address}")
    return doors.figure(request, found, address.split("?", maxsplit=1)[0], municipality).content.decode()


def page_of(found: DataSetView, code: str, choice: Choice) -> FigurePage:
    views = queries.programme(found, "early-intervention", choice, HORSENS).figures
    view = next(each for each in views if each.figure.code == code)
    return figure_page(view, before=None, after=None, today=TODAY)


def own(year: int, level: Level = Level.ALL) -> Choice:
    return Choice(preset=Preset.OWN, start=dt.date(year, 1, 1), end=dt.date(year, 12, 31), level=level)


def test_own_numbers_are_of_the_municipality_in_the_period(data_set: DataSetView) -> None:
    found = page_of(data_set, "4-7", own(2019))
    assert plain(found.base).endswith("tilbud i Horsens. 1. januar–31. december 2019")
    assert found.file == f"/tal/4-7.csv?{OWN_2019}"
    assert plain(found.printed) == (
        "Vist: Horsens · kommunens egne tal · 1. januar–31. december 2019 · alle niveauer. Udskrevet 22. november 2026."
    )


def test_evaluation_of_a_municipality_adds_up_to_no_more_than_everybodys(
    data_set: DataSetView, views: dict[str, FigureView]
) -> None:
    for figure in queries.programme(data_set, "early-intervention", None, HORSENS).figures:
        everybody = {(c.measure, c.group, c.level): c.value or 0 for c in views[figure.figure.code].cells}
        assert all((c.value or 0) <= everybody[c.measure, c.group, c.level] for c in figure.cells)
        assert figure.municipality_names in {("Horsens",), ()}


def test_municipality_outside_the_figures_model_is_told(data_set: DataSetView) -> None:
    assert "Horsens er ikke med i Model B, så alle tal er 0." in page(data_set, "4-13")
    assert "er ikke med i" not in page(data_set, "4-7")
    assert "er ikke med i" not in page(data_set, f"4-13?{OWN_2019}")


def test_municipality_outside_the_programme_sees_its_own(data_set: DataSetView) -> None:
    view = queries.programme(data_set, "early-intervention", None, COPENHAGEN)
    assert view.seen.choice.preset is Preset.OWN
    assert "Evalueringens opgørelse" not in page(data_set, "4-7", COPENHAGEN)
    assert "Kommunen er ikke med i evalueringen." in page(data_set, "4-7?valg=evaluering", COPENHAGEN)


def test_published_stands_only_beside_the_whole_evaluation(data_set: DataSetView) -> None:
    everybody, evaluation, own_numbers = (
        page(data_set, "4-7", None),
        page(data_set, "4-7"),
        page(data_set, f"4-7?{OWN_2019}"),
    )
    assert '<th scope="col" class="num">Beregnet</th>' in everybody
    assert "Her vises kun Horsens, så de to kan ikke holdes op mod hinanden." in evaluation
    assert "Her vises kommunens egne tal, så de to kan ikke holdes op mod hinanden." in own_numbers
    assert "Beregnet</th>" not in evaluation + own_numbers


def test_level_limits_what_is_shown_and_leaves_the_base(client: Client) -> None:
    html = client.get("/tal/4-7?niveau=2").content.decode()
    (table,) = tables(html)
    assert {row for row, _column in table.cells} == {"Niveau 2"}
    assert "9.367\u00a0tilbud" in html.replace("9.367 tilbud", "9.367\u00a0tilbud")
    assert "Kun niveau 2 er vist. Basen er stadig alle niveauer." in html
    assert "Alle niveauer under ét: der er takket ja til" in html
    assert "· kun niveau 2. Udskrevet" in html


def test_measure_that_is_not_split_by_level_says_so(client: Client) -> None:
    parted = client.get("/tal/4-2?niveau=1").content.decode()
    assert "Ikke delt på niveau: tallene er af alle niveauer." in parted
    whole = client.get("/tal/T-6?niveau=1").content.decode()
    assert "Figuren er ikke delt på niveau; alle niveauer vises under ét." in whole


@pytest.mark.parametrize("level", ["1", "ingen"])
@pytest.mark.parametrize("code", CODES)
def test_every_figure_can_be_seen_on_one_level(client: Client, code: str, level: str) -> None:
    assert client.get(f"/tal/{code}?niveau={level}").status_code == 200


@pytest.mark.parametrize("code", CODES)
def test_every_figure_can_be_seen_as_own(data_set: DataSetView, code: str) -> None:
    html = page(data_set, f"{code}?{OWN_2019}&niveau=2")
    assert "Horsens" in html
    assert f'href="/tal/{code}.csv?{OWN_2019.replace("&", "&amp;")}&amp;niveau=2"' in html


def test_choice_is_kept_from_figure_to_figure(data_set: DataSetView) -> None:
    html = page(data_set, f"4-7?{OWN_2019}")
    others = re.findall(r'href="(/tal/4-[68]\?[^"]*)"', html)
    assert [address.replace("&amp;", "&") for address in others] == [f"/tal/4-6?{OWN_2019}", f"/tal/4-8?{OWN_2019}"]
    programme = programme_page(queries.programme(data_set, "early-intervention", own(2019), HORSENS), data_set)
    listed = [each for track in programme.tracks for section in track.sections for each in section.figures]
    assert {each.address.split("?")[1] for each in listed} == {OWN_2019}
    assert programme.file == f"/tidlig-indsats.csv?{OWN_2019}"


def test_nothing_chosen_leaves_addresses_plain(client: Client) -> None:
    html = client.get("/tal/4-7").content.decode()
    assert 'href="/tal/4-7.csv"' in html
    assert 'href="/tal/4-8"' in html


def test_file_holds_what_the_page_shows(client: Client) -> None:
    answer = client.get("/tal/4-2.csv?niveau=2")
    rows = [line.split(";") for line in answer.content.decode().splitlines()[1:]]
    assert {(measure, level) for _figure, measure, _group, level, _value, _base in rows} == {
        ("screenings", "all"),
        ("positive", "2"),
    }
    assert "figur-4-2-niveau-2-" in answer["Content-Disposition"]


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ("niveau=7", "niveau", "Niveau: “7” findes ikke."),
        ("valg=egne&fra=2019-02-29", "fra", "Fra: 2019 er ikke et skudår"),
        ("valg=egne&fra=2020-01-02&til=2020-01-01", "til", "Perioden slutter 1.1.2020, før den begynder 2.1.2020."),
    ],
)
def test_fault_stands_at_its_field_and_gets_the_focus(data_set: DataSetView, query: str, field: str, said: str) -> None:
    html = page(data_set, f"4-7?{query}")
    assert f'<span class="choice__fault" id="{field}-fejl">{said}' in html
    tag = re.search(rf'<(?:input|select)[^>]* id="{field}"[^>]*>', html)
    assert tag
    assert {'aria-invalid="true"', "autofocus"} <= set(tag[0].rstrip(">").split())
    assert "Valget kunne ikke bruges" in html


def test_what_was_typed_is_kept_beside_the_fault(data_set: DataSetView) -> None:
    html = page(data_set, "4-7?valg=egne&fra=%3Cb%3E&til=31.12.2020&niveau=3")
    assert 'value="&lt;b&gt;"' in html
    assert 'value="31.12.2020"' in html
    assert '<option value="3" selected>' in html
    assert '<option value="egne" selected>' in html


def test_file_of_something_else_than_asked_for_is_refused(client: Client) -> None:
    for address in ("/tal/4-7.csv?niveau=7", "/tidlig-indsats.csv?valg=egne"):
        answer = client.get(address)
        assert answer.status_code == 400
        assert "." in answer.content.decode()


def test_panel_is_a_plain_form_that_works_without_script(data_set: DataSetView) -> None:
    html = page(data_set, f"4-7?{OWN_2019}")
    assert '<form class="stack choice" method="get" action="/tal/4-7">' in html
    assert '<button class="button--quiet" type="submit">Vis tallene</button>' in html
    assert 'name="fra" value="1.1.2019"' in html


def test_own_numbers_of_nobody_are_refused(data_set: DataSetView) -> None:
    with pytest.raises(ValueError, match="not offered"):
        queries.programme(data_set, "early-intervention", own(2019))
    with pytest.raises(KeyError):
        queries.programme(data_set, "nothing")


def test_finding_of_nothing_says_so(data_set: DataSetView) -> None:
    found = page_of(data_set, "4-7", own(1999))
    assert found.finding == "Der er ingen at regne andele af"


def test_period_without_a_row_takes_the_windows(data_set: DataSetView) -> None:
    offered = queries.offered(data_set, "thousand-days", COPENHAGEN)
    assert offered.own is not None
    assert offered.own.start == dt.date(2019, 9, 30)


def test_overview_of_own_numbers_has_a_part_for_each_programme(data_set: DataSetView) -> None:
    found = overview_page(tuple(queries.programme(data_set, code, own(2019), HORSENS) for code in FIGURES))
    assert [part.title for part in found.parts] == ["Tidlig indsats", "De første 1.000 dage"]
    assert [part.names for part in found.parts] == ["Horsens", "Horsens"]
    assert found.first == f"/tal/3-1?{OWN_2019}"
