"""What a registered screening must say to be one: done with answers, or not done and why. Source: D1, D2, D6."""

from collections.abc import Sequence
from dataclasses import dataclass

from vugge.base.text import marked as _
from vugge.instruments.rules.codes import Phase, Respondent, State
from vugge.instruments.rules.definitions import Definition
from vugge.instruments.rules.faults import UnfitAnswersError
from vugge.instruments.rules.scoring import checked_answers, checked_total, total

_RESPONDENT = _("%(title)s er ikke til %(respondent)s. Vælg en anden, eller et andet skema.")
_PHASE = _("Vælg, om %(title)s er svaret i graviditeten eller efter fødslen.")
_NO_PHASE = _("%(title)s har ingen fase. Lad feltet være tomt.")
_NOTHING = _("%(title)s er sat som gennemført. Skriv svarene eller summen.")
_PLACE = _("Vælg, hvor barnet ligger på %(title)s.")
_GROUND = _("Skriv, hvad vurderingen bygger på, når barnet ligger på %(position)s.")
_WHY = _("Skriv, hvorfor %(title)s ikke blev gennemført.")
_ANSWERED = _("%(title)s er ikke gennemført. Tag svarene væk, eller sæt skemaet som gennemført.")
_SUM = _("Svarene giver %(total)s, men summen er skrevet som %(given)s. Ret det ene.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is registered of one use of an instrument."""

    respondent: Respondent
    phase: Phase | None
    state: State
    reason: str = ""
    answers: Sequence[int] | None = None
    score: int | None = None
    position: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What is kept: the answers, their total, or the position; none of them when it was not done."""

    answers: tuple[int, ...] | None = None
    score: int | None = None
    position: str = ""


def result(definition: Definition, given: Given) -> Result:
    """Return what to keep of what was given; UnfitAnswersError names the field that will not do."""
    _fits(definition, given)
    if given.state is not State.DONE:
        return _not_done(definition, given)
    if definition.positions:
        return _placed(definition, given)
    if given.answers is not None:
        answers = checked_answers(definition, given.answers)
        if given.score is not None and given.score != total(answers):
            raise UnfitAnswersError("score", _SUM, total=total(answers), given=given.score)
        return Result(answers, total(answers))
    if given.score is None:
        raise UnfitAnswersError("answers", _NOTHING, title=definition.title)
    return Result(score=checked_total(definition, given.score))


def _fits(definition: Definition, given: Given) -> None:
    if given.respondent not in definition.respondents:
        words = {"title": definition.title, "respondent": given.respondent.label.lower()}
        raise UnfitAnswersError("respondent", _RESPONDENT, **words)
    if definition.phases and given.phase not in definition.phases:
        raise UnfitAnswersError("phase", _PHASE, title=definition.title)
    if not definition.phases and given.phase is not None:
        raise UnfitAnswersError("phase", _NO_PHASE, title=definition.title)


def _not_done(definition: Definition, given: Given) -> Result:
    if given.answers or given.score is not None or given.position:
        raise UnfitAnswersError("state", _ANSWERED, title=definition.title)
    if given.state is State.NOT_DONE and not given.reason.strip():
        raise UnfitAnswersError("reason", _WHY, title=definition.title)
    return Result()


def _placed(definition: Definition, given: Given) -> Result:
    position = definition.position(given.position)
    if position is None:
        raise UnfitAnswersError("position", _PLACE, title=definition.title)
    if position.explained and not given.reason.strip():
        raise UnfitAnswersError("reason", _GROUND, position=position.title.lower())
    return Result(position=position.code)
