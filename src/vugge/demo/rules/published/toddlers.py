"""Figures 4-7 and 4-8: the visit at 15 to 18 months in model A."""

from collections.abc import Iterator

from vugge.demo.rules.published.days import day, days_before, iso, some_day
from vugge.demo.rules.published.dice import Dice, percent_of, split
from vugge.demo.rules.published.families import Cohorts
from vugge.demo.rules.published.registration import Family, Registration

OFFERED = {"1": 6453, "2": 589, "3": 235, "4": 49, "": 2041}
ACCEPTED_PERCENT, DECLINED_PERCENT, NO_CONTACT_PERCENT = 62, 19, 17
HELD = 6849
ACCEPTED_NOT_HELD = 108  # made up
WITH_REFERRAL = {"1": 28, "2": 60, "3": 121, "4": 8, "": 11}
GENERAL_PRACTITIONER_PERCENT, PHYSIO_PERCENT = 28, 22
OTHER_TARGETS = {
    "ppr_speech": 9,
    "social_services": 4,
    "cross_disciplinary_team": 7,
    "psychologist": 4,
    "need_visit": 8,
}
OTHER_TARGETS |= {"cosp": 4, "family_house": 3, "hospital": 3, "dentist": 2, "other": 5}
LEVELS_WITHOUT_OFFER = {"1": 74, "2": 12, "3": 6, "4": 1, "": 7}

LAST_BIRTH = day(2019, 12, 31)
FIFTEEN_MONTHS, EIGHTEEN_MONTHS = 456, 548  # days after birth


def _responses(dice: Dice, offers: int) -> list[str]:
    accepted, declined, no_contact = (
        percent_of(offers, percent) for percent in (ACCEPTED_PERCENT, DECLINED_PERCENT, NO_CONTACT_PERCENT)
    )
    counts = {"accepted": accepted, "declined": declined, "no_contact": no_contact}
    return dice.dealt({**counts, "": offers - accepted - declined - no_contact})


def _targets(dice: Dice) -> list[str]:
    """Give one target for each of the 228 visits with a referral."""
    visits = sum(WITH_REFERRAL.values())
    doctor, physio = percent_of(visits, GENERAL_PRACTITIONER_PERCENT), percent_of(visits, PHYSIO_PERCENT)
    others = split(visits - doctor - physio, OTHER_TARGETS)
    return dice.dealt({"general_practitioner": doctor, "physio_occupational": physio, **others})


class _Referrals:
    """Hands a target to the first visits held on each level, as many as were published."""

    def __init__(self, dice: Dice) -> None:
        self._left = dict(WITH_REFERRAL)
        self._targets = _targets(dice)

    def next_at(self, level: str) -> str:
        if self._left[level] == 0:
            return ""
        self._left[level] -= 1
        return self._targets.pop()


def rows(cohorts: Cohorts, dice: Dice) -> Iterator[Registration]:
    """Give 9,367 offers, and the visits that were held though no offer was registered (held exceed accepted)."""
    levels = dice.dealt(OFFERED)
    responses = _responses(dice, len(levels))
    held_with_offer = responses.count("accepted") - ACCEPTED_NOT_HELD
    without_offer = HELD - held_with_offer
    eligible = [family for family in cohorts.middle if family.born <= LAST_BIRTH]
    wanted = len(levels) + without_offer - len(cohorts.older)
    families = dice.shuffled(cohorts.older + dice.shuffled(eligible)[:wanted])
    referrals = _Referrals(dice)
    not_held = ACCEPTED_NOT_HELD
    for number, (level, response) in enumerate(zip(levels, responses, strict=True)):
        held = response == "accepted" and not_held == 0
        not_held -= response == "accepted" and not held
        yield _offered(number, families[number], (level, response), dice, referrals if held else None)
    for number, level in enumerate(dice.dealt(split(without_offer, LEVELS_WITHOUT_OFFER)), start=len(levels)):
        family = families[number]
        yield Registration(
            *family.about(f"b15-{number:05}", "visit_15_18m"),
            held_on=iso(some_day(dice, family.born + FIFTEEN_MONTHS, family.born + EIGHTEEN_MONTHS)),
            level=level,
            present=_present(dice),
            place="home",
            referrals=referrals.next_at(level),
        )


def _offered(
    number: int, family: Family, offer: tuple[str, str], dice: Dice, referrals: _Referrals | None
) -> Registration:
    """Give one offer; it was held when there are referrals to draw from."""
    level, response = offer
    own_day = some_day(dice, family.born + FIFTEEN_MONTHS, family.born + EIGHTEEN_MONTHS)
    about = family.about(f"b15-{number:05}", "visit_15_18m")
    if referrals is not None:
        offered, answered = days_before(dice, own_day)
        return Registration(
            *about,
            offered_on=iso(offered),
            response=response,
            responded_on=iso(answered),
            held_on=iso(own_day),
            level=level,
            present=_present(dice),
            place="clinic" if dice.happens(6) else "home",
            referrals=referrals.next_at(level),
        )
    if response in ("accepted", "declined"):
        return Registration(
            *about,
            offered_on=iso(own_day - dice.between(3, 14)),
            response=response,
            responded_on=iso(own_day),
            level=level,
        )
    return Registration(*about, offered_on=iso(own_day), response=response, level=level)


def _present(dice: Dice) -> str:
    return "mother" if dice.happens(64) else "father" if dice.happens(25) else "mother|father"
