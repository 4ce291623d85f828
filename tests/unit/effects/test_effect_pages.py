"""What the pages of the effect say: the study's own numbers, in words that hold, and the same in the files."""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from uuid import UUID

import pytest

from tests import effects
from tests.studies import save_panel
from tests.world import Browser, client_for, member
from vugge.access.models import NationalEvent
from vugge.access.rules.actors import Operator
from vugge.access.rules.roles import Role
from vugge.insight.actions.effects import ask_for_study, give_up_study
from vugge.insight.actions.studies import study_files
from vugge.insight.rules.effects.outcomes import OUTCOMES
from vugge.insight.rules.synthetic_control.whole import Asked
from vugge.ui import formats

PAGE = "/effekt/underretninger"
Keep = Callable[..., UUID]


def text(reader: Browser, address: str) -> str:
    """Return a page's words on one line."""
    answer = reader.get(address)
    assert answer.status_code == 200
    without_drawings = re.sub(r"<svg.*?</svg>", "", answer.content.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", without_drawings).replace("\xad", "").split())


def rows(reader: Browser, address: str) -> list[dict[str, str]]:
    answer = reader.get(address)
    assert answer["Content-Disposition"].startswith("attachment")
    return list(csv.DictReader(io.StringIO(answer.content.decode()), delimiter=";"))


def number(value: str, decimals: int = 1) -> str:
    return formats.number(Decimal(value), decimals)


def test_without_a_panel_the_page_says_what_to_do(pia: Browser) -> None:
    said = text(pia, "/effekt")
    assert "Her er ingen svar endnu" in said
    assert "vugge statbank fetch" in said
    assert pia.get(PAGE)["Location"] == "/effekt"
    assert pia.get(f"{PAGE}/paths.csv").status_code == 404


def test_with_a_panel_the_page_offers_to_count(pia: Browser) -> None:
    save_panel()
    assert "Regn virkningen" in text(pia, "/effekt")
    assert pia.post("/effekt/regn")["Location"] == "/effekt"
    assert "Virkningen regnes nu" in text(pia, "/effekt")
    assert "Virkningen regnes nu" in text(pia, "/effekt/fremdrift")


def test_who_may_not_have_it_counted_is_told_who_may(db: None) -> None:
    del db  # asked for, for its effect
    save_panel()
    signe = client_for(member(role=Role.HEALTH_VISITOR))
    said = text(signe, "/effekt")
    assert "Virkningen regnes for projektlederen" in said
    assert "Regn virkningen" not in said
    assert signe.post("/effekt/regn").status_code == 403


def test_a_run_that_got_stuck_says_why(pia: Browser) -> None:
    save_panel()
    run = ask_for_study(by=Operator())
    assert run is not None
    give_up_study(by=Operator(), run=run, reason="Kommunen 0607 mangler i 2015.")
    said = text(pia, "/effekt")
    assert "Beregningen gik i stå" in said
    assert "Kommunen 0607 mangler i 2015." in said
    assert "Prøv igen" in said


def test_the_first_page_answers_three_questions(pia: Browser, kept: Keep) -> None:
    kept()
    said = text(pia, "/effekt")
    for outcome in OUTCOMES:
        assert outcome.question in said
    assert "Alt er regnet" in said
    assert "Opdigtede tal" not in said


def test_a_newer_panel_is_offered(pia: Browser, kept: Keep) -> None:
    kept()
    save_panel()
    said = text(pia, "/effekt")
    assert "Der er kommet et nyere panel (nr. 2)" in said
    assert "Regn det nye panel" in said


@pytest.mark.parametrize("who", ["pia", "eva"])
@pytest.mark.parametrize("slug", [each.slug for each in OUTCOMES])
def test_every_outcome_is_told_step_by_step(request: pytest.FixtureRequest, kept: Keep, who: str, slug: str) -> None:
    kept()
    said = text(request.getfixturevalue(who), f"/effekt/{slug}")
    for step in range(1, 10):
        assert f"Trin {step}:" in said
    for words in (
        "Base:",
        "Panel 1",
        "UND1",
        "Offentliggjort og beregnet",
        "Mål 1",
        "Mål 2",
        "Hvad undersøgelsen ikke kan vise",
    ):
        assert words in said


def test_page_and_file_have_the_same_numbers(pia: Browser, kept: Keep) -> None:
    kept()
    said = text(pia, PAGE)
    for row in rows(pia, f"{PAGE}/paths.csv"):
        assert f"{row['time']} {number(row['treated'])} {number(row['synthetic'])}" in said
    names = {"0101": "København", "0147": "Frederiksberg"}
    weights = {row["unit"]: float(row["weight"]) for row in rows(pia, f"{PAGE}/weights.csv")}
    for unit, name in names.items():
        if weights[unit] >= 0.0005:
            assert f"{name} {number(str(100 * weights[unit]))}" in said
    for row in rows(pia, f"{PAGE}/predictors.csv"):
        assert f"{number(row['treated'], 0 if float(row['treated']) >= 100 else 1)} " in said


def test_the_p_values_are_said_as_how_many_are_as_far_out(pia: Browser, kept: Keep) -> None:
    kept()
    placebo = effects.result().placebo
    assert placebo is not None
    said = text(pia, PAGE)
    others = round(placebo.p_post * placebo.p_post_units) - 1
    words = "ingen af de 12 andre kommuner" if not others else f"{others} af de 12 andre kommuner"
    assert words in said
    assert f"p = {number(str(placebo.p_post), 3)}" in said


def test_the_published_result_stands_beside(pia: Browser, kept: Keep) -> None:
    kept()
    for outcome, p in zip(OUTCOMES, ("0,101", "0,088", "0,696"), strict=True):
        assert f"Slutevalueringen {p}" in text(pia, f"/effekt/{outcome.slug}")


def test_one_municipality_alone_comes_with_a_warning(pia: Browser, kept: Keep) -> None:
    kept()
    said = text(pia, f"{PAGE}?hvem=0607")
    assert "Her er Fredericia alene. Én kommune siger lidt" in said
    assert "Hver kommune for sig" not in said
    assert "Hver kommune for sig" in text(pia, PAGE)


def test_the_seventeen_say_who_left(pia: Browser, kept: Keep) -> None:
    kept()
    assert "Frederikssund begyndte i projektet og gik ud igen. Her tæller den med" in text(pia, f"{PAGE}?hvem=17")
    assert "Den er ikke med blandt de 16" in text(pia, PAGE)


@pytest.mark.parametrize("whom", ["nogen", "9999", "", "%00", "%ff", "x" * 5000])
def test_an_unknown_choice_leads_to_the_usual_under_its_own_address(pia: Browser, kept: Keep, whom: str) -> None:
    kept()
    answer = pia.get(f"{PAGE}?hvem={whom}")
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert "Adressen pegede på en kommune, der ikke er regnet for" in text(pia, PAGE)
    assert "Adressen pegede på" not in text(pia, PAGE)
    assert pia.get(f"{PAGE}/weights.csv?hvem={whom}").status_code == 404
    assert pia.get(f"{PAGE}.zip?hvem={whom}").status_code == 404


def test_an_unknown_address_is_none(pia: Browser, kept: Keep) -> None:
    kept()
    assert pia.get("/effekt/4-7").status_code == 404
    assert pia.get(f"{PAGE}/hemmeligt.csv").status_code == 404


def test_made_up_numbers_say_so_everywhere(pia: Browser, kept: Keep) -> None:
    kept(invented=True)
    for address in ("/effekt", PAGE, f"{PAGE}?hvem=0607"):
        assert "Opdigtede tal." in text(pia, address)
    page = pia.get(PAGE).content.decode()
    links = re.findall(r'<a [^>]*href="[^"]*\.(?:csv|zip)[^"]*"[^>]*>(.*?)</a>', page, flags=re.DOTALL)
    assert len(links) >= 10
    assert all("opdigtede tal" in each for each in links)
    for name in (".zip", "/paths.csv"):
        assert 'filename="opdigtet-effekt-' in pia.get(f"{PAGE}{name}")["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(pia.get(f"{PAGE}.zip").content)) as archive:
        assert "OPDIGTET.txt" in archive.namelist()


def test_the_archive_holds_what_the_command_takes_and_gives(pia: Browser, kept: Keep) -> None:
    kept()
    with zipfile.ZipFile(io.BytesIO(pia.get(f"{PAGE}.zip").content)) as archive:
        names = set(archive.namelist())
        panel = archive.read("panel.csv").decode()
        summary = json.loads(archive.read("summary.json"))
    assert {
        "SPEC.toml",
        "panel.csv",
        "weights.csv",
        "predictors.csv",
        "paths.csv",
        "placebo.csv",
        "summary.json",
    } <= names
    assert panel.startswith("unit;time;variable;value\n")
    assert "\n0250;" not in panel  # who left is neither treated nor compared with
    assert summary["version"] == version("vugge")


def test_the_archives_checksum_is_the_commands(pia: Browser, kept: Keep, tmp_path: Path) -> None:
    kept()
    with zipfile.ZipFile(io.BytesIO(pia.get(f"{PAGE}.zip").content)) as archive:
        archive.extractall(tmp_path)
    summary = json.loads((tmp_path / "summary.json").read_text("utf-8"))
    asked = Asked(around=False, beside=False, power=False)
    study_files(by=Operator(), spec=tmp_path / "SPEC.toml", out=tmp_path / "out", asked=asked)
    again = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))
    assert summary["groups"]["drawn"] == 100
    assert {**summary, "seconds": 0} == {**again, "seconds": 0}


@pytest.mark.parametrize("whom", ["16", "0607"])
def test_the_archive_explains_itself_down_to_each_column(pia: Browser, kept: Keep, whom: str) -> None:
    kept(invented=True)
    with zipfile.ZipFile(io.BytesIO(pia.get(f"{PAGE}.zip?hvem={whom}").content)) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    told = files["LÆSMIG.txt"]
    for words in (OUTCOMES[1].question, OUTCOMES[1].definition, "2014–2020", "nr. 1, regnet", "UND1", "OPDIGTEDE TAL"):
        assert words in told
    assert hashlib.sha256(b"1").hexdigest() in told
    for name in set(files) - {"LÆSMIG.txt", "OPDIGTET.txt"}:
        meaning = told.split(f"\n{name}\n  ", 1)[1].split("\n", 1)[0]
        if name.endswith(".csv"):
            for column in files[name].split("\n", 1)[0].split(";"):
                assert re.search(rf"\b{column}\b[^.]*:", meaning), (name, column)
    assert ("groups.csv" in files) is (whom == "16")


def test_groups_and_names_stand_beside_the_archive_too(pia: Browser, kept: Keep) -> None:
    kept()
    said = pia.get(PAGE).content.decode()
    for part in ("groups", "names"):
        assert f'href="{PAGE}/{part}.csv"' in said
    assert {"code": "0101", "name": "København"} in rows(pia, f"{PAGE}/names.csv")
    assert len(rows(pia, f"{PAGE}/groups.csv")) == 101
    assert "groups.csv" not in pia.get(f"{PAGE}?hvem=0607").content.decode()


def test_p_values_of_groups_stand_in_a_column_of_their_own(pia: Browser, kept: Keep) -> None:
    kept()
    groups, (ridge, _differences) = effects.result().groups, effects.result().beside
    assert groups is not None
    ways = {each["way"]: each for each in rows(pia, f"{PAGE}/sensitivity.csv")}
    assert float(ways["main"]["p_groups"]) == groups.p_post
    assert (ways["ridge_augmented"]["p_post"], float(ways["ridge_augmented"]["p_effect"])) == ("", ridge.p_value)
    said = text(pia, PAGE)
    assert "p, blandt grupper" in said
    assert f"p, mål 2, blandt grupper {number(str(groups.p_post), 3)} (blandt 101)" in said
    ranked = sum(each.ranked for each in groups.posed)
    assert f"p, mål 1, blandt grupper {number(str(groups.p_ratio), 3)} (blandt {ranked + 1})" in said
    steps = rows(pia, f"{PAGE}/power.csv")
    tried = {int(each["of_groups"]) // 2 for each in steps if each["found_by_groups"]}
    assert len(tried) == 1
    assert f"Fundet, blandt {tried.pop()} grupper" in said
    assert "p, forskellen alene" in text(pia, f"{PAGE}?hvem=0607")


def test_taking_numbers_along_is_told(eva: Browser, kept: Keep) -> None:
    kept()
    rows(eva, f"{PAGE}/paths.csv")
    told = NationalEvent.objects.filter(action="tell_figures_taken").last()
    assert told is not None
    assert told.subject == "figures:effekt-underretninger-16:paths.csv"


def test_drawings_carry_no_style_and_are_named(pia: Browser, kept: Keep) -> None:
    kept()
    page = pia.get(PAGE).content.decode()
    drawings = re.findall(r"<svg[^>]*class=\"fig\".*?</svg>", page, flags=re.DOTALL)
    assert len(drawings) >= 12
    assert all("<title" in each and "style=" not in each for each in drawings)


def test_invented_numbers_have_no_real_source(pia: Browser, kept: Keep) -> None:
    kept(invented=True)
    said = text(pia, PAGE)
    assert "Kilde: opdigtet til demonstrationen" in said
    assert "Kilde: Danmarks Statistik" not in said
    for title in ("Forskellen", "Hvor usædvanlig den er", "Om svaret holder"):
        assert f": {title} Opdigtede tal" in said


def test_whom_it_is_about_is_chosen_first_and_what_to_expect_is_said_once(pia: Browser, kept: Keep) -> None:
    kept()
    page = pia.get(PAGE).content.decode()
    assert page.index('name="hvem"') < page.index('id="kort"')
    assert text(pia, PAGE).count(OUTCOMES[1].expected) == 1
    assert text(pia, "/effekt").count("Aksen går fra ") == 3
