"""Which numbers a study is counted from: the panel, its tables with their dates and queries, and the run."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.base.clock import COPENHAGEN
from vugge.insight.queries.effects import RunView, StudyView
from vugge.ui import formats
from vugge.ui.pages import Fact

_ENDS = 4


@dataclass(frozen=True, slots=True)
class From:
    """A table the panel was made of: its code, title and dates, what it has beside, and the query as sent."""

    table: str
    title: str
    dates: str
    left_out: str
    query: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The panel and the run in a few facts, the tables behind them, and what is not sure about its variables."""

    facts: tuple[Fact, ...]
    origin: str
    checksum: str
    tables: tuple[From, ...]
    doubts: tuple[Fact, ...]


def source(view: StudyView) -> Source:
    """Build what is said of the numbers behind a page."""
    return source_of(view.run)


def source_of(run: RunView) -> Source:
    """Build the same for a run."""
    panel = run.panel
    made = formats.short_date(panel.moment.astimezone(COPENHAGEN).date())
    counted = formats.short_date(run.since.astimezone(COPENHAGEN).date())
    return Source(
        facts=(
            Fact(
                _("Tal"),
                _("Panel {n}, gemt {day} af {person} · {short}").format(
                    n=panel.number, day=made, person=panel.made_by, short=_short(panel.sha256)
                ),
            ),
            Fact(
                _("Kørsel"),
                _("Nr. {n}, regnet {day} for {person}").format(n=run.number, day=counted, person=run.asked_by),
            ),
            Fact(_("Vugge"), _("Version {n}").format(n=run.version)),
            *_unsure(run),
        ),
        origin=_("Kilde: opdigtet til demonstrationen, i samme form som Danmarks Statistiks tabeller.")
        if panel.invented
        else _("Kilde: Danmarks Statistik, Statistikbanken (CC BY 4.0)."),
        checksum=panel.sha256,
        tables=tuple(
            From(
                each.table,
                each.title,
                dates(each.updated, each.fetched, invented=panel.invented),
                each.left_out,
                each.query,
            )
            for each in panel.tables
        ),
        doubts=tuple(Fact(each.title, each.doubt) for each in panel.variables if each.doubt),
    )


def _unsure(run: RunView) -> tuple[Fact, ...]:
    """Say how many of the numbers nobody has held against the tables they are said to be of."""
    doubted = sum(bool(each.doubt) for each in run.panel.variables)
    text = _("{n} af {all} oplysninger: tabeller og koder er ikke sammenlignet med Danmarks Statistik")
    return (Fact(_("Ikke efterprøvet"), text.format(n=doubted, all=len(run.panel.variables))),) if doubted else ()


def dates(updated: str, fetched: str, *, invented: bool) -> str:
    """Say when a table was updated and fetched."""
    said = [_("hentet {day}").format(day=formats.short_date(dt.date.fromisoformat(fetched)))]
    if updated and not invented:
        said.insert(0, _("opdateret {day}").format(day=updated))
    return ", ".join(said)


def _short(checksum: str) -> str:
    return f"{checksum[:_ENDS]}…{checksum[-_ENDS:]}"
