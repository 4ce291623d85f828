"""Families of Signe's in the demo's municipality, each with a visit not long ago, where the server reads them."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.db import transaction

from tests.courses import course, signes_families
from tests.homes import Home, at_work, registration, signed
from tests.people import Household, household
from vugge.access.queries.members import member
from vugge.access.rules.actors import Member
from vugge.base.clock import now, today
from vugge.demo.rules.cast import BIRKEBY
from vugge.people.queries.families import my_families
from vugge.people.rules.kinds import ParentRole
from vugge.visits.actions.planning import plan
from vugge.visits.models import Appointment
from vugge.visits.rules.appointments import Agenda, Plan, Slot
from vugge.visits.rules.places import Place
from vugge.visits.rules.registration import Measured

AGE = 63  # days: nine weeks, as in the drawing
_BEFORE = {"weight": Decimal(4180), "length": Decimal("54.9"), "head": Decimal("37.5")}


def signe() -> Member:
    """Return Signe of the demo."""
    user = get_user_model().objects.get(email="signe@vugge.example")
    found = member(user.pk, BIRKEBY, today())
    assert found is not None
    return found


@transaction.atomic
def both_parents() -> dict[str, str]:
    """Write the family Bruun Lind: Alma was weighed two weeks ago, because of her weight; return its ids."""
    made = _family("Familien Bruun Lind")
    made.child("Alma", born_on=_born())
    made.parent("Freja", ParentRole.MOTHER)
    made.parent("Jonas", ParentRole.FATHER)
    people = made.people
    at = Home(signe=made.by, family=made.id, alma=people["Alma"], freja=people["Freja"], jonas=people["Jonas"])
    with at_work(made.by):
        before = registration(at, kind="need_small", started_at=now() - dt.timedelta(days=14))
        frame = replace(
            before.frame,
            reasons=("weight",),
            level=2,
            agreed="Alma vejes igen. Freja vil gerne tale om nætterne.",
        )
        measures = tuple(Measured(code=code, number=number) for code, number in _BEFORE.items())
        part = replace(before.parts[0], observations=(), measures=measures)
        signed(at, replace(before, frame=frame, parts=(part,)))
    return _with_visit(made, "Alma")


@transaction.atomic
def twins() -> dict[str, str]:
    """Write a family with twins, Alma and Bo, and their mother; return its ids."""
    made = _family("Familien Thorup")
    first = made.child("Alma", born_on=_born())
    made.child("Bo", twin_of=first, born_on=_born())
    made.parent("Nanna", ParentRole.MOTHER)
    return _with_visit(made, "Alma", "Bo")


@transaction.atomic
def father_alone() -> dict[str, str]:
    """Write a family of a child and a father; return its ids."""
    made = _family("Familien Krag")
    made.child("Ida", born_on=_born())
    made.parent("Rune", ParentRole.FATHER)
    return _with_visit(made, "Ida")


def _family(name: str) -> Household:
    """Write a family; one after the first of its name is told by a number, as two links of one text are not."""
    by = signe()
    with at_work(by):
        before = sum(each.name.startswith(name) for each in my_families(by=by))
    return household(by, name=f"{name} {before + 1}" if before else name)


def _born() -> dt.date:
    return today() - dt.timedelta(days=AGE)


def _with_visit(made: Household, *about: str) -> dict[str, str]:
    by, people = made.by, made.people
    with at_work(by):
        hours = 2 * Appointment.objects.filter(municipality=BIRKEBY, staff=by.membership).count() + 2
        start = now().replace(minute=0, second=0, microsecond=0) - dt.timedelta(hours=hours)
        slot = Slot(staff=by.membership, starts_at=start, ends_at=start + dt.timedelta(hours=1), place=Place.HOME)
        appointment = plan(
            by=by,
            key=uuid4(),
            plan=Plan(
                family=made.id,
                kind="month_2",
                slot=slot,
                subjects=tuple(people[name] for name in about),
                invited=tuple(each for name, each in people.items() if name not in about),
                agenda=Agenda(topics=("sleep",), own_words="Hvordan får vi nætterne til at hænge sammen?"),
            ),
        )
    ids = {name.lower(): str(each) for name, each in people.items()}
    return {"appointment": str(appointment), "family": str(made.id), **ids}


@transaction.atomic
def whole_day() -> dict[str, str]:
    """Write Signe's families with a thing to do of most kinds, and one of Mette's; once, however often it is asked."""
    by = signe()
    with at_work(by):
        known = {each.name: str(each.id) for each in my_families(by=by)}
        if "Familien Rask" not in known:
            signes_families(by)
            known = {each.name: str(each.id) for each in my_families(by=by)}
    return known | {"mettes": _mettes()}


def _mettes() -> str:
    user = get_user_model().objects.get(email="mette@vugge.example")
    mette = member(user.pk, BIRKEBY, today())
    assert mette is not None
    with at_work(mette):
        known = [each.id for each in my_families(by=mette) if each.name == "Familien Wessel"]
        return str(known[0] if known else course(mette, "Familien Wessel").id)
