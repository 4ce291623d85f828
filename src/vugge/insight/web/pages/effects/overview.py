"""The first page of the effect: three questions with an answer each, and the run they come from."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.base.clock import COPENHAGEN
from vugge.insight.queries.effects import EffectsView, RunView, StudyView
from vugge.insight.rules.effects.running import State
from vugge.insight.web.pages.effects import telling
from vugge.insight.web.pages.effects.outcome import in_few_words
from vugge.insight.web.pages.effects.paths import axis, paths
from vugge.insight.web.pages.effects.places import outcome_address
from vugge.insight.web.pages.effects.source import Source, source_of
from vugge.ui import formats
from vugge.ui.charts.lines import Lines
from vugge.ui.moments import moment
from vugge.ui.pages import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An outcome in short: its question leads to its page, a small drawing, and the answer in two sentences."""

    title: str
    question: str
    address: str
    finding: str
    chart: Lines
    axis: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A run in the list."""

    title: str
    when: str
    state: str
    quiet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectsPage(Page):
    """Everything on the first page. `told` and `next` stand where there is nothing to show yet.

    `why_not` is why the reader cannot have it counted anew; `failed` what stopped the latest run, and what to do.
    """

    invented: bool
    answers: tuple[Answer, ...]
    first: str
    told: str
    next: str
    failed: str
    working: bool
    done: int
    total: int
    share: str
    progress: str
    run: str
    may_run: bool
    button: str
    why_not: str
    news: str
    source: Source | None
    printed: str
    runs: tuple[Listed, ...]


def effects_page(found: EffectsView, now: datetime) -> EffectsPage:
    """Build the first page of the effect."""
    latest, shown = found.latest, found.shown
    working = latest is not None and latest.state in {State.ASKED, State.RUNNING}
    failed = latest is not None and latest.state is State.FAILED
    return EffectsPage(
        title=_("Virkede Tidlig indsats?"),
        invented=shown.panel.invented if shown else bool(found.panel and found.panel.invented),
        answers=tuple(_answer(each) for each in found.studies),
        first=outcome_address(found.studies[0].outcome) if found.studies else "",
        told=_nothing(found),
        next=_next(found),
        failed=_(latest.reason) if latest and failed else "",
        working=working,
        done=found.progress.done,
        total=found.progress.total,
        share=formats.share(found.progress.done, found.progress.total or None, 0),
        progress=reverse("insight:effect-progress"),
        run=reverse("insight:effect-run"),
        may_run=found.may_run.allowed and found.panel is not None and not working and (not found.counted or failed),
        button=_("Prøv igen") if failed else _("Regn det nye panel") if shown else _("Regn virkningen"),
        why_not="" if found.may_run.allowed else _(found.may_run.reason),
        news=_news(found),
        source=source_of(shown) if shown else None,
        printed=_printed(shown, now),
        runs=tuple(_listed(each, now) for each in found.runs),
    )


def _answer(view: StudyView) -> Answer:
    return Answer(
        title=_(view.outcome.title),
        question=_(view.outcome.question),
        address=outcome_address(view.outcome),
        finding=in_few_words(view),
        chart=_small(view),
        axis=axis(paths(view).chart),
    )


def _small(view: StudyView) -> Lines:
    drawn = paths(view).chart
    return Lines(
        key=f"kort-{view.outcome.slug}",
        title=drawn.title,
        said=drawn.said,
        unit=drawn.unit,
        across=drawn.across,
        lines=drawn.lines,
        mark=telling.begins(view),
        mark_label=drawn.mark_label,
        low=True,
    )


def _nothing(found: EffectsView) -> str:
    """Say what is true where there is no answer yet."""
    if found.studies or (found.latest and found.latest.state is not State.DONE):
        return ""
    if found.panel is None:
        return _(
            "Virkningen regnes af Danmarks Statistiks tal for alle landets kommuner, og de er ikke hentet endnu. "
            "Samlingen af dem kaldes et panel."
        )
    return _(
        "Tallene fra Danmarks Statistik er hentet, men virkningen er ikke regnet endnu. Det tager et par minutter."
    )


def _next(found: EffectsView) -> str:
    """Say what to do where there is no panel: fetching one is the operator's, from the command line."""
    if found.panel is not None or found.studies:
        return ""
    return _("Den, der driver Vugge, henter dem med kommandoen:")


def _news(found: EffectsView) -> str:
    """Say that there is a newer panel than the one shown."""
    if not found.shown or not found.panel or found.counted:
        return ""
    return _("Der er kommet et nyere panel (nr. {n}). Svarene her er regnet af panel {old}.").format(
        n=found.panel.number, old=found.shown.panel.number
    )


def _printed(shown: RunView | None, now: datetime) -> str:
    day = formats.long_date(now.astimezone(COPENHAGEN).date())
    if shown is None:
        return _("Udskrevet {day}.").format(day=day)
    return _("Kørsel {n} af panel {panel}. Udskrevet {day}.").format(n=shown.number, panel=shown.panel.number, day=day)


def _listed(run: RunView, now: datetime) -> Listed:
    return Listed(
        title=_("Kørsel {n} af panel {panel}").format(n=run.number, panel=run.panel.number),
        when=_("{when} for {person}").format(when=moment(run.asked_at, now), person=run.asked_by),
        state=_(run.state.label),
        quiet=run.state is not State.DONE,
    )
