"""The two ways to look at a programme's figures: as its evaluation did, or as one municipality's own numbers.

*Evaluation* is what the declarations and the catalogue say. *Own* counts one municipality's rows in any period:
nothing left out, no model or round, whether it takes part in the programme or not.
"""

from dataclasses import replace
from functools import cache

from vugge.base.labels import Labelled
from vugge.base.text import marked as _
from vugge.insight.rules.conditions import InScope
from vugge.insight.rules.figure import ALL, Drawing, Figure, Group, Measure, Panel, Rows
from vugge.insight.rules.parameters import Parameters, Period, Scope

OWN_SCOPE = "own"


class Preset(Labelled):
    """A choice of window, scopes and exclusions. The code is what stands in an address."""

    EVALUATION = "evaluering", _("Evalueringens opgørelse")
    OWN = "egne", _("Kommunens egne tal")


def own_parameters(programme: Parameters, municipality: str, period: Period) -> Parameters:
    """Return the parameters of a municipality's own numbers; source and cut-offs stay the programme's."""
    scope = Scope(code=OWN_SCOPE, title=_("Kommunen"), municipalities=(municipality,), period=period)
    return replace(programme, window=period, exclusions=(), scopes=(scope,))


def limited_to(programme: Parameters, municipality: str) -> Parameters:
    """Return the evaluation's parameters with no municipality but this one; a scope without it keeps its place."""
    return replace(
        programme,
        scopes=tuple(
            replace(scope, municipalities=tuple(code for code in scope.municipalities if code == municipality))
            for scope in programme.scopes
        ),
    )


def takes_part(programme: Parameters, municipality: str) -> bool:
    """Tell whether a municipality stands in one of the programme's scopes."""
    return any(municipality in scope.municipalities for scope in programme.scopes)


@cache
def own_figures(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures without models and rounds. Codes stay; groups that were scopes become one group."""
    return tuple(_own(figure) for figure in figures)


def _own(figure: Figure) -> Figure:
    return replace(
        figure,
        scopes=(),
        measures=tuple(_without_scopes(measure) for measure in figure.measures),
        panels=_PANELS.get(figure.code, figure.panels),
        question=_OTHERWISE.get(figure.question, figure.question),
        denominator=_OTHERWISE.get(figure.denominator, figure.denominator),
    )


def _without_scopes(measure: Measure) -> Measure:
    if not any(isinstance(atom, InScope) for group in measure.groups for atom in group.where.atoms()):
        return measure
    return replace(
        measure,
        groups=(Group(code=ALL, label=""),),
        title=_OTHERWISE.get(measure.title, measure.title),
        base_title=_OTHERWISE.get(measure.base_title, measure.base_title),
    )


_OTHERWISE = {
    "Aktiviteter efter model og niveau": _("Aktiviteter efter niveau"),
    "aktiviteter i modellen": _("aktiviteter"),
    "Modellens aktiviteter; alle familier": _("Alle aktiviteter; alle familier"),
    "Hvordan går det med COS-P i model A?": _("Hvordan går det med COS-P?"),
    "Hvordan går det med COS-P i model B?": _("Hvordan går det med COS-P, de samme tal som i figur 4-23?"),
}
"""What is said otherwise when there are no models."""

_PANELS = {
    "3-1": (
        Panel(title=_("Aktiviteter efter niveau"), measures=("activities",), drawing=Drawing.SHARES, rows=Rows.LEVELS),
        Panel(title=_("Familier"), measures=("families",), drawing=Drawing.BARS, rows=Rows.GROUPS),
    ),
}
"""What is drawn otherwise: with one group, the levels are the rows."""
