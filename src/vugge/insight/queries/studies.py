"""Reads of the effect's studies; an evaluator's go through the evaluators' own login, as those of releases."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vugge.insight.rules.effects.outcomes import Outcome
from vugge.insight.rules.effects.running import PanelFacts, State
from vugge.insight.rules.effects.whom import Whom
from vugge.insight.rules.synthetic_control.results import StudyResult


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
