"""Saying yes, and taking it back."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError, UnfitError
from vugge.base.text import marked as _
from vugge.people.actions.changing import begin, refuse_future
from vugge.people.models import Child, Consent, Family, Person
from vugge.people.queries.belonging import holders_of, person_in
from vugge.people.queries.loading import aliases
from vugge.people.rules.consents import How, Purpose, Recipient

_NAMELESS = _("Skriv, hvem det er.")
_NO_CUSTODY = _("Kun den, der har forældremyndighed, kan sige ja for barnet. Er den forkert, så ret den først.")
_NOT_OWN = _("En voksen siger selv ja. Vælg den samme person begge steder.")
_ALREADY = _("Der er allerede sagt ja til det samme. Træk det tilbage først, hvis det er ændret.")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConsent:
    """A yes: whose, about whom, for one purpose and to one recipient, from a day and perhaps to one."""

    giver: UUID
    about: UUID
    purpose: Purpose
    recipient: Recipient
    how: How
    given_on: dt.date
    recipient_name: str = ""
    until: dt.date | None = None


@action("change_families")
def give(*, by: Actor, family: UUID, revision: int, consent: NewConsent) -> UUID:
    """Write down that somebody said yes, about themselves or about a child they hold custody of."""
    home = begin(by=by, family=family, revision=revision)
    refuse_future("given_on", consent.given_on)
    if consent.until and consent.until < consent.given_on:
        raise UnfitError("until", _("Den sidste dag kan ikke ligge før den første."))
    if consent.recipient == Recipient.OTHER and not consent.recipient_name.strip():
        raise UnfitError("recipient_name", _NAMELESS)
    giver, about = person_in(home, consent.giver), person_in(home, consent.about)
    _refuse_others(giver, about, consent.given_on)
    said = {
        "giver": giver,
        "about": about,
        "purpose": consent.purpose,
        "recipient": consent.recipient,
        "recipient_name": consent.recipient_name.strip(),
    }
    same = Consent.objects.filter(municipality=home.municipality_id, withdrawn_on__isnull=True, **said)
    if same.exclude(valid_to__lt=consent.given_on).exists():
        raise UnfitError("purpose", _ALREADY)
    made = Consent.objects.create(
        municipality_id=home.municipality_id,
        how=consent.how,
        valid_from=consent.given_on,
        valid_to=consent.until,
        taken_by=by.name,
        **said,
    )
    tell(subject=f"person:{about.id}", after={"consent": consent.purpose.label, "recipient": consent.recipient.label})
    return made.id


@action("change_families")
def withdraw(*, by: Actor, family: UUID, revision: int, consent: UUID, on: dt.date, whose: UUID) -> None:
    """Write down that a consent was taken back, by the person `whose` word it was; it counts no more from that day.

    Whoever holds custody may take back what another holder said about the child.
    """
    home = begin(by=by, family=family, revision=revision, closed_too=True)
    refuse_future("on", on)
    row = Consent.objects.filter(municipality=home.municipality_id, id=consent, withdrawn_on__isnull=True).first()
    if row is None:
        raise GoneError
    about, taker = person_in(home, row.about_id), person_in(home, whose)
    if taker.id not in aliases(row.giver_id):
        _refuse_others(taker, about, on)
    if on < row.valid_from:
        raise UnfitError("on", _("Dagen ligger før den dag, der blev sagt ja. Ret den."))
    row.withdrawn_on, row.withdrawn_by = on, _called(taker, home)
    row.save(update_fields=["withdrawn_on", "withdrawn_by"])
    tell(subject=f"person:{about.id}", after={"consent": Purpose.of(row.purpose).label, "withdrawn": str(on)})


def _refuse_others(giver: Person, about: Person, on: dt.date) -> None:
    """Raise UnfitError unless somebody may speak for the one it is about: oneself, or a child in one's custody."""
    if giver.id == about.id:
        return
    child = Child.objects.filter(municipality=about.municipality_id, person__in=aliases(about.id)).first()
    if child is None:
        raise UnfitError("giver", _NOT_OWN)
    if giver.id not in holders_of(child, on):
        raise UnfitError("giver", _NO_CUSTODY)


def _called(person: Person, home: Family) -> str:
    return f"{person.given_names} {person.family_name}".strip() or home.name
