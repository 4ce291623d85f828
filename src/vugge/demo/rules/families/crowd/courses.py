"""What was done with a family of the crowd by now: the standard visits, help for some, screenings, and what is planned.

Shares are ours, near what the evaluations tell: some answers over the cut-off, some declined, some things missing.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from vugge.demo.rules.families.crowd.people import Newcomers
from vugge.demo.rules.families.days import Calendar, at
from vugge.demo.rules.families.diary import CLOCKS, Diary
from vugge.demo.rules.families.people import STANDARD, TERM, epds
from vugge.demo.rules.families.shape import Booking, Deed, Offered, Screening, Visit
from vugge.demo.rules.published.dice import Dice

_PREGNANT = TERM - 24 * 7
"""Days before the day expected: a visit in week 24."""

_LATE = 480
_OVER = 11
"""The catalogue's cut-off, of mothers."""

_LATELY = 8
_BEFORE, _AFTER = 4, 10
"""So many days about a standard visit there is no need visit: what it is for is seen then."""

_AHEAD = 16
_REASONS = (
    "breastfeeding", "breastfeeding", "weight", "sleep", "crying", "crying", "motor", "wellbeing", "family_relations",
    "parent_mental_health", "social", "nutrition", "attachment",
)  # fmt: skip
_ENDED = ("Det går godt nu.", "Målet er nået.", "Familien klarer det selv.", "Vægten følger kurven igen.")
_AGREED = ("", "", "", "Ring, hvis der er noget.", "Vi ses til næste faste besøg.", "Prøv mere tid på maven.")


@dataclass(slots=True)
class _Course:
    """A family's course in the making. Days are the child's age; before birth they are negative."""

    calendar: Calendar
    dice: Dice
    diary: Diary
    who: Newcomers
    helped: dict[str, int] = field(default_factory=dict)
    """Why there is help now, and at which level."""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.name for each in self.who.children if each.born_at)

    @property
    def level(self) -> int:
        return max(self.helped.values(), default=1)

    def run(self) -> Iterator[Deed]:
        """Yield what was done, in order."""
        skips = self.dice.happens(4)
        yield from self.pregnancy()
        needs = self._needs()
        for kind, age in STANDARD.items():
            for day, reason in [each for each in needs if each[0] <= age]:
                yield from self.need(day, reason)
            needs = [each for each in needs if each[0] > age]
            if not (skips and kind in {"second_first_month", "month_4_6"}):
                yield from self.standard(kind, age + self.dice.between(-1, 6 if age > 30 else 1))  # noqa: PLR2004 - a month
        for day, reason in needs:
            yield from self.need(day, reason)
        yield from self.late()

    def pregnancy(self) -> Iterator[Deed]:
        """Yield the offer and the visit before birth."""
        age = -_PREGNANT + self.dice.between(-14, 20)
        offered = self.when(age - 20)
        answer = "accepted" if self.dice.happens(93) else "declined"
        if self.dice.happens(35) and offered:
            replied = min(offered + dt.timedelta(days=6), self.calendar.ago(1))
            yield Offered(activity="pregnancy_visit", on=offered, answer=(answer, replied, ""))
        if answer == "declined":
            return
        asked = tuple(self.epds(name, "pregnancy", percent) for name, percent in self._asked())
        yield from self.held_or_planned("pregnancy", age, self.who.both, screenings=asked)

    def standard(self, kind: str, age: int) -> Iterator[Deed]:
        """Yield a standard visit, held or planned, and what follows an answer over the cut-off."""
        asked: tuple[Screening, ...] = ()
        if kind == "month_2":
            asked = tuple(self.epds(name, "postpartum", percent) for name, percent in self._asked())
        if kind == "month_4_6" and self.dice.happens(45):
            score = self.dice.between(0, 4) if self.dice.happens(93) else self.dice.between(5, 9)
            asked = (Screening(of=self.names[0], instrument="adbb", score=score),) if self.names else ()
        ends = {}
        if self.helped and self.dice.happens(60):
            ends = {reason: self.dice.one_of(_ENDED) for reason in self.helped}
        yield from self.held_or_planned(kind, age, self._there(), screenings=asked, ends=ends)
        over = [each for each in asked if each.instrument == "epds" and sum(each.answers or ()) >= _OVER]
        if over and self.dice.happens(80):
            again = epds(over[0].of, self.dice.between(4, 13))
            yield from self.need(age + 16, "positive_parent_screening", asked=(again,))

    def need(self, age: int, reason: str, asked: tuple[Screening, ...] = ()) -> Iterator[Deed]:
        """Yield a need visit held; one to come is planned by who is in charge."""
        if self.when(age) is None:
            return
        refers = self.dice.happens(14)
        target = self.dice.one_of(
            ("general_practitioner", "physio_occupational", "psychologist", "cosp", "family_house")
        )
        self.helped.setdefault(reason, 2)
        yield self.visit(
            "need_small", age, self._there(), reasons=(reason,), screenings=asked, level=self.level,
            referrals=((target, ""),) if refers else (),
        )  # fmt: skip

    def late(self) -> Iterator[Deed]:
        """Yield the offer at 15–18 months, its answer and the visit."""
        offered = self.when(_LATE - 21)
        if offered is None:
            return
        roll = self.dice.below(100)
        child, replied = self.names[0], min(offered + dt.timedelta(days=5), self.calendar.ago(1))
        if roll < 64:  # noqa: PLR2004 - shares in hundredths, as below
            yield Offered(activity="visit_15_18m", on=offered, child=child, answer=("accepted", replied, ""))
            yield from self.held_or_planned("visit_15_18m", _LATE, self._there())
        elif roll < 80:  # noqa: PLR2004 - as above
            why = "Det passer ikke lige nu"
            yield Offered(activity="visit_15_18m", on=offered, child=child, answer=("declined", replied, why))
        else:
            yield Offered(activity="visit_15_18m", on=offered, child=child, tried=(("sms", replied),))

    def held_or_planned(self, kind: str, age: int, parents: tuple[str, ...], **also: object) -> Iterator[Deed]:
        """Yield a visit: held when its day has come, booked first when that was lately, planned when it comes soon."""
        days = self.who.age - age
        ends = also.get("ends") or {}
        if days > 0:
            if isinstance(ends, dict):
                for reason in ends:
                    self.helped.pop(reason, None)
            yield from self._held(kind, age, days, parents, also)
        elif days > -_AHEAD and self.dice.happens(85):
            moment = self.diary.coming(self.who.keeper, max(-days, 1))
            if moment is not None:
                yield Booking(kind=kind, at=moment, about=self.names, invited=self.who.both)

    def _held(
        self, kind: str, age: int, days: int, parents: tuple[str, ...], also: dict[str, object]
    ) -> Iterator[Deed]:
        moment = self.diary.lately(self.who.keeper, days) if days <= _LATELY else None
        if moment is not None:
            yield Booking(kind=kind, at=moment, about=() if kind == "pregnancy" else self.names, invited=self.who.both)
        yield self.visit(kind, age, parents, moment=moment, level=self.level, **also)

    def visit(
        self, kind: str, age: int, parents: tuple[str, ...], *, moment: dt.datetime | None = None, **also: object
    ) -> Visit:
        """Return a visit held at an age."""
        when = moment or at(self.calendar.worked(self.who.age - age), self.dice.one_of(CLOCKS))
        names = () if kind == "pregnancy" else self.names
        missing = {}
        if names and kind not in {"maternity", "need_small", "visit_15_18m"} and self.dice.happens(7):
            missing = {(names[0], "head"): self.dice.one_of(("not-performed", "asked-declined"))}
        return Visit(
            kind=kind, at=when, minutes=60, children=names, parents=parents, missing=missing,
            agreed=self.dice.one_of(_AGREED), booked=moment is not None, **also,  # type: ignore[arg-type]  # the fields of a visit
        )  # fmt: skip

    def when(self, age: int) -> dt.date | None:
        """Return the day of an age, or None when it has not come."""
        days = self.who.age - age
        return self.calendar.worked(days) if days > 0 else None

    def epds(self, name: str, phase: str, percent: int) -> Screening:
        """Return an EPDS: done by so many of a hundred, over the cut-off for a few."""
        if not self.dice.happens(percent):
            state, reason = self.dice.one_of(
                (("declined", ""), ("not_done", "Var ikke hjemme"), ("not_done", "Nåede det ikke"))
            )
            return Screening(of=name, instrument="epds", phase=phase, state=state, reason=reason)
        return epds(name, self.dice.between(11, 17) if self.dice.happens(8) else self.dice.between(0, 9), phase)

    def _needs(self) -> list[tuple[int, str]]:
        if not self.dice.happens(32) or not self.names:
            return []
        reason, first = self.dice.one_of(_REASONS), self.dice.between(14, 220)
        days = (first + 12 * each for each in range(self.dice.one_of((1, 1, 2, 2, 3, 5))))
        return [(day, reason) for day in days if not any(-_BEFORE <= day - age <= _AFTER for age in STANDARD.values())]

    def _asked(self) -> list[tuple[str, int]]:
        return [(name, 90 - 28 * place) for place, name in enumerate(self.who.both)]

    def _there(self) -> tuple[str, ...]:
        both = self.who.both
        return both if len(both) > 1 and self.dice.happens(45) else both[:1]


def course(calendar: Calendar, dice: Dice, diary: Diary, who: Newcomers) -> tuple[Deed, ...]:
    """Return what was done with a family by now, and what is planned."""
    return tuple(_Course(calendar, dice, diary, who).run())
