"""Families not everybody may open: protected, closed, another's, a substitute's, nobody's yet, moved away."""

from collections.abc import Callable, Mapping

from vugge.demo.rules.families.days import Calendar
from vugge.demo.rules.families.people import born, household, in_pregnancy, parent, standard
from vugge.demo.rules.families.shape import (
    Booking,
    Child,
    Closed,
    Household,
    Protected,
    Shut,
    StandsIn,
)

_FIRST = ("maternity", "establishment")
_FIRST_YEAR = ("establishment", "month_8_11")


def beck(calendar: Calendar) -> Household:
    """Karla's address is protected: it stands in no list, letter or print."""
    karla = born(calendar, "Karla", "Beck", "female", 70)
    return household(
        calendar,
        "Beck",
        "Skjulevej 9",
        protected=True,
        children=(karla,),
        parents=(parent("Maria", "Beck", "mother", "1995-11-23"),),
        deeds=(
            Protected(),
            *standard(calendar, (karla,), ("Maria",), _FIRST),
            Booking(kind="month_2", at=calendar.visit(-1, "11.00"), about=("Karla",), invited=("Maria",)),
        ),
    )


def bech(calendar: Calendar) -> Household:
    """Hanne is a health visitor here herself: her colleagues may not open the family."""
    johan = born(calendar, "Johan", "Bech", "male", 100)
    return household(
        calendar,
        "Bech",
        "Egevej 50",
        keeper="mette",
        district="Skoven",
        children=(johan,),
        parents=(parent("Hanne", "Bech", "mother", "1990-06-06"), parent("Ulrik", "Bech", "father", "1989-02-17")),
        deeds=(Shut(), *standard(calendar, (johan,), ("Hanne",), ("month_2",))),
    )


def poulsen(calendar: Calendar) -> Household:
    """Mette is away, and Signe stands in for a fortnight."""
    august = born(calendar, "August", "Poulsen", "male", 24)
    both = ("Stine", "Jakob")
    return household(
        calendar,
        "Poulsen",
        "Elmevej 3",
        keeper="mette",
        district="Skoven",
        children=(august,),
        parents=(
            parent("Stine", "Poulsen", "mother", "1994-10-02"),
            parent("Jakob", "Poulsen", "father", "1993-01-19"),
        ),
        deeds=(
            in_pregnancy(calendar, august.due_on, {"Stine": 5, "Jakob": 3}),
            *standard(calendar, (august,), both, ("maternity", "establishment")),
            StandsIn(staff="signe", since=calendar.ago(4), until=calendar.ago(-10)),
            Booking(
                kind="second_first_month", at=calendar.visit(-2, "14.00"), about=("August",), invited=both,
                staff="signe",
            ),
        ),
    )  # fmt: skip


def gram(calendar: Calendar) -> Household:
    """Freddie lives in another district: Signe may not open his family, except in an emergency."""
    freddie = born(calendar, "Freddie", "Gram", "male", 140)
    return household(
        calendar,
        "Gram",
        "Granstien 14",
        keeper="mette",
        district="Skoven",
        children=(freddie,),
        parents=(parent("Julie", "Gram", "mother", "1996-03-27"), parent("Oskar", "Gram", "father", "1995-08-15")),
        deeds=(
            *standard(calendar, (freddie,), ("Julie",), ("establishment", "month_2")),
            Booking(kind="month_4_6", at=calendar.visit(-1, "10.00"), about=("Freddie",), invited=("Julie",)),
        ),
    )


def thygesen(calendar: Calendar) -> Household:
    """Lærke moved with her parents to another municipality, and is followed no longer."""
    laerke = born(calendar, "Lærke", "Thygesen", "female", 300)
    return household(
        calendar,
        "Thygesen",
        "Bredgade 60",
        children=(laerke,),
        parents=(
            parent("Nanna", "Thygesen", "mother", "1990-12-05"),
            parent("Rune", "Thygesen", "father", "1991-03-03"),
        ),
        deeds=(
            *standard(calendar, (laerke,), ("Nanna",), ("establishment", "month_4_6")),
            Closed(why="moved", on=calendar.ago(75)),
        ),
    )  # fmt: skip


def hedegaard(calendar: Calendar) -> Household:
    """Laura's pregnancy was told of, and is nobody's yet: Lone shares it out."""
    return household(
        calendar,
        "Hedegaard",
        "Nørregade 8",
        keeper="",
        district="",
        children=(Child(name="", family_name="", sex="unknown", due_on=calendar.ago(-155)),),
        parents=(
            parent("Laura", "Hedegaard", "mother", "1999-05-20"),
            parent("Victor", "Bang", "father", "1998-02-02"),
        ),
        opened=2,
    )


FAMILIES: Mapping[str, Callable[[Calendar], Household]] = {
    "beskyttet adresse": beck,
    "lukket for kolleger": bech,
    "afløser i en periode": poulsen,
    "en anden sundhedsplejerskes familie": gram,
    "flyttet fra kommunen": thygesen,
    "familie uden sundhedsplejerske": hedegaard,
}
