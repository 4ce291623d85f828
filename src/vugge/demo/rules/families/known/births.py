"""Births that went otherwise: twins, children born early, children who died."""

from collections.abc import Callable, Mapping

from vugge.demo.rules.families.days import Calendar
from vugge.demo.rules.families.people import born, epds, household, in_pregnancy, parent, standard, visit
from vugge.demo.rules.families.shape import Booking, Died, Household, Screening, Visit


def frost(calendar: Calendar) -> Household:
    """Ida and Otto, twins of four months: one visit, a part for each."""
    ida = born(calendar, "Ida", "Frost", "female", 128, gestation=262, order=1, clock="4.51")
    otto = born(calendar, "Otto", "Frost", "male", 128, gestation=262, order=2, twin_of="Ida", clock="5.03")
    twins, both = (ida, otto), ("Line", "Mads")
    return household(
        calendar,
        "Frost",
        "Skolevej 8",
        children=twins,
        parents=(parent("Line", "Frost", "mother", "1993-03-21"), parent("Mads", "Frost", "father", "1993-06-02")),
        deeds=(
            in_pregnancy(calendar, ida.due_on, {"Line": 5, "Mads": 6}, weeks=22),
            *standard(calendar, twins, both, ("maternity", "establishment")),
            visit(calendar, twins, both, "month_2", 62, screenings=(epds("Line", 8), epds("Mads", 4))),
            Booking(kind="month_4_6", at=calendar.visit(-1, "9.00"), minutes=90, about=("Ida", "Otto"), invited=both),
        ),
    )


def juhl(calendar: Calendar) -> Household:
    """Carla and Ellen were born in week 31: they are measured by their corrected age."""
    carla = born(calendar, "Carla", "Juhl", "female", 150, gestation=31 * 7 + 2, order=1, clock="11.20", serial=11)
    ellen = born(
        calendar,
        "Ellen",
        "Juhl",
        "female",
        150,
        gestation=31 * 7 + 2,
        order=2,
        clock="11.24",
        serial=12,
        twin_of="Carla",
    )
    twins, both = (carla, ellen), ("Mathilde", "Simon")
    return household(
        calendar,
        "Juhl",
        "Åvej 31",
        children=twins,
        parents=(parent("Mathilde", "Juhl", "mother", "1992-08-08"), parent("Simon", "Juhl", "father", "1990-12-20")),
        deeds=(
            in_pregnancy(calendar, carla.due_on, {"Mathilde": 6, "Simon": 3}, weeks=20),
            visit(calendar, twins, both, "establishment", 44, sizes=_weights("2360", "2140"), agreed="Vejes hver uge."),
            visit(
                calendar, twins, ("Mathilde",), "need_small", 51, reasons=("premature",), level=2,
                sizes=_weights("2590", "2360"),
            ),
            visit(
                calendar, twins, ("Mathilde",), "need_small", 72, reasons=("weight",), level=2,
                sizes=_weights("3280", "3050"),
            ),
            visit(
                calendar, twins, both, "month_2", 120, level=2, sizes=_weights("4990", "4720"),
                screenings=(epds("Mathilde", 9), epds("Simon", 7)),
            ),
            Booking(kind="need_small", at=calendar.visit(-2, "10.30"), about=("Carla", "Ellen"), invited=both),
        ),
    )  # fmt: skip


def _weights(carla: str, ellen: str) -> Mapping[tuple[str, str], str]:
    return {("Carla", "weight"): carla, ("Ellen", "weight"): ellen}


def kruse(calendar: Calendar) -> Household:
    """Asta lives, and her twin Liv was born dead."""
    asta = born(calendar, "Asta", "Kruse", "female", 19, gestation=259, order=1, clock="15.32", serial=13)
    liv = born(
        calendar, "Liv", "Kruse", "female", 19, gestation=259, order=2, clock="15.40", twin_of="Asta", stillborn=True,
        number="",
    )  # fmt: skip
    both = ("Karen", "Lars")
    return household(
        calendar,
        "Kruse",
        "Lyngvej 2",
        children=(asta, liv),
        parents=(parent("Karen", "Kruse", "mother", "1989-04-04"), parent("Lars", "Kruse", "father", "1987-05-16")),
        deeds=(
            in_pregnancy(calendar, asta.due_on, {"Karen": 7, "Lars": 5}),
            visit(calendar, (asta,), both, "maternity", 5, texts={"Karen": "Vi talte om Liv."}, minutes=90),
            visit(calendar, (asta,), both, "establishment", 11, agreed="Vi tager den tid, det tager."),
            Booking(kind="second_first_month", at=calendar.visit(-3, "13.00"), about=("Asta",), invited=both),
        ),
    )


def bertelsen(calendar: Calendar) -> Household:
    """Storm was born dead: the parents are visited, and nothing is asked about a child."""
    storm = born(calendar, "Storm", "Bertelsen", "male", 26, gestation=268, clock="6.10", stillborn=True, number="")
    both = ("Anja", "Troels")
    return household(
        calendar,
        "Bertelsen",
        "Bakkevej 17",
        children=(storm,),
        parents=(
            parent("Anja", "Bertelsen", "mother", "1991-07-19"),
            parent("Troels", "Bertelsen", "father", "1990-11-11"),
        ),
        deeds=(
            in_pregnancy(calendar, storm.due_on, {"Anja": 4, "Troels": 2}),
            Visit(
                kind="need_small",
                at=calendar.visit(18, "14.00"),
                minutes=90,
                parents=both,
                reasons=("parent_mental_health",),
                level=2,
                texts={"Anja": "Anja og Troels fortalte om Storm."},
                agreed="Signe kommer igen. Sorggruppen er nævnt.",
            ),
            Booking(kind="need_small", at=calendar.visit(-4, "14.00"), minutes=90, invited=both),
        ),
    )  # fmt: skip


def mikkelsen(calendar: Calendar) -> Household:
    """Villads died when he was three months: no visit by age is asked for any more."""
    villads = born(calendar, "Villads", "Mikkelsen", "male", 145, gestation=270)
    both = ("Trine", "Søren")
    return household(
        calendar,
        "Mikkelsen",
        "Fyrvej 6",
        children=(villads,),
        parents=(
            parent("Trine", "Mikkelsen", "mother", "1988-02-29"),
            parent("Søren", "Mikkelsen", "father", "1986-08-13"),
        ),
        deeds=(
            in_pregnancy(calendar, villads.due_on, {"Trine": 5, "Søren": 4}),
            *standard(calendar, (villads,), both, ("establishment", "month_2")),
            Died(who="Villads", on=calendar.ago(52)),
            Visit(
                kind="need_small",
                at=calendar.visit(44, "13.00"),
                parents=both,
                reasons=("parent_mental_health",),
                level=2,
                screenings=(Screening(of="Trine", instrument="epds", phase="postpartum", state="declined"),),
                referrals=(("general_practitioner", "Trine"),),
                agreed="Vi ses igen om en måned.",
            ),
        ),
    )


FAMILIES: Mapping[str, Callable[[Calendar], Household]] = {
    "tvillinger": frost,
    "tvillinger født for tidligt": juhl,
    "dødfødt tvilling": kruse,
    "dødfødt barn": bertelsen,
    "barn, der døde": mikkelsen,
}
