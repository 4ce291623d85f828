"""Whose pages lie beside each other: a family's overview, and the journal of each person in it."""

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext as _

from vugge.desk.rules.saying import first_name
from vugge.desk.web import places
from vugge.desk.web.pages import words
from vugge.people.queries.families import FamilyPage
from vugge.people.rules.naming import ChildState
from vugge.ui.chips import Face


def faces(page: FamilyPage, on: dt.date, current: UUID | None = None) -> tuple[Face, ...]:
    """Return the overview, the youngest children, the parents, the other children; `current` None is the overview."""
    overview = Face(name=_("Familien"), said=_("Overblik"), address=places.family(page.family.id), current=not current)
    living = [each for each in page.children if each.state is not ChildState.LOST]
    children = sorted(living, key=lambda each: (each.born_on is None, -(each.born_on or dt.date.min).toordinal()))
    about = [(each, _face(each.person, each.name, words.age(each, on), current)) for each in children]
    newest = tuple(face for each, face in about if each.born_on == children[0].born_on)
    older = tuple(face for each, face in about if each.born_on != children[0].born_on)
    said = _("{role} · egen journal")
    parents = (_face(each.person, each.name, said.format(role=_(each.role.label)), current) for each in page.parents)
    return (overview, *newest, *parents, *older)


def _face(person: UUID, name: str, said: str, current: UUID | None) -> Face:
    return Face(
        name=first_name(name),
        said=said,
        address=places.journal(person),
        initials=name[:1].upper(),
        current=person == current,
    )
