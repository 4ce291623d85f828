"""Writing families and people down for the first time: a family, its children and parents, names, a birth."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from vugge.access.actions.changing import sign
from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor, Member
from vugge.access.rules.faults import UnfitError
from vugge.access.rules.roles import Role
from vugge.base.clock import COPENHAGEN, now, today
from vugge.base.tenancy.context import current
from vugge.base.text import marked as _
from vugge.people.actions.bearing import free_place, gestation_at, in_range, pregnancy_of
from vugge.people.actions.caring import put_in_charge
from vugge.people.actions.changing import begin, refuse_future
from vugge.people.actions.numbering import index, put_number, read_number
from vugge.people.actions.parenting import Parents, children_meant, give_parents, parents_meant
from vugge.people.models import Child, ChildInFamily, District, Family, Person
from vugge.people.queries.belonging import child_in, person_in
from vugge.people.queries.loading import aliases, persons_of
from vugge.people.queries.ties import place_of
from vugge.people.rules.kinds import Language, ParentRole, Sex
from vugge.people.rules.numbers import sex_of

_LONGEST_WAIT = dt.timedelta(days=300)
_OVERDUE = dt.timedelta(days=35)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFamily:
    """A family as it is first written down. Without `in_charge` (a membership) it is the health visitor's who does it.

    With `unassigned` it is nobody's yet, and only a lead opens it.
    """

    name: str
    language: Language = Language.DANISH
    interpreter: bool = False
    district: UUID | None = None
    protected: bool = False
    opened_on: dt.date | None = None
    in_charge: UUID | None = None
    unassigned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewChild:
    """A child, expected (`due_on`) or born (`born_at`, or `born_on` where nobody knows the hour).

    `parents` are persons of the family; None means those who are parents of all its children, or of `twin_of`'s.
    `since` is the day the family becomes the child's, today when left out.
    """

    given_names: str = ""
    family_name: str = ""
    sex: Sex = Sex.UNKNOWN
    due_on: dt.date | None = None
    born_on: dt.date | None = None
    born_at: dt.datetime | None = None
    gestation_days: int | None = None
    birth_order: int | None = None
    twin_of: UUID | None = None
    parents: tuple[UUID, ...] | None = None
    number: str = ""
    since: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewParent:
    """A grown-up in a family: somebody new, or a `person` who is here already, in another family say.

    `children` are those of the family they are a parent to; None means all. `custody` is of the same children.
    """

    role: ParentRole
    custody: bool = True
    person: UUID | None = None
    given_names: str = ""
    family_name: str = ""
    sex: Sex = Sex.UNKNOWN
    born_on: dt.date | None = None
    number: str = ""
    children: tuple[UUID, ...] | None = None
    since: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a person is called and is. `born_on` is a grown-up's; a child's is its birth's (`register_birth`)."""

    given_names: str
    family_name: str
    sex: Sex
    born_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Birth:
    """A birth: when, and how far the pregnancy was, counted from the day the child was expected when left out."""

    born_at: dt.datetime
    sex: Sex
    gestation_days: int | None = None
    birth_order: int | None = None
    stillborn: bool = False
    given_names: str | None = None


@action("change_families")
def create_family(*, by: Actor, new: NewFamily) -> UUID:
    """Write a family down, of revision 1; its children come first, then their parents."""
    sign(by)
    if not new.name.strip():
        raise UnfitError("name", _("Skriv, hvad familien kaldes, fx Familien Lind."))
    opened = new.opened_on or today()
    refuse_future("opened_on", opened)
    place = place_of(by)
    if new.district and not District.objects.filter(municipality=place, id=new.district, active=True).exists():
        raise UnfitError("district", _("Det distrikt findes ikke mere. Vælg et andet."))
    made = Family.objects.create(
        municipality_id=place,
        name=new.name.strip(),
        language=new.language,
        interpreter=new.interpreter,
        district_id=new.district,
        protected=new.protected,
        opened_on=opened,
    )
    own = by.membership if isinstance(by, Member) and Role.HEALTH_VISITOR in by.roles else None
    if not new.unassigned and (staff := new.in_charge or own):
        put_in_charge(made, staff, today())
    tell(subject=f"family:{made.id}", after={"opened": str(opened)})
    return made.id


@action("change_families")
def add_child(*, by: Actor, family: UUID, revision: int, child: NewChild) -> UUID:
    """Write a child down in a family, and return the person it is."""
    home = begin(by=by, family=family, revision=revision)
    born_on = child.born_at.astimezone(COPENHAGEN).date() if child.born_at else child.born_on
    _refuse_unlikely(child, born_on)
    twin = child_in(home, child.twin_of) if child.twin_of else None
    parents = parents_meant(home, child.parents, twin)
    person = _person(home, child, born_on)
    made = Child.objects.create(
        municipality_id=home.municipality_id,
        person=person,
        due_on=child.due_on or (twin.due_on if twin else None),
        born_at=child.born_at,
        gestation_days=child.gestation_days or (gestation_at(child.due_on, born_on) if born_on else None),
        **pregnancy_of(twin, child.birth_order),
    )
    since = child.since or today()
    ChildInFamily.objects.create(municipality_id=home.municipality_id, family=home, child=made, valid_from=since)
    give_parents(made, parents, since)
    _number(person, child.number, is_child=True)
    tell(subject=f"person:{person.id}", after={"family": str(home.id), "born": born_on is not None})
    return person.id


@action("change_families")
def add_parent(*, by: Actor, family: UUID, revision: int, parent: NewParent) -> UUID:
    """Write a parent or partner down in a family, and return the person they are."""
    home = begin(by=by, family=family, revision=revision)
    children = children_meant(home, parent.children)
    if parent.born_on:
        refuse_future("born_on", parent.born_on)
    if parent.person:
        person = _known(parent.person)
    else:
        if not (parent.given_names.strip() or parent.family_name.strip()):
            raise UnfitError("given_names", _("Skriv et navn."))
        person = _person(home, parent, parent.born_on)
        _number(person, parent.number, is_child=False)
    meant = Parents(roles={person.id: parent.role}, holders=frozenset({person.id} if parent.custody else ()))
    since = parent.since or today()
    for child in children:
        give_parents(child, meant, since)
    tell(
        subject=f"person:{person.id}",
        after={"family": str(home.id), "parent_role": parent.role.label, "custody": parent.custody},
    )
    return person.id


@action("change_families")
def name_person(*, by: Actor, family: UUID, revision: int, person: UUID, named: Named) -> None:
    """Set right what somebody in a family is called, their sex, and a grown-up's day of birth."""
    home = begin(by=by, family=family, revision=revision)
    found = person_in(home, person)
    is_child = Child.objects.filter(municipality=home.municipality_id, person__in=aliases(found.id)).exists()
    if named.born_on:
        refuse_future("born_on", named.born_on)
    if is_child and named.born_on not in {None, found.born_on}:
        raise UnfitError("born_on", _("Et barns fødselsdag rettes på fødslen."))
    found.given_names, found.family_name = named.given_names.strip(), named.family_name.strip()
    found.sex, found.born_on = named.sex, named.born_on or found.born_on
    found.save(update_fields=["given_names", "family_name", "sex", "born_on"])
    index(found)
    tell(subject=f"person:{found.id}", after={"named": True})


@action("change_families")
def register_birth(*, by: Actor, family: UUID, revision: int, child: UUID, birth: Birth) -> None:
    """Note that an expected child is born, or set its birth right. A stillborn child died the day it was born.

    What was known of how far the pregnancy was stays where neither the birth nor a day expected says it anew.
    """
    home = begin(by=by, family=family, revision=revision)
    row = child_in(home, child)
    if row.lost_on:
        raise UnfitError("born_at", _("Graviditeten er skrevet som ophørt. Tal med jeres leder, hvis det er en fejl."))
    if birth.born_at > now():
        raise UnfitError("born_at", _("Det tidspunkt er ikke kommet endnu. Ret det."))
    born_on = birth.born_at.astimezone(COPENHAGEN).date()
    person = person_in(home, child)
    died_on = None if row.stillborn else person.died_on  # one that was born alive after all did not die that day
    if not birth.stillborn and died_on and died_on < born_on:
        raise UnfitError("born_at", _("Barnet kan ikke være født efter sin død. Ret dagen."))
    row.born_at, row.stillborn = birth.born_at, birth.stillborn
    row.gestation_days = in_range(birth.gestation_days) or gestation_at(row.due_on, born_on) or row.gestation_days
    row.birth_order = free_place(row, birth.birth_order) or row.birth_order
    row.save(update_fields=["born_at", "stillborn", "gestation_days", "birth_order"])
    person.born_on, person.sex = born_on, birth.sex
    person.died_on = born_on if birth.stillborn else died_on
    person.given_names = person.given_names if birth.given_names is None else birth.given_names.strip()
    person.save(update_fields=["born_on", "sex", "died_on", "given_names"])
    index(person)
    tell(subject=f"person:{person.id}", after={"born": str(born_on)})


def _person(home: Family, new: NewChild | NewParent, born_on: dt.date | None) -> Person:
    person = Person.objects.create(
        municipality_id=home.municipality_id,
        given_names=new.given_names.strip(),
        family_name=new.family_name.strip(),
        sex=new.sex,
        born_on=born_on,
    )
    index(person)
    return person


def _known(person: UUID) -> Person:
    if not Person.objects.filter(municipality=current()[0], id=person).exists():
        raise UnfitError("person", _("Den person er her ikke. Søg igen."))
    return persons_of([person])[person]


def _number(person: Person, text: str, *, is_child: bool) -> None:
    """Put a number on somebody just written down; what it says of birth and sex is kept where nothing else is."""
    if not text.strip():
        return
    number = read_number(text)
    if is_child and person.born_on is None:
        raise UnfitError("number", _("Et barn, der ikke er født, har ikke et nummer endnu."))
    put_number(person, number)
    person.born_on = person.born_on or number.born_on
    person.sex = sex_of(number) if person.sex == Sex.UNKNOWN else person.sex
    person.save(update_fields=["born_on", "sex"])
    index(person)


def _refuse_unlikely(child: NewChild, born_on: dt.date | None) -> None:
    if child.born_at and child.born_at > now():
        raise UnfitError("born_at", _("Det tidspunkt er ikke kommet endnu. Ret det."))
    if born_on:
        refuse_future("born_on", born_on)
    elif child.due_on is None and child.twin_of is None:
        raise UnfitError("due_on", _("Skriv terminen, eller hvornår barnet er født."))
    elif child.due_on and child.due_on > today() + _LONGEST_WAIT:
        raise UnfitError("due_on", _("Terminen ligger længere ude, end en graviditet varer. Ret datoen."))
    elif child.due_on and child.due_on < today() - _OVERDUE:
        raise UnfitError("due_on", _("Terminen er over fem uger gammel. Er barnet født, så skriv fødselsdagen."))
    in_range(child.gestation_days)
