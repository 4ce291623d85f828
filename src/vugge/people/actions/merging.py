"""Saying that two journals are one person's, and taking it back. Nothing moves: the journal is read under both ids."""

from dataclasses import dataclass
from uuid import UUID

from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError, UnfitError
from vugge.base.clock import now
from vugge.base.text import marked as _
from vugge.people.actions.changing import begin, count_up
from vugge.people.models import Child, Family, Merge, Person, PersonNumber
from vugge.people.queries.belonging import born_to, families_of, person_in
from vugge.people.queries.loading import aliases
from vugge.people.queries.ties import demand_family, place_of
from vugge.people.rules.children import Born, twins
from vugge.people.rules.kinds import NumberKind
from vugge.people.rules.merging import Pair, fault

_WHY = _("Skriv hvorfor. Det står i journalen bagefter.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """Two journals: the one that is `kept`, and the one that is read as part of it.

    `although_twins` is that somebody looked, and they are one child although they look like twins.
    """

    kept: UUID
    gone: UUID
    reason: str
    although_twins: bool = False


@action("merge_people")
def merge(*, by: Actor, family: UUID, revision: int, merging: Merging) -> UUID:
    """Say that two journals are one person's; return what `unmerge` takes. `kept` is of the family.

    UnfitError says why two are two: each has a real number of its own, or they look like twins.
    """
    _lock(by, {*_families(merging.kept, by), *_families(merging.gone, by), family})
    home = begin(by=by, family=family, revision=revision)
    if not merging.reason.strip():
        raise UnfitError("reason", _WHY)
    here = Person.objects.filter(municipality=home.municipality_id)
    kept, gone = here.filter(id=merging.kept).first(), here.filter(id=merging.gone).first()
    if kept is None or gone is None or person_in(home, kept.id) is None:
        raise GoneError
    if reason := fault(_pair(kept, gone), although_twins=merging.although_twins):
        raise UnfitError("gone", reason)
    _tell_others(by, gone, home)
    made = Merge.objects.create(
        municipality_id=home.municipality_id,
        kept=kept,
        gone=gone,
        reason=merging.reason.strip(),
        merged_at=now(),
        merged_by=by.name,
    )
    tell(subject=f"person:{kept.id}", after={"merged": str(gone.id), "although_twins": merging.although_twins})
    return made.id


@action("merge_people")
def unmerge(*, by: Actor, family: UUID, revision: int, merge: UUID, reason: str) -> None:
    """Say that two journals are two persons' after all: both are as they were, with what was written since in each."""
    row = Merge.objects.filter(municipality=place_of(by), id=merge).first()
    if row is None:
        raise GoneError
    _lock(by, {*_families(row.kept_id, by), family})
    home = begin(by=by, family=family, revision=revision, closed_too=True)
    row.refresh_from_db()
    if row.undone_at is not None:
        raise UnfitError("merge", _("De er allerede skilt ad."))
    if not reason.strip():
        raise UnfitError("reason", _WHY)
    person_in(home, row.kept_id)
    _tell_others(by, row.gone, home)
    row.undone_at, row.undone_by, row.undone_why = now(), by.name, reason.strip()
    row.save(update_fields=["undone_at", "undone_by", "undone_why"])
    tell(subject=f"person:{row.kept_id}", after={"unmerged": str(row.gone_id)})


def _families(person: UUID, by: Actor) -> list[UUID]:
    return families_of(aliases(person), place_of(by))


def _lock(by: Actor, families: set[UUID]) -> None:
    """Lock all the families at stake in one order, so that two who merge at once wait and neither is broken off."""
    list(
        Family.objects.select_for_update(no_key=True).filter(municipality=place_of(by), id__in=families).order_by("id")
    )


def _tell_others(by: Actor, gone: Person, home: Family) -> None:
    """Demand a tie to every other family of whom it is about, and let each be seen as changed."""
    for each in families_of(aliases(gone.id), home.municipality_id):
        if each != home.id:
            demand_family(by=by, family=each, change=True)
            count_up(Family.objects.get(municipality=home.municipality_id, id=each))


def _pair(kept: Person, gone: Person) -> Pair:
    both = aliases(kept.id) | aliases(gone.id)
    real = PersonNumber.objects.filter(
        municipality=kept.municipality_id, person__in=both, kind=NumberKind.REAL, replaced_on__isnull=True
    )
    absorbed = Merge.objects.filter(
        municipality=kept.municipality_id, gone__in=[kept.id, gone.id], undone_at__isnull=True
    )
    one, other = _born(kept), _born(gone)
    return Pair(
        same=kept.id == gone.id,
        gone=absorbed.exists(),
        real_numbers=real.count(),
        twins=one is not None and other is not None and twins(one, other),
    )


def _born(person: Person) -> Born | None:
    child = Child.objects.filter(municipality=person.municipality_id, person=person).first()
    if child is None:
        return None
    return Born(pregnancy=child.pregnancy, born_on=person.born_on, parents=born_to(child))
