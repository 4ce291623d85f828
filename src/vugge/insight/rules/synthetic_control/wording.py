"""What a study says and how sure it is, in short Danish sentences for somebody who leads and does not calculate."""

from collections.abc import Iterator
from math import inf

from vugge.base.text import marked as _
from vugge.insight.rules.synthetic_control.results import (
    FEWEST_ALIKE,
    Beside,
    NearPerfect,
    Other,
    Placebo,
    Ranking,
    StudyResult,
    Time,
)
from vugge.insight.rules.synthetic_control.said import Said, amount, p_text, percent, periods, plain, said, size
from vugge.insight.rules.synthetic_control.tries import Power

RARE = 0.10
"""The p-value up to which a difference is called rare. The evaluation of 2017-2021 used the same."""

_NAMED = 4
_NOTHING = 1e-6
_ROUNDING = 1e-12
_HALF = 50
TOGETHER = _("de {count} tilsammen")

UNUSED = _("{count} er ikke med i sammenligningen, fordi udfaldet mangler i en eller flere perioder: {names}.")
UNUSED_ONE = _("{names} er ikke med i sammenligningen, fordi udfaldet mangler i en eller flere perioder.")
LATE = _(
    "Baggrundsoplysninger er også regnet over tiden fra {start} og frem: {names}. Dem kan indsatsen selv have ændret, "
    "og så ligner sammenligningsgruppen for meget."
)
EXACTLY = _(
    "I de {periods} før passer de fuldkomment sammen. Det kan de næsten altid komme til, når der er få år og mange at "
    "vælge imellem."
)
ABOVE = _("Fra {start} til {last} lå {treated} i gennemsnit {size} over sammenligningsgruppen ({share} mere).")
BELOW = _("Fra {start} til {last} lå {treated} i gennemsnit {size} under sammenligningsgruppen ({share} mindre).")
LEVEL = _("Fra {start} til {last} fulgtes {treated} og sammenligningsgruppen ad.")
ABOVE_ONCE = _("I {start} lå {treated} {size} over sammenligningsgruppen ({share} mere).")
BELOW_ONCE = _("I {start} lå {treated} {size} under sammenligningsgruppen ({share} mindre).")
LEVEL_ONCE = _("I {start} fulgtes {treated} og sammenligningsgruppen ad.")
BEFORE = _("I de {periods} før fulgte de hinanden med en afvigelse på {size} ({share}).")

OUTSIDE = _(
    "Hver af de {count} andre får efter tur sin egen sammenligningsgruppe, som om projektet havde været der. {farther} "
    "af dem skiller sig lige så meget eller mere ud fra {start} og frem, målt mod tiden før (p = {p})."
)
OUTSIDE_AFTER = _(
    "Hver af de {count} andre får efter tur sin egen sammenligningsgruppe, som om projektet havde været der. {farther} "
    "af dem skiller sig lige så meget eller mere ud fra {start} og frem (p = {p})."
)
MEANS = _("p er den andel af alle, der skiller sig så meget ud. Jo mindre p er, jo mere sjældent er det.")
NONE = _("Ingen")
RARELY = _(
    "Så stort et udsving er sjældent, når der ikke sker noget. Det taler for, at der er en forskel, men siger ikke, "
    "hvad den kommer af."
)
OFTEN = _(
    "Så stort et udsving ses også, hvor der ikke skete noget. Forskellen kan derfor være tilfældig. Det viser ikke, at "
    "indsatsen er uden virkning."
)
POST_AGREES = _("Ser man kun på, hvor stor forskellen er fra {start}, er billedet det samme (p = {p}).")
POST_DIFFERS = _(
    "Ser man kun på, hvor stor forskellen er fra {start}, er billedet et andet (p = {p}). Tag svaret som usikkert."
)
EVERY_AGREES = _("Ser man på alle {count} andre, er billedet det samme (p = {p}).")
EVERY_DIFFERS = _("Ser man på alle {count} andre, er billedet et andet (p = {p}). Tag svaret som usikkert.")
TOO_FEW = _("Med {count} andre kan p ikke blive mindre end {p}. Så få kan ikke vise, at noget er sjældent.")

RULE = _(
    "Et forløb før start er næsten fuldkomment, når afvigelsen er under {floor}, som er {share} af det, et sted typisk "
    "ændrer sig for sig selv fra gang til gang. Så siger forholdet mellem efter og før ikke noget. De steder holdes "
    "ude, når der rangeres efter forholdet. Gælder det den behandlede selv, rangeres den efter afvigelsen efter: "
    "blandt de steder alene, eller blandt alle, hvis de er under {fewest}."
)
LEFT_OUT = _("{count} steder er holdt ude, fordi de passer næsten fuldkomment før start: {names}. Med dem er p = {p}.")
LEFT_OUT_ONE = _("{names} er holdt ude, fordi forløbet før start passer næsten fuldkomment. Med er p = {p}.")
ALIKE = _(
    "{treated} passer næsten fuldkomment med sammenligningsgruppen før start. Derfor er der kun sammenlignet med de "
    "{count} andre, der også gør det, og kun på forskellen fra {start} og frem."
)
ALL = _(
    "{treated} passer næsten fuldkomment med sammenligningsgruppen før start. Det gør kun få af de andre. Derfor er "
    "der kun set på forskellen fra {start} og frem."
)
POOR = _(
    "{count} af de andre passer dårligt før start (mere end {factor} gange så dårligt). Uden dem er p = {p}, når man "
    "kun ser på forskellen efter."
)
GROUPS = _(
    "Et gennemsnit svinger mindre end et enkelt sted. Sammenlignet med {drawn} tilfældige grupper på {size} er "
    "p = {ratio}, når tiden før regnes med, og {post}, når man kun ser på forskellen fra {start} og frem."
)
GROUPS_RARELY = _("Målt på den måde er udsvinget sjældent.")
GROUPS_OFTEN = _("Målt på den måde ses så stort et udsving også, hvor der ikke skete noget.")

REACHABLE = _("En ændring på {size} ({share}) ville blive fundet i {found} ud af 100 tilfælde med dette design.")
BLIND = _("Selv en ændring på {size} ({share}) ville kun blive fundet i {found} ud af 100 tilfælde med dette design.")
BY_GROUPS = _("Sammenlignes de med grupper, der er lige så store, er det allerede {size} ({share}).")
SMALLER = _("Mindre ændringer vil ofte blive overset: ved {size} ({share}) er det {found} ud af 100.")

METHODS = {
    Beside.RIDGE: _(
        "{method} retter for det, sammenligningsgruppen ikke ramte før start. Den giver forskellen {effect}; den "
        "almindelige metode giver {classic}."
    ),
    Beside.SDID: _(
        "{method} ser bort fra faste forskelle i niveau og lader de år tælle mest, der ligner tiden efter. Den giver "
        "forskellen {effect}; den almindelige metode giver {classic}."
    ),
}


def in_short(result: StudyResult, treated: str = "") -> tuple[Said, ...]:
    """Return what was found and how sure it is. ``treated`` is what the treated are called within a sentence."""
    name = treated or called(result)
    return (*what_was_found(result, name), *_unused(result), *_late(result), *how_sure(result, name))


def called(result: StudyResult) -> str:
    """Return what the treated are called within a sentence: their name, or how many they are together."""
    units = result.facts.treated
    return units[0] if len(units) == 1 else TOGETHER.format(count=len(units))


def what_was_found(result: StudyResult, treated: str) -> tuple[Said, ...]:
    """Return the mean difference from the start on, and how well the two followed one another before."""
    facts, fit, path = result.facts, result.fit, result.path
    expected = sum(path.synthetic[facts.before :]) / facts.after
    mean = sum(path.treated[: facts.before]) / facts.before
    level, above, below = (LEVEL, ABOVE, BELOW) if facts.after > 1 else (LEVEL_ONCE, ABOVE_ONCE, BELOW_ONCE)
    return (
        said(
            level if abs(fit.effect) <= _ROUNDING * abs(expected) else above if fit.effect > 0 else below,
            start=facts.start,
            last=facts.times[-1],
            treated=treated,
            size=size(fit.effect),
            share=_share(fit.effect, expected),
        ),
        said(
            EXACTLY if fit.pre_rmspe <= _NOTHING * abs(mean) else BEFORE,
            periods=periods(facts.before, facts.times),
            size=size(fit.pre_rmspe),
            share=_share(fit.pre_rmspe, mean),
        ),
    )


def how_sure(result: StudyResult, treated: str) -> tuple[Said, ...]:
    """Return where the difference stands among those of places nothing happened in; nothing without placebos."""
    placebo = result.placebo
    if placebo is None:
        return ()
    others = placebo.p_ratio_units - 1
    told = said(
        OUTSIDE if placebo.near_perfect.ranking is Ranking.RATIO else OUTSIDE_AFTER,
        count=others,
        start=result.facts.start,
        farther=_how_many(round(placebo.p_ratio * placebo.p_ratio_units) - 1),
        p=p_text(placebo.p_ratio),
    )
    return (
        told,
        said(MEANS),
        *_judged(result, placebo),
        *_left_out(placebo, treated, result.facts.start),
        *_poor(placebo),
        *_groups(result),
    )


def near_perfect_rule(rule: NearPerfect) -> Said:
    """Return the rule for pre-fits too good to be true."""
    return said(RULE, floor=amount(rule.floor), share=percent(rule.share), fewest=FEWEST_ALIKE)


def what_can_be_found(power: Power) -> tuple[Said, ...]:
    """Return how large a change must be to be found mostly, and that smaller ones are not."""
    found = [round(100 * each.found_by_ratio / each.of) for each in power.steps]
    reached = next((at for at, each in enumerate(power.steps) if each.effect == power.reachable_by_ratio), None)
    if reached is None:
        return (_step(BLIND, power, len(found) - 1, found[-1]), *_by_groups(power, inf))
    smaller = max((at for at in range(reached) if found[at] <= _HALF), default=None)
    told = [_step(REACHABLE, power, reached, found[reached])]
    if smaller is not None:
        told.append(_step(SMALLER, power, smaller, found[smaller]))
    return (*told, *_by_groups(power, power.steps[reached].effect))


def beside(result: StudyResult) -> tuple[Said, ...]:
    """Return what each newer method says, beside the classic."""
    return tuple(_beside(each, result.fit.effect) for each in result.beside)


def _unused(result: StudyResult) -> Iterator[Said]:
    if units := [each.unit for each in result.facts.left_out]:
        names = ", ".join(units[:_NAMED]) + (" …" if len(units) > _NAMED else "")
        yield said(UNUSED if len(units) > 1 else UNUSED_ONE, count=len(units), names=names)


def _late(result: StudyResult) -> Iterator[Said]:
    if result.facts.late:
        yield said(LATE, start=result.facts.start, names=", ".join(result.facts.late))


def _judged(result: StudyResult, placebo: Placebo) -> Iterator[Said]:
    others = placebo.p_ratio_units - 1
    if 1 / (others + 1) > RARE:
        yield said(TOO_FEW, count=others, p=p_text(1 / (others + 1)))
        return
    rare = placebo.p_ratio <= RARE
    yield said(RARELY if rare else OFTEN)
    alike = rare == (placebo.p_post <= RARE)
    match placebo.near_perfect.ranking:
        case Ranking.RATIO:
            sentence = POST_AGREES if alike else POST_DIFFERS
            yield said(sentence, start=result.facts.start, p=p_text(placebo.p_post))
        case Ranking.ALIKE:
            sentence = EVERY_AGREES if alike else EVERY_DIFFERS
            yield said(sentence, count=placebo.p_post_units - 1, p=p_text(placebo.p_post))


def _left_out(placebo: Placebo, treated: str, start: Time) -> Iterator[Said]:
    rule = placebo.near_perfect
    if rule.ranking is not Ranking.RATIO:
        subject = treated[:1].upper() + treated[1:]
        sentence = ALIKE if rule.ranking is Ranking.ALIKE else ALL
        yield said(sentence, treated=subject, count=placebo.p_ratio_units - 1, start=start)
    elif rule.left_out:
        names = ", ".join(rule.left_out[:_NAMED]) + (" …" if len(rule.left_out) > _NAMED else "")
        sentence = LEFT_OUT_ONE if len(rule.left_out) == 1 else LEFT_OUT
        yield said(sentence, count=len(rule.left_out), names=names, p=p_text(placebo.p_ratio_all))


def _poor(placebo: Placebo) -> Iterator[Said]:
    if count := sum(each.poor for each in placebo.donors):
        yield said(POOR, count=count, factor=plain(placebo.poor_factor), p=p_text(placebo.p_post_fitted))


def _groups(result: StudyResult) -> Iterator[Said]:
    if groups := result.groups:
        yield said(
            GROUPS,
            drawn=groups.drawn,
            size=groups.size,
            ratio=p_text(groups.p_ratio),
            post=p_text(groups.p_post),
            start=result.facts.start,
        )
        yield said(GROUPS_RARELY if groups.p_ratio <= RARE else GROUPS_OFTEN)


def _by_groups(power: Power, otherwise: float) -> Iterator[Said]:
    for step in power.steps:
        if step.effect == power.reachable_by_groups and step.effect < otherwise:
            yield said(BY_GROUPS, size=size(step.effect), share=percent(step.share))


def _step(sentence: str, power: Power, at: int, found: int) -> Said:
    step = power.steps[at]
    return said(sentence, size=size(step.effect), share=percent(step.share), found=found)


def _beside(other: Other, classic: float) -> Said:
    return said(METHODS[other.method], method=other.method.label, effect=amount(other.effect), classic=amount(classic))


def _how_many(count: int) -> str:
    return str(count) if count else NONE


def _share(part: float, whole: float) -> str:
    return percent(part / whole) if whole else "\N{EN DASH}"
