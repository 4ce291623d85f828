"""Where people live, left out where that is protected. Asks for no permission and logs nothing."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from vugge.access.queries.members import on_day
from vugge.base.clock import today
from vugge.people.models import DaycarePlace, Residence
from vugge.people.queries.loading import aliases, aliases_of
from vugge.people.rules.kinds import DaycareKind
from vugge.people.rules.protection import Protection


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where somebody lives. `address` is empty where it is protected, and then neither postcode nor town are told."""

    address: str
    protected: bool
    since: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The daycare a child is in; its name is empty where the child's whereabouts are protected."""

    kind: DaycareKind
    name: str
    valid_from: dt.date
    valid_to: dt.date | None


def home_of(place: str, ids: Iterable[UUID], protection: Protection) -> Home | None:
    """Return where somebody, by all their ids, lives today; None where nobody knows."""
    found = _residence(place, ids)
    if found is None:
        return None
    home = Home(address=_written(found), protected=False, since=found.valid_from)
    return _hidden(home) if protection.hides_address or found.protected else home


def first_home(place: str, persons: Iterable[tuple[UUID, bool]], *, protected: bool) -> Home | None:
    """Return the first home there is among people, each with whether they are protected: a family's address.

    It is protected as soon as any of them is, also somebody whose own address nobody has written, or the family is.
    """
    listed = list(persons)
    homes = [home_of(place, aliases(person), Protection(family=protected, person=own)) for person, own in listed]
    known = [home for home in homes if home is not None]
    hidden = [home for home in known if home.protected]
    first = next(iter([*hidden, *known]), None)
    return _hidden(first) if first is not None and any(own for _person, own in listed) else first


def with_protected(place: str, ids: Iterable[UUID], beside: Iterable[tuple[UUID, bool]]) -> bool:
    """Tell whether somebody, by all their ids, lives with one who is protected, as far as anybody knows.

    `beside` are the people of their family, each with whether they are. Who is protected and has no address written is
    taken to live there: what is shown too late can be asked for, and what is shown too early cannot be taken back.
    """
    listed, own = dict(beside), _residence(place, ids)
    hidden_ids = aliases_of(person for person, protected in listed.items() if protected)
    lived = Residence.objects.filter(on_day(today()), municipality=place, person__in=aliases_of(listed))
    hidden = [row for row in lived if row.protected or row.person_id in hidden_ids]
    if hidden_ids and not any(row.person_id in hidden_ids for row in hidden):
        return True
    return any(own is None or _written(row) == _written(own) for row in hidden)


def open_address(place: str, ids: Iterable[UUID]) -> str | None:
    """Return the address as it is, for a caller that has logged it; None where nobody knows."""
    found = _residence(place, ids)
    return None if found is None else _written(found)


def daycare_of(place: str, child: UUID, *, hidden: bool) -> Place | None:
    """Return the daycare a child (the row of the role) is in today, without its name where that is to be hidden."""
    found = DaycarePlace.objects.filter(on_day(today()), municipality=place, child=child).first()
    if found is None:
        return None
    name = "" if hidden else found.name
    return Place(kind=DaycareKind.of(found.kind), name=name, valid_from=found.valid_from, valid_to=found.valid_to)


def _hidden(home: Home) -> Home:
    return replace(home, address="", protected=True)


def _residence(place: str, ids: Iterable[UUID]) -> Residence | None:
    found = Residence.objects.filter(on_day(today()), municipality=place, person__in=set(ids))
    return found.order_by("-valid_from", "-number").first()


def _written(found: Residence) -> str:
    return f"{found.address}, {found.postcode} {found.town}"
