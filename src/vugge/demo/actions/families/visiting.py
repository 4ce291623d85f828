"""Planning and signing the visits of a family in the making: what is demanded is there, and is as it mostly is."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from vugge.access.rules.actors import Member
from vugge.care.queries.helping import open_of
from vugge.catalogue.rules.observations import Form, Observation, Subject
from vugge.demo.rules.families import shape, sizes
from vugge.demo.rules.families.people import TERM
from vugge.visits.actions.planning import plan
from vugge.visits.actions.signing import sign
from vugge.visits.queries.kinds import visit_kind
from vugge.visits.rules.appointments import Agenda, Plan, Slot
from vugge.visits.rules.moments import civil_day
from vugge.visits.rules.places import Place, Present
from vugge.visits.rules.registration import (
    Closed,
    FrameEntry,
    Measured,
    Missing,
    Opened,
    PartEntry,
    Referred,
    Registration,
    Screened,
    Seen,
)

_EARLY = 37 * 7
_LYING, _STANDING, _STANDS_FROM = "1149101003", "248333004", 730
"""The catalogue's ways to measure a length, and from how many days a child stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Who visits which family, and its people by name."""

    by: Member
    family: UUID
    home: shape.Household
    people: Mapping[str, UUID]

    def screened(self, said: shape.Screening) -> Screened:
        """Return a screening as it is registered: the respondent is what they are to the child."""
        roles = {each.name: each.role for each in self.home.parents}
        return Screened(
            subject=self.people[said.of],
            instrument=said.instrument,
            respondent=roles.get(said.of, "child"),
            phase=said.phase,
            answers=said.answers,
            score=said.score,
            position=said.position,
            state=said.state,
            reason=said.reason,
        )

    def registration(self, deed: shape.Visit) -> Registration:
        """Return a whole visit as it is signed."""
        on = civil_day(deed.at)
        asked = visit_kind(self.by, deed.kind, on).kind.demanded(deed.place)
        children = [self._part(deed, name, asked, Subject.CHILD) for name in deed.children]
        parents = [self._part(deed, name, asked, Subject.PARENT) for name in deed.parents]
        return Registration(
            frame=self._frame(deed),
            parts=tuple(each for each in (*children, *parents) if each.observations or each.measures or each.text),
            screenings=tuple(self.screened(each) for each in deed.screenings),
            opened=tuple(Opened(kind=kind, reason=reason, level=level) for kind, reason, level in deed.help),
            closed=tuple(self._ended(deed, on)),
            referrals=tuple(
                Referred(target=target, subject=self.people[who] if who else None) for target, who in deed.referrals
            ),
        )

    def _frame(self, deed: shape.Visit) -> FrameEntry:
        return FrameEntry(
            kind=deed.kind,
            started_at=deed.at,
            minutes=deed.minutes,
            place=Place.of(deed.place),
            present=tuple(self.people[name] for name in deed.parents),
            others=tuple(Present.of(each) for each in deed.others),
            topics=deed.topics,
            own_words=deed.own_words,
            reasons=deed.reasons,
            level=deed.level,
            level_reason=deed.level_reason,
            agreed=deed.agreed,
        )

    def _ended(self, deed: shape.Visit, on: dt.date) -> Iterator[Closed]:
        if deed.ends:
            for each in open_of(by=self.by, family=self.family, on=on):
                if each.reason in deed.ends:
                    yield Closed(service=each.id, why=deed.ends[each.reason])

    def _part(self, deed: shape.Visit, name: str, asked: tuple[Observation, ...], whose: Subject) -> PartEntry:
        own = [each for each in asked if each.subject is whose]
        child = next((each for each in self.home.children if each.name == name), None)
        chosen = {code: place for (who, code), place in deed.steps.items() if who == name}
        age = 0 if child is None else _age(child, civil_day(deed.at))
        seen = [_seen(each, deed, name, chosen.get(each.code, sizes.step(each.code, age))) for each in own]
        written = {code: number for (who, code), number in deed.sizes.items() if who == name}
        if child is not None:
            grown = {
                each.code: sizes.size(each.code, age, child.number or child.name, boy=child.sex == "male")
                for each in own
                if each.form is Form.MEASURE and (name, each.code) not in deed.missing
            }
            written = grown | written
        missing = [
            Measured(code=each.code, missing=Missing.of(deed.missing[name, each.code]))
            for each in own
            if each.form is Form.MEASURE and (name, each.code) in deed.missing
        ]
        return PartEntry(
            subject=self.people[name],
            observations=tuple(each for each in seen if each),
            measures=(*(measured(code, number, age) for code, number in written.items()), *missing),
            text=deed.texts.get(name, ""),
        )


def booked(signing: Signing, deed: shape.Booking, key: UUID) -> UUID:
    """Agree on a visit, and return the appointment."""
    start = deed.at.astimezone(dt.UTC)
    slot = Slot(
        staff=signing.by.membership,
        starts_at=deed.at,
        ends_at=(start + dt.timedelta(minutes=deed.minutes)).astimezone(deed.at.tzinfo),
        place=Place.HOME,
    )
    agenda = Agenda(topics=deed.topics, own_words=deed.own_words, agreed=deed.agreed, brings=deed.brings)
    wanted = Plan(
        family=signing.family,
        kind=deed.kind,
        slot=slot,
        subjects=tuple(signing.people[name] for name in deed.about),
        invited=tuple(signing.people[name] for name in deed.invited),
        agenda=agenda,
    )
    return plan(by=signing.by, key=key, plan=wanted)


def signed(signing: Signing, deed: shape.Visit, key: UUID, appointment: UUID | None) -> UUID:
    """Sign a visit, and return the contact."""
    done = sign(
        by=signing.by,
        family=signing.family,
        appointment=appointment,
        revision=1 if appointment else None,
        key=key,
        registration=signing.registration(deed),
    )
    return done.contact


def measured(code: str, number: str, age: int) -> Measured:
    """Return a measure as it is registered: a length is taken lying until two years."""
    way = (_STANDING if age >= _STANDS_FROM else _LYING) if code == "length" else ""
    return Measured(code=code, number=Decimal(number), way=way)


def _seen(observation: Observation, deed: shape.Visit, name: str, place: int) -> Seen | None:
    if observation.form is not Form.CHOICE:
        return None
    missing = deed.missing.get((name, observation.code))
    if missing:
        return Seen(code=observation.code, missing=Missing.of(missing))
    return Seen(code=observation.code, step=observation.steps[place].code)


def _age(child: shape.Child, on: dt.date) -> int:
    """Return an age in days, corrected for a child born before 37 full weeks."""
    if child.born_at is None:
        return 0
    born = civil_day(child.born_at)
    early = (child.due_on - born).days
    return (on - born).days - (early if TERM - early < _EARLY else 0)
