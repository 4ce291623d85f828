"""The municipality's own numbers: what is left of a declaration without models, rounds and days left out."""

import re
from dataclasses import replace
from datetime import date

import pytest

from vugge.insight.facts import national
from vugge.insight.rules.conditions import InScope
from vugge.insight.rules.figure import Figure
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.parameters import Period
from vugge.insight.rules.presets import limited_to, own_figures, own_parameters, takes_part

YEAR = Period(start=date(2023, 1, 1), end=date(2023, 12, 31))
OWN = [figure for figures in FIGURES.values() for figure in own_figures(figures)]


def words(figure: Figure) -> list[str]:
    said = [figure.question, figure.numerator, figure.denominator, *(panel.title for panel in figure.panels)]
    said += [text for measure in figure.measures for text in (measure.title, measure.base_title)]
    return said + [group.label for measure in figure.measures for group in measure.groups]


@pytest.mark.parametrize("programme", FIGURES)
def test_codes_and_order_stay(programme: str) -> None:
    figures = FIGURES[programme]
    assert [each.code for each in own_figures(figures)] == [each.code for each in figures]


@pytest.mark.parametrize("figure", OWN, ids=lambda figure: figure.code)
def test_no_own_figure_asks_or_speaks_of_a_model(figure: Figure) -> None:
    assert figure.scopes == ()
    atoms = [atom for measure in figure.measures for group in measure.groups for atom in group.where.atoms()]
    assert not [atom for atom in atoms if isinstance(atom, InScope)]
    assert not [text for text in words(figure) if re.search(r"\bmodel|\brunde", text.lower())]


def test_no_two_own_figures_ask_the_same() -> None:
    questions = [figure.question for figure in OWN]
    assert len(set(questions)) == len(questions)


def test_own_parameters_are_one_municipality_in_the_whole_period() -> None:
    early = national.parameters("early-intervention")
    own = own_parameters(early, "0101", YEAR)
    assert (own.window, own.exclusions) == (YEAR, ())
    assert [(scope.municipalities, scope.period) for scope in own.scopes] == [(("0101",), YEAR)]
    assert (own.cutoffs, own.version, own.source) == (early.cutoffs, early.version, early.source)


def test_evaluation_limited_to_a_municipality_keeps_window_scopes_and_exclusions() -> None:
    days = national.parameters("thousand-days")
    limited = limited_to(days, "0329")
    assert [scope.municipalities for scope in limited.scopes] == [(), ("0329",)]
    assert replace(limited, scopes=days.scopes) == days


def test_a_municipality_takes_part_or_not() -> None:
    early = national.parameters("early-intervention")
    assert takes_part(early, "0615")
    assert not takes_part(early, "0250")
