"""Courses of help: what was asked, answered, begun, ended, set right and taken back."""

from collections.abc import Callable, Mapping

from vugge.demo.rules.families.days import Calendar
from vugge.demo.rules.families.people import born, epds, household, in_pregnancy, parent, standard, visit
from vugge.demo.rules.families.shape import (
    Booking,
    Consented,
    Corrected,
    Household,
    InDaycare,
    Joined,
    Screening,
)

_FIRST = ("establishment",)


def bang(calendar: Calendar) -> Household:
    """Cecilie declined the EPDS, and Frederik was not there to be asked."""
    luna = born(calendar, "Luna", "Bang", "female", 82)
    asked = (
        Screening(of="Cecilie", instrument="epds", phase="postpartum", state="declined"),
        Screening(
            of="Frederik", instrument="epds", phase="postpartum", state="not_done", reason="Var på arbejde"
        ),
    )  # fmt: skip
    return household(
        calendar,
        "Bang",
        "Vestergade 19",
        children=(luna,),
        parents=(
            parent("Cecilie", "Bang", "mother", "1998-11-30"),
            parent("Frederik", "Bang", "father", "1997-04-09"),
        ),
        deeds=(
            *standard(calendar, (luna,), ("Cecilie",), _FIRST),
            visit(calendar, (luna,), ("Cecilie",), "month_2", 60, screenings=asked),
        ),
    )


def enevoldsen(calendar: Calendar) -> Household:
    """Help about crying is open, and there has been no contact for more than ninety days."""
    felix = born(calendar, "Felix", "Enevoldsen", "male", 202)
    return household(
        calendar,
        "Enevoldsen",
        "Solsortevej 5",
        children=(felix,),
        parents=(parent("Marie", "Enevoldsen", "mother", "1995-01-12"),),
        deeds=(
            *standard(calendar, (felix,), ("Marie",), _FIRST),
            visit(calendar, (felix,), ("Marie",), "month_2", 61, screenings=(epds("Marie", 9),)),
            visit(
                calendar, (felix,), ("Marie",), "need_small", 84, reasons=("crying",), level=2,
                agreed="Marie ringer, når hun vil have et besøg mere.",
            ),
        ),
    )  # fmt: skip


def vestergaard(calendar: Calendar) -> Household:
    """Help about breastfeeding was begun and ended: the level went to 2 and is 1 again."""
    oliver = born(calendar, "Oliver", "Vestergaard", "male", 132)
    mother = ("Emma",)
    reasons = ("breastfeeding",)
    return household(
        calendar,
        "Vestergaard",
        "Hasselvej 16",
        children=(oliver,),
        parents=(
            parent("Emma", "Vestergaard", "mother", "1994-08-04"),
            parent("Andreas", "Vestergaard", "father", "1993-09-21"),
        ),
        deeds=(
            in_pregnancy(calendar, oliver.due_on, {"Emma": 4, "Andreas": 2}),
            *standard(calendar, (oliver,), mother, ("maternity", "establishment")),
            visit(calendar, (oliver,), mother, "need_small", 18, reasons=reasons, level=2),
            visit(calendar, (oliver,), mother, "need_small", 30, reasons=reasons, level=2),
            visit(
                calendar, (oliver,), mother, "month_2", 60, ends={"breastfeeding": "Amningen går godt."},
                screenings=(epds("Emma", 5),),
            ),
            Booking(kind="month_4_6", at=calendar.visit(-6, "13.00"), about=("Oliver",), invited=mother),
        ),
    )  # fmt: skip


def damgaard(calendar: Calendar) -> Household:
    """Smilla's weight was mistyped and set right: the first one stays to be read."""
    smilla = born(calendar, "Smilla", "Damgaard", "female", 154)
    return household(
        calendar,
        "Damgaard",
        "Pilevej 9",
        children=(smilla,),
        parents=(
            parent("Helle", "Damgaard", "mother", "1987-10-17"),
            parent("Brian", "Damgaard", "father", "1985-03-08"),
        ),
        deeds=(
            *standard(calendar, (smilla,), ("Helle",), (*_FIRST, "month_2")),
            visit(calendar, (smilla,), ("Helle",), "month_4_6", 141, sizes={("Smilla", "weight"): "7260"}),
            Corrected(of="Smilla", sizes={"weight": "6720"}, why="Tallene var byttet om."),
        ),
    )  # fmt: skip


def iversen(calendar: Calendar) -> Household:
    """Two journals of one boy were joined, by mistake: they were twins' after all, and were told apart again."""
    return _joined(
        calendar, "Iversen", "Dyrehavevej 21", ("Alfred", "Valdemar"), 260,
        apart="Det er tvillinger. Jordemoderen har bekræftet det.",
    )  # fmt: skip


def carstensen(calendar: Calendar) -> Household:
    """Theo was written down twice, and his two journals are read as one."""
    return _joined(calendar, "Carstensen", "Teglværksvej 33", ("Theo", "Teo"), 230)


def _joined(
    calendar: Calendar, name: str, address: str, called: tuple[str, str], days: int, *, apart: str = ""
) -> Household:
    kept = born(calendar, called[0], name, "male", days)
    gone = born(calendar, called[1], name, "male", days, number="")
    mother = parent("Tina" if apart else "Sofia", name, "mother", "1993-02-26" if apart else "1996-07-01")
    return household(
        calendar,
        name,
        address,
        children=(kept, gone),
        parents=(mother,),
        deeds=(
            *standard(calendar, (kept,), (mother.name,), ("establishment",)),
            visit(calendar, (gone,), (mother.name,), "month_2", 60),
            *([visit(calendar, (kept, gone), (mother.name,), "month_4_6", 140)] if apart else []),
            Joined(kept=kept.name, gone=gone.name, why="Samme barn, oprettet to gange ved fødslen.", apart=apart),
        ),
    )


def lorentzen(calendar: Calendar) -> Household:
    """Milla's parents let the daycare know about her, and her mother took it back."""
    milla = born(calendar, "Milla", "Lorentzen", "female", 425)
    kinds = ("establishment", "month_8_11")
    return household(
        calendar,
        "Lorentzen",
        "Ahornvej 28",
        children=(milla,),
        parents=(
            parent("Charlotte", "Lorentzen", "mother", "1989-06-25"),
            parent("Jonatan", "Lorentzen", "father", "1988-12-14"),
        ),
        deeds=(
            *standard(calendar, (milla,), ("Charlotte",), kinds),
            InDaycare(child="Milla", kind="childminder", name="Dagplejer Gitte", since=calendar.ago(90)),
            Consented(
                giver="Charlotte", about="Milla", purpose="daycare_talk", recipient="daycare",
                recipient_name="Dagplejer Gitte", on=calendar.ago(85), how="written", withdrawn_on=calendar.ago(20),
            ),
            Consented(
                giver="Jonatan", about="Milla", purpose="daycare_talk", recipient="daycare",
                recipient_name="Dagplejer Gitte", on=calendar.ago(85), how="written",
            ),
        ),
    )  # fmt: skip


def birk(calendar: Calendar) -> Household:
    """Joint visits with others beside health visiting's own: level 3."""
    selma = born(calendar, "Selma", "Birk", "female", 116)
    both = ("Louise", "Christian")
    together = (("joint_visits", "attachment", 3),)
    return household(
        calendar,
        "Birk",
        "Jernbanegade 12, 1.",
        children=(selma,),
        parents=(parent("Louise", "Birk", "mother", "2000-03-12"), parent("Christian", "Birk", "father", "1999-09-28")),
        deeds=(
            in_pregnancy(calendar, selma.due_on, {"Louise": 12, "Christian": 6}),
            *standard(calendar, (selma,), both, _FIRST),
            visit(
                calendar, (selma,), both, "need_small", 40, reasons=("attachment",), level=2,
                steps={("Selma", "relation"): 1}, referrals=(("cross_disciplinary_team", ""),),
            ),
            visit(
                calendar, (selma,), both, "month_2", 62, level=3, help=together, others=("family_therapist",),
                steps={("Selma", "relation"): 1, ("Louise", "parent_mental_state"): 1},
                screenings=(epds("Christian", 8),),
            ),
            visit(
                calendar, (selma,), both, "need_small", 108, reasons=("parent_mental_health",), level=3,
                others=("family_therapist",), screenings=(epds("Louise", 13),),
            ),
            Booking(kind="need_small", at=calendar.visit(-5, "10.00"), about=("Selma",), invited=both),
        ),
    )  # fmt: skip


def ditlevsen(calendar: Calendar) -> Household:
    """Konrad's ADBB was at the cut-off: he is looked at once more before anything follows."""
    konrad = born(calendar, "Konrad", "Ditlevsen", "male", 150)
    return household(
        calendar,
        "Ditlevsen",
        "Toldbodgade 3",
        children=(konrad,),
        parents=(
            parent("Signe Marie", "Ditlevsen", "mother", "1992-01-31"),
            parent("Esben", "Ditlevsen", "father", "1991-06-11"),
        ),
        deeds=(
            *standard(calendar, (konrad,), ("Esben",), (*_FIRST, "month_2")),
            visit(
                calendar, (konrad,), ("Esben",), "month_4_6", 141,
                screenings=(Screening(of="Konrad", instrument="adbb", answers=(1, 1, 0, 1, 1, 1, 0, 0)),),
                steps={("Konrad", "social_contact"): 1},
                missing={("Konrad", "length"): "not-performed"},
            ),
        ),
    )  # fmt: skip


FAMILIES: Mapping[str, Callable[[Calendar], Household]] = {
    "screening, der ikke blev til noget": bang,
    "åben hjælp uden kontakt": enevoldsen,
    "niveau 2 og tilbage til 1": vestergaard,
    "rettelse med den første version": damgaard,
    "to journaler samlet og skilt igen": iversen,
    "to journaler samlet": carstensen,
    "samtykke trukket tilbage": lorentzen,
    "niveau 3": birk,
    "ADBB på grænsen": ditlevsen,
}
