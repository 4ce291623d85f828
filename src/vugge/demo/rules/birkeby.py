"""Birkeby's registrations: an invented municipality's four years up to a day, the same for the same day.

Nothing here is about anyone. There is some of everything a leader looks for: offers without an answer, visits without
an offer, a level that is missing, a course that is broken off.
"""

import datetime as dt
from collections.abc import Iterator

from vugge.demo.rules.cast import BIRKEBY
from vugge.demo.rules.published.days import iso, working
from vugge.demo.rules.published.dice import Dice
from vugge.demo.rules.published.registration import Family, Registration

FAMILIES = 520
YEARS = 4
_NEED = ("breastfeeding", "weight", "sleep", "crying", "parent_mental_health", "motor", "wellbeing")
_TARGETS = ("general_practitioner", "need_visit", "physio_occupational", "psychologist", "cosp", "family_house")


class _Writer:
    """Makes rows of one family, none of them later than the last day."""

    def __init__(self, dice: Dice, last: int) -> None:
        self._dice = dice
        self._last = last
        self._number = 0

    def row(
        self, family: Family, activity: str, held: int, /, *, unborn: bool = False, **cells: str
    ) -> list[Registration]:
        """Return a row held on a day, or nothing when that day has not come."""
        if working(held) > self._last:
            return []
        self._number += 1
        level = "" if self._dice.happens(6) else self._level()
        named = family.about(f"b{self._number:06}", activity, unborn=unborn)
        return [Registration(*named, **{"held_on": iso(working(held)), "level": level, **cells})]

    def offered(self, family: Family, activity: str, held: int, accepts: int) -> list[Registration]:
        """Return an offer with its answer, and the day it was held where the answer was yes."""
        offer = working(held - self._dice.between(14, 35))
        if offer > self._last:
            return []
        self._number += 1
        named = family.about(f"b{self._number:06}", activity)
        answer = "accepted" if self._dice.happens(accepts) else self._dice.one_of(("declined", "no_contact", ""))
        replied = min(offer + self._dice.between(2, 9), self._last)
        answered = iso(replied) if answer else ""
        done = answer == "accepted" and working(held) <= self._last
        referral = self._dice.one_of(_TARGETS) if done and self._dice.happens(12) else ""
        return [
            Registration(
                *named,
                offered_on=iso(offer),
                response=answer,
                responded_on=answered,
                held_on=iso(working(held)) if done else "",
                level=self._level(),
                present=self._parents() if done else "",
                place="home" if done else "",
                referrals=referral,
                statutory_measure="yes" if self._dice.happens(4) else "no",
            )
        ]

    def course(self, family: Family, activity: str, start: int) -> list[Registration]:
        """Return a course that was offered, and how far it has come."""
        status = self._dice.one_of(("completed", "completed", "completed", "interrupted", "declined", "waiting"))
        begun = iso(working(start)) if status in {"completed", "interrupted"} else ""
        offered = iso(working(start) - 30)
        return self.row(family, activity, start, course_status=status, offered_on=offered, held_on=begun)

    def screenings(self, family: Family, held: int, phase: str) -> Iterator[Registration]:
        """Yield both parents' screenings of a phase; the father's is missing now and then."""
        for respondent, instrument, cutoff in (("mother", "epds", 11), ("father", "gotland", 13)):
            if respondent == "mother" or self._dice.happens(70):
                score = min(self._dice.between(0, 9) + (self._dice.between(0, 8) if self._dice.happens(20) else 0), 30)
                yield from self.row(
                    family, "screening", held, unborn=phase == "pregnancy",
                    instrument=instrument, respondent=respondent, phase=phase, score=str(score), cutoff=str(cutoff),
                )  # fmt: skip

    def _level(self) -> str:
        roll = self._dice.below(100)
        return "1" if roll < 70 else "2" if roll < 90 else "3" if roll < 97 else "4"  # noqa: PLR2004 - shares in hundredths

    def _parents(self) -> str:
        return self._dice.one_of(("mother|father", "mother|father", "mother", "mother|partner", "father"))


def rows(until: dt.date) -> Iterator[Registration]:
    """Yield Birkeby's rows up to a day, family by family."""
    dice, last = Dice(998), until.toordinal()
    writer = _Writer(dice, last)
    first = last - 365 * YEARS
    for number in range(FAMILIES):
        born = first + (last - first + 120) * number // FAMILIES
        family = Family(BIRKEBY, f"bf{number:04}", f"bc{number:04}", born)
        offer = {
            "offered_on": iso(working(born - 140)), "response": "accepted", "responded_on": iso(working(born - 133)),
        }  # fmt: skip
        yield from writer.row(
            family, "pregnancy_visit", born - dice.between(80, 120), unborn=True, place="home", present="mother|father",
            **({} if dice.happens(7) else offer),
        )  # fmt: skip
        yield from writer.screenings(family, born - 100, "pregnancy")
        for day in (4, 14, 60, 130, 250):
            yield from writer.row(family, "standard_visit", born + day, place="home", present="mother")
        yield from writer.screenings(family, born + 62, "postpartum")
        for _ in range(max(dice.between(-3, 4), 0)):
            yield from writer.row(
                family, "need_visit", born + dice.between(7, 300), place="home", present="mother",
                reasons=dice.one_of(_NEED),
            )  # fmt: skip
        for day, activity, accepts in (
            (480, "visit_15_18m", 64),
            (548, "visit_18m", 62),
            (1096, "visit_3y", 55),
        ):
            yield from writer.offered(family, activity, born + day, accepts)
        if dice.happens(14):
            yield from writer.course(family, dice.one_of(("cosp", "cosp", "marte_meo")), born + dice.between(150, 500))
        if dice.happens(30):
            yield from writer.row(
                family, "screening", born + 70, instrument="adbb", respondent="child", score=str(dice.between(0, 7)),
            )  # fmt: skip
