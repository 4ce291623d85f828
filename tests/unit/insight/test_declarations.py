"""Conditions, figures, parameters and cells: what is true of them on paper."""

from collections.abc import Callable
from datetime import date

import ibis
import pytest

from vugge.insight.facts import national
from vugge.insight.facts.terms import expression, row_leaf
from vugge.insight.rules import conditions as c
from vugge.insight.rules.cells import Cell, as_csv, from_csv
from vugge.insight.rules.codes import Activity
from vugge.insight.rules.extract import COLUMNS, HEADER
from vugge.insight.rules.figure import (
    Base,
    Drawing,
    Figure,
    Finding,
    Group,
    Levels,
    Measure,
    Over,
    Panel,
    Rows,
    Unit,
)
from vugge.insight.rules.figures import FIGURES, figure
from vugge.insight.rules.manifest import DataSetFacts, manifest
from vugge.insight.rules.parameters import Parameters, Period, from_catalogue

VISIT = c.activity("visit_3y")
OTHER = c.activity("other")


@pytest.mark.parametrize(
    ("condition", "activities"),
    [
        (VISIT, {"visit_3y"}),
        (c.HELD, None),
        (VISIT & c.HELD, {"visit_3y"}),
        (VISIT | OTHER, {"visit_3y", "other"}),
        (VISIT | c.HELD, None),
        (VISIT & OTHER, set()),
        (~VISIT, None),
        (~VISIT & OTHER, {"other"}),
        (~(~VISIT), None),
        (c.FamilyHas(VISIT), None),
        (c.FamilyHas(VISIT) & OTHER, {"other"}),
        (c.Always() & VISIT, {"visit_3y"}),
        (c.Is("place", ("home",)), None),
    ],
)
def test_condition_names_the_only_activities_it_can_hold_of(
    condition: c.Condition, activities: set[str] | None
) -> None:
    assert condition.activities() == activities


def test_condition_gives_its_atoms_in_order() -> None:
    assert (VISIT & ~(c.HELD | OTHER)).atoms() == (VISIT, c.HELD, OTHER)
    assert c.FamilyHas(VISIT & c.HELD).atoms() == (c.FamilyHas(VISIT & c.HELD),)


def measure(**changes: object) -> Measure:
    plain: dict[str, object] = {
        "key": "visits",
        "title": "",
        "unit": Unit.ROWS,
        "base_title": "",
        "levels": Levels.ALL,
        "base": Base(measure="visits", over=Over.SAME_GROUP),
    }
    return Measure(**(plain | changes))  # type: ignore[arg-type]  # the tests name their fields freely


def declared(*measures: Measure, panels: tuple[Panel, ...] = ()) -> Figure:
    return Figure(
        code="x",
        programme="x",
        section="x",
        question="x",
        unit_text="x",
        numerator="x",
        denominator="x",
        source="x",
        finding=Finding(text="", values={}),
        measures=measures,
        panels=panels,
    )


def shown(key: str) -> tuple[Panel, ...]:
    return (Panel(title="", measures=(key,), drawing=Drawing.BARS, rows=Rows.GROUPS),)


@pytest.mark.parametrize(
    "bad",
    [
        lambda: declared(measure(), measure()),
        lambda: declared(measure(unit=Unit.FAMILIES, where=VISIT)),
        lambda: declared(measure(where=c.FamilyHas(VISIT) & c.FamilyHas(OTHER))),
        lambda: declared(measure(where=c.FamilyHas(VISIT), levels=Levels.EACH)),
        lambda: declared(measure(unit=Unit.LARGEST, levels=Levels.EACH)),
        lambda: declared(measure(unit=Unit.FAMILIES_BY_VISITS)),
        lambda: declared(measure(groups=(Group(code="1", label="", visits=(1, 1)),))),
    ],
)
def test_declaration_no_engine_can_follow_is_refused(bad: Callable[[], Figure]) -> None:
    with pytest.raises(ValueError, match="x"):
        bad()


def test_panel_of_an_unknown_measure_is_refused() -> None:
    with pytest.raises(KeyError):
        declared(measure(), panels=shown("nothing"))
    assert declared(measure(), panels=shown("visits")).measure("visits").name == "visits"


def test_every_declared_base_is_a_measure_and_group_that_exist() -> None:
    for figures in FIGURES.values():
        for each in figures:
            for one in each.measures:
                base = figure(one.base.figure or each.code).measure(one.base.measure)
                groups = [group.code for group in base.groups]
                same = [group.code for group in one.groups] if one.base.over is Over.SAME_GROUP else []
                assert set(same) <= set(groups)
                assert one.base.over is not Over.GROUP_ALL or "all" in groups


def test_every_condition_asks_of_columns_and_codes_that_exist() -> None:
    known = {column.name: set(column.codes) for column in COLUMNS}
    for atom in declared_atoms():
        column = getattr(atom, "column", "activity")
        assert column in HEADER
        assert not getattr(atom, "values", ()) or set(getattr(atom, "values", ())) <= known[column]


def declared_atoms() -> list[c.Condition]:
    outer = [
        atom
        for figures in FIGURES.values()
        for each in figures
        for one in each.measures
        for group in one.groups
        for atom in (one.where & group.where).atoms()
    ]
    return [inner for atom in outer for inner in (atom.row.atoms() if isinstance(atom, c.FamilyHas) else (atom,))]


def test_unknown_figure_and_measure_are_key_errors() -> None:
    with pytest.raises(KeyError):
        figure("9-9")
    with pytest.raises(KeyError):
        figure("3-1").measure("nothing")
    with pytest.raises(KeyError):
        figure("3-1").measure("activities").group("nothing")


def test_condition_on_a_family_is_not_one_on_a_row() -> None:
    leaf = row_leaf(ibis.table({"activity": "string"}), national.parameters("thousand-days"))
    with pytest.raises(TypeError, match="not a condition on a row"):
        expression(c.FamilyHas(VISIT), leaf)


def test_period_that_ends_before_it_starts_is_refused() -> None:
    assert Period(start=date(2020, 1, 1), end=date(2020, 1, 1)).start == date(2020, 1, 1)
    with pytest.raises(ValueError, match="før den begynder"):
        Period(start=date(2020, 1, 2), end=date(2020, 1, 1))


def programme(*municipalities: str) -> Parameters:
    scopes = [{"code": str(at), "title": "", "municipalities": [code]} for at, code in enumerate(municipalities)]
    window = {"from": date(2020, 1, 1), "to": date(2020, 12, 31)}
    names = {"code": "p", "title": "P", "version": 1, "source": "s"}
    return from_catalogue({**names, "window": window, "scopes": scopes}, {"epds": 11})


def test_municipality_in_two_scopes_is_refused() -> None:
    with pytest.raises(ValueError, match="0151 står i mere end ét spor"):
        programme("0151", "0607", "0151")


def test_scope_without_days_takes_the_windows() -> None:
    (scope,) = programme("0151").scopes
    assert scope.period == programme("0151").window


def test_cells_are_read_as_they_are_written() -> None:
    cells = (Cell("4-9", "visits", "sleep", "2", 3, 7), Cell("4-9", "visits", "sleep", "none", 0, 7))
    assert as_csv(cells) == "figure;measure;group;level;value;base\n4-9;visits;sleep;2;3;7\n"
    assert from_csv(as_csv(cells, zeros=True)) == cells
    assert from_csv(as_csv(())) == ()


def test_manifest_says_what_the_contract_asks() -> None:
    facts = DataSetFacts(sha256="ab", rows=2, read=4, replaced=1, rejected=1)
    told = manifest(national.parameters("early-intervention"), facts, "1.2.3")
    assert {
        *("programme", "window", "exclusions", "parameters", "protected", "dataset", "rows", "rejected"),
        "product_version",
    } <= set(told)
    assert told["programme"] == "early-intervention"
    assert told["window"] == {"from": "2018-05-01", "to": "2021-04-30"}
    assert [(each["from"], each["to"]) for each in told["exclusions"]] == [("2020-03-01", "2020-05-01")]
    assert told["parameters"]["default_cutoffs"] == {"epds": 11, "gotland": 13, "adbb": 5}
    assert told["protected"] is False
    assert told["dataset"] == {"sha256": "ab", "rows": 2, "rejected": 1}
    assert (told["rows"], told["rejected"], told["product_version"]) == (2, 1, "1.2.3")


def test_every_code_and_column_has_a_danish_label() -> None:
    assert [column.name for column in COLUMNS if not column.label] == []
    assert [code for code in Activity if not code.label] == []
