"""The figures somebody may see: a municipality's people their own, exact; an evaluator what was released.

Everything is counted on a frozen data set, or read from a release; both say which.
"""

from functools import lru_cache
from pathlib import Path

from vugge.access.actions.recording import demand
from vugge.access.queries.municipalities import municipality_names
from vugge.access.rules.actors import Actor, Evaluator, Member
from vugge.base.text import marked as _
from vugge.insight.facts import national
from vugge.insight.queries.data_sets import DataSetRow, latest, rows_file
from vugge.insight.queries.figures import DataSetView, ProgrammeView, Seen, programme_view
from vugge.insight.queries.releases import ReleaseView, latest_release
from vugge.insight.rules.choice import Choice, Offered
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.parameters import Parameters, Period
from vugge.insight.rules.presets import Preset, limited_to, own_figures, own_parameters, takes_part
from vugge.insight.rules.shown import ShownCell, exact, protected


def offered(by: Actor, programme: str) -> Offered | None:
    """Return what somebody may choose between, or None when there are no figures for them yet.

    A municipality's own people may see its own numbers, and the evaluation's where it takes part; an evaluator sees the
    evaluation's.
    """
    demand("see_figures", by)
    if isinstance(by, Evaluator):
        return Offered() if latest_release(by, programme) else None
    found = latest(by) if isinstance(by, Member) else None
    return None if found is None else _offered(_member(by), programme, found)


def programme(by: Actor, code: str, choice: Choice | None = None) -> ProgrammeView | None:
    """Return a programme's figures for somebody, or None when there are none yet; KeyError for an unknown programme."""
    demand("see_figures", by)
    if code not in FIGURES:
        raise KeyError(code)
    if isinstance(by, Evaluator):
        released = latest_release(by, code)
        return None if released is None else _released(released, choice or Choice())
    found = latest(by) if isinstance(by, Member) else None
    return None if found is None else _own(_member(by), code, found, choice)


def _member(by: Actor) -> Member:
    if not isinstance(by, Member):
        raise TypeError(f"{by} has no figures of their own: use the command figures.")
    return by


def _offered(by: Member, programme: str, found: DataSetRow) -> Offered:
    parameters = national.parameters(programme)
    own = Period(start=found.first_day, end=found.last_day) if found.first_day and found.last_day else parameters.window
    return Offered(evaluation=takes_part(parameters, by.municipality), municipality=by.municipality, own=own)


def _own(by: Member, code: str, found: DataSetRow, choice: Choice | None) -> ProgrammeView:
    offers = _offered(by, code, found)
    chosen = choice or offers.default
    if chosen.preset not in offers.presets:
        raise ValueError(f"{chosen.preset} is not offered here.")
    parameters = _parameters(national.parameters(code, chosen.end), chosen, by.municipality)
    cells = _counted(rows_file(by, found), code, parameters, own=chosen.preset is Preset.OWN)
    name = municipality_names([by.municipality])[by.municipality]
    source = DataSetView(
        title=_("{municipality}, datasæt {n}").format(municipality=name, n=found.ordinal),
        frozen_at=found.frozen_at,
        sha256=found.sha256,
        counts=(
            (_("Gode rækker"), found.rows),
            *((each.label, many) for each, many in found.by_source.items()),
            (_("Indlæsninger i det"), len(found.imports)),
        ),
        sources=tuple(each for each, many in found.by_source.items() if many),
    )
    return programme_view(source, parameters, cells, Seen(choice=chosen, offered=offers, municipality=name))


def _released(found: ReleaseView, choice: Choice) -> ProgrammeView:
    assert found.table is not None  # noqa: S101 - a release asked for by programme comes with its table
    source = DataSetView(
        title=_("Frigivelse {n}").format(n=found.number),
        frozen_at=found.made_at,
        sha256=found.sha256,
        counts=((_("Kommuner med tal i den"), len(found.municipalities)), (_("Tal skjules under"), found.threshold)),
        sources=found.sources,
    )
    return programme_view(
        source,
        national.parameters(found.programme),
        protected(found.table.cells),
        Seen(choice=choice, protected=True),
        totals=protected(found.table.totals),
    )


def _parameters(parameters: Parameters, choice: Choice, municipality: str) -> Parameters:
    if choice.period is None:
        return limited_to(parameters, municipality)
    return own_parameters(parameters, municipality, choice.period)


@lru_cache(maxsize=64)
def _counted(rows: Path, code: str, parameters: Parameters, *, own: bool) -> tuple[ShownCell, ...]:
    """Count once per data set, whose file is named by its checksum, and parameters; some 100 kB each are kept."""
    from vugge.insight.facts.engine import count_parquet  # noqa: PLC0415 - loads the engine, which most pages do without

    return exact(count_parquet(rows, own_figures(FIGURES[code]) if own else FIGURES[code], parameters))
