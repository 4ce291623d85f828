"""One family made: written down, its visits signed, its help begun and ended. All of it, or nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from vugge.access.actions.recording import logs_last
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import UnfitError
from vugge.base.cpr import read_cpr
from vugge.base.tenancy.context import within
from vugge.care.actions import offers
from vugge.demo.actions.families.visiting import Signing, booked, signed
from vugge.demo.rules.cast import BIRKEBY
from vugge.demo.rules.families import shape
from vugge.instruments.actions.administering import administer
from vugge.people.actions import charges, consents, creating, kinship, living, merging
from vugge.people.queries.numbers import holder_of
from vugge.people.rules.consents import How, Purpose, Recipient
from vugge.people.rules.kinds import ClosedWhy, DaycareKind, Language, ParentRole, Sex, SiblingKind
from vugge.visits.actions.correcting import correct_part
from vugge.visits.actions.planning import BUSY
from vugge.visits.queries.held import part_to_correct

LONE = "lone"


@dataclass(frozen=True, slots=True)
class Town:
    """Who works in Birkeby, by their keys, and its districts by name."""

    staff: Mapping[str, Member]
    districts: Mapping[str, UUID]


def make_family(town: Town, home: shape.Household, others: Mapping[str, shape.Household]) -> bool:
    """Make a family unless it is there; tell whether it was made. `others` are those its people may be in already."""
    with within(municipality=BIRKEBY), logs_last() as write_logs:
        if holder_of(read_cpr(home.mark)) is not None and not home.parents[0].from_family:
            return False
        made = _Made(town=town, home=home, others=others)
        made.found()
        for number, deed in enumerate(home.deeds):
            made.do(number, deed)
        write_logs()
    return True


@dataclass(slots=True)
class _Made:
    """A family in the making: each deed is an action, with the revision there is."""

    town: Town
    home: shape.Household
    others: Mapping[str, shape.Household]
    id: UUID = field(init=False)
    revision: int = 1
    people: dict[str, UUID] = field(default_factory=dict)
    bookings: list[UUID] = field(default_factory=list)
    contacts: list[UUID] = field(default_factory=list)

    @property
    def lead(self) -> Member:
        return self.town.staff[LONE]

    def by(self, key: str = "") -> Member:
        """Return who does something: who is named, else whose family it is, else the lead."""
        return self.town.staff[key or self.home.keeper or LONE]

    def change(self, action: Callable[..., Any], **given: object) -> Any:  # noqa: ANN401 - whatever the action returns
        """Do something to the family itself; each such action counts its revision up by one."""
        done = action(by=self.lead, family=self.id, revision=self.revision, **given)
        self.revision += 1
        return done

    def found(self) -> None:
        """Write the family and its people down, as the lead does when a notice comes, and say whose it is."""
        home = self.home
        new = creating.NewFamily(
            name=home.name,
            district=self.town.districts[home.district] if home.district else None,
            opened_on=home.opened_on,
            unassigned=True,
        )
        self.id = creating.create_family(by=self.lead, new=new)
        if home.keeper:
            keeper = self.by().membership
            self.change(charges.assign_health_visitor, staff=keeper, since=home.opened_on)
        for child in home.children:
            self.add(child)
        for parent in home.parents:
            self.people[parent.name] = self.change(creating.add_parent, parent=self.parent(parent))
        for child in home.children:
            if child.stillborn:
                self.stillborn(child)
        if home.home:
            lives = {each: getattr(home.home, each) for each in ("address", "postcode", "town", "since", "protected")}
            elsewhere = {each.name for each in home.parents if each.from_family}
            people = tuple(who for name, who in self.people.items() if name not in elsewhere)
            self.change(living.move_home, home=living.Home(people=people, **lives))

    def add(self, child: shape.Child) -> None:
        """Write a child down; one born dead is expected first, as it was."""
        new = creating.NewChild(
            given_names=child.name,
            family_name=child.family_name,
            sex=Sex.of(child.sex),
            due_on=child.due_on,
            born_at=None if child.stillborn else child.born_at,
            twin_of=self.people[child.twin_of] if child.twin_of else None,
            birth_order=child.order,
            number=child.number,
            since=self.home.opened_on,
        )
        self.people[child.name] = self.change(creating.add_child, child=new)

    def stillborn(self, child: shape.Child) -> None:
        """Note that a child was born dead."""
        if child.born_at is None:
            raise ValueError("A child born dead was born at a moment.")
        birth = creating.Birth(born_at=child.born_at, sex=Sex.of(child.sex), stillborn=True, birth_order=child.order)
        self.change(creating.register_birth, child=self.people[child.name], birth=birth)

    def parent(self, parent: shape.Parent) -> creating.NewParent:
        """Return a grown-up as they are written down: anew, or as somebody who is here in another family."""
        said: dict[str, Any] = {"person": self.elsewhere(parent.from_family, parent.name)} if parent.from_family else {
            "given_names": parent.name,
            "family_name": parent.family_name,
            "sex": Sex.of(parent.sex),
            "number": parent.number,
        }  # fmt: skip
        return creating.NewParent(
            role=ParentRole.of(parent.role),
            custody=parent.custody,
            children=tuple(self.people[name] for name in parent.of) if parent.of else None,
            since=self.home.opened_on,
            **said,
        )

    def elsewhere(self, family: str, name: str) -> UUID:
        """Return somebody of another family, by the number they were written down with."""
        home = self.others[family]
        numbers = {each.name: each.number for each in home.children} | {each.name: each.number for each in home.parents}
        found = holder_of(read_cpr(numbers[name]))
        if found is None:
            raise ValueError(f"{name} of {family} is not made yet.")
        return found

    def do(self, number: int, deed: shape.Deed) -> None:
        """Do one deed."""
        _DOING[type(deed)](self, number, deed)

    def book(self, number: int, deed: shape.Booking) -> None:
        """Agree on a visit; left out where somebody is busy by now, as when a visitor of the demo planned something."""
        try:
            self.bookings.append(booked(self.signing(deed.staff), deed, self.home.key_of(number)))
        except UnfitError as fault:
            if fault.sentence != BUSY:
                raise

    def visit(self, number: int, deed: shape.Visit) -> None:
        """Sign a visit."""
        appointment = self.bookings[-1] if deed.booked else None
        self.contacts.append(signed(self.signing(deed.staff), deed, self.home.key_of(number), appointment))

    def signing(self, staff: str) -> Signing:
        """Return what a visit is planned and signed with."""
        return Signing(by=self.by(staff), family=self.id, home=self.home, people=self.people)

    def screen(self, _number: int, deed: shape.Screened) -> None:
        """Register a screening outside a visit."""
        said = self.signing("").screened(deed.screening)
        given = {each: getattr(said, each) for each in said.__dataclass_fields__}
        administer(by=self.by(), family=self.id, held_on=deed.on, **given)

    def offer(self, _number: int, deed: shape.Offered) -> None:
        """Offer something, try to reach the family, and note its answer."""
        subject = self.people[deed.child] if deed.child else None
        made = offers.offer(by=self.by(), family=self.id, subject=subject, activity=deed.activity, offered_on=deed.on)
        for channel, day in deed.tried:
            offers.attempt(by=self.by(), offer=made, channel=channel, on=day)
        if deed.answer:
            code, day, why = deed.answer
            offers.respond(by=self.by(), offer=made, answer=code, on=day, why=why)

    def correct(self, _number: int, deed: shape.Corrected) -> None:
        """Set a person's measures at the latest visit right."""
        who, latest = self.people[deed.of], self.contacts[-1]
        version, entry = part_to_correct(by=self.by(), contact=latest, subject=who)
        right = tuple(
            replace(each, number=Decimal(deed.sizes[each.code])) if each.code in deed.sizes else each
            for each in entry.measures
        )
        part = replace(entry, measures=right)
        correct_part(by=self.by(), contact=latest, version=version, why=deed.why, part=part)

    def consent(self, _number: int, deed: shape.Consented) -> None:
        """Write down a yes, and that it was taken back."""
        new = consents.NewConsent(
            giver=self.people[deed.giver],
            about=self.people[deed.about],
            purpose=Purpose.of(deed.purpose),
            recipient=Recipient.of(deed.recipient),
            recipient_name=deed.recipient_name,
            how=How.of(deed.how),
            given_on=deed.on,
        )
        given = self.change(consents.give, consent=new)
        if deed.withdrawn_on:
            self.change(consents.withdraw, consent=given, on=deed.withdrawn_on, whose=new.giver)

    def die(self, _number: int, deed: shape.Died) -> None:
        """Note a death."""
        self.change(living.register_death, person=self.people[deed.who], on=deed.on)

    def give_number(self, _number: int, deed: shape.Numbered) -> None:
        """Give somebody a number."""
        self.change(living.give_number, person=self.people[deed.who], number=deed.number)

    def speak(self, _number: int, deed: shape.Speaks) -> None:
        """Note which language it is."""
        self.change(living.speak, language=Language.of(deed.language), interpreter=deed.interpreter)

    def stand_in(self, _number: int, deed: shape.StandsIn) -> None:
        """Let a colleague stand in."""
        staff = self.by(deed.staff).membership
        self.change(charges.add_substitute, staff=staff, since=deed.since, until=deed.until)

    def protect(self, _number: int, _deed: shape.Protected) -> None:
        """Keep names and addresses out of lists."""
        self.change(living.protect, person=None, protected=True)

    def shut(self, _number: int, _deed: shape.Shut) -> None:
        """Let no colleague open it."""
        self.change(charges.open_to_others, others=False)

    def close(self, _number: int, deed: shape.Closed) -> None:
        """Follow it no longer."""
        self.change(charges.close_family, why=ClosedWhy.of(deed.why), on=deed.on)

    def place(self, _number: int, deed: shape.InDaycare) -> None:
        """Note a child's place."""
        place = living.Place(
            child=self.people[deed.child], kind=DaycareKind.of(deed.kind), name=deed.name, since=deed.since
        )
        self.change(living.place_in_daycare, place=place)

    def relate(self, _number: int, deed: shape.Sibling) -> None:
        """Say who is a sibling elsewhere."""
        other = self.elsewhere(deed.family, deed.other)
        self.change(kinship.relate, child=self.people[deed.child], sibling=other, kind=SiblingKind.of(deed.kind))

    def join(self, _number: int, deed: shape.Joined) -> None:
        """Say that two journals are one person's, and perhaps that they are two's after all."""
        pair = merging.Merging(
            kept=self.people[deed.kept], gone=self.people[deed.gone], reason=deed.why, although_twins=True
        )
        merge = self.change(merging.merge, merging=pair)
        if deed.apart:
            self.change(merging.unmerge, merge=merge, reason=deed.apart)


_DOING: Mapping[type, Callable[[_Made, int, Any], None]] = {
    shape.Booking: _Made.book,
    shape.Visit: _Made.visit,
    shape.Screened: _Made.screen,
    shape.Offered: _Made.offer,
    shape.Corrected: _Made.correct,
    shape.Consented: _Made.consent,
    shape.Died: _Made.die,
    shape.Numbered: _Made.give_number,
    shape.Speaks: _Made.speak,
    shape.StandsIn: _Made.stand_in,
    shape.Protected: _Made.protect,
    shape.Shut: _Made.shut,
    shape.Closed: _Made.close,
    shape.InDaycare: _Made.place,
    shape.Sibling: _Made.relate,
    shape.Joined: _Made.join,
}
