"""Reads of the frozen data set that pages show, and of its figures."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from vugge.insight.facts import national
from vugge.insight.rules.cells import Cell, from_csv
from vugge.insight.rules.contradictions import Contradiction, contradictions
from vugge.insight.rules.figure import Figure
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.manifest import CARD, FIGURES_FILE, DataSetFacts
from vugge.insight.rules.parameters import Parameters
from vugge.insight.rules.published import PublishedNumber


@dataclass(frozen=True, kw_only=True)
class DataSetView:
    """The data set a page names: what it is called, when it was frozen, and its facts."""

    title: str
    published: bool
    frozen_at: datetime
    facts: DataSetFacts
    folder: Path


@dataclass(frozen=True, kw_only=True)
class FigureView:
    """A declared figure with its cells, the parameters it was counted with, what was published, and its data set."""

    figure: Figure
    cells: tuple[Cell, ...]
    parameters: Parameters
    data_set: DataSetView
    published: tuple[PublishedNumber, ...]
    contradictions: tuple[Contradiction, ...]
    municipality_names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ProgrammeView:
    """A programme's parameters, its municipalities' names by scope, and its figures in order."""

    parameters: Parameters
    names: Mapping[str, tuple[str, ...]]
    figures: tuple[FigureView, ...]


def data_set() -> DataSetView | None:
    """Return the data set in use, or None when none is frozen yet."""
    folder = Path(settings.DATA_SETS) / "current"
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return DataSetView(
        title=card["title"],
        published=card["published"],
        frozen_at=datetime.fromisoformat(card["frozen_at"]),
        facts=DataSetFacts(**{each.name: card[each.name] for each in fields(DataSetFacts)}),
        folder=folder,
    )


def programme(found: DataSetView, code: str) -> ProgrammeView:
    """Return a programme's figures as counted on the data set; KeyError for an unknown programme."""
    figures = FIGURES[code]
    parameters = national.parameters(code)
    cells = _cells(found.folder / code / FIGURES_FILE, found.facts.sha256)
    return ProgrammeView(
        parameters=parameters,
        names={each.code: national.names(each) for each in parameters.scopes},
        figures=tuple(_view(figure, cells, parameters, found) for figure in figures),
    )


def _view(figure: Figure, cells: tuple[Cell, ...], parameters: Parameters, found: DataSetView) -> FigureView:
    scopes = [each for each in parameters.scopes if each.code in figure.scopes or not figure.scopes]
    return FigureView(
        figure=figure,
        cells=tuple(cell for cell in cells if cell.figure == figure.code),
        parameters=parameters,
        data_set=found,
        published=tuple(each for each in national.published() if each.figure == figure.code and each.cells),
        contradictions=tuple(each for each in contradictions() if each.figure == figure.code),
        municipality_names=tuple(name for scope in scopes for name in national.names(scope)),
    )


@lru_cache(maxsize=8)
def _cells(path: Path, sha256: str) -> tuple[Cell, ...]:
    """Read a figures file once per data set: the checksum tells one from the next."""
    del sha256
    return from_csv(path.read_text(encoding="utf-8"))
