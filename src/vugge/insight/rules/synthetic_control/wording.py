"""What a study found and how sure it is, in short Danish sentences for somebody who leads and does not calculate."""

from collections.abc import Iterator

from vugge.base.text import marked as _
from vugge.insight.rules.synthetic_control import numerals
from vugge.insight.rules.synthetic_control.holding import dropped
from vugge.insight.rules.synthetic_control.judging import (
    LEVEL,
    AsFar,
    Unusual,
    can_show,
    far_by,
    far_out,
    level_before,
    unusual,
)
from vugge.insight.rules.synthetic_control.results import FEWEST_ALIKE, NearPerfect, Placebo, Ranking, StudyResult
from vugge.insight.rules.synthetic_control.said import Said, Voice, said

_NOTHING = 1e-6

FOUND = _("I gennemsnit for {first}–{last} er {outcome} {difference}. Forskellen er {share} af sammenligningens tal.")
FOUND_ONCE = _("I {first} er {outcome} {difference}. Forskellen er {share} af sammenligningens tal.")
BEFORE = _("I de {periods} før afveg sammenligningen typisk {size}, eller {share} af tallet selv.")
EXACTLY = _(
    "I de {periods} før passer sammenligningen næsten fuldkomment. Det lyder bedre, end det er: med så kort tid og "
    "{donors} at blande af kan næsten alt rammes."
)
UNUSED = _("{many} er ikke med i sammenligningen, fordi udfaldet mangler i en eller flere perioder: {names}.")
UNUSED_ONE = _("{names} er ikke med i sammenligningen, fordi udfaldet mangler i en eller flere perioder.")
LATE = _(
    "Baggrundsoplysninger er også regnet over tiden fra {start} og frem: {names}. Dem kan projektet selv have ændret, "
    "og så ligner sammenligningen for meget."
)

POSED = _(
    "Vi stiller det samme spørgsmål om alle de {others}, der ikke havde projektet: Vi lader, som om det også var "
    "der, og bygger en sammenligning. Der er intet at finde, så deres forskelle viser, hvor meget tal svinger af sig "
    "selv."
)
SOME_AS_FAR = _("{n} af de {of} {whom} afviger mindst lige så meget")
NONE_AS_FAR = _("ingen af de {of} {whom} afviger så meget")
ALL_AS_FAR = _("alle {of} {whom} afviger mindst lige så meget")
OTHERS = _("andre {places}")
ALIKE = _("andre {places}, der også passer næsten fuldkomment før,")
DRAWN = _("tilfældige grupper på {many} uden projektet")
FIRST = {
    Ranking.RATIO: _(
        "Mål 1, holdt op mod før: hvor mange gange større blev afvigelsen, da projektet begyndte? Her gælder, at "
        "{others}. Som tal: nummer {rank} af {units}, p = {p}."
    ),
    Ranking.ALIKE: _(
        "Mål 1, holdt op mod før: sammenligningen passer så godt før, at der ikke kan divideres med det. Derfor holdes "
        "der kun op mod dem, der også passer så godt. Her gælder, at {others}. Som tal: nummer {rank} af {units}, "
        "p = {p}."
    ),
    Ranking.POST: _(
        "Mål 1, holdt op mod før: sammenligningen passer så godt før, at der ikke kan divideres med det, og det gør "
        "kun få af de andre. Derfor er det her det samme som mål 2: {others}. Som tal: nummer {rank} af {units}, "
        "p = {p}."
    ),
}
SECOND = _(
    "Mål 2, efter alene: hvor stor er afvigelsen efter, uanset hvordan det passede før? Her gælder, at {others}. Som "
    "tal: nummer {rank} af {units}, p = {p}."
)
POOR = _("{count} passer før mere end {factor} gange så dårligt som {than}. Uden dem er p = {p} på mål 2.")
NEARLY = _("grænsen for næsten fuldkomment")
TOO_FEW = _("Med {others} andre kan p ikke blive mindre end {p}. Så få kan ikke vise, at noget er usædvanligt.")

SHORT = {
    Unusual.BOTH: _("Det er usædvanligt: {far}."),
    Unusual.ONE: _(
        "Det er usikkert, om forskellen er usædvanlig. Holdt op mod tiden før: {ratio}. Set på forskellen alene: "
        "{post}."
    ),
    Unusual.TOGETHER: _(
        "Blandt grupper af samme størrelse er forskellen usædvanlig: {far}. Holdt op mod de enkelte er den ikke: "
        "{ratio}. Svaret hænger altså på, hvad man holder den op mod."
    ),
    Unusual.NEITHER: _("Det er ikke usædvanligt: {far}."),
    Unusual.FEW: _("Der er for få at sammenligne med til at sige, om det er usædvanligt."),
}
SWINGS = _(
    "I gennemsnit er forskellen lille, men den går fra {low} til {high}. Det er udsvingene, der er usædvanlige, ikke "
    "gennemsnittet."
)
VERDICT = {
    Unusual.BOTH: _("Begge mål siger, at forskellen er usædvanlig. Det peger på, at noget skete, men ikke på hvad."),
    Unusual.ONE: _("De to mål siger ikke det samme. Så er svaret usikkert, og det bør ikke bruges som bevis."),
    Unusual.TOGETHER: _(
        "Ingen af de to mål siger, at forskellen er usædvanlig holdt op mod de enkelte. Men mange tilsammen svinger "
        "mindre end de enkelte, og blandt grupper af samme størrelse er den usædvanlig. Det peger på, at noget skete, "
        "men svaret hænger på, hvad man holder det op mod."
    ),
    Unusual.NEITHER: _(
        "Ingen af målene siger, at forskellen er usædvanlig. Det beviser ikke, at projektet var uden virkning."
    ),
    Unusual.FEW: _("Der er for få at sammenligne med til at sige, om forskellen er usædvanlig."),
}
LIMIT = _("Usædvanligt betyder her blandt de yderste {level}.")
MEANS = _(
    "p er den andel af alle, der afviger mindst lige så meget. Det er ikke sandsynligheden for, at projektet ikke "
    "virkede."
)
GROUPS = _(
    "{many} tilsammen svinger mindre end én. Derfor er der også trukket lod om {drawn} grupper på {many} uden "
    "projektet. Blandt dem er det {unusual}: p = {ratio} på mål 1 og {post} på mål 2."
)

RULE = _(
    "Et forløb før start er næsten fuldkomment, når afvigelsen er under {floor}, som er {share} af det, et sted typisk "
    "ændrer sig for sig selv fra gang til gang. Forholdet mellem efter og før siger så ikke noget. De steder tæller "
    "ikke med på mål 1, som er efter holdt op mod før. Er projektet selv sådan et sted, holdes det kun op mod de andre "
    "af dem, og kun på afvigelsen efter. Er de under {fewest}, holdes det op mod alle."
)
MET_NOBODY = _("Her gælder det ingen, så alle er med.")
MET_OTHERS = _("Her er {left} holdt ude: {names}. Er alle med, er p = {p} på mål 1.")
MET_TREATED = _("Her gælder det {treated} selv. Mål 1 er derfor uden {left}, der ikke passer så godt før.")
MET_ALL = _("Her gælder det {treated} selv og alle de andre.")
MET_FEW = _("Her gælder det {treated} selv, og kun få af de andre. Derfor er mål 1 det samme som mål 2.")


def in_short(result: StudyResult) -> tuple[Said, ...]:
    """Return what the command says: what was found, how sure it is, and what it hangs on where that was asked."""
    return tuple(_in_short(result, Voice.of(result)))


def _in_short(result: StudyResult, voice: Voice) -> Iterator[Said]:
    facts, placebo = result.facts, result.placebo
    yield what_was_found(result, voice)
    yield fit_before(result, voice)
    if unused := [each.unit for each in facts.left_out]:
        many, names = voice.many(len(unused)), voice.listed(unused)
        yield said(UNUSED if len(unused) > 1 else UNUSED_ONE, many=many, names=names)
    if facts.late:
        yield said(LATE, start=facts.start, names=", ".join(facts.late))
    if placebo:
        yield posed(placebo, voice)
        yield from by_ratio(placebo, voice)
        yield from by_post(placebo, voice)
        yield said(MEANS)
        yield from among_groups(result, voice)
        yield from verdict(result)
        if placebo.near_perfect.left_out or placebo.near_perfect.treated:
            yield near_perfect_rule(placebo.near_perfect)
            yield whom_the_rule_met(placebo, voice)
    if result.leave_one_out:
        yield dropped(result, voice)


def what_was_found(result: StudyResult, voice: Voice) -> Said:
    """Return the mean difference from the start on."""
    facts, effect = result.facts, result.fit.effect
    expected = sum(result.path.synthetic[facts.before :]) / facts.after
    return said(
        FOUND if facts.after > 1 else FOUND_ONCE,
        first=facts.start,
        last=facts.times[-1],
        outcome=voice.outcome,
        difference=voice.difference(effect),
        share=numerals.part_of(effect, expected),
    )


def fit_before(result: StudyResult, voice: Voice) -> Said:
    """Return how well the comparison fits the time before, and that a fit can be too good."""
    facts, pre, level = result.facts, result.fit.pre_rmspe, level_before(result)
    length = numerals.periods(facts.before, facts.times)
    if pre <= _NOTHING * abs(level) or (result.placebo and result.placebo.near_perfect.treated):
        return said(EXACTLY, periods=length, donors=voice.many(len(facts.donors)))
    return said(BEFORE, periods=length, size=voice.amount(pre), share=numerals.part_of(pre, level))


def posed(placebo: Placebo, voice: Voice) -> Said:
    """Return what is done with the others to see how unusual the difference is."""
    return said(POSED, others=voice.many(len(placebo.donors)))


def in_a_word(result: StudyResult, voice: Voice) -> Iterator[Said]:
    """Return how unusual the difference is; nothing without placebos. An average is held against averages first."""
    placebo, groups, found = result.placebo, result.groups, unusual(result)
    if placebo is None:
        return
    among = ALIKE if placebo.near_perfect.ranking is Ranking.ALIKE else OTHERS
    far = ratio = _as_far(far_out(placebo.p_ratio, placebo.p_ratio_units), said(among, places=voice.places))
    if groups and (groups.p_post <= LEVEL) is (found is not Unusual.NEITHER):
        far = _as_far(far_out(groups.p_post, groups.drawn + 1), said(DRAWN, many=voice.many(groups.size)))
    post = _as_far(far_out(placebo.p_post, placebo.p_post_units), said(OTHERS, places=voice.places))
    yield said(SHORT[found], far=far, ratio=ratio, post=post)
    after = result.path.gap[result.facts.before :]
    if found not in {Unusual.NEITHER, Unusual.FEW} and abs(result.fit.effect) < result.fit.post_rmspe / 2:
        yield said(SWINGS, low=voice.signed(min(after)), high=voice.signed(max(after)))


def by_ratio(placebo: Placebo, voice: Voice) -> Iterator[Said]:
    """Return where the treated unit stands by the first statistic, and whether so few can show anything by it."""
    units = placebo.p_ratio_units
    yield _measured(FIRST[placebo.near_perfect.ranking], placebo.p_ratio, units, voice)
    if not can_show(units):
        yield said(TOO_FEW, others=units - 1, p=numerals.p_value(1 / units))


def by_post(placebo: Placebo, voice: Voice) -> Iterator[Said]:
    """Return the same by the second, and what it is without those who fit badly before."""
    yield _measured(SECOND, placebo.p_post, placebo.p_post_units, voice)
    if count := sum(each.poor for each in placebo.donors):
        p = numerals.p_value(placebo.p_post_fitted)
        factor = numerals.plain(placebo.poor_factor)
        than = said(NEARLY) if placebo.near_perfect.treated else voice.treated
        yield said(POOR, count=voice.many(count), factor=factor, than=than, p=p)


def verdict(result: StudyResult) -> tuple[Said, ...]:
    """Return what both statistics say together, and what unusual means."""
    return said(VERDICT[unusual(result)]), said(LIMIT, level=numerals.percent(LEVEL))


def among_groups(result: StudyResult, voice: Voice) -> Iterator[Said]:
    """Return how the average stands among averages of as many; nothing where one unit is treated."""
    if groups := result.groups:
        yield said(
            GROUPS,
            many=voice.many(groups.size),
            drawn=groups.drawn,
            unusual=said(far_by(groups.p_ratio, groups.p_post).label),
            ratio=numerals.p_value(groups.p_ratio),
            post=numerals.p_value(groups.p_post),
        )


def near_perfect_rule(rule: NearPerfect) -> Said:
    """Return the rule for pre-fits too good to be true."""
    return said(RULE, floor=numerals.amount(rule.floor), share=numerals.percent(rule.share), fewest=FEWEST_ALIKE)


def whom_the_rule_met(placebo: Placebo, voice: Voice) -> Said:
    """Return who has such a pre-fit, and what that does to the first statistic."""
    rule = placebo.near_perfect
    left = voice.many(len(rule.left_out))
    sentence = {
        Ranking.RATIO: MET_OTHERS if rule.left_out else MET_NOBODY,
        Ranking.ALIKE: MET_TREATED if rule.left_out else MET_ALL,
        Ranking.POST: MET_FEW,
    }[rule.ranking]
    p = numerals.p_value(placebo.p_ratio_all)
    return said(sentence, treated=voice.treated, left=left, names=voice.listed(rule.left_out), p=p)


def _measured(sentence: str, p: float, units: int, voice: Voice) -> Said:
    found = far_out(p, units)
    others = _as_far(found, said(OTHERS, places=voice.places))
    return said(sentence, others=others, rank=found.as_far + 1, units=units, p=numerals.p_value(p))


def _as_far(found: AsFar, whom: Said) -> Said:
    several = ALL_AS_FAR if found.as_far == found.others else SOME_AS_FAR
    return said(several if found.as_far else NONE_AS_FAR, n=found.as_far, of=found.others, whom=whom)
