"""Signing a visit: everything of it in one transaction, once, however often the form is sent."""

from typing import NoReturn
from uuid import UUID

from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.clock import now
from vugge.base.text import marked as _
from vugge.people.queries.loading import kept_of
from vugge.people.queries.ties import demand_family
from vugge.visits.actions import planning
from vugge.visits.actions.drafting import drop_draft
from vugge.visits.actions.following import Act, at, follow
from vugge.visits.actions.turns import take_turns
from vugge.visits.actions.writing import write_frame, write_part
from vugge.visits.models import Appointment, AppointmentPerson, Contact, Frame
from vugge.visits.queries.grounds import case
from vugge.visits.queries.saved import Saved, saved
from vugge.visits.rules.appointments import Plan, State
from vugge.visits.rules.checking import faults
from vugge.visits.rules.drafts import About
from vugge.visits.rules.faults import AlreadySignedError, UnfitVisitError
from vugge.visits.rules.registration import NextVisit, Registration, fingerprint

USED = _("Formularen er allerede underskrevet med et andet indhold. Det, du skrev, er gemt som kladde.")


@action("register_visits")
def sign(
    *,
    by: Member,
    family: UUID,
    appointment: UUID | None,
    revision: int | None,
    key: UUID,
    registration: Registration,
) -> Saved:
    """Sign a visit, planned or not, and return what was saved, to be shown back.

    `key` is made with the form: sent again with the same content it answers as the first time, with other content
    UnfitError. `revision` is the appointment's as the form was shown from.

    Raises UnfitVisitError with every fault and its field; AlreadySignedError when somebody else has signed the same
    appointment, StaleError when it was moved or cancelled since; GoneError and RefusedError as
    `people.queries.ties.demand_family`. Whatever is raised, nothing is written and the draft is kept.
    """
    demand_family(by=by, family=family, change=True)
    coming = registration.next_visit
    take_turns(keys=(key,), staff=(coming.slot.staff,) if coming else ())
    print_ = fingerprint(str(family), str(appointment), registration)
    before = Contact.objects.filter(municipality=by.municipality, key=key).first()
    if before is not None:
        return _again(by, before, print_)
    planned = _planned(by, family, appointment, revision)
    found = case(by, family, registration, subjects=_subjects(planned))
    wrong = faults(registration, found.ground)
    if wrong:
        raise UnfitVisitError(wrong)
    contact = Contact.objects.create(
        municipality_id=by.municipality, family_id=family, appointment=planned, key=key, fingerprint=print_
    )
    _write(Act(who=by, contact=contact, planned=planned, registration=registration, found=found))
    drop_draft(by, About(family=family, kind=registration.frame.kind, appointment=appointment))
    tell(
        subject=f"contact:{contact.id}",
        after={"kind": registration.frame.kind, "parts": len(registration.parts)},
    )
    return saved(by=by, contact=contact.id)


def _again(by: Member, before: Contact, print_: str) -> Saved:
    if before.fingerprint != print_:
        raise UnfitError("key", USED)
    tell(subject=f"contact:{before.id}", after={"again": True})
    return saved(by=by, contact=before.id)


def _planned(by: Member, family: UUID, appointment: UUID | None, revision: int | None) -> Appointment | None:
    if appointment is None:
        return None
    rows = Appointment.objects.select_for_update(no_key=True).filter(municipality=by.municipality, family=family)
    row = rows.filter(id=appointment).first()
    if row is None:
        raise GoneError
    if row.state == State.HELD:
        _refuse_signed(row)
    if row.state != State.PLANNED or row.revision != revision:
        raise StaleError
    return row


def _refuse_signed(row: Appointment) -> NoReturn:
    first = Frame.objects.filter(municipality=row.municipality_id, of__appointment=row.id, version=1)[0]
    raise AlreadySignedError(by=first.signed_name, at=first.signed_at, contact=first.of_id)


def _subjects(planned: Appointment | None) -> tuple[UUID, ...]:
    if planned is None:
        return ()
    people = AppointmentPerson.objects.filter(municipality=planned.municipality_id, of=planned, subject=True)
    return tuple(dict.fromkeys(kept_of(people.order_by("number").values_list("person", flat=True)).values()))


def _write(act: Act) -> None:
    moment, ground, coming = now(), act.found.ground, act.registration.next_visit
    write_frame(act.who, act.contact, act.registration.frame, ground, moment)
    for part in act.registration.parts:
        write_part(act.who, act.contact, part, ground.people[part.subject].role, moment)
    if act.planned is not None:
        planning.hold(act.planned, act.who)
    if coming is not None:
        with at("next"):
            plan = _plan(act.contact.family_id, coming)
            planning.book(act.who, plan, key=act.contact.id, print_=act.contact.fingerprint)
    follow(act)


def _plan(family: UUID, coming: NextVisit) -> Plan:
    return Plan(
        family=family,
        kind=coming.kind,
        slot=coming.slot,
        subjects=coming.subjects,
        invited=coming.invited,
        agenda=coming.agenda,
    )
