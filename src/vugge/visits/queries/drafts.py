"""Drafts, each to its author alone."""

import json
from uuid import UUID

from django.db.models import QuerySet

from vugge.access.actions.recording import demand
from vugge.access.rules.actors import Member
from vugge.base.sealing import UnsealableError
from vugge.visits.models import Draft
from vugge.visits.models.drafts import ring
from vugge.visits.rules.drafts import About, Kept, Typed


def draft_of(*, by: Member, about: About) -> Kept | None:
    """Return what the reader has typed of a visit; None where there is nothing, or its key is gone."""
    demand("register_visits", by)
    row = mine(by, about).first()
    if row is None:
        return None
    try:
        return kept(row)
    except UnsealableError:
        return None


def waiting(*, by: Member) -> tuple[About, ...]:
    """Return what the reader has drafts of, the latest first."""
    demand("register_visits", by)
    rows = Draft.objects.filter(municipality=by.municipality, author=by.membership).order_by("-saved_at")
    return tuple(
        About(family=family, kind=kind, appointment=appointment)
        for family, kind, appointment in rows.values_list("family", "kind", "appointment")
    )


def mine(by: Member, about: About) -> QuerySet[Draft]:
    """Return the rows, one at most, of an author's draft of a visit."""
    own = Draft.objects.filter(municipality=by.municipality, author=by.membership, family=about.family)
    if about.appointment is not None:
        return own.filter(appointment=about.appointment)
    return own.filter(appointment__isnull=True, kind=about.kind)


def kept(row: Draft, *, stale: bool = False, signed: UUID | None = None) -> Kept:
    """Return a draft opened; UnsealableError when its key is gone."""
    return Kept(
        revision=row.revision,
        saved_at=row.saved_at,
        typed=opened(row.sealed),
        beside=opened(row.beside) if row.beside else None,
        beside_at=row.beside_at,
        stale=stale,
        signed=signed,
    )


def sealed(typed: Typed) -> str:
    """Return what was typed, sealed."""
    return ring().seal(json.dumps({name: [*values] for name, values in typed.items()}, ensure_ascii=False))


def opened(text: str) -> Typed:
    """Return what was sealed; UnsealableError when the key is gone."""
    found: dict[str, list[str]] = json.loads(ring().open(text))
    return found
