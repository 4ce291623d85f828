"""The parameters figures are computed with: whose rows, which days, and the cut-off where a row names none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from vugge.base.text import marked as _
from vugge.insight.rules.codes import Instrument
from vugge.insight.rules.conditions import InScope
from vugge.insight.rules.figure import Figure


@dataclass(frozen=True, kw_only=True)
class Period:
    """Days from ``start`` to ``end``, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        """Refuse a period that ends before it starts."""
        if self.end < self.start:
            raise ValueError(f"Perioden slutter ({self.end}), før den begynder ({self.start}).")


@dataclass(frozen=True, kw_only=True)
class Exclusion:
    """Days left out of every figure, and why."""

    period: Period
    reason: str


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Municipalities counted together (a model, a round) and the days from which they count."""

    code: str
    title: str
    municipalities: tuple[str, ...]
    period: Period


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """All that a programme's figures depend on besides the registrations. Source: the programme's catalogue file."""

    programme: str
    title: str
    version: int
    source: str
    window: Period
    exclusions: tuple[Exclusion, ...]
    scopes: tuple[Scope, ...]
    cutoffs: tuple[tuple[str, int], ...]

    def __post_init__(self) -> None:
        """Refuse a municipality that stands in two scopes: its rows would be counted twice."""
        codes = [code for scope in self.scopes for code in scope.municipalities]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise ValueError(f"{self.programme}: kommune {', '.join(twice)} står i mere end ét spor.")


def from_catalogue(programme: Mapping[str, Any], cutoffs: Mapping[str, int]) -> Parameters:
    """Build the parameters from a programme's catalogue file. A scope without days of its own takes the window's."""
    window = Period(start=programme["window"]["from"], end=programme["window"]["to"])
    return Parameters(
        programme=programme["code"],
        title=programme["title"],
        version=programme["version"],
        source=programme["source"],
        window=window,
        exclusions=tuple(
            Exclusion(period=Period(start=each["from"], end=each["to"]), reason=each["reason"])
            for each in programme.get("exclusions", ())
        ),
        scopes=tuple(
            Scope(
                code=each["code"],
                title=each["title"],
                municipalities=tuple(each["municipalities"]),
                period=Period(start=each.get("from", window.start), end=each.get("to", window.end)),
            )
            for each in programme["scopes"]
        ),
        cutoffs=tuple(sorted(cutoffs.items())),
    )


def lacks(parameters: Parameters, figures: tuple[Figure, ...]) -> str:
    """Say what the figures ask for that the catalogue's files do not hold; nothing when they hold it all."""
    asked = {scope for figure in figures for scope in figure.scopes}
    groups = [group for figure in figures for measure in figure.measures for group in measure.groups]
    asked |= {atom.scope for group in groups for atom in group.where.atoms() if isinstance(atom, InScope)}
    scopes = sorted(asked - {scope.code for scope in parameters.scopes})
    cutoffs = sorted({str(each) for each in Instrument} - {code for code, _cutoff in parameters.cutoffs})
    said = []
    if scopes:
        text = _('{programme}.toml: figurerne tæller efter sporet {code}. Tilføj [[scopes]] med code = "{code}".')
        said += [text.format(programme=parameters.programme, code=code) for code in scopes]
    if cutoffs:
        text = _('instruments.toml: skemaet {code} mangler. Tilføj [[instruments]] med code = "{code}".')
        said += [text.format(code=code) for code in cutoffs]
    return "\n".join(said)
