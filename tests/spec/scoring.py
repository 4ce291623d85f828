"""How an instrument is scored and what follows, as a page of the manual."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from tests.spec.printing import DO_NOT_EDIT, date_text, table
from vugge.instruments.queries.definitions import definitions
from vugge.instruments.rules.codes import Alarm
from vugge.instruments.rules.definitions import Definition

DAY = dt.date(2026, 10, 27)
_INTRODUCTION = (
    "Et skema tastes som ét ubrudt stræk af cifre, ét for hvert svar. Et svar er over grænsen, når summen er lig med "
    "eller højere end den grænse, der gælder for skemaet, den, der svarer, fasen og dagen i kommunen; den står sammen "
    "med summen bagefter. Ordene for svarene er vores egne. Skemaernes tekst tilhører andre og er ikke med."
)


@dataclass(frozen=True)
class Typed:
    """What was typed, and the total it gives or the sentence it is refused with."""

    instrument: str
    typed: str
    total: int | None
    alarm: Alarm = Alarm.NONE
    refused: str = ""


@dataclass(frozen=True)
class Held:
    """A total held to a cut-off."""

    score: int | None
    cutoff: int
    positive: bool


@dataclass(frozen=True)
class Again:
    """When a result over the cut-off is asked about again."""

    instrument: str
    held_on: dt.date
    first: dt.date | None
    last: dt.date | None


TYPED = (
    Typed("epds", "1112011110", 9),
    Typed("epds", "0000000000", 0),
    Typed("epds", "3333333333", 30, Alarm.RAISED),
    Typed("epds", "0000000001", 1, Alarm.RAISED),
    Typed("epds", "111201111", None, refused="Der er 9 svar, men EPDS har 10. Svar nr. 10 (selvskade) mangler."),
    Typed("epds", "11120111101", None, refused="Der er 11 svar, men EPDS har 10. Se, om et tal står to gange."),
    Typed("epds", "1114011110", None, refused="Svar nr. 4 (nervøsitet) er 4. Skriv et tal fra 0 til 3."),
    Typed("gotland", "1111111111111", 13),
    Typed("adbb", "40000001", 5),
    Typed("adbb", "50000000", None, refused="Svar nr. 1 (ansigtsudtryk) er 5. Skriv et tal fra 0 til 4."),
)
HELD = (
    Held(10, 11, positive=False),
    Held(11, 11, positive=True),
    Held(12, 11, positive=True),
    Held(None, 11, positive=False),
)
AGAIN = (
    Again("epds", DAY, dt.date(2026, 11, 10), dt.date(2026, 11, 24)),
    Again("gotland", DAY, dt.date(2026, 11, 10), dt.date(2026, 11, 24)),
    Again("adbb", DAY, dt.date(2026, 11, 3), dt.date(2026, 11, 10)),
    Again("topi", DAY, None, None),
)


def scoring_page() -> str:
    """Write the page."""
    found = {each.code: each for each in definitions(DAY)}
    return "\n".join(
        [
            "# Skemaer",
            "",
            DO_NOT_EDIT.format(source="skemaernes filer og eksemplerne i `tests/spec/scoring.py`"),
            "",
            _INTRODUCTION,
            *(line for each in found.values() for line in _instrument(each)),
            "",
            "## Fra svar til sum",
            "",
            *table(["Skema", "Tastet", "Sum eller svar", "Handl nu"], (_typed(each, found) for each in TYPED)),
            "",
            "## På grænsen er over grænsen",
            "",
            *table(["Sum", "Grænse", "Over"], (_held(each) for each in HELD)),
            "",
            "## Set efter en gang til",
            "",
            "Et svar over grænsen ses en gang til, før der sker mere. Er det stadig over, følger næste skridt.",
            "",
            *table(["Skema", "Gjort", "Igen fra", "Til og med"], (_again(each, found) for each in AGAIN)),
            "",
        ]
    )


def _instrument(each: Definition) -> Iterator[str]:
    yield from ("", f"## {each.title}", "", each.about, "")
    yield f"- **Til**: {', '.join(who.label.lower() for who in each.respondents)}."
    yield f"- **Kilde**: {each.source}."
    if each.certificate:
        yield "- **Kræver uddannelse**: ja. Uden et certifikat vises en bemærkning; intet lukkes."
    if each.alert:
        yield f"- **Handl nu**: når svar nr. {each.alert.item} er {each.alert.least} eller mere, uanset summen."
    if each.steps:
        steps = "; ".join(step.label[0].lower() + step.label[1:] for step in each.steps)
        yield f"- **Derefter**: {steps}. Begynder {each.begin.label}."
    yield ""
    if each.items:
        rows = [[str(item.number), item.topic, f"0–{item.most}"] for item in each.items]
        yield from table(["Nr.", "Vores ord", "Point"], rows)
    else:
        yield from table(
            ["Placering", "Grunden skrives"], [[p.title, "ja" if p.explained else "–"] for p in each.positions]
        )


def _typed(each: Typed, found: dict[str, Definition]) -> list[str]:
    said = each.refused if each.total is None else str(each.total)
    return [found[each.instrument].title, each.typed, said, "ja" if each.alarm is Alarm.RAISED else "–"]


def _held(each: Held) -> list[str]:
    return ["ingen" if each.score is None else str(each.score), str(each.cutoff), "ja" if each.positive else "nej"]


def _again(each: Again, found: dict[str, Definition]) -> list[str]:
    days = [date_text(day) if day else "–" for day in (each.held_on, each.first, each.last)]
    return [found[each.instrument].title, *days]
