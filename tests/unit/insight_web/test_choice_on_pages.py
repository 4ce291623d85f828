"""What a reader chooses: shown, said, kept in links and file, and mended at the field where it cannot be."""

import datetime as dt
import re

import pytest

from tests.unit.insight_web.reading import tables
from tests.unit.insight_web.test_figure_pages import TODAY, plain
from tests.world import Browser, member
from vugge.access.rules.actors import Actor, Member, Operator
from vugge.access.rules.roles import Role
from vugge.base.tenancy.context import within
from vugge.insight.queries import shown
from vugge.insight.queries.figures import FigureView, ProgrammeView
from vugge.insight.rules.choice import Choice
from vugge.insight.rules.codes import Level
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.presets import Preset
from vugge.insight.web.pages.figure import FigurePage, figure_page
from vugge.insight.web.pages.overview import overview_page
from vugge.insight.web.pages.programme import programme_page

OWN_2019 = "valg=egne&fra=2019-01-01&til=2019-12-31"
CODES = [figure.code for figures in FIGURES.values() for figure in figures]


def page(reader: Browser, address: str) -> str:
    return str(reader.get(f"/tal/{address}").content.decode())


def programme(by: Member, choice: Choice | None = None, code: str = "early-intervention") -> ProgrammeView:
    with within(municipality=by.municipality):
        found = shown.programme(by, code, choice)
    assert found is not None
    return found


def page_of(by: Member, code: str, choice: Choice) -> FigurePage:
    view = next(each for each in programme(by, choice).figures if each.figure.code == code)
    return figure_page(view, before=None, after=None, today=TODAY)


def own(year: int, level: Level = Level.ALL) -> Choice:
    return Choice(preset=Preset.OWN, start=dt.date(year, 1, 1), end=dt.date(year, 12, 31), level=level)


def test_own_numbers_are_of_the_municipality_in_the_period(hanne: Member) -> None:
    found = page_of(hanne, "4-7", own(2019))
    assert plain(found.base).endswith("tilbud i Horsens. 1. januar–31. december 2019")
    assert found.file == f"/tal/4-7.csv?{OWN_2019}"
    assert plain(found.printed) == (
        "Vist: Horsens · kommunens egne tal · 1. januar–31. december 2019 · alle niveauer. Udskrevet 22. november 2026."
    )


def test_evaluation_of_a_municipality_adds_up_to_no_more_than_everybodys(
    hanne: Member, views: dict[str, FigureView]
) -> None:
    for figure in programme(hanne).figures:
        everybody = {(c.measure, c.group, c.level): c.value or 0 for c in views[figure.figure.code].cells}
        assert all((c.value or 0) <= everybody[c.measure, c.group, c.level] for c in figure.cells)
        assert figure.municipality_names in {("Horsens",), ()}


def test_municipality_outside_the_figures_model_is_told(horsens: Browser) -> None:
    assert "Horsens er ikke med i Model B, så alle tal er 0." in page(horsens, "4-13")
    assert "er ikke med i" not in page(horsens, "4-7")
    assert "er ikke med i" not in page(horsens, f"4-13?{OWN_2019}")


def test_municipality_outside_the_programme_sees_its_own(signe: Member, birkeby: Browser) -> None:
    assert programme(signe).seen.choice.preset is Preset.OWN
    assert "Evalueringens opgørelse" not in page(birkeby, "4-7")
    assert "Kommunen er ikke med i evalueringen." in page(birkeby, "4-7?valg=evaluering")


def test_evaluator_is_offered_the_evaluation_alone(eva: Browser) -> None:
    assert "Kommunens egne tal" not in page(eva, "4-7")
    assert "Egne tal kan kun ses af kommunens egne folk." in page(eva, "4-7?valg=egne")


def test_published_stands_only_beside_the_whole_evaluation(eva: Browser, horsens: Browser) -> None:
    everybody, evaluation, own_numbers = (
        page(eva, "4-7"),
        page(horsens, "4-7"),
        page(horsens, f"4-7?{OWN_2019}"),
    )
    assert '<th scope="col" class="num">Beregnet</th>' in everybody
    assert "Her vises kun Horsens, så de to kan ikke holdes op mod hinanden." in evaluation
    assert "Her vises kommunens egne tal, så de to kan ikke holdes op mod hinanden." in own_numbers
    assert "Beregnet</th>" not in evaluation + own_numbers


def test_level_limits_what_is_shown_and_leaves_the_base(horsens: Browser) -> None:
    html = page(horsens, "4-7?niveau=2")
    (table,) = tables(html)
    assert {row for row, _column in table.cells} == {"Niveau 2"}
    (base,) = re.findall(r"([0-9.]+ tilbud) i Horsens", plain(html))
    assert base in plain(page(horsens, "4-7"))
    assert "Kun niveau 2 er vist. Basen er stadig alle niveauer." in html
    assert "Alle niveauer under ét: der er takket ja til" in html
    assert "· kun niveau 2. Udskrevet" in html


def test_measure_that_is_not_split_by_level_says_so(horsens: Browser) -> None:
    parted = page(horsens, "4-2?niveau=1")
    assert "Ikke delt på niveau: tallene er af alle niveauer." in parted
    whole = page(horsens, "T-6?niveau=1")
    assert "Figuren er ikke delt på niveau; alle niveauer vises under ét." in whole


@pytest.mark.parametrize("level", ["1", "ingen"])
@pytest.mark.parametrize("code", CODES)
def test_every_figure_can_be_seen_on_one_level(horsens: Browser, eva: Browser, code: str, level: str) -> None:
    for reader in (horsens, eva):
        assert reader.get(f"/tal/{code}?niveau={level}").status_code == 200


@pytest.mark.parametrize("code", CODES)
def test_every_figure_can_be_seen_as_own(horsens: Browser, code: str) -> None:
    html = page(horsens, f"{code}?{OWN_2019}&niveau=2")
    assert "Horsens" in html
    assert f'href="/tal/{code}.csv?{OWN_2019.replace("&", "&amp;")}&amp;niveau=2"' in html


def test_choice_is_kept_from_figure_to_figure(hanne: Member, horsens: Browser) -> None:
    html = page(horsens, f"4-7?{OWN_2019}")
    others = re.findall(r'href="(/tal/4-[68]\?[^"]*)"', html)
    assert [address.replace("&amp;", "&") for address in others] == [f"/tal/4-6?{OWN_2019}", f"/tal/4-8?{OWN_2019}"]
    found = programme_page(programme(hanne, own(2019)))
    listed = [each for track in found.tracks for section in track.sections for each in section.figures]
    assert {each.address.split("?")[1] for each in listed} == {OWN_2019}
    assert found.file == f"/tidlig-indsats.csv?{OWN_2019}"


def test_nothing_chosen_leaves_addresses_plain(horsens: Browser) -> None:
    html = page(horsens, "4-7")
    assert 'href="/tal/4-7.csv"' in html
    assert 'href="/tal/4-8"' in html


def test_file_holds_what_the_page_shows(horsens: Browser) -> None:
    answer = horsens.get("/tal/4-2.csv?niveau=2")
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
def test_fault_stands_at_its_field_and_gets_the_focus(horsens: Browser, query: str, field: str, said: str) -> None:
    html = page(horsens, f"4-7?{query}")
    assert f'<span class="choice__fault" id="{field}-fejl">{said}' in html
    tag = re.search(rf'<(?:input|select)[^>]* id="{field}"[^>]*>', html)
    assert tag
    assert {'aria-invalid="true"', "autofocus"} <= set(tag[0].rstrip(">").split())
    assert "Valget kunne ikke bruges" in html


def test_what_was_typed_is_kept_beside_the_fault(horsens: Browser) -> None:
    html = page(horsens, "4-7?valg=egne&fra=%3Cb%3E&til=31.12.2020&niveau=3")
    assert 'value="&lt;b&gt;"' in html
    assert 'value="31.12.2020"' in html
    assert '<option value="3" selected>' in html
    assert '<option value="egne" selected>' in html


def test_file_of_something_else_than_asked_for_is_refused(horsens: Browser, eva: Browser) -> None:
    for reader, address in ((horsens, "/tal/4-7.csv?niveau=7"), (eva, "/tidlig-indsats.csv?valg=egne")):
        answer = reader.get(address)
        assert answer.status_code == 400
        assert "." in answer.content.decode()


def test_panel_is_a_plain_form_that_works_without_script(horsens: Browser) -> None:
    html = page(horsens, f"4-7?{OWN_2019}")
    assert '<form class="stack choice" method="get" action="/tal/4-7">' in html
    assert '<button class="button--quiet" type="submit">Vis tallene</button>' in html
    assert 'name="fra" value="1.1.2019"' in html


def test_what_is_not_offered_is_refused(signe: Member) -> None:
    with pytest.raises(ValueError, match="not offered"):
        programme(signe, Choice())
    with pytest.raises(KeyError):
        programme(signe, code="nothing")


@pytest.mark.usefixtures("demo_database")
@pytest.mark.parametrize("by", [Operator()])
def test_nobody_without_a_municipality_has_numbers_of_their_own(by: Actor) -> None:
    assert shown.offered(by, "early-intervention") is None
    assert shown.programme(by, "early-intervention", own(2019)) is None


def test_finding_of_nothing_says_so(hanne: Member) -> None:
    found = page_of(hanne, "4-7", own(1999))
    assert found.finding == "Der er ingen at regne andele af"


@pytest.mark.usefixtures("demo_database")
def test_period_is_the_data_sets_own_days() -> None:
    lead = member(role=Role.LEAD, municipality="0766")
    with within(municipality="0766"):
        found = shown.offered(lead, "thousand-days")
    assert found is not None
    assert found.own is not None
    assert found.evaluation
    assert found.own.start >= dt.date(2017, 1, 1)
    assert found.own.end <= dt.date(2021, 12, 31)


def test_overview_of_own_numbers_has_a_part_for_each_programme(hanne: Member) -> None:
    found = overview_page(tuple(programme(hanne, own(2019), code) for code in FIGURES))
    assert [part.title for part in found.parts] == ["Tidlig indsats", "De første 1.000 dage"]
    assert [part.names for part in found.parts] == ["Horsens", "Horsens"]
    assert found.first == "/tal/3-1"
