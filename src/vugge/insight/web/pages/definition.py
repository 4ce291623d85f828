"""How a figure is counted, and on which data set: every word comes from the declaration."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.base.clock import COPENHAGEN
from vugge.insight.queries.figures import DataSetView, FigureView
from vugge.insight.rules.cells import HEADER
from vugge.insight.rules.figure import Measure
from vugge.insight.web.pages import scope, words
from vugge.ui import formats
from vugge.ui.pages import Fact

_ENDS = 4  # signs shown of each end of a checksum


@dataclass(frozen=True, slots=True)
class Source:
    """The data set a figure is counted on. `checksum` is whole; `short` is what is read aloud."""

    title: str
    frozen: str
    short: str
    checksum: str
    facts: tuple[Fact, ...]
    rows_from: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Which rows a measure counts, said in words; each group adds its own condition."""

    title: str
    condition: str
    groups: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """The rows behind a figure: what each measure reads, which columns, and the columns of the file."""

    code: str
    measures: tuple[Rows, ...]
    reads: tuple[str, ...]
    file: tuple[str, ...]


def definition(view: FigureView) -> tuple[Fact, ...]:
    """Return unit, numerator, denominator, level, what is left out, notes, source and version."""
    figure = view.figure
    said = [
        Fact(_("Enhed"), _(figure.unit_text)),
        Fact(_("Tæller"), _(figure.numerator)),
        Fact(_("Nævner"), _(figure.denominator)),
    ]
    if figure.level_text:
        said.append(Fact(_("Niveau"), _(figure.level_text)))
    said.append(Fact(_("Udeladt"), scope.left_out(view.parameters)))
    said += [Fact(_("Bemærk"), _(note)) for note in figure.notes]
    number = _("{report}, figur {number}").format(report=_(figure.source), number=report_number(figure.code))
    return (*said, Fact(_("Kilde"), number), Fact(_("Definition"), _("Version {n}").format(n=figure.version)))


def report_number(code: str) -> str:
    """Return the number the figure has in its own report: T-4 is figure 4 of a thousand days."""
    return code.removeprefix("T-")


def source(data_set: DataSetView) -> Source:
    """Return the data set in words."""
    return Source(
        title=data_set.title,
        frozen=formats.short_date(data_set.frozen_at.astimezone(COPENHAGEN).date()),
        short=f"{data_set.sha256[:_ENDS]}…{data_set.sha256[-_ENDS:]}",
        checksum=data_set.sha256,
        facts=tuple(Fact(_(name), formats.number(count)) for name, count in data_set.counts),
        rows_from=_(" og ").join(_(each.label) for each in data_set.sources),
    )


def shape(view: FigureView) -> Shape:
    """Return the rows behind the figure, in words."""
    return Shape(
        code=view.figure.code,
        measures=tuple(_rows(view, measure) for measure in view.figure.measures),
        reads=words.columns(view.figure),
        file=HEADER,
    )


def _rows(view: FigureView, measure: Measure) -> Rows:
    parameters = view.parameters
    condition = words.said(view.figure.scoped(measure.where), parameters)
    groups = tuple(
        Fact(_(group.label), words.said(group.where, parameters) or _visits(group.visits))
        for group in measure.groups
        if group.label
    )
    return Rows(_(measure.title), condition or _("alle rækker i perioden"), groups)


def _visits(visits: tuple[int, int | None] | None) -> str:
    if visits is None:
        return _("alle sammen")
    least, most = visits
    return (
        _("familier med {least} eller flere af dem").format(least=least)
        if most is None
        else _("familier med {least} af dem").format(least=least)
    )
