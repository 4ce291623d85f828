"""Figures 4-4 (follow-up), 4-9, 4-10 and 4-11: need visits in model A and the families that had them.

The published levels of the visits sum to 28,851 and those of the families to 13,107; both totals that were published
beside them are higher. Levels are followed, totals are not.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from vugge.demo.rules.published.days import WINDOW, day, iso
from vugge.demo.rules.published.dice import Dice, percent_of, split
from vugge.demo.rules.published.families import Cohorts
from vugge.demo.rules.published.registration import Family, Registration

VISITS = {"1": 2471, "2": 17177, "3": 4788, "4": 1903, "": 2512}
LATEST = {"1": 1495, "2": 8512, "3": 1819, "4": 491, "": 790}
AFTER_POSITIVE_PARENT = {"1": 24, "2": 306, "3": 248, "4": 24, "": 58}
WITH_REFERRAL = {"1": 133, "2": 1360, "3": 2112, "4": 383, "": 106}
GENERAL_PRACTITIONER_PERCENT, PHYSIO_PERCENT = 36, 14

SIZES = {1: 6987, 2: 2779, 3: 1468, 4: 668, 5: 405}  # 53, 21, 11, 5 and 3 pct of the families
SIZES |= {
    6: 180,
    7: 140,
    8: 115,
    9: 90,
    10: 70,
    11: 55,
    12: 45,
    13: 35,
    14: 25,
    15: 20,
}  # 6 pct: mainly up to 15 visits
SIZES |= {16: 10, 17: 5, 18: 3, 19: 2, 20: 1, 21: 1, 22: 1, 25: 1, 40: 1}  # a few more, and one with 40

PUBLISHED_REASONS = {"weight": 19, "breastfeeding": 14, "nutrition": 9}  # pct of the visits; every other less often
REASON_AGE = {"breastfeeding": 0.05, "weight": 0.2, "premature": 0.1, "crying": 0.2, "illness": 0.4, "sibling": 0.4}
REASON_AGE |= {"parent_mental_health": 0.35, "attachment": 0.35, "sleep": 0.5, "nutrition": 0.5, "wellbeing": 0.5}
REASON_AGE |= {"family_relations": 0.5, "social": 0.5, "positive_child_screening": 0.4, "other": 0.5, "motor": 0.6}
REASON_AGE |= {"daycare_start": 0.75, "upbringing": 0.85, "language": 0.95}
"""How old the child tends to be, as a share of all visits from the youngest child to the oldest (made up)."""
OTHER_REASONS = {"sleep": 17, "crying": 15, "wellbeing": 17, "motor": 14, "parent_mental_health": 14, "illness": 8}
OTHER_REASONS |= {"family_relations": 11, "attachment": 9, "premature": 8, "positive_child_screening": 4, "social": 8}
OTHER_REASONS |= {"upbringing": 9, "language": 5, "daycare_start": 5, "sibling": 4, "other": 12}
OTHER_TARGETS = {"social_services": 8, "cross_disciplinary_team": 13, "psychologist": 12, "family_house": 9, "cosp": 6}
OTHER_TARGETS |= {"hospital": 11, "ppr_speech": 6, "section_11_3": 7, "marte_meo": 4, "dentist": 2, "volunteer": 3}
OTHER_TARGETS |= {"need_visit": 9, "other": 10}

OLDER_FAMILIES = 1300
LAST_BIRTH = day(2020, 9, 30)  # leaves the window days enough for the longest course
SECOND_REASON_PERCENT = 12


class Visit(NamedTuple):
    """One need visit before its reasons and referrals are known."""

    family: Family
    held: int
    level: str


def _days(dice: Dice, family: Family, visits: int) -> list[int]:
    """Give so many different working days in the child's first two years, most of them early, in order."""
    first = bisect_left(WINDOW, family.born + 5)
    span = bisect_right(WINDOW, family.born + 730) - first
    places: set[int] = set()
    while len(places) < visits:
        places.add(first + int(dice.fraction() ** 2 * span))
    return [WINDOW[place] for place in sorted(places)]


def _earlier_levels(dice: Dice, sizes: list[int], latest: list[str]) -> list[list[str]]:
    """Give each family the levels of its visits before the latest.

    Both sides are laid in the order of levels: a family's earlier visits lie mostly on its latest level or beside it.
    """
    order = ["", "1", "2", "3", "4"]
    deck = [level for level in order for _ in range(VISITS[level] - LATEST[level])]
    earlier: list[list[str]] = [[] for _ in sizes]
    taken = 0
    for position in sorted(range(len(sizes)), key=lambda place: order.index(latest[place])):
        upto = taken + sizes[position] - 1
        earlier[position] = dice.shuffled(deck[taken:upto])
        taken = upto
    return earlier


def visits(cohorts: Cohorts, dice: Dice) -> list[Visit]:
    """Hold 28,851 visits in 13,107 families."""
    eligible = [family for family in cohorts.middle if family.born <= LAST_BIRTH]
    sizes = dice.dealt(SIZES)
    chosen = dice.shuffled(cohorts.older)[:OLDER_FAMILIES]
    chosen += dice.shuffled(eligible)[: len(sizes) - len(chosen)]
    latest = dice.dealt(LATEST)
    found = []
    for family, size, earlier, level in zip(chosen, sizes, _earlier_levels(dice, sizes, latest), latest, strict=True):
        days = _days(dice, family, size)
        found += [Visit(family, *each) for each in zip(days, [*earlier, level], strict=True)]
    return dice.shuffled(found)


def _reasons(dice: Dice, held: list[Visit]) -> list[str]:
    """Give each visit its reasons: follow-up after a positive screening by level, the others by the child's age."""
    left = dict(AFTER_POSITIVE_PARENT)
    reasons = [""] * len(held)
    others = []
    for position, visit in enumerate(held):
        if left[visit.level]:
            left[visit.level] -= 1
            reasons[position] = "positive_parent_screening"
        else:
            others.append(position)
    counts = {reason: percent_of(len(held), percent) for reason, percent in PUBLISHED_REASONS.items()}
    counts |= split(len(others) - sum(counts.values()), OTHER_REASONS)
    deck = sorted(dice.dealt(counts), key=lambda reason: REASON_AGE[reason] + 0.5 * dice.fraction())
    others.sort(key=lambda position: held[position].held - held[position].family.born)
    for position, reason in zip(others, deck, strict=True):
        reasons[position] = reason
    second = dice.shuffled(OTHER_REASONS)
    for position, reason in enumerate(reasons):
        another = dice.one_of(second)
        if another != reason and dice.happens(SECOND_REASON_PERCENT):
            reasons[position] = f"{reason}|{another}"
    return reasons


def _referrals(dice: Dice, held: list[Visit]) -> list[str]:
    """Give one target to as many visits on each level as were published."""
    total = sum(WITH_REFERRAL.values())
    doctor, physio = percent_of(total, GENERAL_PRACTITIONER_PERCENT), percent_of(total, PHYSIO_PERCENT)
    others = split(total - doctor - physio, OTHER_TARGETS)
    targets = dice.dealt({"general_practitioner": doctor, "physio_occupational": physio, **others})
    on_level: dict[str, list[int]] = defaultdict(list)
    for position, visit in enumerate(held):
        on_level[visit.level].append(position)
    given = [""] * len(held)
    for level, count in WITH_REFERRAL.items():
        for position in dice.shuffled(on_level[level])[:count]:
            given[position] = targets.pop()
    return given


def rows(held: list[Visit], dice: Dice) -> Iterator[Registration]:
    """Give a row for each visit; a third of them had been offered first."""
    for number, (visit, reasons, referrals) in enumerate(
        zip(held, _reasons(dice, held), _referrals(dice, held), strict=True)
    ):
        offered = max(visit.family.born, visit.held - dice.between(1, 6))
        with_offer = dice.happens(33)
        yield Registration(
            *visit.family.about(f"bb{number:05}", "need_visit"),
            offered_on=iso(offered) if with_offer else "",
            response="accepted" if with_offer else "",
            responded_on=iso(dice.between(offered, visit.held)) if with_offer else "",
            held_on=iso(visit.held),
            level=visit.level,
            present="mother" if dice.happens(72) else "mother|father" if dice.happens(80) else "father",
            place="home" if dice.happens(92) else dice.one_of(["clinic", "online"]),
            reasons=reasons,
            referrals=referrals,
        )
