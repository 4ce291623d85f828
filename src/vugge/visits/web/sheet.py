"""What the page of a visit asks for: of whom, by the catalogue of the day, and what is there already."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from vugge.catalogue.rules.observations import Form, Observation
from vugge.catalogue.rules.observations import Subject as Whose
from vugge.instruments.rules.definitions import Definition
from vugge.visits.queries.households import Household
from vugge.visits.queries.kinds import KindOnDay
from vugge.visits.rules.appointments import NO_AGENDA, Agenda
from vugge.visits.rules.checking import Ground
from vugge.visits.rules.drafts import About
from vugge.visits.rules.moments import civil_day
from vugge.visits.rules.places import Place
from vugge.visits.rules.registration import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody a visit can be about: `first` is what the page calls them, `role` what they are to the family."""

    id: UUID
    name: str
    first: str
    role: Subject

    @property
    def child(self) -> bool:
        """Tell whether they are a child."""
        return self.role is Subject.CHILD


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """A questionnaire the page offers of somebody, with the cut-off that counts and what is said of one's training.

    One that is not `opened` lies folded.
    """

    of: Who
    definition: Definition
    phase: str
    cutoff: int
    training: str = ""
    opened: bool = True

    @property
    def name(self) -> str:
        """Return the name its fields begin with."""
        return f"{self.definition.code}-{self.of.id}"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A measure taken before."""

    on: dt.date
    number: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenService:
    """Help that is going on, and may end with the visit."""

    id: UUID
    title: str
    level: int
    need: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A next visit that could be: of a kind, and when; `why` is a line about it."""

    kind: str
    starts_at: dt.datetime
    minutes: int
    why: str = ""

    @property
    def value(self) -> str:
        """Return what stands for it in a form."""
        return f"{self.kind} {self.starts_at:%Y-%m-%dT%H:%M}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """The next of the visits for all, and between which days it can lie."""

    kind: str
    title: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Said:
    """Something said before that helps now, under a name."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A visit to be registered, by the member `staff`.

    `revision` is the appointment's, None for a visit nobody planned. `children` are those it is about; `parents` all of
    the family's. `proposals` and `coming` are what the next visit could be.
    """

    about: About
    staff: UUID
    revision: int | None
    starts_at: dt.datetime
    minutes: int
    place: Place | None
    agenda: Agenda = NO_AGENDA
    home: Household
    kind: KindOnDay
    children: tuple[Who, ...]
    parents: tuple[Who, ...]
    screenings: tuple[Screening, ...] = ()
    earlier: Mapping[tuple[UUID, str], Earlier] = field(default_factory=dict)
    services: tuple[OpenService, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    coming: Coming | None = None
    notes: tuple[Said, ...] = ()

    @property
    def people(self) -> tuple[Who, ...]:
        """Return everybody there may be a part about, children first."""
        return (*self.children, *self.parents)

    def ground(self, started_at: dt.datetime) -> Ground:
        """Return what a part is judged by on its own, as it is typed."""
        return Ground(
            moment=started_at,
            held_on=civil_day(started_at),
            closed_on=self.home.closed_on,
            people=self.home.people,
            asked=self.kind.asked,
            demands=(),
            topics=self.kind.topics,
            reasons=self.kind.reasons,
            targets=self.kind.targets,
            services=frozenset(each.id for each in self.services),
            needs_reasons=False,
            proposed=None,
        )

    def observed(self, who: Who, *, demanded: bool) -> tuple[Observation, ...]:
        """Return what can be observed of somebody: what the visit asks for, or what can be written beside it."""
        whose = Whose.CHILD if who.child else Whose.PARENT
        listed = self.kind.kind.observations if demanded else self.kind.kind.also
        return tuple(each for each in listed if each.subject is whose)

    def screenings_of(self, who: Who) -> tuple[Screening, ...]:
        """Return the questionnaires the page offers of somebody."""
        return tuple(each for each in self.screenings if each.of.id == who.id)


def is_measure(observation: Observation) -> bool:
    """Tell whether an observation is answered by a number."""
    return observation.form is Form.MEASURE
