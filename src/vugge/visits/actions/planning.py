"""Planning visits: a time with a family, moved, prepared or cancelled; what happened to it stays to be read."""

from typing import NoReturn
from uuid import UUID

from django.db import IntegrityError, transaction

from vugge.access.actions.recording import action, tell
from vugge.access.queries.members import member_names
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.clock import now
from vugge.base.text import marked as _
from vugge.people.queries.ties import carers, demand_family
from vugge.visits.actions.turns import take_turns
from vugge.visits.models import Appointment, AppointmentEvent, AppointmentPerson
from vugge.visits.queries.households import Household, household
from vugge.visits.queries.kinds import visit_kind
from vugge.visits.rules.appointments import Agenda, Happened, Plan, Slot, State, may_follow, why_not
from vugge.visits.rules.moments import ZONE, civil_day
from vugge.visits.rules.registration import fingerprint

BUSY = _("%(name)s har et andet besøg kl. %(clock)s. Vælg en anden tid.")
NO_TIE = _("Den kollega hører ikke til familien. Skriv kollegaen på som afløser først, eller vælg en anden.")
STRANGER = _("Vælg kun personer i familien.")
OVER = _("Familien er afsluttet. Åbn den igen for at planlægge et besøg.")
USED = _("Formularen er allerede brugt til et andet besøg. Åbn den forfra.")
WHY = _("Skriv kort hvorfor.")
UNKNOWN_TOPIC = _("Vælg emner fra listen.")
LONGEST_WHY = 500


@action("plan_visits")
def plan(*, by: Member, key: UUID, plan: Plan) -> UUID:
    """Plan a visit and return the appointment's id.

    `key` is made with the form: sent again with the same content it gives the same appointment, with other content
    UnfitError. Raises UnfitError with the field for a slot, a person or a kind that will not do, and for a colleague
    who is busy then; GoneError and RefusedError as `people.queries.ties.demand_family`.
    """
    demand_family(by=by, family=plan.family, change=True)
    take_turns(keys=(key,), staff=(plan.slot.staff,))
    print_ = fingerprint(plan)
    found = Appointment.objects.filter(municipality=by.municipality, key=key).first()
    if found is not None:
        if found.fingerprint != print_:
            raise UnfitError("key", USED)
        tell(subject=f"appointment:{found.id}", after={"again": True})
        return found.id
    made = book(by, plan, key=key, print_=print_)
    tell(subject=f"appointment:{made.id}", after={"kind": made.kind, "revision": made.revision})
    return made.id


@action("plan_visits")
def move(*, by: Member, appointment: UUID, revision: int, to: Slot, why: str = "") -> int:
    """Move a planned visit to another time, place or colleague; return its new revision.

    Raises StaleError when it was changed since that revision or is planned no more, UnfitError as `plan`.
    """
    mine = Appointment.objects.filter(municipality=by.municipality, id=appointment)
    take_turns(staff=(*mine.values_list("staff", flat=True), to.staff))
    row = begin(by, appointment, revision)
    _check_slot(by, row.family_id, to)
    before = {"at": row.starts_at.isoformat(), "staff": str(row.staff_id)}
    _check_reason(why, demanded=False)
    _set_slot(row, to)
    _write_slot(row, to)
    _happened(row, by, Happened.MOVED, why=why)
    tell(subject=f"appointment:{row.id}", before=before, after={"revision": row.revision})
    return row.revision


@action("plan_visits")
def prepare(*, by: Member, appointment: UUID, revision: int, agenda: Agenda) -> int:
    """Write what the family would like to talk about and what was agreed; return the new revision."""
    row = begin(by, appointment, revision)
    _check_topics(by, agenda, row)
    row.topics, row.own_words = list(agenda.topics), agenda.own_words
    row.agreed, row.brings = agenda.agreed, agenda.brings
    row.revision += 1
    row.save(update_fields=["topics", "own_words", "agreed", "brings", "revision"])
    _happened(row, by, Happened.PREPARED)
    tell(subject=f"appointment:{row.id}", after={"revision": row.revision})
    return row.revision


@action("plan_visits")
def cancel(*, by: Member, appointment: UUID, revision: int, why: str) -> int:
    """Cancel a planned visit with a reason; return its new revision. It stays to be read."""
    row = begin(by, appointment, revision)
    _check_reason(why, demanded=True)
    row.state, row.revision = State.CANCELLED, row.revision + 1
    row.save(update_fields=["state", "revision"])
    _happened(row, by, Happened.CANCELLED, why=why)
    tell(subject=f"appointment:{row.id}", after={"revision": row.revision})
    return row.revision


def begin(who: Member, appointment: UUID, revision: int) -> Appointment:
    """Lock an appointment of a family the actor may write in, still planned and as it was at that revision."""
    row = (
        Appointment.objects.select_for_update(no_key=True).filter(municipality=who.municipality, id=appointment).first()
    )
    if row is None:
        raise GoneError
    demand_family(by=who, family=row.family_id, change=True)
    if row.revision != revision or not may_follow(State.of(row.state), State.CANCELLED):
        raise StaleError
    return row


def book(who: Member, plan: Plan, *, key: UUID, print_: str) -> Appointment:
    """Write a new appointment; a part of actions. The turn of the colleague must be taken (`take_turns`)."""
    _check_slot(who, plan.family, plan.slot)
    home = household(who, plan.family)
    if not {*plan.subjects, *plan.invited} <= set(home.people):
        raise UnfitError("subjects", STRANGER)
    _check_open(home, plan.slot)
    visit_kind(who, plan.kind, civil_day(plan.slot.starts_at))
    row = Appointment(
        municipality_id=who.municipality,
        family_id=plan.family,
        kind=plan.kind,
        key=key,
        fingerprint=print_,
        topics=list(plan.agenda.topics),
        own_words=plan.agenda.own_words,
        agreed=plan.agenda.agreed,
        brings=plan.agenda.brings,
    )
    _set_slot(row, plan.slot)
    _check_topics(who, plan.agenda, row)
    _write_slot(row, plan.slot, new=True)
    for person in dict.fromkeys([*plan.subjects, *plan.invited]):
        AppointmentPerson.objects.create(
            municipality_id=who.municipality,
            of=row,
            person_id=person,
            subject=person in plan.subjects,
            invited=person in plan.invited,
        )
    _happened(row, who, Happened.PLANNED)
    return row


def hold(row: Appointment, who: Member) -> None:
    """Say that a planned visit was held; a part of signing."""
    row.state, row.revision = State.HELD, row.revision + 1
    row.save(update_fields=["state", "revision"])
    _happened(row, who, Happened.HELD)


def _check_slot(by: Member, family: UUID, slot: Slot) -> None:
    fault = why_not(slot, now())
    if fault is not None:
        raise UnfitError(*fault)
    if slot.staff != by.membership and slot.staff not in carers(by=by, family=family):
        raise UnfitError("staff", NO_TIE)


def _check_open(home: Household, slot: Slot) -> None:
    if home.closed_on is not None and civil_day(slot.starts_at) > home.closed_on:
        raise UnfitError("starts_at", OVER)


def _check_topics(by: Member, agenda: Agenda, row: Appointment) -> None:
    if not set(agenda.topics) <= visit_kind(by, row.kind, civil_day(row.starts_at)).topics:
        raise UnfitError("topics", UNKNOWN_TOPIC)


def _check_reason(why: str, *, demanded: bool) -> None:
    if (demanded and not why.strip()) or len(why) > LONGEST_WHY:
        raise UnfitError("why", WHY)


def _set_slot(row: Appointment, slot: Slot) -> None:
    row.staff_id, row.place = slot.staff, slot.place
    row.starts_at, row.ends_at = slot.starts_at, slot.ends_at


def _write_slot(row: Appointment, slot: Slot, *, new: bool = False) -> None:
    try:
        with transaction.atomic():
            if new:
                row.save(force_insert=True)
            else:
                row.revision += 1
                row.save(update_fields=["staff", "place", "starts_at", "ends_at", "revision"])
    except IntegrityError as error:
        if "member_is_in_one_place_at_a_time" not in str(error):
            raise
        _refuse_busy(row, slot, error)


def _refuse_busy(row: Appointment, slot: Slot, error: IntegrityError) -> NoReturn:
    other = (
        Appointment.objects.filter(
            municipality=row.municipality_id,
            staff=slot.staff,
            state=State.PLANNED,
            starts_at__lt=slot.ends_at,
            ends_at__gt=slot.starts_at,
        )
        .exclude(id=row.id)
        .values("starts_at", "ends_at")[0]
    )
    start, end = (other[each].astimezone(ZONE) for each in ("starts_at", "ends_at"))
    clock = f"{start.hour}.{start.minute:02}–{end.hour}.{end.minute:02}"
    name = member_names(row.municipality_id, [slot.staff]).get(slot.staff, "")
    raise UnfitError("starts_at", BUSY, name=name, clock=clock) from error


def _happened(row: Appointment, by: Member, what: Happened, *, why: str = "") -> None:
    AppointmentEvent.objects.create(
        municipality_id=row.municipality_id,
        of=row,
        revision=row.revision,
        happened=what,
        at=now(),
        by=by.name,
        staff_id=row.staff_id,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        why=why.strip(),
    )
