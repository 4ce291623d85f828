"""Recipes: data that is checked before anybody is asked, and the arithmetic they ask for."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from vugge.insight.facts.recipes import read_recipe, recipe
from vugge.insight.rules.panels.export import Row, as_csv
from vugge.insight.rules.panels.narrowing import narrowed, plain
from vugge.insight.rules.panels.recipe import RecipeError, recipe_of
from vugge.insight.rules.panels.saying import worked_out
from vugge.insight.rules.panels.words import Part, Sure
from vugge.insight.rules.panels.working_out import Numbers, cells, used

NAMES = {"0101": "København", "0825": "Læsø"}
SMALL: dict[str, Any] = {
    "code": "x",
    "title": "X",
    "source": "s",
    "first": 2014,
    "last": 2015,
    "quantities": [
        {"code": "n", "title": "N", "table": "UND1", "area": "A", "time": "T", "sure": "seen", "source": "s"},
        {"code": "d", "title": "D", "table": "FOLK1A", "area": "A", "time": "T", "sure": "memory", "source": "s"},
    ],
    "variables": [
        {
            "code": "rate",
            "title": "R",
            "unit": "pr. 10.000",
            "parts": ["outcome"],
            "numerator": "n",
            "denominator": "d",
            "per": 10000,
            "base_year": -1,
            "sure": "seen",
            "source": "s",
        }
    ],
}


def changed(*path: str | int, to: object) -> dict[str, Any]:
    raw = deepcopy(SMALL)
    at: Any = raw
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = to
    return raw


def test_national_recipe_has_the_evaluations_variables_and_nothing_it_calls_seen() -> None:
    found = recipe()
    outcomes = [each.code for each in found.variables if Part.OUTCOME in each.parts]
    assert outcomes == ["preventive_measures", "notifications", "children_notified"]
    assert len([each for each in found.variables if Part.PREDICTOR in each.parts]) == 12
    assert all(each.least_sure is not Sure.SEEN for each in found.variables)
    assert (found.first, found.last) == (2014, 2020)


def test_recipe_kept_and_read_back_is_the_same() -> None:
    assert recipe_of(plain(recipe())) == recipe()


def test_variable_is_as_sure_as_the_least_sure_of_what_it_is_made_of() -> None:
    assert recipe_of(SMALL).variables[0].least_sure is Sure.MEMORY


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (changed("last", to=2013), "første år først"),
        (changed("first", to="2014"), "Skriv et år"),
        (changed("code", to="../x"), "kan ikke være"),
        (changed("variables", to=[]), "ingen variable"),
        (changed("variables", 0, "numerator", to="q"), "'q', som ingen"),
        (changed("variables", 0, "denominator", to="q"), "'q', som ingen"),
        (changed("variables", 0, "base_year", to=5), "base_year"),
        (changed("variables", 0, "per", to=0), "et tal over 0"),
        (changed("variables", 0, "per", to=float("nan")), "et tal over 0"),
        (changed("variables", 0, "parts", to=["x"]), "'x', som ikke kendes"),
        (changed("variables", 0, "sure", to="maybe"), "'maybe', som ikke kendes"),
        (changed("variables", 0, "title", to=""), "title mangler"),
        (changed("quantities", 0, "table", to="und1; drop"), "ikke en tabels kode"),
        (changed("quantities", 0, "quarter", to=5), "quarter"),
        (changed("quantities", 0, "choose", to={"A": []}), "liste af koder"),
        (changed("quantities", 0, "choose", to={"A": "TOT"}), "liste af koder"),
        (changed("quantities", 1, "code", to="n"), "står der to gange|som ingen"),
        (changed("quantities", to="x"), "en liste"),
        (changed("quantities", to=["x"]), r"\[\[quantities\]\]"),
    ],
)
def test_faulty_recipe_says_where_and_what(raw: dict[str, Any], said: str) -> None:
    with pytest.raises(RecipeError, match=said):
        recipe_of(raw)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'code = "a"\nx = [', "r.toml, linje 2: det kan ikke læses som TOML."),
        (b"first = " + b"9" * 5000, "r.toml, linje 1: det kan ikke læses som TOML."),
        (b"x = " + b"[" * 5000 + b"]" * 5000, "r.toml, linje 1: det kan ikke læses som TOML."),
        ('x = "å"'.encode("latin-1"), "r.toml er ikke skrevet i UTF-8. Gem den som UTF-8."),
        (b'code = "a"', "first mangler. Skriv et år, fx first = 2014."),
    ],
)
def test_file_that_is_no_toml_is_said_in_danish_with_its_line(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "r.toml").write_bytes(content)
    with pytest.raises(RecipeError) as caught:
        read_recipe(tmp_path / "r.toml")
    assert str(caught.value) == said


def test_recipe_is_narrowed_to_years_and_variables_there_are() -> None:
    found = narrowed(recipe(), first=2015, without=["town_density"])
    assert (found.first, found.last, len(found.variables)) == (2015, 2020, 11)
    assert "BY2" not in {quantity.table for quantity, _years in used(found)}
    for wrong in ({"without": ["x"]}, {"first": 2021}):
        with pytest.raises(RecipeError):
            narrowed(recipe(), **wrong)


def test_rate_is_per_ten_thousand_of_the_year_that_was_said() -> None:
    found = recipe_of(SMALL)
    assert [(each.code, list(years)) for each, years in used(found)] == [("n", [2014, 2015]), ("d", [2013, 2014])]
    numbers: dict[str, Numbers] = {
        "n": {("0101", 2014): 3.0, ("0101", 2015): 4.0, ("0825", 2014): None, ("0825", 2015): 1.0},
        "d": {(unit, year): 1000.0 * (year - 2012) for unit in NAMES for year in (2013, 2014)},
    }
    made = cells(found, numbers, NAMES)
    assert [(each.unit, each.time, each.value) for each in made] == [
        ("0101", 2014, 30.0),
        ("0101", 2015, 20.0),
        ("0825", 2014, None),
        ("0825", 2015, 5.0),
    ]


def test_file_has_full_precision_points_and_empty_for_missing() -> None:
    rows = [Row("0101", 2014, "a", 1 / 3), Row("0101", 2015, "a", None), Row("0101", 2016, "a", 2.0)]
    assert as_csv(rows).splitlines()[1:] == [f"0101;2014;a;{1 / 3!r}", "0101;2015;a;", "0101;2016;a;2"]


def test_variable_says_its_tables_and_the_year_it_is_divided_by() -> None:
    assert worked_out(recipe_of(SMALL).variables[0]) == "N (UND1) ÷ D (FOLK1A, året før) × 10.000"
    said = {each.code: worked_out(each) for each in recipe().variables}
    population = "Folketal den 1. januar (FOLK1A, 1. kvartal, samme år)"
    assert said["notifications"] == f"Underretninger om børn (UND1) ÷ {population} × 10.000"
    assert said["employed"] == "Beskæftigede 15–69-årige (HFUDD16)"
