"""Putting a number on a person, and keeping what they are searched for by up to date. Parts of actions."""

from django.db import IntegrityError, transaction

from vugge.access.rules.faults import UnfitError
from vugge.base.clock import now, today
from vugge.base.cpr import Cpr, CprError, read_cpr
from vugge.base.text import marked as _
from vugge.people.models import Person, PersonNumber, Residence, SearchToken
from vugge.people.queries.belonging import everybody_in, families_now
from vugge.people.queries.loading import aliases
from vugge.people.queries.numbers import digest_of, ring
from vugge.people.rules.finding import tokens
from vugge.people.rules.kinds import NumberKind
from vugge.people.rules.numbers import kind_of

_TAKEN = _("Nummeret har allerede en journal her. Søg den frem: er det den samme person, kan jeres leder samle de to.")
_HAS_ONE = _("Personen har allerede et CPR-nummer. Har personen fået et nyt, så sæt kryds ved det.")
_UNBORN = _("Registrér fødslen først. Nummeret kommer med den.")
_FUTURE = _("Nummerets fødselsdato er ikke kommet endnu. Se efter, om det er skrevet rigtigt.")


def read_number(text: str) -> Cpr:
    """Return a number as somebody wrote it; UnfitError says what is wrong with it."""
    try:
        number = read_cpr(text)
    except CprError as fault:
        raise UnfitError("number", str(fault)) from None
    if number.born_on > today():
        raise UnfitError("number", _FUTURE)
    return number


def put_number(person: Person, number: Cpr, *, instead: bool = False) -> None:
    """Give a person a number; a real one takes the place of a replacement, and with `instead` of another real one.

    What they were known by before stays, so that they are still found by it. UnfitError when it is somebody else's.
    """
    here = PersonNumber.objects.filter(municipality=person.municipality_id)
    if here.filter(digest=digest_of(number)).exists():
        raise UnfitError("number", _TAKEN)
    kind = kind_of(number)
    held = here.filter(person__in=aliases(person.id), replaced_on__isnull=True)
    if kind is NumberKind.REAL:
        if not instead and held.filter(kind=NumberKind.REAL).exists():
            raise UnfitError("number", _HAS_ONE)
        held.update(replaced_on=today())
    try:
        with transaction.atomic():
            here.create(
                municipality_id=person.municipality_id,
                person=person,
                kind=kind,
                sealed=ring().seal(number.places),
                digest=digest_of(number),
                given_at=now(),
            )
    except IntegrityError:  # somebody gave the same number to another at this moment
        raise UnfitError("number", _TAKEN) from None


def refuse_unborn(person: Person, *, is_child: bool) -> None:
    """Raise UnfitError for a child that is not born: it has no number yet."""
    if is_child and person.born_on is None:
        raise UnfitError("number", _UNBORN)


def index(person: Person) -> None:
    """Keep what a person is searched for by as names, birth date and latest address say; not a protected address.

    An address of somebody in a protected person's family would tell where the protected one lives.
    """
    names = f"{person.given_names} {person.family_name}"
    lives = Residence.objects.filter(municipality=person.municipality_id, person=person).order_by("-valid_from").first()
    open_home = lives is not None and not (lives.protected or person.protected or _with_protected(person))
    address = f"{lives.address} {lives.postcode} {lives.town}" if lives and open_home else ""
    wanted = tokens(names=names, born_on=person.born_on, address=address)
    rows = SearchToken.objects.filter(municipality=person.municipality_id, person=person)
    rows.exclude(token__in=wanted).delete()
    missing = wanted - set(rows.values_list("token", flat=True))
    SearchToken.objects.bulk_create(
        SearchToken(municipality_id=person.municipality_id, person=person, token=token) for token in sorted(missing)
    )


def _with_protected(person: Person) -> bool:
    homes = families_now(aliases(person.id), person.municipality_id, today())
    return any(home.protected or any(each.protected for each in everybody_in(home, today())) for home in homes)
