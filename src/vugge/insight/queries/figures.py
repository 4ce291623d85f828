"""Reads of the frozen data set that pages show, and of its figures."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from vugge.insight.facts import national
from vugge.insight.rules.cells import from_csv
from vugge.insight.rules.choice import Choice, Offered
from vugge.insight.rules.codes import Level
from vugge.insight.rules.contradictions import Contradiction, contradictions
from vugge.insight.rules.figure import Figure, Levels
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.manifest import CARD, FIGURES_FILE, ROWS, DataSetFacts
from vugge.insight.rules.parameters import Parameters, Period
from vugge.insight.rules.presets import Preset, limited_to, own_figures, own_parameters, takes_part
from vugge.insight.rules.published import PublishedNumber
from vugge.insight.rules.shown import ShownCell, exact


@dataclass(frozen=True, kw_only=True)
class DataSetView:
    """The data set a page names: what it is called, when it was frozen, and its facts."""

    title: str
    published: bool
    frozen_at: datetime
    facts: DataSetFacts
    folder: Path


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a page shows of a data set: what was chosen among what is offered, whose numbers, and how exactly.

    ``municipality`` is the name of the one municipality shown, empty where they are all there. ``protected`` numbers
    passed the disclosure gate: some are hidden.
    """

    choice: Choice = field(default_factory=Choice)
    offered: Offered = field(default_factory=Offered)
    municipality: str = ""
    protected: bool = False

    @property
    def whole(self) -> bool:
        """Tell whether this is the evaluation itself, which is what was published."""
        return self.choice.preset is Preset.EVALUATION and not self.municipality

    @property
    def kept(self) -> str:
        """Return what links carry on so that the choice is kept."""
        return self.offered.kept(self.choice)


@dataclass(frozen=True, kw_only=True)
class FigureView:
    """A declared figure with its cells, the parameters it was counted with, what was published, and its data set."""

    figure: Figure
    cells: tuple[ShownCell, ...]
    parameters: Parameters
    data_set: DataSetView
    published: tuple[PublishedNumber, ...]
    contradictions: tuple[Contradiction, ...]
    municipality_names: tuple[str, ...]
    seen: Seen = field(default_factory=Seen)

    @property
    def shown_cells(self) -> tuple[ShownCell, ...]:
        """Return the cells of the chosen level; those of a measure that is not split by level stay."""
        level = self.seen.choice.level
        split = {measure.name for measure in self.figure.measures if measure.levels is not Levels.ALL}
        if level is Level.ALL:
            return self.cells
        return tuple(cell for cell in self.cells if cell.level == level or cell.measure not in split)


@dataclass(frozen=True, kw_only=True)
class ProgrammeView:
    """A programme's parameters, its municipalities' names by scope, and its figures in order."""

    parameters: Parameters
    names: Mapping[str, tuple[str, ...]]
    figures: tuple[FigureView, ...]
    seen: Seen = field(default_factory=Seen)


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


def offered(found: DataSetView, code: str, municipality: str | None = None) -> Offered:
    """Return what a reader may choose between; KeyError for an unknown programme.

    A municipality's own people may see its own numbers, and the evaluation's where it takes part; all others see the
    evaluation's.
    """
    if municipality is None:
        return Offered()
    parameters = national.parameters(code)
    return Offered(
        evaluation=takes_part(parameters, municipality),
        municipality=municipality,
        own=_days(found.folder / ROWS, found.facts.sha256, municipality) or parameters.window,
    )


def programme(
    found: DataSetView, code: str, choice: Choice | None = None, municipality: str | None = None
) -> ProgrammeView:
    """Return a programme's figures as counted on the data set; KeyError for an unknown programme.

    Without a municipality they are everybody's. Own numbers of nobody are a ValueError.
    """
    if code not in FIGURES:
        raise KeyError(code)
    offers = offered(found, code, municipality)
    chosen = choice or offers.default
    if chosen.preset not in offers.presets:
        raise ValueError(f"{chosen.preset} is not offered here.")
    parameters = national.parameters(code, chosen.end)
    if municipality is None:
        cells = _cells(found.folder / code / FIGURES_FILE, found.facts.sha256)
    else:
        parameters = _parameters_of(parameters, chosen, municipality)
        own = chosen.preset is Preset.OWN
        cells = _counted(found.folder / ROWS, found.facts.sha256, code, parameters, own=own)
    name = national.name(municipality) if municipality else ""
    return programme_view(found, parameters, cells, Seen(choice=chosen, offered=offers, municipality=name))


def programme_view(
    found: DataSetView, parameters: Parameters, cells: tuple[ShownCell, ...], seen: Seen
) -> ProgrammeView:
    """Put a programme's cells, wherever they come from, in views of its figures."""
    figures = FIGURES[parameters.programme]
    if seen.choice.preset is Preset.OWN:
        figures = own_figures(figures)
    return ProgrammeView(
        parameters=parameters,
        names={each.code: national.names(each) for each in parameters.scopes},
        figures=tuple(_view(figure, cells, parameters, found, seen) for figure in figures),
        seen=seen,
    )


def _parameters_of(parameters: Parameters, choice: Choice, municipality: str) -> Parameters:
    if choice.period is None:
        return limited_to(parameters, municipality)
    return own_parameters(parameters, municipality, choice.period)


def _view(
    figure: Figure, cells: tuple[ShownCell, ...], parameters: Parameters, found: DataSetView, seen: Seen
) -> FigureView:
    scopes = [each for each in parameters.scopes if each.code in figure.scopes or not figure.scopes]
    published = [each for each in national.published() if each.figure == figure.code and each.cells]
    return FigureView(
        figure=figure,
        cells=tuple(cell for cell in cells if cell.figure == figure.code),
        parameters=parameters,
        data_set=found,
        published=tuple(published) if seen.whole else (),
        contradictions=tuple(each for each in contradictions() if each.figure == figure.code and seen.whole),
        municipality_names=tuple(name for scope in scopes for name in national.names(scope)),
        seen=seen,
    )


@lru_cache(maxsize=8)
def _cells(path: Path, sha256: str) -> tuple[ShownCell, ...]:
    """Read a figures file once per data set: the checksum tells one from the next."""
    del sha256
    return exact(from_csv(path.read_text(encoding="utf-8")))


@lru_cache(maxsize=64)
def _counted(rows: Path, sha256: str, code: str, parameters: Parameters, *, own: bool) -> tuple[ShownCell, ...]:
    """Count once per data set and parameters; the last few are kept, some 100 kB each."""
    del sha256
    from vugge.insight.facts.engine import count_parquet  # noqa: PLC0415 - loads the engine, which most pages do without

    figures = own_figures(FIGURES[code]) if own else FIGURES[code]
    return exact(count_parquet(rows, figures, parameters))


@lru_cache(maxsize=256)
def _days(rows: Path, sha256: str, municipality: str) -> Period | None:
    from vugge.insight.facts.engine import days  # noqa: PLC0415 - as above

    del sha256
    return days(rows, municipality)
