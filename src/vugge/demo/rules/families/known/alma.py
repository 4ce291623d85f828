"""Alma, nine weeks, and her family: the visit at two months is today at ten, after visits about her weight."""

from collections.abc import Callable, Mapping

from vugge.demo.rules.families.days import Calendar, at
from vugge.demo.rules.families.people import born, household, in_pregnancy, parent, visit
from vugge.demo.rules.families.shape import Booking, Child, Consented, Corrected, Deed, Household, StandsIn, Visit

FREJA, JONAS = "Freja", "Jonas"
BOTH = (FREJA, JONAS)
_AGE = 63
_HELP = (("need_visit", "weight", 2), ("need_visit", "breastfeeding", 2))
_WHY = ("weight", "breastfeeding")


def bruun_lind(calendar: Calendar) -> Household:
    """Alma's visit at two months is today at ten, and help about weight and breastfeeding goes on."""
    viggo = born(calendar, "Viggo", "Bruun Lind", "male", 3 * 365 + 80, gestation=284)
    alma = born(calendar, "Alma", "Bruun Lind", "female", _AGE, gestation=277, clock="7.42")
    return household(
        calendar,
        "Bruun Lind",
        "Kastanievej 14, 2. tv.",
        children=(viggo, alma),
        parents=(
            parent(FREJA, "Bruun", "mother", "1993-04-17"),
            parent(JONAS, "Lind", "father", "1991-11-02"),
        ),
        deeds=(
            in_pregnancy(calendar, alma.due_on, {FREJA: 6, JONAS: 4}, weeks=25),
            *_first_days(calendar, alma),
            *_weighed(calendar, alma),
            *(_told_the_doctor(calendar, each) for each in BOTH),
            StandsIn(staff="mette", since=calendar.ago(_AGE), until=None),
            _today(calendar),
        ),
    )


def _first_days(calendar: Calendar, alma: Child) -> tuple[Deed, ...]:
    told = Visit(
        kind="general_small",
        at=at(calendar.ago(_AGE), "8.30"),
        minutes=10,
        place="phone",
        children=("Alma",),
        parents=(FREJA,),
        sizes=_sizes("3120", "50", "34.5"),
        texts={"Alma": "Fødselsanmeldelse modtaget. Målene er fødestedets."},
    )
    maternity = visit(calendar, (alma,), BOTH, "maternity", 5, sizes=_sizes("2905"))
    network = {"Alma": "Godt netværk. Ingen røg i hjemmet."}
    first = visit(calendar, (alma,), BOTH, "establishment", 10, sizes=_sizes("2990", "50.5", "35"), texts=network)
    again = visit(calendar, (alma,), (FREJA,), "second_first_month", 21, sizes=_sizes("3270", "51.4", "35.6"))
    return told, maternity, first, again


def _weighed(calendar: Calendar, alma: Child) -> tuple[Deed, ...]:
    told = {"Alma": "Vægten var steget mindre end ventet.", FREJA: "Det gjorde ondt at amme."}
    once = visit(
        calendar, (alma,), (FREJA,), "need_small", 35, reasons=_WHY, level=2, help=_HELP, texts=told,
        sizes=_sizes("3620", "52.3", "36.6"), agreed="Amning oftere om dagen. Vej igen om to uger.",
    )  # fmt: skip
    right = Corrected(of="Alma", sizes={"length": "53.2"}, why="To tal var byttet om.")
    again = visit(
        calendar, (alma,), BOTH, "need_small", 49, reasons=_WHY, level=2, sizes=_sizes("4180", "54.9", "37.5"),
        agreed="Alma vejes igen. Freja vil gerne tale om nætterne. Jonas tager en nat i weekenden.",
    )  # fmt: skip
    return once, right, again


def _sizes(*numbers: str) -> Mapping[tuple[str, str], str]:
    return {("Alma", code): number for code, number in zip(("weight", "length", "head"), numbers, strict=False)}


def _told_the_doctor(calendar: Calendar, giver: str) -> Consented:
    return Consented(
        giver=giver,
        about="Alma",
        purpose="share_in_treatment",
        recipient="general_practitioner",
        recipient_name="Lægerne på Torvet",
        on=calendar.ago(28),
    )


def _today(calendar: Calendar) -> Booking:
    return Booking(
        kind="month_2",
        at=at(calendar.date, "10.00"),
        about=("Alma",),
        invited=BOTH,
        topics=("sleep",),
        own_words="Søvn. Og hvornår må hun få en sut?",
        agreed="Vej Alma, og se på kurven sammen. Aftal, om behovsbesøgene skal fortsætte.",
        brings="Vægt · EPDS-skemaer",
    )


FAMILIES: Mapping[str, Callable[[Calendar], Household]] = {"dagens 2-måneders besøg": bruun_lind}
