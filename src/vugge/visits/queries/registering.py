"""What the page for registering a visit is made of, in one read; and what is wrong or missing in what is typed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from vugge.access.actions.recording import demand, note_reading
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, UnfitError
from vugge.access.rules.reading import VISIT
from vugge.base.clock import today
from vugge.care.queries.helping import ServiceRow, open_of
from vugge.care.rules.levels import Help, level_on
from vugge.catalogue.rules.entries import Level, Reason, Target
from vugge.catalogue.rules.windows import Beginning, Span
from vugge.visits.models import Appointment, AppointmentPerson
from vugge.visits.queries.drafts import draft_of
from vugge.visits.queries.grounds import case
from vugge.visits.queries.growth import read_points
from vugge.visits.queries.households import Household, household
from vugge.visits.queries.kinds import UNKNOWN, KindOnDay, visit_kind
from vugge.visits.queries.rows import current_frames
from vugge.visits.queries.sheets import Occasion, PartSheet, sheet
from vugge.visits.queries.views import Coded, Words, frame_view
from vugge.visits.rules.appointments import NO_AGENDA, Agenda, State
from vugge.visits.rules.checking import Known, faults
from vugge.visits.rules.completeness import Demand, Lack, lacking, lacking_in_frame
from vugge.visits.rules.drafts import About, Kept
from vugge.visits.rules.faults import Fault
from vugge.visits.rules.moments import civil_day
from vugge.visits.rules.places import OTHERS, Place, Present
from vugge.visits.rules.registration import Registration, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class LastVisit:
    """The visit before this one: its kind, day, and what was agreed until now."""

    contact: UUID
    kind: Coded
    held_on: dt.date
    agreed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """A parent who may be there."""

    person: UUID
    name: str
    role: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class NextKind:
    """A visit kind that can be next, and the days it lies in for the child, None where it has none or none is known."""

    code: str
    title: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelGround:
    """What the level after the visit is proposed from: the level before it, and the help that goes on."""

    before: int
    services: tuple[ServiceRow, ...]
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteringPage:
    """Everything the page for one visit shows and asks.

    `about` is what a draft is kept under. `parts` are the children's, then each parent's; a parent's is filled in when
    they are there. `demands` hold for whoever is seen or met, at the places in `demanding`. `starts_at` is the plan's,
    None where nobody planned. `state` is the appointment's, None without one.
    """

    about: About
    family_name: str
    revision: int | None
    state: State | None
    kind: Coded
    guidance: str
    local_guidance: str
    needs_reasons: bool
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    place: Place
    parts: tuple[PartSheet, ...]
    parents: tuple[Parent, ...]
    others: tuple[Present, ...]
    agenda: Agenda
    topics: tuple[Coded, ...]
    reasons: tuple[Reason, ...]
    targets: tuple[Target, ...]
    level: LevelGround
    last: LastVisit | None
    next_kinds: tuple[NextKind, ...]
    demands: tuple[Demand, ...]
    demanding: frozenset[Place]
    draft: Kept | None


def planned_page(*, by: Member, appointment: UUID) -> RegisteringPage:
    """Return the page for a planned visit.

    GoneError where there is no such appointment, and GoneError and RefusedError as `people.queries.ties.demand_family`.
    The readings are logged: the family's, and those of whoever's earlier measures stand on it.
    """
    demand("register_visits", by)
    row = Appointment.objects.filter(municipality=by.municipality, id=appointment).first()
    if row is None:
        raise GoneError
    people = AppointmentPerson.objects.filter(municipality=by.municipality, of=row, subject=True)
    about = About(family=row.family_id, kind=row.kind, appointment=row.id)
    return _page(by, about, row, tuple(people.order_by("number").values_list("person", flat=True)))


def unplanned_page(*, by: Member, family: UUID, kind: str, subjects: Iterable[UUID] = ()) -> RegisteringPage:
    """Return the page for a visit nobody planned; without `subjects` it is about the youngest child, or its twins.

    UnfitError on `kind` for one there is not; other errors and logging as `planned_page`.
    """
    demand("register_visits", by)
    return _page(by, About(family=family, kind=kind), None, tuple(subjects))


def check(*, by: Member, family: UUID, appointment: UUID | None, registration: Registration) -> tuple[Fault, ...]:
    """Return every fault signing would find in what is typed so far, in the order of the page; nothing is written."""
    demand("register_visits", by)
    found = case(by, family, registration, subjects=_subjects(by, appointment))
    return faults(registration, found.ground)


def missing(*, by: Member, family: UUID, appointment: UUID | None, registration: Registration) -> tuple[Lack, ...]:
    """Return what is still missing in what is typed so far, each with the anchor of its field: `Mangler: …`."""
    demand("register_visits", by)
    found = case(by, family, registration, subjects=_subjects(by, appointment))
    return (*lacking(found.ground.demands, registration.parts), *lacking_in_frame(registration.frame))


def _subjects(by: Member, appointment: UUID | None) -> tuple[UUID, ...]:
    if appointment is None:
        return ()
    rows = AppointmentPerson.objects.filter(municipality=by.municipality, of=appointment, subject=True)
    return tuple(rows.values_list("person", flat=True))


def _page(by: Member, about: About, row: Appointment | None, subjects: tuple[UUID, ...]) -> RegisteringPage:
    home = household(by, about.family)
    on = min(civil_day(row.starts_at), today()) if row else today()
    kind = visit_kind(by, about.kind, on, to_choose=row is None)
    children = _children(home, subjects, planned=row is not None)
    people = {person: known for person, known in home.people.items() if known.role is not Subject.CHILD}
    people = {child: home.people[child] for child in children} | people
    return RegisteringPage(
        about=about,
        family_name=home.name,
        revision=row.revision if row else None,
        state=State.of(row.state) if row else None,
        kind=Coded(code=kind.kind.code, title=kind.kind.title),
        guidance=kind.kind.text,
        local_guidance=kind.kind.local_text,
        needs_reasons=kind.needs_reasons,
        starts_at=row.starts_at if row else None,
        ends_at=row.ends_at if row else None,
        place=Place.of(row.place) if row else Place.HOME,
        parts=_parts(Occasion(by=by, kind=kind, on=on), people, children, home.page.tie.purpose),
        parents=tuple(
            Parent(person=person, name=known.life.name, role=known.role)
            for person, known in people.items()
            if known.role is not Subject.CHILD
        ),
        others=OTHERS,
        agenda=_agenda(row),
        topics=tuple(Coded(code=each.code, title=each.title) for each in kind.catalogue.topics()),
        reasons=kind.catalogue.reasons(),
        targets=kind.catalogue.targets(),
        level=_level(by, about.family, on, kind),
        last=_last(by, about.family),
        next_kinds=_next_kinds(kind, home, children),
        demands=kind.demands(Place.HOME, children, people),
        demanding=frozenset(each for each in Place if _demands(kind, each)),
        draft=draft_of(by=by, about=about),
    )


def _children(home: Household, subjects: tuple[UUID, ...], *, planned: bool) -> tuple[UUID, ...]:
    """Return whom the visit is about; a child of another family is nobody's here."""
    if not set(subjects) <= set(home.people):
        raise UnfitError("subjects", UNKNOWN)
    can_be_seen = home.children()
    chosen = tuple(each for each in can_be_seen if each in subjects)
    return chosen if chosen or planned else home.youngest()


def _parts(
    occasion: Occasion, people: dict[UUID, Known], children: tuple[UUID, ...], purpose: str
) -> tuple[PartSheet, ...]:
    """Return what there is to fill in; a child's earlier measures are read, and that is logged as the child's."""
    for child in children:
        note_reading(by=occasion.by, subject=child, kind=VISIT, purpose=purpose)
    points = read_points(occasion.by.municipality, children) if children else {}
    return tuple(sheet(occasion, person, known, points.get(person, ())) for person, known in people.items())


def _agenda(row: Appointment | None) -> Agenda:
    if row is None:
        return NO_AGENDA
    return Agenda(topics=tuple(row.topics), own_words=row.own_words, agreed=row.agreed, brings=row.brings)


def _level(by: Member, family: UUID, on: dt.date, kind: KindOnDay) -> LevelGround:
    services = open_of(by=by, family=family, on=on)
    before = level_on((Help(each.level, each.opened_on, each.closed_on) for each in services), on)
    return LevelGround(before=before, services=services, levels=kind.catalogue.levels())


def _last(by: Member, family: UUID) -> LastVisit | None:
    """Return the visit before; the family's page is logged already, and a frame says nothing of one person."""
    frames = current_frames(by.municipality, of__family=family).values()
    row = max(frames, key=lambda each: (each.started_at, each.number), default=None)
    if row is None:
        return None
    view = frame_view(row, Words(by.municipality))
    return LastVisit(contact=row.of_id, kind=view.kind, held_on=view.held_on, agreed=view.agreed)


def _next_kinds(kind: KindOnDay, home: Household, children: tuple[UUID, ...]) -> tuple[NextKind, ...]:
    lines = [each for each in home.page.children if each.person in children] or list(home.page.children[-1:])
    beginning = Beginning(born=lines[-1].born_on, due=lines[-1].due_on) if lines else Beginning()
    return tuple(
        NextKind(code=each.code, title=each.title, span=kind.catalogue.days(each.code, beginning))
        for each in kind.catalogue.in_use()
    )


def _demands(kind: KindOnDay, place: Place) -> bool:
    try:
        return bool(kind.kind.demanded(place.value))
    except KeyError:
        return False
