"""Figures 4-16, 4-17, 4-23 and 4-25: joint home visits and courses in model A."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vugge.demo.rules.published.days import day, days_before, iso, some_day
from vugge.demo.rules.published.dice import Dice, percent_of, split
from vugge.demo.rules.published.families import Cohorts
from vugge.demo.rules.published.places import MODEL_A_ONLY
from vugge.demo.rules.published.registration import Family, Registration

JOINT_VISITS = {"1": 13, "2": 81, "3": 684, "4": 431, "": 3}
WITH_REFERRAL = {"1": 7, "2": 19, "3": 72, "4": 82, "": 2}
OTHER_PERCENT, GENERAL_PRACTITIONER_PERCENT, PHYSIO_PERCENT = 56, 10, 7
OTHER_TARGETS = {"social_services": 12, "cross_disciplinary_team": 10, "psychologist": 8, "family_house": 9}
OTHER_TARGETS |= {"section_11_3": 5, "ppr_speech": 3, "marte_meo": 2}
COLLEAGUES = ("social_worker", "social_worker", "psychologist", "family_therapist", "other_professional")

LAST_BIRTH = day(2020, 9, 30)


class Course(NamedTuple):
    """A published course figure: offers by level, and how they ended."""

    prefix: str
    activity: str
    levels: Mapping[str, int]
    outcomes: Mapping[str, int]


COSP = Course(
    "cosp",
    "cosp",
    # No offer without a level was published, but 39 interrupted are the published 18 pct only with 1 to 12 of them.
    {"1": 30, "2": 70, "3": 91, "4": 19, "": 1},
    {"interrupted": 39, "declined": 72, "completed": 98, "waiting": 2},
)
MARTE_MEO = Course(
    "mm",
    "marte_meo",
    {"1": 21, "2": 98, "3": 36, "4": 7, "": 7},
    {"completed": 122, "interrupted": 25, "declined": 20, "started": 2},
)


def _known_babies(cohorts: Cohorts) -> list[Family]:
    return [family for family in cohorts.middle if family.born <= LAST_BIRTH]


def joint_visits(cohorts: Cohorts, dice: Dice) -> Iterator[Registration]:
    """Give the joint home visits, one target for each of those with a referral."""
    referring = sum(WITH_REFERRAL.values())
    other, doctor, physio = (
        percent_of(referring, percent) for percent in (OTHER_PERCENT, GENERAL_PRACTITIONER_PERCENT, PHYSIO_PERCENT)
    )
    rest = split(referring - other - doctor - physio, OTHER_TARGETS)
    targets = dice.dealt({"other": other, "general_practitioner": doctor, "physio_occupational": physio, **rest})
    left = dict(WITH_REFERRAL)
    families = dice.shuffled(_known_babies(cohorts))[:900]
    for number, level in enumerate(dice.dealt(JOINT_VISITS)):
        family = families[number % len(families)]
        held = some_day(dice, family.born + 45, family.born + 600)
        offered, answered = days_before(dice, held)
        refers = left[level] > 0
        left[level] -= refers
        yield Registration(
            *family.about(f"fh{number:05}", "joint_home_visit"),
            offered_on=iso(offered),
            response="accepted",
            responded_on=iso(answered),
            held_on=iso(held),
            level=level,
            present=f"{'mother' if dice.happens(60) else 'mother|father'}|{dice.one_of(COLLEAGUES)}",
            place="home",
            referrals=targets.pop() if refers else "",
        )


def course_rows(course: Course, families: list[Family], dice: Dice) -> Iterator[Registration]:
    """Give the offers of a course, one family each (sources: figures 4-23, 4-24 and 4-25)."""
    levels, outcomes = dice.dealt(course.levels), dice.dealt(course.outcomes)
    for number, (family, level, outcome) in enumerate(zip(families, levels, outcomes, strict=True)):
        own_day = some_day(dice, family.born + 40, family.born + 520)
        offered, answered = days_before(dice, own_day)
        took_place = outcome in ("completed", "interrupted", "started")
        yield Registration(
            *family.about(f"{course.prefix}{number:04}", course.activity),
            offered_on=iso(offered),
            response="declined" if outcome == "declined" else "accepted",
            responded_on=iso(answered if took_place else own_day),
            held_on=iso(own_day) if took_place else "",
            level=level,
            present=("mother" if dice.happens(65) else "mother|father") if took_place else "",
            place="clinic" if took_place else "",
            course_status=outcome,
        )


def courses(cohorts: Cohorts, dice: Dice) -> Iterator[Registration]:
    """Give COS-P outside the municipalities of a thousand days, and Marte Meo anywhere in model A."""
    babies = dice.shuffled(_known_babies(cohorts))
    in_one_programme = [family for family in babies if family.municipality in MODEL_A_ONLY]
    yield from course_rows(COSP, in_one_programme[: sum(COSP.levels.values())], dice)
    yield from course_rows(MARTE_MEO, babies[-sum(MARTE_MEO.levels.values()) :], dice)
