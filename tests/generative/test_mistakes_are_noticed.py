"""The comparison can fail: a small mistake in a declaration or a parameter makes the two evaluators disagree."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.generative.both import counted, frozen
from tests.generative.registrations import csv_text, family
from tests.second_evaluator import Cells, evaluate, read_extract
from vugge.insight.facts import national
from vugge.insight.rules.conditions import Always, And, Condition, FamilyHas, Not, Positive
from vugge.insight.rules.figure import Figure, Group, Measure
from vugge.insight.rules.figures import figure
from vugge.insight.rules.parameters import Parameters, Period

Change = Callable[[Condition], Condition]


def without(unwanted: Callable[[Condition], bool]) -> Change:
    """Drop the conditions one forgot."""

    def change(condition: Condition) -> Condition:
        if unwanted(condition):
            return Always()
        if isinstance(condition, And):
            return And(tuple(change(part) for part in condition.conditions))
        if isinstance(condition, FamilyHas):
            return FamilyHas(change(condition.row))
        return condition

    return change


def mistaken(code: str, change: Change) -> Figure:
    """Return the figure with every condition changed."""
    declared = figure(code)

    def group(old: Group) -> Group:
        return replace(old, where=change(old.where))

    def measure(old: Measure) -> Measure:
        return replace(old, where=change(old.where), groups=tuple(group(each) for each in old.groups))

    return replace(declared, measures=tuple(measure(each) for each in declared.measures))


def column(name: str) -> Callable[[Condition], bool]:
    return lambda condition: getattr(condition, "column", "") == name


def shorter(parameters: Parameters) -> Parameters:
    window = parameters.window
    return replace(parameters, window=Period(start=window.start + timedelta(days=1), end=window.end))


def nothing_left_out(parameters: Parameters) -> Parameters:
    return replace(parameters, exclusions=())


def kicked_off_early(parameters: Parameters) -> Parameters:
    return replace(parameters, scopes=tuple(replace(each, period=parameters.window) for each in parameters.scopes))


def stricter(parameters: Parameters) -> Parameters:
    return replace(parameters, cutoffs=tuple((name, cutoff + 1) for name, cutoff in parameters.cutoffs))


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return one extract of the families the other tests draw from, frozen."""
    path = tmp_path_factory.mktemp("families") / "extract.csv"
    path.write_text(csv_text(row for seed in range(1, 900) for row in family(seed)), encoding="utf-8")
    return frozen(path).facts.path


def told(rows: Path, code: str) -> Cells:
    """Return what the second evaluator says of a figure."""
    second = read_extract(rows.with_suffix(".csv")).rows
    return {key: cell for key, cell in evaluate(second, figure(code).programme).items() if key[0] == code}


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("4-5", without(column("held_on"))),
        ("4-1", without(lambda condition: isinstance(condition, Not))),
        ("4-2", without(column("phase"))),
        ("4-3", without(lambda condition: isinstance(condition, Positive))),
        ("4-13", without(lambda condition: isinstance(condition, Not))),
        ("4-10", without(column("activity"))),
        ("T-4", without(column("statutory_measure"))),
        ("T-10", without(lambda condition: isinstance(condition, FamilyHas))),
    ],
)
def test_forgotten_condition_is_noticed(rows: Path, code: str, change: Change) -> None:
    parameters = national.parameters(figure(code).programme)
    assert counted(rows, (figure(code),), parameters) == told(rows, code)
    assert counted(rows, (mistaken(code, change),), parameters) != told(rows, code)


@pytest.mark.parametrize(
    ("code", "change"), [("3-1", shorter), ("3-1", nothing_left_out), ("4-2", stricter), ("T-4", kicked_off_early)]
)
def test_wrong_parameter_is_noticed(rows: Path, code: str, change: Callable[[Parameters], Parameters]) -> None:
    parameters = national.parameters(figure(code).programme)
    assert counted(rows, (figure(code),), parameters) == told(rows, code)
    assert counted(rows, (figure(code),), change(parameters)) != told(rows, code)
