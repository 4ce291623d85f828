"""The versions of a visit as they lie in the tables. Asks for no permission and logs nothing by itself."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from vugge.visits.models import Contact, Frame, Part


def contact_of(municipality: str, contact: UUID) -> Contact | None:
    """Return a contact of the municipality."""
    return Contact.objects.filter(municipality=municipality, id=contact).first()


def frames_of(municipality: str, contact: UUID) -> QuerySet[Frame]:
    """Return every version of a frame, the first one first."""
    return Frame.objects.filter(municipality=municipality, of=contact).order_by("version")


def parts_of(municipality: str, contact: UUID, subjects: Iterable[UUID]) -> QuerySet[Part]:
    """Return every version of one person's part, under any of their ids, the first one first."""
    mine = Part.objects.filter(municipality=municipality, of=contact, subject__in=set(subjects))
    return mine.order_by("version", "number")


def current_frames(municipality: str, **chosen: object) -> dict[UUID, Frame]:
    """Return the frame that counts of each contact chosen, by the contact."""
    rows = Frame.objects.filter(municipality=municipality, **chosen).order_by("of", "-version").distinct("of")
    return {each.of_id: each for each in rows}


def current_parts(municipality: str, which: Q) -> list[Part]:
    """Return the part that counts of each person in each contact."""
    rows = Part.objects.filter(which, municipality=municipality)
    return list(rows.order_by("of", "subject", "-version").distinct("of", "subject"))


@dataclass(frozen=True, slots=True)
class Seat:
    """That a person has a part in a contact, in so many versions; nothing of what stands in it."""

    contact: UUID
    subject: UUID
    role: str
    versions: int
    signed_at: dt.datetime


def seats(municipality: str, contacts: Iterable[UUID]) -> list[Seat]:
    """Return who has a part in each contact, children first."""
    rows = Part.objects.filter(municipality=municipality, of__in=set(contacts))
    newest = rows.order_by("of", "subject", "-version").distinct("of", "subject")
    found = newest.values_list("of", "subject", "role", "version", "signed_at")
    sat = [Seat(*each) for each in found]
    return sorted(sat, key=lambda each: (each.role != "child", each.role, str(each.subject)))
