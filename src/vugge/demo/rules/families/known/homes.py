"""Families of every form: who is parent of whom, and how they are spoken with."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from vugge.demo.rules.families.days import Calendar
from vugge.demo.rules.families.numbers import number
from vugge.demo.rules.families.people import born, epds, household, in_pregnancy, parent, standard, visit
from vugge.demo.rules.families.shape import (
    Booking,
    Household,
    InDaycare,
    Parent,
    Speaks,
)

_FIRST = ("maternity", "establishment")
_FIRST_YEAR = ("establishment", "month_8_11")


def soerensen(calendar: Calendar) -> Household:
    """Mikkel is alone with Vera."""
    vera = born(calendar, "Vera", "Sørensen", "female", 112)
    return household(
        calendar,
        "Sørensen",
        "Tårnvej 4, 1. tv.",
        children=(vera,),
        parents=(parent("Mikkel", "Sørensen", "father", "1990-01-08"),),
        deeds=(
            *standard(calendar, (vera,), ("Mikkel",), _FIRST),
            visit(calendar, (vera,), ("Mikkel",), "month_2", 60, screenings=(epds("Mikkel", 6),)),
            Booking(kind="month_4_6", at=calendar.visit(-8, "9.30"), about=("Vera",), invited=("Mikkel",)),
        ),
    )


def winther(calendar: Calendar) -> Household:
    """Saga has two mothers, and both hold custody."""
    saga = born(calendar, "Saga", "Winther", "female", 205)
    both = ("Amalie", "Katrine")
    return household(
        calendar,
        "Winther",
        "Rosenvænget 18",
        children=(saga,),
        parents=(
            parent("Amalie", "Winther", "mother", "1991-05-05"),
            parent("Katrine", "Aagaard", "mother", "1988-10-27"),
        ),
        deeds=(
            in_pregnancy(calendar, saga.due_on, {"Amalie": 3, "Katrine": 2}),
            *standard(calendar, (saga,), both, _FIRST),
            visit(calendar, (saga,), both, "month_2", 60, screenings=(epds("Amalie", 4), epds("Katrine", 5))),
            visit(calendar, (saga,), ("Katrine",), "month_4_6", 140),
        ),
    )


def lauridsen(calendar: Calendar) -> Household:
    """Bo lives with Gry and her son, and holds no custody."""
    elias = born(calendar, "Elias", "Lauridsen", "male", 168)
    return household(
        calendar,
        "Lauridsen",
        "Parkvej 7",
        children=(elias,),
        parents=(
            parent("Gry", "Lauridsen", "mother", "1998-06-14"),
            parent("Bo", "Jepsen", "partner", "1994-09-09", sex="male", custody=False),
        ),
        deeds=(
            *standard(calendar, (elias,), ("Gry",), ("establishment", "month_2")),
            visit(calendar, (elias,), ("Gry", "Bo"), "month_4_6", 138),
        ),
    )


def kofoed(calendar: Calendar) -> Household:
    """Nora's parents live apart; her father has a son with somebody else, in another family."""
    nora = born(calendar, "Nora", "Kofoed", "female", 92)
    return household(
        calendar,
        "Kofoed",
        "Lindevej 23",
        children=(nora,),
        parents=(
            parent("Pernille", "Kofoed", "mother", "1993-12-01"),
            replace(_dennis(), from_family="Nygaard", of=("Nora",)),
        ),
        deeds=(
            *standard(calendar, (nora,), ("Pernille",), ("establishment", "month_2")),
            Booking(kind="need_small", at=calendar.visit(-9, "13.00"), about=("Nora",), invited=("Pernille", "Dennis")),
        ),
    )


def nygaard(calendar: Calendar) -> Household:
    """Malthe is Nora's half-brother, in another district with another health visitor."""
    malthe = born(calendar, "Malthe", "Nygaard", "male", 2 * 365 + 60)
    return household(
        calendar,
        "Nygaard",
        "Skovbrynet 11",
        keeper="mette",
        district="Skoven",
        children=(malthe,),
        parents=(parent("Sanne", "Nygaard", "mother", "1992-03-18"), _dennis()),
        deeds=(
            *standard(calendar, (malthe,), ("Sanne",), _FIRST_YEAR),
            InDaycare(child="Malthe", kind="nursery", name="Vuggestuen Myretuen", since=calendar.ago(400)),
        ),
    )


def _dennis() -> Parent:
    return parent("Dennis", "Kvist", "father", "1990-04-22")


def kowalska(calendar: Calendar) -> Household:
    """Zofia has no CPR number yet: she goes by a replacement."""
    days = 33
    own = number(calendar.ago(days), 17, female=True, replacement=True)
    zofia = born(calendar, "Zofia", "Kowalska", "female", days, number=own)
    return household(
        calendar,
        "Kowalska",
        "Fabriksvej 2, 2.",
        children=(zofia,),
        parents=(
            parent("Agnieszka", "Kowalska", "mother", "1996-02-14"),
            parent("Tomasz", "Kowalski", "father", "1994-07-30"),
        ),
        opened=30,
        deeds=(
            Speaks(language="pl", interpreter=False),
            visit(calendar, (zofia,), ("Agnieszka",), "establishment", 12),
            visit(calendar, (zofia,), ("Agnieszka", "Tomasz"), "second_first_month", 25),
        ),
    )


def al_masri(calendar: Calendar) -> Household:
    """Yasmin's parents would rather speak Arabic, and an interpreter comes along."""
    yasmin = born(calendar, "Yasmin", "Al-Masri", "female", 58)
    both = ("Rania", "Omar")
    return household(
        calendar,
        "Al-Masri",
        "Havnegade 31, 4. tv.",
        children=(yasmin,),
        parents=(
            parent("Rania", "Al-Masri", "mother", "1997-09-16"),
            parent("Omar", "Al-Masri", "father", "1992-05-11"),
        ),
        deeds=(
            Speaks(language="ar", interpreter=True),
            in_pregnancy(calendar, yasmin.due_on, {"Rania": 8, "Omar": 6}),
            *standard(calendar, (yasmin,), both, (*_FIRST, "second_first_month")),
            Booking(
                kind="month_2", at=calendar.visit(-2, "9.00"), minutes=90, about=("Yasmin",), invited=both,
                brings="Tolk er bestilt",
            ),
        ),
    )  # fmt: skip


FAMILIES: Mapping[str, Callable[[Calendar], Household]] = {
    "far alene": soerensen,
    "to mødre": winther,
    "partner uden forældremyndighed": lauridsen,
    "halvsøskende i en anden familie": nygaard,
    "forældre hver for sig": kofoed,
    "barn uden CPR-nummer": kowalska,
    "tolk": al_masri,
}
