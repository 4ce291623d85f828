"""Siblings that no common parent tells of, and a child that comes to live in another family."""

import datetime as dt
from uuid import UUID

from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError, UnfitError
from vugge.base.text import marked as _
from vugge.people.actions.changing import begin, count_up, succeed
from vugge.people.models import Child, ChildInFamily, Family, Relation
from vugge.people.queries.belonging import child_in
from vugge.people.queries.loading import aliases
from vugge.people.queries.ties import demand_family, place_of
from vugge.people.rules.kinds import SiblingKind


@action("change_families")
def relate(*, by: Actor, family: UUID, revision: int, child: UUID, sibling: UUID, kind: SiblingKind) -> UUID:
    """Write down that a child of the family and another child are siblings, or set right how."""
    home = begin(by=by, family=family, revision=revision)
    one = child_in(home, child)
    other = Child.objects.filter(municipality=home.municipality_id, person__in=aliases(sibling)).first()
    if other is None:
        raise UnfitError("sibling", _("Det barn er her ikke. Søg igen."))
    if one.id == other.id:
        raise UnfitError("sibling", _("Et barn er ikke sin egen søskende. Vælg et andet."))
    pair = {one.id, other.id}
    row = Relation.objects.filter(municipality=home.municipality_id, one__in=pair, other__in=pair).first()
    if row is None:
        row = Relation.objects.create(municipality_id=home.municipality_id, one=one, other=other, kind=kind)
    else:
        row.kind = kind
        row.save(update_fields=["kind"])
    tell(subject=f"person:{one.person_id}", after={"sibling": str(other.person_id), "kind": kind.label})
    return row.id


@action("change_families")
def unrelate(*, by: Actor, family: UUID, revision: int, relation: UUID) -> None:
    """Take back that two children are siblings."""
    home = begin(by=by, family=family, revision=revision)
    row = Relation.objects.filter(municipality=home.municipality_id, id=relation).first()
    if row is None:
        raise GoneError
    own = [each for each in (row.one, row.other) if _is_in(home, each)]
    if not own:
        raise GoneError
    row.delete()
    tell(subject=f"person:{own[0].person_id}", before={"kind": SiblingKind.of(row.kind).label}, after={"sibling": None})


@action("change_families")
def move_child(*, by: Actor, family: UUID, revision: int, child: UUID, to: UUID, since: dt.date) -> None:
    """Let another family be a child's main one from a day on. Whoever does it is tied to both."""
    list(
        Family.objects.select_for_update(no_key=True)
        .filter(municipality=place_of(by), id__in={family, to})
        .order_by("id")
    )
    home = begin(by=by, family=family, revision=revision)
    row = child_in(home, child)
    demand_family(by=by, family=to, change=True)
    there = Family.objects.get(municipality=home.municipality_id, id=to)
    if there.id == home.id or there.closed_on:
        raise UnfitError("to", _("Vælg en anden familie, som er åben."))
    key = {"municipality_id": home.municipality_id, "child": row}
    succeed(ChildInFamily, key=key, since=since, said={"family": there})
    count_up(there)
    tell(subject=f"person:{row.person_id}", before={"family": str(home.id)}, after={"family": str(there.id)})


def _is_in(family: Family, child: Child) -> bool:
    return ChildInFamily.objects.filter(municipality=family.municipality_id, family=family, child=child).exists()
