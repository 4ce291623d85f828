"""What follows from a visit when it is signed: screenings, services, referrals, and the offer it came of.

A part of signing: each is its module's own action, in the same transaction, and what one of them refuses is told at its
field like any other fault.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from vugge.access.rules.actors import Member
from vugge.access.rules.faults import StaleError, UnfitError
from vugge.base.text import marked as _
from vugge.care.actions.helping import close_service, open_service
from vugge.care.actions.offers import imply
from vugge.care.actions.referrals import refer
from vugge.care.rules.codes import ServiceKind
from vugge.catalogue.rules.kinds import About
from vugge.instruments.actions.administering import administer
from vugge.visits.models import Appointment, AppointmentEvent, Contact
from vugge.visits.queries.grounds import Case
from vugge.visits.rules.faults import Fault, UnfitVisitError
from vugge.visits.rules.levels import NEED
from vugge.visits.rules.moments import civil_day
from vugge.visits.rules.registration import Closed, Opened, Registration, Screened

CLOSED_ALREADY = _("Hjælpen er allerede afsluttet af en anden. Åbn siden igen og se.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who signs which contact, with what they registered and what it was judged by."""

    who: Member
    contact: Contact
    planned: Appointment | None
    registration: Registration
    found: Case

    @property
    def held_on(self) -> dt.date:
        """Return the day of the visit."""
        return self.found.ground.held_on


def follow(act: Act) -> None:
    """Write all that follows from a visit."""
    _serve(act)
    for screened in act.registration.screenings:
        _administer(act, screened)
    for number, referred in enumerate(act.registration.referrals):
        with at(f"referral-{number}"):
            refer(
                by=act.who,
                family=act.contact.family_id,
                subject=referred.subject,
                target=referred.target,
                on=act.held_on,
                from_contact=act.contact.id,
            )
    for subject in _offered_to(act):
        imply(
            by=act.who,
            family=act.contact.family_id,
            subject=subject,
            activity=act.found.kind.kind.activity,
            booked_on=_booked_on(act),
            held_on=act.held_on,
            part_of=act.planned.id if act.planned else act.contact.id,
        )


def _administer(act: Act, screened: Screened) -> None:
    with at(f"{screened.instrument}-{screened.subject}"):
        administer(
            by=act.who,
            family=act.contact.family_id,
            subject=screened.subject,
            instrument=screened.instrument,
            respondent=screened.respondent,
            phase=screened.phase,
            held_on=act.held_on,
            answers=screened.answers,
            score=screened.score,
            position=screened.position,
            level=act.registration.frame.level,
            state=screened.state,
            reason=screened.reason,
            part_of=act.contact.id,
        )


def _serve(act: Act) -> None:
    """End and begin help. A need visit begins the help it is for, at level 2, unless that goes on already."""
    for closed in act.registration.closed:
        _close(act, closed)
    opened = [*act.registration.opened]
    if act.found.kind.needs_reasons:
        kind = ServiceKind.NEED_VISIT.value
        said = {each.reason for each in opened if each.kind == kind}
        new = [each for each in act.registration.frame.reasons if each not in {*said, *act.found.helped}]
        opened += [Opened(kind=kind, reason=each, level=NEED) for each in new]
    for number, each in enumerate(opened):
        with at(f"opened-{number}"):
            open_service(
                by=act.who,
                family=act.contact.family_id,
                subject=each.subject,
                kind=each.kind,
                reason=each.reason,
                level=each.level,
                opened_on=act.held_on,
            )


def _close(act: Act, closed: Closed) -> None:
    with at(f"closed-{closed.service}"):
        try:
            close_service(by=act.who, service=closed.service, closed_on=act.held_on, why=closed.why)
        except StaleError as error:
            raise UnfitError("service", CLOSED_ALREADY) from error


def _offered_to(act: Act) -> tuple[UUID | None, ...]:
    """Return whom the visit was offered to: each child seen; the family as a whole before birth or about parents."""
    about_parents = act.found.kind.kind.about is About.PARENT
    return act.found.children if act.found.children and not about_parents else (None,)


def _booked_on(act: Act) -> dt.date:
    if act.planned is None:
        return act.held_on
    first = AppointmentEvent.objects.filter(municipality=act.planned.municipality_id, of=act.planned, revision=1)
    return civil_day(first.values_list("at", flat=True)[0])


@contextmanager
def at(anchor: str) -> Iterator[None]:
    """Tell a fault of another module at its field on our page."""
    try:
        yield
    except UnfitError as error:
        words = {name: str(value) for name, value in error.words.items()}
        fault = Fault(anchor=f"{anchor}-{error.field}", sentence=error.sentence, words=words)
        raise UnfitVisitError([fault]) from error
