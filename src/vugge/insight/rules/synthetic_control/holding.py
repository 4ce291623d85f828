"""Whether the answer holds when a choice is made otherwise, in short Danish sentences."""

from collections.abc import Iterator

from vugge.base.text import marked as _
from vugge.insight.rules.synthetic_control.results import StudyResult
from vugge.insight.rules.synthetic_control.said import Said, amount, p_text, said

_WEIGHED = 0.001
"""A donor with less than this share is hardly in the comparison: to leave it out is to change next to nothing."""

DROPPED = _(
    "Tages de {count} med vægt ud én ad gangen, går forskellen fra {lowest} til {highest}; den var {effect}. {unit} "
    "betyder mest."
)
ONLY = _("Hele vægten ligger på {unit}. Uden er forskellen {highest}; den var {effect}.")
STARTS = _("Regnes starten fra {start} i stedet, er forskellen {effect} (p = {p}).")
EARLY = _(
    "Lader man, som om det begyndte allerede i {start}, er forskellen {effect} (p = {p}). Dengang var der "
    "intet at finde."
)
POOLS = _("{name} alene ({count}): forskellen er {effect} (p = {p}).")
UNKNOWN = "\N{EN DASH}"


def how_it_holds(result: StudyResult) -> tuple[Said, ...]:
    """Return what other choices give; nothing of those that were not tried."""
    return (*_dropped(result), *_starts(result), *_early(result), *_pools(result))


def _dropped(result: StudyResult) -> Iterator[Said]:
    weighed = [each for each in result.leave_one_out if each.weight >= _WEIGHED]
    if weighed:
        effects = [each.effect for each in weighed]
        most = max(weighed, key=lambda each: abs(each.effect - result.fit.effect))
        yield said(
            DROPPED if len(weighed) > 1 else ONLY,
            count=len(weighed),
            lowest=amount(min(effects)),
            highest=amount(max(effects)),
            effect=amount(result.fit.effect),
            unit=most.unit,
        )


def _starts(result: StudyResult) -> Iterator[Said]:
    for each in result.other_starts:
        yield said(STARTS, start=each.start, effect=amount(each.effect), p=_p(each.p_ratio))


def _early(result: StudyResult) -> Iterator[Said]:
    for each in result.in_time:
        yield said(EARLY, start=each.start, effect=amount(each.effect), p=_p(each.p_ratio))


def _pools(result: StudyResult) -> Iterator[Said]:
    for each in result.other_pools:
        yield said(POOLS, name=each.name, count=len(each.donors), effect=amount(each.effect), p=_p(each.p_ratio))


def _p(value: float | None) -> str:
    return UNKNOWN if value is None else p_text(value)
