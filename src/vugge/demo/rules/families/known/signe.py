"""Signe's day: the visits of the day, yesterday's that was never signed, and what it is time for."""

from collections.abc import Callable, Mapping

from vugge.demo.rules.families.days import Calendar, at
from vugge.demo.rules.families.people import born, epds, household, in_pregnancy, parent, standard, visit
from vugge.demo.rules.families.shape import (
    Booking,
    Child,
    Household,
    Offered,
    Screening,
    Visit,
)


def okkels_nielsen(calendar: Calendar) -> Household:
    """Ella, five days: the maternity visit is saved today."""
    ella = born(calendar, "Ella", "Okkels Nielsen", "female", 5, gestation=281, clock="21.05")
    parents = (
        parent("Rikke", "Okkels", "mother", "1995-08-23"),
        parent("Kasper", "Nielsen", "father", "1994-02-11"),
    )
    names = ("Rikke", "Kasper")
    start = calendar.earlier_today("8.30", 51)
    return household(
        calendar,
        "Okkels Nielsen",
        "Strandgade 22, st.",
        children=(ella,),
        parents=parents,
        deeds=(
            in_pregnancy(calendar, ella.due_on, {"Rikke": 3, "Kasper": 2}),
            Booking(kind="maternity", at=start, about=("Ella",), invited=names),
            Visit(
                kind="maternity",
                at=start,
                children=("Ella",),
                parents=names,
                sizes={("Ella", "weight"): "3480"},
                agreed="Ring, hvis mælken ikke løber til inden fredag.",
                booked=True,
            ),
            Booking(kind="establishment", at=calendar.visit(-6, "9.00"), about=("Ella",), invited=names),
        ),
    )


def lund(calendar: Calendar) -> Household:
    """Sofie and Emil expect their first: the visit in the pregnancy is today, and the first they get."""
    due = calendar.ago(-126)
    return household(
        calendar,
        "Lund",
        "Birkealle 3",
        children=(Child(name="", family_name="", sex="unknown", due_on=due),),
        parents=(parent("Sofie", "Lund", "mother", "1997-01-30"), parent("Emil", "Lund", "father", "1996-06-19")),
        opened=24,
        deeds=(
            Offered(activity="pregnancy_visit", on=calendar.ago(20), answer=("accepted", calendar.ago(16), "")),
            Booking(kind="pregnancy", at=at(calendar.date, "12.30"), invited=("Sofie", "Emil")),
        ),
    )


def madsen(calendar: Calendar) -> Household:
    """Elliot, six months: the third visit for his sleep is today, after two for the same reason."""
    elliot = born(calendar, "Elliot", "Madsen", "male", 186, gestation=279)
    maja = ("Maja",)
    sleep = {("Elliot", "sleep"): 1}
    return household(
        calendar,
        "Madsen",
        "Engvej 27",
        children=(elliot,),
        parents=(parent("Maja", "Madsen", "mother", "1992-09-05"), parent("Anton", "Madsen", "father", "1990-03-14")),
        deeds=(
            in_pregnancy(calendar, elliot.due_on, {"Maja": 4, "Anton": 1}),
            *standard(calendar, (elliot,), maja, ("maternity", "establishment")),
            visit(calendar, (elliot,), ("Maja", "Anton"), "month_2", 60, screenings=(epds("Maja", 5),)),
            visit(
                calendar, (elliot,), maja, "need_small", 165, reasons=("sleep",), level=2, steps=sleep,
                agreed="Skriv søvnen ned en uge.",
            ),
            visit(
                calendar, (elliot,), maja, "month_4_6", 173, level=2, steps=sleep,
                screenings=(Screening(of="Elliot", instrument="adbb", score=6),),
            ),
            visit(
                calendar, (elliot,), maja, "need_small", 179, reasons=("sleep",), level=2, steps=sleep,
                agreed="Faste putteritualer i to uger.",
            ),
            Booking(
                kind="need_small", at=at(calendar.date, "14.00"), minutes=45, about=("Elliot",), invited=maja,
                agreed="ADBB gentages i dag.",
            ),
        ),
    )  # fmt: skip


def holst(calendar: Calendar) -> Household:
    """Noah, four months: yesterday's visit was held and never signed."""
    noah = born(calendar, "Noah", "Holst", "male", 143, gestation=275)
    return household(
        calendar,
        "Holst",
        "Kirkestræde 5",
        children=(noah,),
        parents=(parent("Ditte", "Holst", "mother", "1996-12-12"), parent("Rasmus", "Holst", "father", "1995-10-01")),
        deeds=(
            in_pregnancy(calendar, noah.due_on, {"Ditte": 7, "Rasmus": 3}),
            *standard(calendar, (noah,), ("Ditte",), ("maternity", "establishment")),
            visit(calendar, (noah,), ("Ditte", "Rasmus"), "month_2", 61, screenings=(epds("Ditte", 6),)),
            Booking(kind="month_4_6", at=calendar.visit(1, "11.00"), about=("Noah",), invited=("Ditte",)),
        ),
    )


def rask(calendar: Calendar) -> Household:
    """Camilla's EPDS after birth was over the cut-off: it is time to ask again."""
    sigrid = born(calendar, "Sigrid", "Rask", "female", 78, gestation=282)
    return household(
        calendar,
        "Rask",
        "Havnegade 9, 3. th.",
        children=(sigrid,),
        parents=(parent("Camilla", "Rask", "mother", "1994-05-28"), parent("Jeppe", "Rask", "father", "1992-07-07")),
        deeds=(
            in_pregnancy(calendar, sigrid.due_on, {"Camilla": 8, "Jeppe": 4}),
            *standard(calendar, (sigrid,), ("Camilla",), ("maternity", "establishment")),
            visit(
                calendar, (sigrid,), ("Camilla", "Jeppe"), "month_2", 62, steps={("Camilla", "parent_mental_state"): 1},
                screenings=(
                    Screening(
                        of="Camilla", instrument="epds", phase="postpartum", answers=(1, 2, 2, 2, 1, 1, 2, 1, 1, 0)
                    ),
                    epds("Jeppe", 5),
                ),
                agreed="Signe ringer om et par uger. Jeppe tager aftenerne.",
            ),
        ),
    )  # fmt: skip


def thorup(calendar: Calendar) -> Household:
    """Asger, sixteen months: the visit at 15–18 months is offered, and nobody has answered two attempts."""
    asger = born(calendar, "Asger", "Thorup", "male", 16 * 30 + 20, gestation=280)
    mother = ("Line",)
    kinds = ("establishment", "month_4_6", "month_8_11")
    return household(
        calendar,
        "Thorup",
        "Søndergade 41",
        children=(asger,),
        parents=(parent("Line", "Thorup", "mother", "1990-10-10"), parent("Nikolaj", "Thorup", "father", "1988-01-25")),
        deeds=(
            *standard(calendar, (asger,), mother, kinds),
            Offered(
                activity="visit_15_18m",
                on=calendar.ago(24),
                child="Asger",
                tried=(("sms", calendar.ago(15)), ("phone", calendar.ago(8))),
            ),
        ),
    )


def brandt(calendar: Calendar) -> Household:
    """Vigga is soon eight months: the next visit can be planned before long."""
    vigga = born(calendar, "Vigga", "Brandt", "female", 236, gestation=276)
    return household(
        calendar,
        "Brandt",
        "Møllevej 12",
        children=(vigga,),
        parents=(parent("Ida", "Brandt", "mother", "1991-02-03"), parent("Peter", "Brandt", "father", "1989-09-30")),
        deeds=(
            *standard(
                calendar,
                (vigga,),
                ("Ida",),
                ("establishment", "month_2", "month_4_6"),
            ),
        ),
    )


FAMILIES: Mapping[str, Callable[[Calendar], Household]] = {
    "barselsbesøg gemt i dag": okkels_nielsen,
    "graviditetsbesøg i dag": lund,
    "tredje behovsbesøg om søvn": madsen,
    "besøg i går uden underskrift": holst,
    "EPDS over grænsen": rask,
    "tilbud ved 15–18 måneder": thorup,
    "snart besøg ved 8–11 måneder": brandt,
}
