"""Reads of the effect: the runs, and what each found. Counted from published statistics, and of no person."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import version
from uuid import UUID

from django.db.models import Avg, OuterRef, Subquery

from vugge.access.actions.recording import demand
from vugge.access.queries.municipalities import municipalities, municipality_names, tenants
from vugge.access.rules.actors import Actor
from vugge.access.rules.decisions import Decision, decide
from vugge.base.clock import COPENHAGEN, today
from vugge.base.jobs import under_way
from vugge.base.text import marked as _
from vugge.insight.facts import national
from vugge.insight.facts.effects import Progress, panel_of, progress_of, telling
from vugge.insight.models import KeptStudy, PanelCell, StudyRun, StudyRunEvent
from vugge.insight.queries import panels
from vugge.insight.queries.panels import AnswerView
from vugge.insight.rules.effects.counting import WHOLE, Found, count
from vugge.insight.rules.effects.outcomes import OUTCOMES, Outcome
from vugge.insight.rules.effects.running import WORKING, PanelFacts, State, TableFacts, VariableFacts
from vugge.insight.rules.effects.specification import FIRST, START, Specification, spec_of, specification
from vugge.insight.rules.effects.whom import STAYED, Whom
from vugge.insight.rules.panels.export import as_csv
from vugge.insight.rules.panels.recipe import Variable
from vugge.insight.rules.panels.words import Part, Sure
from vugge.insight.rules.synthetic_control.keeping import from_json
from vugge.insight.rules.synthetic_control.results import StudyResult

LOST = _("Arbejdet blev afbrudt, før det var færdigt. Intet af det er gemt. Prøv igen.")
"""Why a run got stuck whose job is gone without a word."""

_CAPITAL = "1084"
"""Region Hovedstaden, as its code is among the regions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    """A run: its number, the panel it is of, by whom and when it was asked for, and how it stands since when."""

    id: UUID
    number: int
    panel: PanelFacts
    specification_sha256: str
    version: str
    asked_at: datetime
    asked_by: str
    state: State
    since: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AloneView:
    """What a run found about one municipality by itself, in short."""

    code: str
    effect: float
    pre_rmspe: float
    p_ratio: float | None
    p_post: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyView:
    """What a run found about an outcome, of whom; `names` are municipalities' by code, `every` whom can be chosen.

    `alone` is each of the project's municipalities by itself.
    """

    outcome: Outcome
    whom: Whom
    every: tuple[Whom, ...]
    result: StudyResult
    names: Mapping[str, str]
    run: RunView
    alone: tuple[AloneView, ...] = ()


@dataclass(frozen=True, slots=True)
class NewestPanel:
    """The latest panel: what a run says of it, and its variables that may be predictors."""

    facts: PanelFacts
    predictors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectsView:
    """All there is of the effect: the newest panel, the runs, the one shown, how far one under way has come.

    `counted` says that the newest panel has been counted already; `shown` is the latest run that is done.
    """

    panel: PanelFacts | None
    latest: RunView | None
    shown: RunView | None
    runs: tuple[RunView, ...]
    studies: tuple[StudyView, ...]
    counted: bool
    progress: Progress
    may_run: Decision


def effects(by: Actor) -> EffectsView:
    """Return the answers in short, and how the run they come from stands."""
    demand("see_figures", by)
    runs = _runs()
    panel = newest_panel(by)
    latest = runs[0] if runs else None
    shown = _shown(runs)
    return EffectsView(
        panel=panel.facts if panel else None,
        latest=latest,
        shown=shown,
        runs=runs,
        studies=tuple(found for each in OUTCOMES if (found := _study(shown, each, STAYED))) if shown else (),
        counted=bool(panel and latest and _is_of(latest, panel)),
        progress=progress_of(latest.id) if latest and latest.state in WORKING else Progress(),
        may_run=decide("run_studies", by),
    )


def study(by: Actor, outcome: Outcome, whom: str) -> StudyView | None:
    """Return what the latest run that is done found about an outcome; None without one, or for no such whom."""
    demand("see_figures", by)
    shown = _shown(_runs())
    return _study(shown, outcome, whom, alone=True) if shown else None


def newest_panel(by: Actor) -> NewestPanel | None:
    """Return the latest panel, None when none is kept yet."""
    found = panels.panel(by)
    if found is None:
        return None
    facts = PanelFacts(
        number=found.number,
        sha256=found.sha256,
        made_at=found.made_at.isoformat(),
        made_by=found.made_by,
        invented=found.invented,
        first=found.first,
        last=found.last,
        tables=tuple(_table(each) for each in found.answers),
        variables=tuple(_variable(each) for each in found.recipe.variables),
    )
    return NewestPanel(facts, tuple(each.code for each in found.recipe.variables if Part.PREDICTOR in each.parts))


def asked_of(panel: NewestPanel) -> Specification:
    """Return what is asked of a panel: always the same of the same variables."""
    stayed = sorted(national.participants("early-intervention"))
    capital = [each.code for each in municipalities(today()) if each.region_code == _CAPITAL]
    return specification(stayed, panel.predictors, sorted(national.participants("thousand-days")), capital)


def _is_of(run: RunView, panel: NewestPanel) -> bool:
    return (run.panel.sha256, run.specification_sha256, run.version) == (
        panel.facts.sha256,
        asked_of(panel).sha256,
        version("vugge"),
    )


def _shown(runs: tuple[RunView, ...]) -> RunView | None:
    return next((each for each in runs if each.state is State.DONE), None)


def _study(run: RunView, outcome: Outcome, whom: str, *, alone: bool = False) -> StudyView | None:
    asked = Specification.from_json(StudyRun.objects.values_list("specification", flat=True).get(pk=run.id))
    of = next((each for each in asked.whom if each.code == whom), None)  # an address may say anything
    if of is None:
        return None
    kept = KeptStudy.objects.filter(of=run.id, outcome=outcome.code, whom=of.code).first()
    if kept is None:
        return None
    return StudyView(
        outcome=outcome,
        whom=of,
        every=asked.whom,
        result=replace(from_json(kept.found), version=run.version),
        names=municipality_names(tenants()),
        run=run,
        alone=_alone(run, outcome, asked) if alone else (),
    )


def _alone(run: RunView, outcome: Outcome, asked: Specification) -> tuple[AloneView, ...]:
    """Return each municipality by itself, read from what is kept without the whole of it."""
    codes = [each.code for each in asked.whom if each.alone]
    found = KeptStudy.objects.filter(of=run.id, outcome=outcome.code, whom__in=codes).values_list(
        "whom",
        "found__result__fit__effect",
        "found__result__fit__pre_rmspe",
        "found__result__placebo__p_ratio",
        "found__result__placebo__p_post",
    )
    return tuple(
        AloneView(code=code, effect=effect, pre_rmspe=pre, p_ratio=p_ratio, p_post=p_post)
        for code, effect, pre, p_ratio, p_post in found
    )


def _runs() -> tuple[RunView, ...]:
    latest = StudyRunEvent.objects.filter(of=OuterRef("pk")).order_by("-id")
    found = StudyRun.objects.annotate(
        state=Subquery(latest.values("state")[:1]),
        since=Subquery(latest.values("at")[:1]),
        reason=Subquery(latest.values("reason")[:1]),
    )
    return tuple(
        RunView(
            id=each.id,
            number=each.number,
            panel=PanelFacts.from_json(each.panel),
            specification_sha256=each.specification_sha256,
            version=each.product_version,
            asked_at=each.asked_at,
            asked_by=each.asked_by,
            state=State.FAILED if lost(each.id, State.of(each.state)) else State.of(each.state),
            since=each.since,
            reason=each.reason or LOST,
        )
        for each in found.order_by("-number")
    )


def lost(run: UUID, state: State) -> bool:
    """Tell whether a run waits for a job there is none of."""
    return state in WORKING and not under_way("run_study", run=str(run))


def _table(each: AnswerView) -> TableFacts:
    return TableFacts(
        table=each.table,
        title=each.title,
        updated=each.updated,
        fetched=each.fetched_at.astimezone(COPENHAGEN).date().isoformat(),
        query=json.dumps(each.query, ensure_ascii=False, sort_keys=True),
        left_out=", ".join(each.left_out),
    )


def _variable(each: Variable) -> VariableFacts:
    doubt = "" if each.least_sure is Sure.SEEN else each.least_sure.label
    return VariableFacts(code=each.code, title=each.title, unit=each.unit, doubt=doubt)


def counted(by: Actor, run: UUID) -> tuple[Found, ...]:
    """Count all a run asks for, and note how far it has come. StudyError where the panel does not let it be counted."""
    demand("run_studies", by)
    found = StudyRun.objects.get(pk=run)
    asked, number = Specification.from_json(found.specification), int(found.panel["number"])
    tell = telling(run)
    tell(Progress(0, WHOLE))
    return count(
        panel_of(panels.panel_csv(by, number)), asked, _inhabitants(number), lambda done: tell(Progress(done, WHOLE))
    )


def _inhabitants(panel: int) -> dict[str, float]:
    """Return each municipality's mean number of inhabitants before the start: what the outcomes are divided by."""
    before = PanelCell.objects.filter(
        panel__number=panel, variable=OUTCOMES[0].code, time__range=(FIRST, START - 1), denominator__isnull=False
    )
    return dict(before.values_list("unit").annotate(mean=Avg("denominator")))


def panel_of_study(by: Actor, of: StudyView) -> dict[str, str]:
    """Return what the command takes to count the same again: the panel's years and municipalities, and SPEC.toml."""
    demand("take_figures", by)
    asked = Specification.from_json(StudyRun.objects.values_list("specification", flat=True).get(pk=of.run.id))
    away = asked.project - set(of.whom.municipalities)
    rows = panels.panel_rows(by, of.run.panel.number)
    kept = (each for each in rows if each.unit not in away and asked.first <= each.time <= asked.last)
    return {"panel.csv": as_csv(kept), "SPEC.toml": spec_of(asked, of.result.facts)}
