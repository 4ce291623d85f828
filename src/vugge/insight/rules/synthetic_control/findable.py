"""What a study could find at all, in short Danish sentences."""

from collections.abc import Iterator

from vugge.base.text import marked as _
from vugge.insight.rules.synthetic_control import numerals
from vugge.insight.rules.synthetic_control.judging import curves, found_at, groups_tried, level_before
from vugge.insight.rules.synthetic_control.results import StudyResult
from vugge.insight.rules.synthetic_control.said import Said, Voice, said
from vugge.insight.rules.synthetic_control.tries import Power

_HUNDRED = 100
_WITH_GROUPS = 3

MISSED = _("En virkning under {size} ({share} af tallet før) ville ofte blive overset.")
TRIED = _(
    "Vi bygger en kendt virkning ind, hvor intet skete, og ser, hvor tit metoden opdager den. Det er gjort i {tries} "
    "forsøg for hver størrelse. Fundet betyder p på højst {level}."
)
REACH = _(
    "For at blive fundet i mindst {times} af 100 forsøg skal en virkning være {first} på mål 1 og {second} på mål 2."
)
REACH_GROUPS = _(
    "For at blive fundet i mindst {times} af 100 forsøg skal en virkning være {groups}, når den holdes op mod grupper "
    "af samme størrelse. Holdes den op mod én ad gangen, skal den være {first} på mål 1 og {second} på mål 2."
)
ALIKE = _(
    "Blandt grupper er det gjort i de {groups} af de {drawn} grupper, hvis sammenligning passer lige så godt i årene "
    "før."
)
UNLIKE = _(
    "Blandt grupper er det gjort i de {groups} af de {drawn} grupper, hvis sammenligning heller ikke passer næsten "
    "fuldkomment i årene før."
)
AT_LEAST = _("mindst {size} ({share} af tallet før)")
OVER = _("over {size}")
OWN = _(
    "En virkning så stor som forskellen her, {size}, ville blive fundet i cirka {first} af 100 forsøg på mål 1 og "
    "{second} på mål 2."
)
OWN_GROUPS = _(
    "En virkning så stor som forskellen her, {size}, ville blive fundet i cirka {groups} af 100 forsøg blandt grupper, "
    "men i {first} på mål 1 og {second} på mål 2 blandt én ad gangen."
)


def missed(result: StudyResult, power: Power, voice: Voice) -> Said:
    """Return which effects would often be missed, even by the best of the ways there are."""
    sizes = [each for each in _reachable(power) if each is not None]
    least = min(sizes, default=_most(power))
    return said(MISSED, size=voice.amount(least), share=numerals.part_of(least, level_before(result)))


def tried(power: Power) -> Said:
    """Return how it was found out."""
    return said(TRIED, tries=numerals.number(power.steps[0].of, 0), level=numerals.number(power.level, 2))


def tried_in(result: StudyResult, power: Power) -> Iterator[Said]:
    """Return which groups it was tried in, where that is not all of them."""
    groups, placebo = groups_tried(power), result.placebo
    if groups is not None and placebo and result.groups and groups < result.groups.drawn:
        yield said(
            ALIKE if placebo.near_perfect.treated else UNLIKE,
            groups=numerals.number(groups, 0),
            drawn=numerals.number(result.groups.drawn, 0),
        )


def reached(result: StudyResult, power: Power, voice: Voice) -> Said:
    """Return from which size on an effect is found often enough, by both statistics and among groups."""
    first, second, groups = (
        said(OVER, size=voice.amount(_most(power)))
        if each is None
        else said(AT_LEAST, size=voice.amount(each), share=numerals.part_of(each, level_before(result)))
        for each in _reachable(power)
    )
    sentence = REACH_GROUPS if len(curves(power)) == _WITH_GROUPS else REACH
    return said(sentence, times=numerals.number(_HUNDRED * power.enough, 0), first=first, second=second, groups=groups)


def own(result: StudyResult, power: Power, voice: Voice) -> Said:
    """Return how often an effect as large as the one here would be found."""
    effect = result.fit.effect
    found = [numerals.number(_HUNDRED * each, 0) for each in found_at(power, abs(effect))]
    named = dict(zip(("first", "second", "groups"), found, strict=False))
    return said(OWN_GROUPS if len(found) == _WITH_GROUPS else OWN, size=voice.amount(effect), **named)


def _reachable(power: Power) -> tuple[float | None, ...]:
    return power.reachable_by_ratio, power.reachable_by_post, power.reachable_by_groups


def _most(power: Power) -> float:
    return max(abs(each.effect) for each in power.steps)
