"""Whether the answer holds when a choice is made otherwise, in short Danish sentences."""

from collections.abc import Iterator

from vugge.base.text import marked as _
from vugge.insight.rules.synthetic_control import numerals
from vugge.insight.rules.synthetic_control.judging import Unusual, agreement, other_effects, unusual
from vugge.insight.rules.synthetic_control.results import Beside, InTime, Other, StudyResult
from vugge.insight.rules.synthetic_control.said import Said, Voice, said

_TWO = 2

ALL_AGREE = _("Alle {of} andre måder at regne på peger samme vej som hovedberegningen.")
BOTH_AGREE = _("Begge de andre måder at regne på peger samme vej som hovedberegningen.")
SOME_AGREE = _("{same} af {of} andre måder at regne på peger samme vej som hovedberegningen.")
RANGE = _("De andre måder at regne på giver en forskel mellem {low} og {high}.")
DROPPED = _(
    "De {donors} tages ud på skift, og sammenligningen laves om. Svaret flytter sig mest uden {name}: fra "
    "{effect} til {without}."
)
EARLY = _(
    "Lader vi, som om projektet begyndte i {start}, og ser vi kun på tiden før {real}, er forskellen {effect} "
    "(p = {p}). Der burde ikke være noget at finde."
)
METHODS = {
    Beside.RIDGE: _(
        "{method} retter for det, sammenligningen ikke ramte før start. Den giver forskellen {effect}; den almindelige "
        "metode giver {classic}."
    ),
    Beside.SDID: _(
        "{method} ser bort fra faste forskelle i niveau og lader de år tælle mest, der ligner tiden efter. Den giver "
        "forskellen {effect}; den almindelige metode giver {classic}."
    ),
}
ERROR = _("Hos dem, der ikke havde projektet, spredte dens forskelle sig typisk {n} (standardfejl).")


def agreed(result: StudyResult, voice: Voice) -> Iterator[Said]:
    """Return how many of the other ways of counting point the same way, or from where to where they go.

    Round nought the way says nothing. Nothing is said where there are no other ways.
    """
    found, ways = agreement(result), other_effects(result)
    if not ways:
        return
    if unusual(result) in {Unusual.NEITHER, Unusual.FEW}:
        yield said(RANGE, low=voice.signed(min(ways)), high=voice.signed(max(ways)))
    elif found.same == found.of:
        yield said(BOTH_AGREE if found.of == _TWO else ALL_AGREE, of=found.of)
    else:
        yield said(SOME_AGREE, same=found.same, of=found.of)


def dropped(result: StudyResult, voice: Voice) -> Said:
    """Return which donor the answer hangs on most, where they were left out one by one."""
    effect = result.fit.effect
    most = max(result.leave_one_out, key=lambda each: abs(each.effect - effect))
    return said(
        DROPPED,
        donors=voice.many(len(result.leave_one_out)),
        name=voice.named(most.unit),
        effect=voice.signed(effect),
        without=voice.signed(most.effect),
    )


def early(result: StudyResult, each: InTime, voice: Voice) -> Said:
    """Return what was found in a time where nothing had begun."""
    p = numerals.p_value(each.p_ratio)
    return said(EARLY, start=each.start, real=result.facts.start, effect=voice.signed(each.effect), p=p)


def beside(each: Other, classic: float, voice: Voice) -> Iterator[Said]:
    """Return what a newer method does and says beside the classic, with its own uncertainty where it gives one."""
    effect = voice.signed(each.effect)
    yield said(METHODS[each.method], method=said(each.method.label), effect=effect, classic=voice.signed(classic))
    if each.standard_error is not None:
        yield said(ERROR, n=numerals.number(each.standard_error, voice.decimals))
