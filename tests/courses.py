"""Signe's families with their courses, made through the doors: for the pages of the desk, in tests and in journeys."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from tests.people import Household
from vugge.access.rules.actors import Member
from vugge.base.clock import COPENHAGEN, now, today
from vugge.base.tenancy.context import within
from vugge.care.actions.offers import attempt, offer
from vugge.care.rules.codes import Channel
from vugge.catalogue.rules.observations import Form, Subject
from vugge.instruments.actions.administering import administer
from vugge.people.actions.creating import NewFamily, create_family
from vugge.people.actions.living import Home, move_home
from vugge.people.rules.kinds import ParentRole, Sex
from vugge.visits.actions.planning import plan
from vugge.visits.actions.signing import sign
from vugge.visits.queries.kinds import visit_kind
from vugge.visits.rules.appointments import Agenda, Plan, Slot
from vugge.visits.rules.places import Place
from vugge.visits.rules.registration import FrameEntry, Measured, Opened, PartEntry, Registration, Seen

HOUR = dt.timedelta(hours=1)


@dataclass(slots=True)
class Course(Household):
    """A family and its visits; every call is what its health visitor does."""

    def at(self, days: int, hour: int = 10) -> dt.datetime:
        """Return a moment so many days from today."""
        return dt.datetime.combine(today() + dt.timedelta(days=days), dt.time(hour), COPENHAGEN)

    def lives(self, address: str, *, protected: bool = False) -> None:
        """Note where everybody of the family lives."""
        home = Home(
            people=tuple(self.people.values()),
            address=address,
            postcode="4000",
            town="Birkeby",
            since=today(),
            protected=protected,
        )
        self.do(move_home, home=home)

    def books(
        self,
        kind: str,
        starts_at: dt.datetime,
        *,
        about: Sequence[str] = (),
        invited: Sequence[str] = (),
        agenda: Agenda | None = None,
        minutes: int = 60,
    ) -> UUID:
        """Plan a visit, and return the appointment."""
        slot = Slot(
            staff=self.by.membership,
            starts_at=starts_at,
            ends_at=starts_at + dt.timedelta(minutes=minutes),
            place=Place.HOME,
        )
        wanted = Plan(
            family=self.id,
            kind=kind,
            slot=slot,
            subjects=tuple(self.people[name] for name in about),
            invited=tuple(self.people[name] for name in invited),
            agenda=agenda or Agenda(),
        )
        with within(municipality=self.by.municipality, user=str(self.by.user)):
            return plan(by=self.by, key=uuid4(), plan=wanted)

    def visited(  # noqa: PLR0913 - a visit, each part by its name
        self,
        kind: str,
        days: int,
        *,
        children: Sequence[str] = (),
        parents: Sequence[str] = (),
        sizes: dict[str, str] | None = None,
        agreed: str = "",
        reasons: Sequence[str] = (),
        level: int = 1,
        opened: Iterable[Opened] = (),
        starts_at: dt.datetime | None = None,
        appointment: UUID | None = None,
    ) -> UUID:
        """Sign a visit held so many days ago with all that its kind demands, and return the contact."""
        frame = FrameEntry(
            kind=kind,
            started_at=starts_at or self.at(-days),
            minutes=60,
            place=Place.HOME,
            present=tuple(self.people[name] for name in parents),
            reasons=tuple(reasons),
            level=level,
            agreed=agreed,
        )
        with within(municipality=self.by.municipality, user=str(self.by.user)):
            parts = [self._part(kind, name, Subject.CHILD, sizes or {}) for name in children]
            parts += [self._part(kind, name, Subject.PARENT, {}) for name in parents]
            whole = Registration(frame=frame, parts=tuple(parts), opened=tuple(opened))
            done = sign(
                by=self.by,
                family=self.id,
                appointment=appointment,
                revision=1 if appointment else None,
                key=uuid4(),
                registration=whole,
            )
            return done.contact

    def asked(self, name: str, days: int, score: int, *, phase: str = "postpartum", role: str = "mother") -> None:
        """Register an EPDS done so many days ago, from paper."""
        with within(municipality=self.by.municipality, user=str(self.by.user)):
            administer(
                by=self.by,
                family=self.id,
                subject=self.people[name],
                instrument="epds",
                respondent=role,
                phase=phase,
                held_on=today() - dt.timedelta(days=days),
                answers=[3] * (score // 3) + [score % 3] + [0] * (9 - score // 3),
                state="done",
            )

    def offered(self, activity: str, days: int, *, tried: Sequence[int] = (), name: str | None = None) -> UUID:
        """Offer something so many days ago, and try in vain on days since."""
        with within(municipality=self.by.municipality, user=str(self.by.user)):
            made = offer(
                by=self.by,
                family=self.id,
                subject=self.people[name] if name else None,
                activity=activity,
                offered_on=today() - dt.timedelta(days=days),
            )
            for each in tried:
                attempt(by=self.by, offer=made, channel=Channel.PHONE, on=today() - dt.timedelta(days=each))
            return made

    def _part(self, kind: str, name: str, whose: Subject, sizes: dict[str, str]) -> PartEntry:
        asked = [each for each in visit_kind(self.by, kind, today()).kind.observations if each.subject is whose]
        numbers = {"weight": "4180", "length": "54.9", "head": "37.5", **sizes}
        measures = {each.code: numbers[each.code] for each in asked if each.form is Form.MEASURE} | sizes
        return PartEntry(
            subject=self.people[name],
            observations=tuple(
                Seen(code=each.code, step=each.steps[0].code) for each in asked if each.form is Form.CHOICE
            ),
            measures=tuple(Measured(code=code, number=Decimal(number)) for code, number in measures.items()),
        )


def course(by: Member, name: str, **given: Any) -> Course:  # noqa: ANN401 - the fields of NewFamily
    """Make a family of a health visitor's, with nobody in it yet."""
    with within(municipality=by.municipality, user=str(by.user)):
        made = create_family(by=by, new=NewFamily(name=name, **given))
    return Course(by=by, id=made)


def bruun_lind(by: Member, *, born: int = 63) -> Course:
    """Make Alma's family: nine weeks, weighed often, help about weight in course, and a visit at two months to come."""
    made = course(by, "Familien Bruun Lind", opened_on=today() - dt.timedelta(days=born + 160))
    made.child("Viggo", born_on=today() - dt.timedelta(days=3 * 365 + 100), sex=Sex.MALE, family_name="Bruun Lind")
    made.child(
        "Alma",
        born_on=today() - dt.timedelta(days=born),
        sex=Sex.FEMALE,
        gestation_days=277,
        family_name="Bruun Lind",
    )
    made.parent("Freja", ParentRole.MOTHER, family_name="Bruun", sex=Sex.FEMALE)
    made.parent("Jonas", ParentRole.FATHER, sex=Sex.MALE)
    made.lives("Kastanievej 14, 2. tv.")
    _visit_alma(made, born)
    made.asked("Freja", 150, 6, phase="pregnancy")
    made.asked("Jonas", 150, 4, phase="pregnancy", role="father")
    return made


def _visit_alma(made: Course, born: int) -> None:
    both = ("Freja", "Jonas")
    made.visited("maternity", born - 5, children=["Alma"], parents=both, sizes={"weight": "2905"})
    made.visited(
        "establishment",
        born - 10,
        children=["Alma"],
        parents=both,
        sizes={"weight": "2990", "length": "50.5", "head": "35.0"},
    )
    weight = Opened(kind="need_visit", reason="weight", level=2)
    made.visited(
        "need_small",
        born - 35,
        children=["Alma"],
        parents=["Freja"],
        reasons=["weight"],
        level=2,
        opened=[weight],
        sizes={"weight": "3620", "length": "53.2", "head": "36.6"},
        agreed="Amning oftere om dagen.",
    )
    made.visited(
        "need_small",
        born - 49,
        children=["Alma"],
        parents=both,
        reasons=["weight"],
        level=2,
        sizes={"weight": "4180", "length": "54.9", "head": "37.5"},
        agreed="Alma vejes igen. Freja vil gerne tale om nætterne.",
    )


def comes_today(made: Course) -> UUID:
    """Plan Alma's visit for a little later today, and return the appointment."""
    soon = min(now() + dt.timedelta(minutes=18), now().replace(hour=23, minute=50))
    agenda = Agenda(topics=("sleep",), own_words="Hvornår må hun få en sut?", brings="Vægt · EPDS-skemaer")
    return made.books(
        "month_2",
        soon.replace(second=0, microsecond=0),
        about=["Alma"],
        invited=["Freja", "Jonas"],
        agenda=agenda,
    )


def signes_families(by: Member) -> dict[str, Course]:
    """Make a health visitor's families, with a thing to do of most kinds."""
    made = {"Alma": bruun_lind(by)}
    comes_today(made["Alma"])
    made["Camilla"] = _camilla(by)
    made["Noah"] = _noah(by)
    made["Thorup"] = _thorup(by)
    made["Elliot"] = _elliot(by)
    made["Vigga"] = _one(by, "Krogh", "Vigga", 235)
    made["Lund"] = _lund(by)
    made["tvillinger"] = _twins(by)
    made["stille"] = _stillborn(by)
    made["beskyttet"] = _protected(by)
    return made


def _one(by: Member, family: str, name: str, days: int, sex: Sex = Sex.FEMALE, *, since: int = 0) -> Course:
    made = course(by, f"Familien {family}", opened_on=today() - dt.timedelta(days=since))
    made.child(name, born_on=today() - dt.timedelta(days=days), sex=sex, family_name=family, gestation_days=280)
    made.parent("Maja", ParentRole.MOTHER, family_name=family)
    made.lives("Engvej 27")
    return made


def _camilla(by: Member) -> Course:
    made = _one(by, "Rask", "Sigrid", 80)
    made.parent("Camilla", ParentRole.MOTHER, family_name="Rask")
    made.asked("Camilla", 15, 13)
    return made


def _noah(by: Member) -> Course:
    made = _one(by, "Holst", "Noah", 140, Sex.MALE)
    made.books("month_4_6", made.at(-1), about=["Noah"], invited=["Maja"])
    return made


def _thorup(by: Member) -> Course:
    made = _one(by, "Thorup", "Asger", 520, Sex.MALE)
    made.offered("visit_18m", 20, tried=[7], name="Asger")
    return made


def _elliot(by: Member) -> Course:
    made = _one(by, "Madsen", "Elliot", 190, Sex.MALE)
    sleep = Opened(kind="need_visit", reason="sleep", level=2)
    for days, opened in ((36, [sleep]), (22, [])):
        made.visited(
            "need_small",
            days,
            children=["Elliot"],
            parents=["Maja"],
            reasons=["sleep"],
            level=2,
            opened=opened,
            sizes={"weight": "7900"},
            agreed="Faste putteritualer i to uger.",
        )
    made.books("need_small", made.at(1, 14), about=["Elliot"], invited=["Maja"], minutes=45)
    return made


def _lund(by: Member) -> Course:
    made = course(by, "Familien Lund")
    made.child("", due_on=today() + dt.timedelta(days=126), family_name="")
    made.parent("Sofie", ParentRole.MOTHER, family_name="Lund")
    made.parent("Emil", ParentRole.FATHER, family_name="Lund")
    made.lives("Birkealle 3")
    made.books("pregnancy", made.at(2, 12), invited=["Sofie", "Emil"])
    return made


def _twins(by: Member) -> Course:
    made = course(by, "Familien Frost")
    born = today() - dt.timedelta(days=120)
    made.child("Ida", born_on=born, sex=Sex.FEMALE, gestation_days=226, birth_order=1, family_name="Frost")
    made.child("Otto", twin_of=made.people["Ida"], sex=Sex.MALE, born_on=born, gestation_days=226, birth_order=2)
    made.parent("Line", ParentRole.MOTHER, family_name="Frost")
    made.parent("Nina", ParentRole.MOTHER, family_name="Frost")
    made.lives("Skolevej 8")
    for days, ida, otto in ((60, "2950", "3020"), (20, "4310", "4500")):
        made.visited("general_small", days, children=["Ida"], parents=["Line"], sizes={"weight": ida})
        made.visited("general_small", days - 1, children=["Otto"], parents=["Line"], sizes={"weight": otto})
    return made


def _stillborn(by: Member) -> Course:
    from vugge.people.actions.creating import Birth, register_birth  # noqa: PLC0415 - used here alone

    made = course(by, "Familien Dahl")
    made.child("Asta", due_on=today() + dt.timedelta(days=10), sex=Sex.FEMALE, family_name="Dahl")
    made.child("Liv", twin_of=made.people["Asta"], sex=Sex.FEMALE, family_name="Dahl")
    made.parent("Karen", ParentRole.MOTHER, family_name="Dahl")
    for order, (name, stillborn) in enumerate((("Asta", False), ("Liv", True)), 1):
        birth = Birth(
            born_at=made.at(-9, 4), sex=Sex.FEMALE, gestation_days=261, birth_order=order, stillborn=stillborn
        )
        made.do(register_birth, child=made.people[name], birth=birth)
    made.lives("Møllevej 2")
    return made


def _protected(by: Member) -> Course:
    made = course(by, "Familien Beck", protected=True)
    made.child("Karla", born_on=today() - dt.timedelta(days=70), sex=Sex.FEMALE, family_name="Beck")
    made.parent("Ditte", ParentRole.MOTHER, family_name="Beck")
    made.lives("Skjulevej 9", protected=True)
    made.books("month_2", made.at(1, 9), about=["Karla"], invited=["Ditte"])
    return made
