"""When visits lie: for a child or a pregnancy, on small examples. A case and a page of the manual at once."""

import datetime as dt
from dataclasses import dataclass

from tests.catalogues import catalogue, shipped
from tests.spec.printing import DO_NOT_EDIT, table
from vugge.catalogue.rules.windows import Basis, Beginning

_INTRODUCTION = (
    "Et besøg har en periode, det hører til i. Den regnes fra fødslen, for graviditetsbesøget fra terminen. Den første "
    "og den sidste dag er med. Står der måneder, er hele den sidste måned med: 4–6 måneder slutter dagen før, barnet "
    "bliver 7 måneder. Er barnet født før uge 37, regnes nogle besøg fra terminen i stedet. Et besøg kan altid holdes "
    "uden for perioden, og det hører til den slags, der blev gjort, ikke til barnets alder."
)
_GUESSED = "Det, der er mærket skøn, har ingen kilde. Kommunen sætter sit eget i kataloget."
_UNITS = {"days": "dag", "weeks": "uge", "months": "måned", "weeks_pregnant": "graviditetsuge"}


@dataclass(frozen=True, kw_only=True)
class WindowSpec:
    """One case: a visit kind, what is known of the birth, and the days that come of it; no days where None."""

    title: str
    kind: str
    born: dt.date | None = None
    due: dt.date | None = None
    days: tuple[dt.date, dt.date] | None = None

    @property
    def beginning(self) -> Beginning:
        """Return what the days are counted from."""
        return Beginning(born=self.born, due=self.due)


def _day(year: int, month: int, day: int) -> dt.date:
    return dt.date(year, month, day)


SPECS = (
    WindowSpec(
        title="Graviditetsbesøget ligger fra uge 16+0 til og med uge 30+6",
        kind="pregnancy",
        due=_day(2026, 12, 1),
        days=(_day(2026, 6, 16), _day(2026, 9, 28)),
    ),
    WindowSpec(title="Uden termin har graviditetsbesøget ingen dage", kind="pregnancy"),
    WindowSpec(
        title="Barselsbesøget: fødselsdagen er dag 0",
        kind="maternity",
        born=_day(2026, 11, 1),
        days=(_day(2026, 11, 5), _day(2026, 11, 6)),
    ),
    WindowSpec(
        title="Etableringsbesøget slutter på dag 14",
        kind="establishment",
        born=_day(2026, 11, 1),
        days=(_day(2026, 11, 8), _day(2026, 11, 15)),
    ),
    WindowSpec(
        title="Det andet besøg i den første måned",
        kind="second_first_month",
        born=_day(2026, 11, 1),
        days=(_day(2026, 11, 16), _day(2026, 12, 1)),
    ),
    WindowSpec(
        title="Ved ca. 2 måneder regnes i uger, og hele den sidste uge er med",
        kind="month_2",
        born=_day(2026, 9, 1),
        days=(_day(2026, 10, 20), _day(2026, 11, 9)),
    ),
    WindowSpec(
        title="4–6 måneder slutter dagen før 7 måneder",
        kind="month_4_6",
        born=_day(2026, 3, 10),
        due=_day(2026, 3, 12),
        days=(_day(2026, 7, 10), _day(2026, 10, 9)),
    ),
    WindowSpec(
        title="Født otte uger for tidligt: 4–6 måneder regnes fra terminen",
        kind="month_4_6",
        born=_day(2026, 1, 15),
        due=_day(2026, 3, 12),
        days=(_day(2026, 7, 12), _day(2026, 10, 11)),
    ),
    WindowSpec(
        title="Født tre uger før termin, i uge 37: regnes fra fødslen",
        kind="month_8_11",
        born=_day(2026, 2, 19),
        due=_day(2026, 3, 12),
        days=(_day(2026, 10, 19), _day(2027, 2, 18)),
    ),
    WindowSpec(
        title="Født for tidligt, men de første besøg regnes altid fra fødslen",
        kind="establishment",
        born=_day(2026, 1, 15),
        due=_day(2026, 3, 12),
        days=(_day(2026, 1, 22), _day(2026, 1, 29)),
    ),
    WindowSpec(
        title="Født den 31.: en måned uden den dag begynder den 1. i den næste",
        kind="month_4_6",
        born=_day(2025, 10, 31),
        days=(_day(2026, 3, 1), _day(2026, 5, 30)),
    ),
    WindowSpec(
        title="Født den 29. februar: 35 måneder bliver barnet den 29. januar",
        kind="visit_3y",
        born=_day(2024, 2, 29),
        days=(_day(2027, 1, 29), _day(2027, 5, 28)),
    ),
    WindowSpec(
        title="15–18 måneder slutter dagen før 19 måneder",
        kind="visit_15_18m",
        born=_day(2025, 6, 1),
        days=(_day(2026, 9, 1), _day(2026, 12, 31)),
    ),
    WindowSpec(
        title="1½ år",
        kind="visit_18m",
        born=_day(2025, 6, 1),
        days=(_day(2026, 11, 1), _day(2027, 2, 28)),
    ),
    WindowSpec(
        title="Barnet er ikke født endnu: dagene er ventede og regnes fra terminen",
        kind="maternity",
        due=_day(2026, 12, 1),
        days=(_day(2026, 12, 5), _day(2026, 12, 6)),
    ),
    WindowSpec(title="Et behovsbesøg har ingen periode", kind="need_small", born=_day(2026, 11, 1)),
)


def windows_page() -> str:
    """Write the page: each window with its basis, then the cases."""
    kinds = [each for each in shipped().kinds if each.window]
    windows = [
        (
            each.title,
            f"{_UNITS[each.window.unit.value]} {each.window.first}–{each.window.last}",
            "ja" if each.window.corrected else "nej",
            "skøn" if each.window.basis is Basis.GUESSED else "fra kilden",
            each.window.note,
        )
        for each in kinds
        if each.window
    ]
    cases = [(each.title, _kind(each.kind), _date(each.born), _date(each.due), _days(each)) for each in SPECS]
    return "\n".join(
        [
            "# Hvornår besøgene ligger",
            "",
            DO_NOT_EDIT.format(source="`catalogue/visit-kinds.toml` og eksemplerne i `tests/spec`"),
            "",
            _INTRODUCTION,
            "",
            _GUESSED,
            "",
            *table(("Besøg", "Periode", "Fra terminen ved for tidlig fødsel", "Grundlag", "Bemærk"), windows),
            "",
            "## Eksempler",
            "",
            *table(("Eksempel", "Besøg", "Født", "Termin", "Dage"), cases),
            "",
        ]
    )


def _kind(code: str) -> str:
    return catalogue().kind(code).title


def _date(day: dt.date | None) -> str:
    return day.strftime("%d.%m.%Y") if day else "–"


def _days(spec: WindowSpec) -> str:
    return "ingen" if spec.days is None else f"{_date(spec.days[0])} til {_date(spec.days[1])}"
