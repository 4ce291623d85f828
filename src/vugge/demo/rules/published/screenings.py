"""Figures 4-1 to 4-4: ADBB of children, EPDS and Gotland of parents, in model A."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vugge.demo.rules.published.days import has_days, iso, some_day
from vugge.demo.rules.published.dice import Dice
from vugge.demo.rules.published.families import Cohorts
from vugge.demo.rules.published.places import EPDS_CUTOFF, WITHOUT_GOTLAND
from vugge.demo.rules.published.pregnancy import Visit
from vugge.demo.rules.published.registration import Family, Registration

ADBB = 38994
ADBB_POSITIVE = {"1": 14, "2": 40, "3": 45, "4": 31, "": 22}
DEFAULT_CUTOFF = {"epds": 11, "gotland": 13, "adbb": 5}
MOST = {"epds": 30, "gotland": 39, "adbb": 16}  # an instrument's highest score; ADBB's rarely passes 16
TWO_MONTHS = (49, 75)  # days after birth


class Plan(NamedTuple):
    """One published column: how many screenings, how many of them of mothers (made up), the positive ones by level."""

    instrument: str
    phase: str
    screenings: int
    mothers: int
    positive: Mapping[str, int]


PLANS = (
    Plan("epds", "pregnancy", 7338, 5200, {"1": 100, "2": 57, "3": 73, "4": 5}),
    Plan("epds", "postpartum", 15265, 12400, {"1": 278, "2": 325, "3": 272, "4": 21}),
    Plan("gotland", "pregnancy", 4241, 1141, {"1": 19, "2": 12, "3": 32, "4": 4}),
    Plan("gotland", "postpartum", 8725, 1825, {"1": 50, "2": 65, "3": 95, "4": 8}),
)


class Sitting(NamedTuple):
    """Who is screened, when and at which level of the visit."""

    family: Family
    held: int
    level: str
    present: str
    respondent: str


def _cutoff(instrument: str, sitting: Sitting) -> str:
    """Give the cut-off the row names: fathers and partners 10 on EPDS, some municipalities their own, else none."""
    if instrument != "epds":
        return ""
    return EPDS_CUTOFF.get(sitting.family.municipality, "" if sitting.respondent == "mother" else "10")


def _score(dice: Dice, cutoff: int, most: int, *, positive: bool) -> str:
    if positive:
        return str(min(most, cutoff + int(dice.fraction() ** 2 * 9)))
    return str(int(dice.fraction() ** 1.6 * cutoff))


def _postpartum(cohorts: Cohorts, dice: Dice, plan: Plan) -> list[Sitting]:
    """Sit with mothers and with fathers or partners at the two-month visit."""
    early, late = TWO_MONTHS
    eligible = [
        family
        for family in cohorts.middle
        if has_days(family.born + early, family.born + late) and _used(plan.instrument, family)
    ]
    mothers = dice.shuffled(eligible)[: plan.mothers]
    others = dice.shuffled(eligible)[: plan.screenings - plan.mothers]
    sittings = []
    for respondents, families in ((("mother",), mothers), (("father",) * 19 + ("partner",), others)):
        for family in families:
            who = dice.one_of(respondents)
            level = "1" if dice.happens(86) else dice.one_of(["2", "2", "3", ""])
            present = who if who == "mother" and dice.happens(55) else f"mother|{'father' if who == 'mother' else who}"
            sittings.append(
                Sitting(family, some_day(dice, family.born + early, family.born + late), level, present, who)
            )
    return sittings


def _at_pregnancy_visits(held: list[Visit], dice: Dice, plan: Plan) -> list[Sitting]:
    """Sit with those parents who were present at the visit."""
    visits = dice.shuffled(visit for visit in held if _used(plan.instrument, visit.family))
    with_mother = [visit for visit in visits if visit.present.startswith("mother")]
    with_both = dice.shuffled(visit for visit in visits if "|" in visit.present)
    sittings = [Sitting(*visit, "mother") for visit in with_mother[: plan.mothers]]
    others = with_both[: plan.screenings - plan.mothers]
    return sittings + [Sitting(*visit, visit.present.split("|")[1]) for visit in others]


def _used(instrument: str, family: Family) -> bool:
    return instrument != "gotland" or family.municipality not in WITHOUT_GOTLAND


def parents(cohorts: Cohorts, held: list[Visit], dice: Dice) -> Iterator[Registration]:
    """Give the rows of EPDS and Gotland: exactly the published ones are positive, with their levels."""
    for plan in PLANS:
        sittings = (
            _at_pregnancy_visits(held, dice, plan) if plan.phase == "pregnancy" else _postpartum(cohorts, dice, plan)
        )
        levels = dice.dealt(plan.positive)
        for number, sitting in enumerate(dice.shuffled(sittings)):
            positive = number < len(levels)
            cutoff = _cutoff(plan.instrument, sitting)
            limit = int(cutoff) if cutoff else DEFAULT_CUTOFF[plan.instrument]
            yield Registration(
                *sitting.family.about(
                    f"{plan.instrument}-{plan.phase[:2]}{number:05}", "screening", unborn=plan.phase == "pregnancy"
                ),
                held_on=iso(sitting.held),
                level=levels[number] if positive else sitting.level,
                present=sitting.present,
                place="home",
                instrument=plan.instrument,
                respondent=sitting.respondent,
                phase=plan.phase,
                score=_score(dice, limit, MOST[plan.instrument], positive=positive),
                cutoff=cutoff,
            )


def children(cohorts: Cohorts, dice: Dice) -> Iterator[Registration]:
    """Give the rows of ADBB: every family seen with a baby once, some a second time."""
    again = set(dice.shuffled(range(len(cohorts.middle)))[: ADBB - len(cohorts.middle)])
    sittings = []
    for position, family in enumerate(cohorts.middle):
        first = some_day(dice, family.born + 60, family.born + 200)
        sittings.append((family, first))
        if position in again:
            sittings.append((family, _second(dice, first)))
    levels = dice.dealt(ADBB_POSITIVE)
    for number, (family, held) in enumerate(dice.shuffled(sittings)):
        positive = number < len(levels)
        yield Registration(
            *family.about(f"adbb{number:05}", "screening"),
            held_on=iso(held),
            level=levels[number] if positive else "1" if dice.happens(84) else dice.one_of(["2", "2", "3", ""]),
            present="mother" if dice.happens(70) else "mother|father",
            place="home",
            instrument="adbb",
            respondent="child" if dice.happens(90) else "",
            score=_score(dice, DEFAULT_CUTOFF["adbb"], MOST["adbb"], positive=positive),
        )


def _second(dice: Dice, first: int) -> int:
    """Give the day of a second screening: a week or more later, or a week earlier where the window ends."""
    if has_days(first + 7, first + 150):
        return some_day(dice, first + 7, first + 150)
    return some_day(dice, first - 40, first - 7)
