"""How a level is proposed, and how a family's rises and falls, as a page of the manual."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tests.spec.printing import DO_NOT_EDIT, date_text, table
from vugge.care.rules.levels import Given, Help, Interval

_INTRODUCTION = (
    "Et niveau hører til en ydelse, aldrig til en familie. Familiens niveau en dag er det højeste blandt de ydelser, "
    "der er i gang, og ellers 1. Det stiger, når en ydelse begynder, og falder, når den slutter."
)


@dataclass(frozen=True)
class Proposed:
    """A case of some help, and the level that is proposed."""

    title: str
    given: Given
    level: int


@dataclass(frozen=True)
class Course:
    """A family's services, and the levels they give from a day and on."""

    title: str
    sentence: str
    services: tuple[Help, ...]
    first: dt.date
    levels: tuple[Interval, ...]


def _day(month: int, day: int) -> dt.date:
    return dt.date(2026, month, day)


PROPOSED = (
    Proposed("Standardbesøg, som alle får", Given(), 1),
    Proposed("Standardbesøg og henvisning til egen læge", Given(referred=("general_practitioner",)), 1),
    Proposed("En psykolog er med til et standardbesøg", Given(others=("psychologist",)), 1),
    Proposed("Behovsbesøg", Given(beyond_standard=True), 2),
    Proposed("Behovsbesøg og henvisning til fysioterapeut", Given(beyond_standard=True, referred=("physio",)), 2),
    Proposed("Behovsbesøg sammen med en socialrådgiver", Given(beyond_standard=True, others=("social_worker",)), 3),
    Proposed(
        "Det samme, og en henvisning",
        Given(beyond_standard=True, others=("social_worker",), referred=("psychologist",)),
        3,
    ),
    Proposed("Hjælp efter den sociale lovgivning", Given(under_social_law=True), 4),
)

COURSES = (
    Course(
        "Uden ydelser er niveauet 1",
        "En familie, der får standardbesøgene, er på niveau 1.",
        (),
        _day(4, 1),
        (Interval(1, _day(4, 1), None),),
    ),
    Course(
        "Det falder, når det sidste behovsbesøg er slut",
        "Den sidste dag hører med til ydelsen. Dagen efter er niveauet 1 igen.",
        (Help(2, _day(4, 10), _day(5, 20)),),
        _day(4, 1),
        (Interval(1, _day(4, 1), _day(4, 9)), Interval(2, _day(4, 10), _day(5, 20)), Interval(1, _day(5, 21), None)),
    ),
    Course(
        "Det højeste tæller, når der er flere",
        "Behovsbesøgene fortsætter, efter at teamets pakke er slut. Så er niveauet 2 igen.",
        (Help(2, _day(4, 10)), Help(3, _day(5, 1), _day(6, 15))),
        _day(4, 10),
        (Interval(2, _day(4, 10), _day(4, 30)), Interval(3, _day(5, 1), _day(6, 15)), Interval(2, _day(6, 16), None)),
    ),
    Course(
        "To ydelser i forlængelse af hinanden er ét stræk",
        "Slutter den ene dagen før den næste på samme niveau, har niveauet været det samme hele tiden.",
        (Help(2, _day(4, 10), _day(4, 30)), Help(2, _day(5, 1), _day(5, 31))),
        _day(4, 10),
        (Interval(2, _day(4, 10), _day(5, 31)), Interval(1, _day(6, 1), None)),
    ),
)


def levels_page() -> str:
    """Write the page."""
    header = ["Det, der er registreret", "Ud over standardbesøg", "Andre er med", "Henvist", "Social lov", "Niveau"]
    return "\n".join(
        [
            "# Niveauer",
            "",
            DO_NOT_EDIT.format(source="eksemplerne i `tests/spec/levels.py`"),
            "",
            _INTRODUCTION,
            "",
            "## Sådan foreslås et niveau",
            "",
            (
                "Sundhedsplejersken kan vælge et andet og skriver så hvorfor. Familiens baggrund spørges der ikke om, "
                "så den kan ikke tælle. En henvisning alene er aldrig niveau 3."
            ),
            "",
            *table(header, (_proposal(each) for each in PROPOSED)),
            "",
            "## Sådan følger familiens niveau ydelserne",
            *(line for each in COURSES for line in _course(each)),
            "",
        ]
    )


def _proposal(each: Proposed) -> list[str]:
    given = each.given
    said = (given.beyond_standard, bool(given.others), bool(given.referred), given.under_social_law)
    return [each.title, *("ja" if so else "–" for so in said), str(each.level)]


def _course(each: Course) -> Iterator[str]:
    yield from ("", f"### {each.title}", "", each.sentence, "")
    if each.services:
        rows = [[str(h.level), date_text(h.opened_on), _end(h.closed_on)] for h in each.services]
        yield from (*table(["Ydelse på niveau", "Fra", "Til og med"], rows), "", "Det giver:", "")
    yield from table(
        ["Niveau", "Fra", "Til og med"], [[str(i.level), date_text(i.first), _end(i.last)] for i in each.levels]
    )


def _end(day: dt.date | None) -> str:
    return date_text(day) if day else "videre"
