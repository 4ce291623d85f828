"""A thousand days: figures T-4 to T-7, T-10 and T-15, and the midterm report's numbers with their earlier last day."""

from collections.abc import Iterator, Mapping
from itertools import count
from typing import NamedTuple

from vugge.demo.rules.published.days import day, iso, working
from vugge.demo.rules.published.dice import Dice, split
from vugge.demo.rules.published.places import ROUND_1, ROUND_2
from vugge.demo.rules.published.registration import Family, Registration

KICK_OFF = dict.fromkeys(ROUND_1, day(2019, 9, 30)) | dict.fromkeys(ROUND_2, day(2020, 2, 3))
MIDTERM = day(2020, 9, 5)
LAST = day(2021, 12, 31)


class Period(NamedTuple):
    """One kind of visit up to the midterm or after it; counts of families, each with one row.

    Referrals inside and outside health visiting are of the held, statutory measures of the offered.
    """

    offered: int
    held: int
    inside: int
    outside: int
    statutory: int


# Up to the midterm: 1305 and 808 offered, 689 and 404 received, and its shares of them. In all: 3594 and 2383 offered,
# 62 and 56 pct received, 3552 visited of whom 15 pct (533) referred inside and 9 pct (320) outside, 7 and 6 pct
# statutory.
VISITS = {
    "visit_18m": (Period(1305, 689, 103, 48, 78), Period(2289, 1534, 240, 146, 174)),
    "visit_3y": (Period(808, 404, 53, 36, 57), Period(1575, 925, 137, 90, 86)),
}
AGE = {"visit_18m": (510, 610), "visit_3y": (1060, 1190), "cosp": (60, 700)}  # days
INSIDE = {"need_visit": 14, "cosp": 8, "marte_meo": 3}
OUTSIDE = {"ppr_speech": 10, "general_practitioner": 7, "physio_occupational": 6, "cross_disciplinary_team": 5}
OUTSIDE |= {"social_services": 3, "psychologist": 3, "dentist": 2, "family_house": 3, "other": 3}

COSP_STATUTORY = 143  # 7 pct of 2042
COSP_ALSO_VISITED = 400  # families offered a 1½-year visit too (made up)
COSP_AUGUST = {"offered": 266, "declined": 131, "accepted": 22}  # 419 offered in August 2020, round 1
COSP_BEFORE = {"completed": 29, "interrupted": 58, "started": 68, "declined": 83}  # the other 238 of 657; 177 accepted
COSP_AFTER = {"completed": 478, "interrupted": 113, "started": 56, "accepted": 30}  # 854 accepted, 507 completed in all
COSP_AFTER |= {"declined": 498, "waiting": 80, "offered": 130}
TOOK_PLACE = ("completed", "interrupted", "started")

DAYCARE_PROGRAMME, DAYCARE_GENERAL = 790, 1130
DAYCARE_OTHER_CHILD, DAYCARE_OTHER = 284, 410  # 694 together


def _some_day(dice: Dice, low: int, high: int) -> int:
    """Give a working day between low and high."""
    found = working(dice.between(low, high))
    return found if low <= found <= high else _some_day(dice, low, high)


def _dealt_places(dice: Dice, families: int, *, until_midterm: bool) -> list[str]:
    """Spread families over the municipalities; up to the midterm the second round had half the time."""
    shared = {code: weight * 2 for code, weight in ROUND_1.items()} | ROUND_2
    return dice.dealt(split(families, shared if until_midterm else ROUND_1 | ROUND_2))


class _Births:
    """Makes families one at a time, with a child of the right age on a day."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._numbers = count(1)

    def family(self, municipality: str, own_day: int, activity: str) -> Family:
        number = next(self._numbers)
        return Family(municipality, f"t{number:05}", f"u{number:05}", own_day - self._dice.between(*AGE[activity]))


def _answers(period: Period, dice: Dice) -> list[str]:
    """Say what came of each offer: held, or the response without a visit."""
    unheld = split(period.offered - period.held, {"declined": 60, "no_contact": 25, "accepted": 5, "": 10})
    return dice.dealt({"held": period.held, **unheld})


def _referred(period: Period, dice: Dice) -> Iterator[str]:
    """Give the referrals of each held visit; three tenths of those referred outside are referred inside too."""
    both = period.outside * 3 // 10
    inside, outside = dice.dealt(split(period.inside, INSIDE)), dice.dealt(split(period.outside, OUTSIDE))
    pairs = [f"{one}|{other}" for one, other in zip(inside[:both], outside[:both], strict=True)]
    referred = pairs + inside[both:] + outside[both:]
    return iter(dice.shuffled(referred + [""] * (period.held - len(referred))))


def _visits(activity: str, births: _Births, dice: Dice) -> Iterator[tuple[Family, Registration]]:
    numbers = count()
    for until_midterm, period in zip((True, False), VISITS[activity], strict=True):
        statutory = dice.dealt({"yes": period.statutory, "no": period.offered - period.statutory})
        referred = _referred(period, dice)
        places = _dealt_places(dice, period.offered, until_midterm=until_midterm)
        for place, answer, measure in zip(places, _answers(period, dice), statutory, strict=True):
            first = KICK_OFF[place] + 28 if until_midterm else MIDTERM + 1
            own_day = _some_day(dice, first, MIDTERM if until_midterm else LAST)
            family = births.family(place, own_day, activity)
            about = family.about(f"{activity[6:]}-{next(numbers):05}", activity)
            yield family, _visit(about, own_day, answer, measure, next(referred) if answer == "held" else "", dice)


def _visit(
    about: tuple[str, str, str, str, str], own_day: int, answer: str, measure: str, referrals: str, dice: Dice
) -> Registration:
    level = "1" if dice.happens(70) else dice.one_of(["2", "2", "3", ""])
    if answer == "held":
        return Registration(
            *about,
            offered_on=iso(own_day - dice.between(16, 28)),
            response="accepted",
            responded_on=iso(own_day - dice.between(6, 14)),
            held_on=iso(own_day),
            level=level,
            present="mother" if dice.happens(58) else "mother|father" if dice.happens(80) else "father",
            place="home",
            referrals=referrals,
            statutory_measure=measure,
        )
    if answer in ("accepted", "declined"):
        offered, answered = own_day - dice.between(3, 14), own_day
        return Registration(*about, iso(offered), answer, iso(answered), level=level, statutory_measure=measure)
    return Registration(*about, iso(own_day), answer, level=level, statutory_measure=measure)


def _cosp_row(number: int, family: Family, own_day: int, status: str, statutory: str) -> Registration:
    """Give one family's offer; a course that took place was answered a fortnight and offered three weeks earlier."""
    took_place = status in TOOK_PLACE
    accepted = took_place or status == "accepted"
    response = "accepted" if accepted else "declined" if status == "declined" else ""
    return Registration(
        *family.about(f"cosp-{number:05}", "cosp"),
        offered_on=iso(own_day - 21 if took_place else own_day),
        response=response,
        responded_on=iso(own_day - 14 if took_place else own_day) if response else "",
        held_on=iso(own_day) if took_place else "",
        level="1" if status == "offered" else "2",
        present="mother" if took_place else "",
        place="clinic" if took_place else "",
        course_status=status,
        statutory_measure=statutory,
    )


def _cosp_days(dice: Dice) -> Iterator[tuple[str, int, str]]:
    """Give (municipality, day, status) of each family offered the course; round 2 began after the midterm."""
    first, last = day(2019, 11, 4), day(2020, 7, 31)
    finished_by = day(2020, 6, 12)  # a course takes eight weeks and more
    for place, status in zip(dice.dealt(split(238, ROUND_1)), dice.dealt(COSP_BEFORE), strict=True):
        yield place, _some_day(dice, first, finished_by if status == "completed" else last), status
    for place, status in zip(dice.dealt(split(419, ROUND_1)), dice.dealt(COSP_AUGUST), strict=True):
        yield place, _some_day(dice, day(2020, 8, 3), day(2020, 8, 31)), status
    after = dice.dealt(COSP_AFTER)
    for place, status in zip(dice.dealt(split(len(after), ROUND_1 | ROUND_2)), after, strict=True):
        yield place, _some_day(dice, MIDTERM + 23, day(2021, 10, 29) if status == "completed" else LAST), status


def _cosp(visited: Mapping[str, list[Family]], births: _Births, dice: Dice) -> Iterator[tuple[Family, Registration]]:
    """Give the offers of the course, some of them to families that were offered a 1½-year visit too."""
    offers = list(_cosp_days(dice))
    statutory = dice.dealt({"yes": COSP_STATUTORY, "no": len(offers) - COSP_STATUTORY})
    also = set(dice.shuffled(range(len(offers)))[:COSP_ALSO_VISITED])
    for number, ((place, own_day, status), measure) in enumerate(zip(offers, statutory, strict=True)):
        known = visited[place] if number in also else []
        family = known.pop() if known else births.family(place, own_day, "cosp")
        yield family, _cosp_row(number, family, own_day, status, measure)


def _daycare(families: list[Family], births: _Births, dice: Dice) -> Iterator[Registration]:
    """Give the visits to and meetings with daycare: about the programme's children, general, about others."""
    plan = {"programme": DAYCARE_PROGRAMME, "general": DAYCARE_GENERAL}
    plan |= {"other_child": DAYCARE_OTHER_CHILD, "other": DAYCARE_OTHER}
    places = _dealt_places(dice, sum(plan.values()), until_midterm=False)
    chosen = iter(dice.shuffled(families))
    for number, (place, kind) in enumerate(zip(places, dice.dealt(plan), strict=True)):
        own_day = _some_day(dice, KICK_OFF[place], LAST)
        name = f"dt{number:05}"
        if kind == "programme":
            family = next(chosen)
            own_day = _some_day(dice, KICK_OFF[family.municipality], LAST)
            about = family.about(name, "daycare_child_advice")
        elif kind == "other_child":
            about = births.family(place, own_day, "visit_3y").about(name, "daycare_child_advice")
        else:
            about = (name, place, "-", "", "daycare_general_advice" if kind == "general" else "daycare_other")
        yield Registration(*about, held_on=iso(own_day), present="daycare_staff", place="daycare")


def rows(dice: Dice) -> Iterator[Registration]:
    """Give the rows of a thousand days; the families of the two visits are different ones."""
    births = _Births(dice)
    families: list[Family] = []
    for_course: dict[str, list[Family]] = {place: [] for place in KICK_OFF}
    for activity in VISITS:
        for family, registration in _visits(activity, births, dice):
            families.append(family)
            if activity == "visit_18m":
                for_course[family.municipality].append(family)
            yield registration
    for family, registration in _cosp(for_course, births, dice):
        families.append(family)
        yield registration
    yield from _daycare(list(dict.fromkeys(families)), births, dice)
