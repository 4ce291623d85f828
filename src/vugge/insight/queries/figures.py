"""A programme's figures as pages show them, wherever their cells come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from vugge.insight.facts import national
from vugge.insight.rules.choice import Choice, Offered
from vugge.insight.rules.codes import Level
from vugge.insight.rules.contradictions import Contradiction, contradictions
from vugge.insight.rules.figure import Figure, Levels
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.parameters import Parameters
from vugge.insight.rules.presets import Preset, own_figures
from vugge.insight.rules.published import PublishedNumber
from vugge.insight.rules.shown import ShownCell
from vugge.insight.rules.sources import Source


@dataclass(frozen=True, kw_only=True)
class DataSetView:
    """What a page's figures are counted on: what it is called, when it was frozen, its checksum, and counts of its own.

    `counts` are pairs of a Danish name and a number; `sources` say what its rows came from, none where that is not
    known. `demonstration` says that the rows are made up to fit what was
    published.
    """

    title: str
    frozen_at: datetime
    sha256: str
    counts: tuple[tuple[str, int], ...] = ()
    sources: tuple[Source, ...] = ()
    demonstration: bool = False


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
    """A declared figure with its cells, the parameters it was counted with, what was published, and its data set.

    `totals` are sums over levels that the gate has let through; where there are none, they are worked out.
    """

    figure: Figure
    cells: tuple[ShownCell, ...]
    parameters: Parameters
    data_set: DataSetView
    published: tuple[PublishedNumber, ...]
    contradictions: tuple[Contradiction, ...]
    municipality_names: tuple[str, ...]
    seen: Seen = field(default_factory=Seen)
    totals: tuple[ShownCell, ...] = ()

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


def programme_view(
    found: DataSetView,
    parameters: Parameters,
    cells: tuple[ShownCell, ...],
    seen: Seen,
    totals: tuple[ShownCell, ...] = (),
) -> ProgrammeView:
    """Put a programme's cells, wherever they come from, in views of its figures."""
    figures = FIGURES[parameters.programme]
    if seen.choice.preset is Preset.OWN:
        figures = own_figures(figures)
    return ProgrammeView(
        parameters=parameters,
        names={each.code: national.names(each) for each in parameters.scopes},
        figures=tuple(
            replace(_view(each, cells, parameters, found, seen), totals=_of(each, totals)) for each in figures
        ),
        seen=seen,
    )


def _view(
    figure: Figure, cells: tuple[ShownCell, ...], parameters: Parameters, found: DataSetView, seen: Seen
) -> FigureView:
    scopes = [each for each in parameters.scopes if each.code in figure.scopes or not figure.scopes]
    published = [each for each in national.published() if each.figure == figure.code and each.cells]
    return FigureView(
        figure=figure,
        cells=_of(figure, cells),
        parameters=parameters,
        data_set=found,
        published=tuple(published) if seen.whole else (),
        contradictions=tuple(each for each in contradictions() if each.figure == figure.code and seen.whole),
        municipality_names=tuple(name for scope in scopes for name in national.names(scope)),
        seen=seen,
    )


def _of(figure: Figure, cells: tuple[ShownCell, ...]) -> tuple[ShownCell, ...]:
    return tuple(cell for cell in cells if cell.figure == figure.code)
