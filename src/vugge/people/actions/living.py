"""What happens in a family's life: deaths, numbers, language, homes, parents and custody, daycare, district."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from vugge.access.actions.recording import action, tell
from vugge.access.queries.members import on_day
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError, UnfitError
from vugge.base.clock import today
from vugge.base.text import marked as _
from vugge.people.actions.changing import begin, begin_sharing_out, end_before, refuse_future, succeed
from vugge.people.actions.numbering import index, put_number, read_number, refuse_unborn
from vugge.people.models import Child, Custody, DaycarePlace, District, Parenthood, Person, Residence
from vugge.people.queries.belonging import child_in, children_in, everybody_in, families_now, person_in
from vugge.people.queries.loading import aliases
from vugge.people.rules.kinds import DaycareKind, Language, Sex
from vugge.people.rules.numbers import NumberWarning, sex_of, warnings

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where some of a family (persons) live from a day on."""

    people: tuple[UUID, ...]
    address: str
    postcode: str
    town: str
    since: dt.date
    protected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A child's place in a daycare from a day on, perhaps to a day."""

    child: UUID
    kind: DaycareKind
    name: str
    since: dt.date
    until: dt.date | None = None


@action("change_families")
def register_death(*, by: Actor, family: UUID, revision: int, person: UUID, on: dt.date) -> None:
    """Note that somebody died; of a child that is not born, that the pregnancy ended."""
    home = begin(by=by, family=family, revision=revision, closed_too=True)
    refuse_future("on", on)
    found = person_in(home, person)
    child = Child.objects.filter(municipality=home.municipality_id, person__in=aliases(found.id)).first()
    if child is not None and found.born_on is None:
        child.lost_on = on
        child.save(update_fields=["lost_on"])
    else:
        if found.born_on and on < found.born_on:
            raise UnfitError("on", _("Dagen ligger før fødslen. Ret den."))
        found.died_on = on
        found.save(update_fields=["died_on"])
    tell(subject=f"person:{found.id}", after={"died": str(on)})


@action("change_families")
def take_back_death(*, by: Actor, family: UUID, revision: int, person: UUID) -> None:
    """Say that somebody is alive after all, or that a pregnancy goes on: it was written on the wrong one, or too soon.

    UnfitError where nothing of the kind is written, and for a stillborn child, whose birth is what to set right.
    """
    home = begin(by=by, family=family, revision=revision, closed_too=True)
    found = person_in(home, person)
    child = Child.objects.filter(municipality=home.municipality_id, person__in=aliases(found.id)).first()
    if child is not None and child.stillborn:
        raise UnfitError("person", _("Barnet er skrevet som dødfødt. Ret fødslen i stedet."))
    before = child.lost_on if child is not None and child.lost_on else found.died_on
    if before is None:
        raise UnfitError("person", _("Der er ikke skrevet noget dødsfald."))
    found.died_on = None
    found.save(update_fields=["died_on"])
    if child is not None and child.lost_on:
        child.lost_on = None
        child.save(update_fields=["lost_on"])
    tell(subject=f"person:{found.id}", before={"died": str(before)}, after={"died": None})


@action("change_families")
def give_number(
    *, by: Actor, family: UUID, revision: int, person: UUID, number: str, instead: bool = False
) -> tuple[NumberWarning, ...]:
    """Give somebody their number, or a replacement; return what somebody should look at once more.

    With `instead` a real number takes another real one's place. What is not known of birth and sex is kept from it.
    """
    home = begin(by=by, family=family, revision=revision)
    found = person_in(home, person)
    read = read_number(number)
    refuse_unborn(found, is_child=_is_child(found))
    said = warnings(read, born_on=found.born_on, sex=Sex.of(found.sex))
    put_number(found, read, instead=instead)
    found.born_on = found.born_on or read.born_on
    found.sex = sex_of(read) if found.sex == Sex.UNKNOWN else found.sex
    found.save(update_fields=["born_on", "sex"])
    index(found)
    tell(subject=f"person:{found.id}", after={"number": "replacement" if read.replacement else "real"})
    return said


@action("change_families")
def speak(*, by: Actor, family: UUID, revision: int, language: Language, interpreter: bool) -> None:
    """Note which language a family would rather speak, and whether an interpreter comes along."""
    home = begin(by=by, family=family, revision=revision)
    before = {"language": Language.of(home.language).label, "interpreter": home.interpreter}
    home.language, home.interpreter = language, interpreter
    home.save(update_fields=["language", "interpreter"])
    tell(subject=f"family:{home.id}", before=before, after={"language": language.label, "interpreter": interpreter})


@action("change_families")
def call_family(*, by: Actor, family: UUID, revision: int, name: str) -> None:
    """Set right what a family is called."""
    home = begin(by=by, family=family, revision=revision)
    if not name.strip():
        raise UnfitError("name", _("Skriv, hvad familien kaldes, fx Familien Lind."))
    home.name = name.strip()
    home.save(update_fields=["name"])
    tell(subject=f"family:{home.id}", after={"named": True})


@action("change_families")
def move_home(*, by: Actor, family: UUID, revision: int, home: Home) -> None:
    """Note where some of a family live from a day on. The trail says that they moved, not where."""
    where = begin(by=by, family=family, revision=revision)
    if not home.people:
        raise UnfitError("people", _("Vælg, hvem der flytter."))
    said = {"address": home.address.strip(), "postcode": home.postcode.strip(), "town": home.town.strip()}
    for name, sentence in (("address", _("Skriv vej og nummer.")), ("town", _("Skriv byen."))):
        if not said[name]:
            raise UnfitError(name, sentence)
    if not (len(said["postcode"]) == 4 and said["postcode"].isascii() and said["postcode"].isdigit()):  # noqa: PLR2004 - a Danish postcode
        raise UnfitError("postcode", _("Et postnummer er fire cifre, fx 4000."))
    for each in home.people:
        person = person_in(where, each)
        key = {"municipality_id": where.municipality_id, "person": person}
        succeed(Residence, key=key, since=home.since, said={**said, "protected": home.protected})
        index(person)
    tell(subject=f"family:{where.id}", after={"moved": len(home.people), "from": str(home.since)})


@action("change_families")
def protect(*, by: Actor, family: UUID, revision: int, person: UUID | None, protected: bool) -> None:
    """Keep names and addresses out of lists, letters and print, or no more: a person's, or with None the family's.

    Who has a passing tie to the family can begin a protection, and not end one.
    """
    start = begin if protected else begin_sharing_out
    home = start(by=by, family=family, revision=revision)
    who = home if person is None else person_in(home, person)
    before, who.protected = who.protected, protected
    who.save(update_fields=["protected"])
    homes = [home] if person is None else families_now(aliases(person), home.municipality_id, today())
    for each in {one.id: one for family_now in homes for one in everybody_in(family_now, today())}.values():
        index(each)
    kind = "family" if person is None else "person"
    tell(subject=f"{kind}:{who.id}", before={"protected": before}, after={"protected": protected})


@action("change_families")
def end_parent(*, by: Actor, family: UUID, revision: int, parent: UUID, last_day: dt.date) -> None:
    """Let somebody be no parent or partner any more in a family after a day; custody is ended by `give_custody`."""
    home = begin(by=by, family=family, revision=revision)
    person = person_in(home, parent)
    children = children_in(home, today())
    rows = Parenthood.objects.filter(
        municipality=home.municipality_id, child__in=children, parent__in=aliases(person.id)
    )
    open_rows = [row for row in rows if row.valid_to is None or row.valid_to > last_day]
    if not open_rows:
        raise GoneError
    if any(last_day < row.valid_from for row in open_rows):  # a journal of nobody's family would open to nobody
        raise UnfitError(
            "last_day", _("Dagen ligger før den dag, forælderen kom i familien. Vælg den dag eller en senere.")
        )
    for row in open_rows:
        end_before(row, last_day + _DAY)
    tell(subject=f"person:{person.id}", after={"family": str(home.id), "parent_until": str(last_day)})


@action("change_families")
def give_custody(
    *, by: Actor, family: UUID, revision: int, child: UUID, holders: frozenset[UUID], since: dt.date
) -> None:
    """Say who holds custody of a child from a day on: these and nobody else. A day to come changes nothing before."""
    home = begin(by=by, family=family, revision=revision)
    row = child_in(home, child)
    wanted = {person_in(home, each).id for each in holders}
    whose = {"municipality_id": home.municipality_id, "child": row}
    kept = set()
    for held in Custody.objects.filter(**whose).exclude(valid_to__lt=since):
        stays = wanted & aliases(held.holder_id)
        if stays and held.valid_from <= since and held.valid_to is None:
            kept |= stays
        else:
            end_before(held, since)
    for holder in sorted(wanted - kept):
        Custody.objects.create(**whose, holder_id=holder, valid_from=since)
    tell(
        subject=f"person:{row.person_id}",
        after={"custody": [str(each) for each in sorted(wanted)], "from": str(since)},
    )


@action("change_families")
def place_in_daycare(*, by: Actor, family: UUID, revision: int, place: Place) -> UUID:
    """Note which daycare a child is in from a day on; the one before ends the day before."""
    home = begin(by=by, family=family, revision=revision)
    row = child_in(home, place.child)
    if not place.name.strip():
        raise UnfitError("name", _("Skriv, hvad dagtilbuddet hedder."))
    if place.until and place.until < place.since:
        raise UnfitError("until", _("Den sidste dag kan ikke ligge før den første."))
    key = {"municipality_id": home.municipality_id, "child": row}
    made = succeed(DaycarePlace, key=key, since=place.since, said={"kind": place.kind, "name": place.name.strip()})
    if place.until:
        made.valid_to = place.until
        made.save(update_fields=["valid_to"])
    tell(subject=f"person:{row.person_id}", after={"daycare": place.kind.label, "from": str(place.since)})
    return made.id


@action("change_families")
def end_daycare(*, by: Actor, family: UUID, revision: int, child: UUID, last_day: dt.date) -> None:
    """Note the last day of a child in the daycare it is in."""
    home = begin(by=by, family=family, revision=revision)
    row = child_in(home, child)
    held = DaycarePlace.objects.filter(on_day(last_day), municipality=home.municipality_id, child=row).first()
    if held is None:
        raise UnfitError("last_day", _("Barnet er ikke i et dagtilbud den dag. Ret dagen."))
    end_before(held, last_day + _DAY)
    tell(subject=f"person:{row.person_id}", after={"daycare": DaycareKind.of(held.kind).label, "to": str(last_day)})


@action("change_families")
def move_district(*, by: Actor, family: UUID, revision: int, district: UUID | None) -> None:
    """Put a family in another district, or in none."""
    home = begin(by=by, family=family, revision=revision)
    open_ones = District.objects.filter(municipality=home.municipality_id, active=True)
    if district and district != home.district_id and not open_ones.filter(id=district).exists():
        raise UnfitError("district", _("Det distrikt findes ikke mere. Vælg et andet."))
    before, home.district_id = home.district_id, district
    home.save(update_fields=["district"])
    tell(
        subject=f"family:{home.id}",
        before={"district": before and str(before)},
        after={"district": district and str(district)},
    )


def _is_child(person: Person) -> bool:
    return Child.objects.filter(municipality=person.municipality_id, person__in=aliases(person.id)).exists()
