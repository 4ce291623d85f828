"""Keeping what is typed of a visit, as it is typed: nothing is lost to a crash, nor to another window."""

import json
from uuid import UUID

from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.clock import now
from vugge.base.sealing import UnsealableError
from vugge.base.text import marked as _
from vugge.people.queries.ties import demand_family
from vugge.visits.actions.turns import take_turns
from vugge.visits.models import Appointment, Contact, Draft
from vugge.visits.queries.drafts import kept, mine, opened, sealed
from vugge.visits.rules.drafts import LARGEST, About, Kept, Typed

TOO_LARGE = _("Der er skrevet mere, end en kladde kan holde. Underskriv besøget, og skriv resten bagefter.")


@action("register_visits")
def keep_draft(*, by: Member, about: About, key: UUID, revision: int, typed: Typed, settled: bool = False) -> Kept:
    """Keep what was typed; each save raises the revision, which starts at 0 before the first.

    From an older revision it is kept beside what stands there, and `Kept.stale` says so; `settled` says that the author
    has chosen, and lets what stands beside go. A form whose `key` was signed already is not kept again. Raises
    UnfitError over 200,000 signs, GoneError and RefusedError as `people.queries.ties.demand_family`.
    """
    demand_family(by=by, family=about.family, change=True)
    _check(by, about, typed)
    take_turns(drafts=(by.membership,))
    signed = Contact.objects.filter(municipality=by.municipality, key=key).values_list("id", flat=True).first()
    if signed is not None:
        tell(subject=f"contact:{signed}", after={"again": True})
        return Kept(revision=revision, signed=signed)
    row = mine(by, about).select_for_update().first()
    if row is None:
        return _told(kept(_begun(by, about, typed)), row)
    if row.revision != revision and not _is_again(row, revision, typed):
        row.beside, row.beside_at = sealed(typed), now()
        row.save(update_fields=["beside", "beside_at"])
        return _told(kept(row, stale=True), row)
    return _told(_saved(row, typed, settled=settled, again=row.revision != revision), row)


@action("register_visits")
def throw_draft(*, by: Member, about: About, revision: int) -> None:
    """Throw a draft away; StaleError when more was typed since that revision, GoneError when there is none."""
    take_turns(drafts=(by.membership,))
    row = mine(by, about).select_for_update().first()
    if row is None:
        raise GoneError
    if row.revision != revision:
        raise StaleError
    tell(subject=f"draft:{row.id}", after={"revision": row.revision})
    row.delete()


def drop_draft(who: Member, about: About) -> None:
    """Let a draft go when the visit is signed; a part of signing."""
    mine(who, about).delete()


def _check(by: Member, about: About, typed: Typed) -> None:
    if about.appointment is not None:
        of_family = Appointment.objects.filter(municipality=by.municipality, family=about.family)
        if not of_family.filter(id=about.appointment).exists():
            raise GoneError
    if not about.kind or len(json.dumps({name: [*each] for name, each in typed.items()})) > LARGEST:
        raise UnfitError("kind" if not about.kind else "text", TOO_LARGE)


def _begun(by: Member, about: About, typed: Typed) -> Draft:
    return Draft.objects.create(
        municipality_id=by.municipality,
        author_id=by.membership,
        family_id=about.family,
        appointment_id=about.appointment,
        kind=about.kind,
        sealed=sealed(typed),
        saved_at=now(),
    )


def _is_again(row: Draft, revision: int, typed: Typed) -> bool:
    """Tell whether this is the save that made the revision there is, sent once more because no answer came."""
    try:
        return row.revision == revision + 1 and opened(row.sealed) == {name: [*each] for name, each in typed.items()}
    except UnsealableError:
        return False


def _saved(row: Draft, typed: Typed, *, settled: bool, again: bool) -> Kept:
    if not again:
        row.sealed, row.saved_at, row.revision = sealed(typed), now(), row.revision + 1
    if settled:
        row.beside, row.beside_at = "", None
    row.save(update_fields=["sealed", "saved_at", "revision", "beside", "beside_at"])
    return kept(row)


def _told(said: Kept, row: Draft | None) -> Kept:
    tell(subject=f"draft:{row.id}" if row else "draft", after={"revision": said.revision})
    return said
