"""Figures 4-5 and 4-6: pregnancy visits in model A, offered and held."""

from collections.abc import Iterator
from typing import NamedTuple

from vugge.demo.rules.published.days import day, days_before, iso, some_day
from vugge.demo.rules.published.dice import Dice, percent_of, split
from vugge.demo.rules.published.families import Cohorts
from vugge.demo.rules.published.registration import Family, Registration

OFFERED = 10056
HELD = {"1": 7438, "2": 847, "3": 765, "4": 207, "": 6}
BOTH_PERCENT, MOTHER_ONLY_PERCENT = 70, 26
REFERRALS = 638
EXTRA_VISIT_PERCENT, MIDWIFE_PERCENT = 37, 6
OTHER_TARGETS = {"general_practitioner": 6, "psychologist": 5, "social_services": 4, "cross_disciplinary_team": 6}
OTHER_TARGETS |= {"family_house": 3, "section_11_3": 2, "volunteer": 1, "hospital": 1, "cosp": 3, "other": 5}

FIRST_BIRTH = day(2018, 10, 1)
WEEK_16, WEEK_30 = 24 * 7, 10 * 7  # days before birth


class Visit(NamedTuple):
    """A pregnancy visit that was held, as the screenings made at it need it."""

    family: Family
    held: int
    level: str
    present: str


def _present(dice: Dice, visits: int) -> list[str]:
    both, mother = percent_of(visits, BOTH_PERCENT), percent_of(visits, MOTHER_ONLY_PERCENT)
    father = (visits - both - mother) // 4
    counts = {"mother|father": both - both // 20, "mother|partner": both // 20, "mother": mother, "father": father}
    return dice.dealt({**counts, "": visits - both - mother - father})


def visits(cohorts: Cohorts, dice: Dice) -> list[Visit]:
    """Hold 9,263 visits; every family of the youngest is among the offered: nothing else is known of it."""
    eligible = [family for family in cohorts.middle if family.born >= FIRST_BIRTH]
    chosen = dice.shuffled(cohorts.youngest + dice.shuffled(eligible)[: OFFERED - len(cohorts.youngest)])
    levels = dice.dealt(HELD)
    present = _present(dice, len(levels))
    return [
        Visit(family, some_day(dice, family.born - WEEK_16, family.born - WEEK_30), level, who)
        for family, level, who in zip(chosen, levels, present, strict=False)
    ]


def _targets(dice: Dice, held: int) -> list[str]:
    """Give the referrals of each visit: 638 in all, some visits with two."""
    extra, midwife = percent_of(REFERRALS, EXTRA_VISIT_PERCENT), percent_of(REFERRALS, MIDWIFE_PERCENT)
    others = dice.dealt(split(REFERRALS - extra - midwife, OTHER_TARGETS))
    alone = dice.shuffled(["extra_pregnancy_visit"] * (extra - 60) + ["midwife"] * midwife + others[60:])
    pairs = [f"extra_pregnancy_visit|{target}" for target in others[:60]]
    return dice.shuffled(alone + pairs + [""] * (held - len(alone) - len(pairs)))


def rows(held: list[Visit], cohorts: Cohorts, dice: Dice) -> Iterator[Registration]:
    """Give a row for each visit held and for each offer that came to nothing."""
    for number, (visit, targets) in enumerate(zip(held, _targets(dice, len(held)), strict=True)):
        offered, answered = days_before(dice, visit.held)
        yield Registration(
            *visit.family.about(f"gb{number:05}", "pregnancy_visit", unborn=True),
            offered_on=iso(offered),
            response="accepted",
            responded_on=iso(answered),
            held_on=iso(visit.held),
            level=visit.level,
            present=visit.present,
            place="clinic" if dice.happens(8) else "home",
            referrals=targets,
        )
    for number, family in enumerate(_not_held(held, cohorts, dice), start=len(held)):
        answered = some_day(dice, family.born - WEEK_16, family.born - WEEK_30)
        response = dice.one_of(["declined", "declined", "declined", "no_contact"])
        yield Registration(
            *family.about(f"gb{number:05}", "pregnancy_visit", unborn=True),
            offered_on=iso(answered - dice.between(3, 14)),
            response=response,
            responded_on=iso(answered),
            level="1",
        )


def _not_held(held: list[Visit], cohorts: Cohorts, dice: Dice) -> list[Family]:
    visited = {visit.family.family_id for visit in held}
    never = [family for family in cohorts.youngest if family.family_id not in visited]
    eligible = [family for family in cohorts.middle if family.born >= FIRST_BIRTH and family.family_id not in visited]
    return never + dice.shuffled(eligible)[: OFFERED - len(held) - len(never)]
