"""What a study could find at all, in short Danish sentences."""

from vugge.base.text import marked as _
from vugge.insight.rules.synthetic_control import numerals
from vugge.insight.rules.synthetic_control.judging import found_at, level_before
from vugge.insight.rules.synthetic_control.results import StudyResult
from vugge.insight.rules.synthetic_control.said import Said, Voice, said
from vugge.insight.rules.synthetic_control.tries import Power

_HUNDRED = 100

MISSED = _("En virkning under {size} ({share} af tallet før) ville ofte blive overset.")
TRIED = _(
    "Vi bygger en kendt virkning ind, hvor intet skete, og ser, hvor tit metoden opdager den. Det er gjort i {tries} "
    "forsøg for hver størrelse. Fundet betyder p på højst {level}."
)
REACH = _(
    "For at blive fundet i mindst {times} af 100 forsøg skal en virkning være {first} på mål 1 og {second} på mål 2."
)
AT_LEAST = _("mindst {size} ({share} af tallet før)")
OVER = _("over {size}")
OWN = _(
    "En virkning så stor som forskellen her, {size}, ville blive fundet i cirka {first} af 100 forsøg på mål 1 og "
    "{second} på mål 2."
)


def missed(result: StudyResult, power: Power, voice: Voice) -> Said:
    """Return which effects would often be missed."""
    sizes = [each for each in (power.reachable_by_ratio, power.reachable_by_post) if each is not None]
    least = min(sizes, default=_most(power))
    return said(MISSED, size=voice.amount(least), share=numerals.part_of(least, level_before(result)))


def tried(power: Power) -> Said:
    """Return how it was found out."""
    return said(TRIED, tries=numerals.number(power.steps[0].of, 0), level=numerals.number(power.level, 2))


def reached(result: StudyResult, power: Power, voice: Voice) -> Said:
    """Return from which size on an effect is found often enough, by each of the two statistics."""
    first, second = (
        said(OVER, size=voice.amount(_most(power)))
        if each is None
        else said(AT_LEAST, size=voice.amount(each), share=numerals.part_of(each, level_before(result)))
        for each in (power.reachable_by_ratio, power.reachable_by_post)
    )
    return said(REACH, times=numerals.number(_HUNDRED * power.enough, 0), first=first, second=second)


def own(result: StudyResult, power: Power, voice: Voice) -> Said:
    """Return how often an effect as large as the one here would be found."""
    effect = result.fit.effect
    first, second = (numerals.number(_HUNDRED * each, 0) for each in found_at(power, abs(effect)))
    return said(OWN, size=voice.amount(effect), first=first, second=second)


def _most(power: Power) -> float:
    return max(abs(each.effect) for each in power.steps)
