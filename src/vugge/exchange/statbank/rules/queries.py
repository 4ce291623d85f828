"""A question to a table: which codes of which variables, checked against what the table says of itself."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from vugge.base.labels import Labelled
from vugge.base.text import marked as _
from vugge.exchange.statbank.rules.areas import Areas
from vugge.exchange.statbank.rules.errors import StatBankError, shown, some
from vugge.exchange.statbank.rules.hierarchies import Hierarchy, clash, hierarchy_for
from vugge.exchange.statbank.rules.tables import Table, Variable

_YEAR = re.compile(r"\d{4}")


class Format(Labelled):
    """How an answer is written."""

    BULK = "BULK", _("BULK: én linje for hvert tal, uden loft over antallet")
    CSV = "CSV", _("CSV")
    JSONSTAT = "JSONSTAT", _("JSON-stat")


@dataclass(frozen=True, slots=True)
class Query:
    """Codes to be answered for. `choose` holds each variable asked about with its codes, in the table's order."""

    table: str
    choose: tuple[tuple[str, tuple[str, ...]], ...]
    format: Format = Format.BULK

    def as_sent(self) -> dict[str, Any]:
        """Return the body that is posted to /data."""
        shape = {} if self.format is Format.JSONSTAT else {"valuePresentation": "Code"}
        variables = [{"code": code, "values": list(values)} for code, values in self.choose]
        return {"table": self.table, "format": str(self.format), "lang": "da", **shape, "variables": variables}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants of a table, by municipality and year: the codes of its variables, to be added together.

    `area` and `time` name the table's variables for place and time. `quarter` is 0 for a table by years, or the one
    that stands for the year in a table by quarters.
    """

    area: str
    time: str
    choose: Mapping[str, tuple[str, ...]]
    years: range
    quarter: int = 0


def query_of(wish: Wish, table: Table, areas: Areas, hierarchies: Iterable[Hierarchy]) -> Query:
    """Return the question a wish becomes at a table as it is today.

    Raises StatBankError for a variable or code the table has not, codes that hold one another, a variable that must be
    chosen and is not, a municipality or a year the table lacks, and an area code nobody knows.
    """
    area, when = table.variable(wish.area), table.variable(wish.time)
    if not when.time or area.time:
        raise StatBankError(f"{table.code}: {when.code} er ikke tabellens tid. Ret opskriften.")
    chosen = {table.variable(named).code: codes for named, codes in wish.choose.items()}
    if len(chosen) != len(wish.choose) or {area.code, when.code} & set(chosen):
        raise StatBankError(f"{table.code}: en variabel er valgt to gange. Ret opskriften.")
    asked = {area.code: _municipalities(area, table, areas), when.code: _times(when, table, wish)}
    for each in table.variables:
        if each.code in chosen:
            _demand_addable(chosen[each.code], each, table, hierarchy_for(hierarchies, table.code, each.code))
        elif each.code not in asked and not each.elimination:
            raise StatBankError(f"{table.code}: {each.code} skal vælges; tabellen kan ikke svare uden. Ret opskriften.")
    every = {**asked, **chosen}
    return Query(table.code, tuple((each.code, every[each.code]) for each in table.variables if each.code in every))


def year_of(time: str) -> int:
    """Return the year of a time as the StatBank writes it: 2014, 2014K1."""
    return int(time[:4])


def _municipalities(area: Variable, table: Table, areas: Areas) -> tuple[str, ...]:
    """Return the codes that are municipalities, all of them there are, and nothing larger."""
    found = {code: four for code in area.values if (four := areas.municipality(code, table.code))}
    if twice := len(found) - len(set(found.values())):
        raise StatBankError(f"{table.code} skriver {twice} kommuner på to måder. Ret opskriften eller filen.")
    if lacking := sorted(set(areas.municipalities) - set(found.values())):
        names = some([f"{areas.municipalities[code]} ({code})" for code in lacking])
        raise StatBankError(f"{table.code} har ikke alle kommuner. Der mangler: {names}.")
    return tuple(found)


def _times(time: Variable, table: Table, wish: Wish) -> tuple[str, ...]:
    wanted = [f"{year}K{wish.quarter}" if wish.quarter else str(year) for year in wish.years]
    if lacking := [each for each in wanted if each not in time.values]:
        known = list(time.values)
        kind = "kvartaler" if not _YEAR.fullmatch(known[0]) else "år"
        raise StatBankError(
            f"{table.code} har ikke {some(lacking)}. Tabellens {kind} går fra {known[0]} til {known[-1]}. "
            "Vælg andre år, eller læs en fil, der har dem."
        )
    return tuple(wanted)


def _demand_addable(codes: tuple[str, ...], variable: Variable, table: Table, known: Hierarchy) -> None:
    for code in codes:
        if code not in variable.values:
            there = some([f"{each} {text}" for each, text in variable.values.items()], at_most=12)
            raise StatBankError(
                f"{table.code}: {variable.code} har ikke koden {shown(code)}. Tabellen har: {there}. "
                "Er koderne ændret, skal opskriften rettes."
            )
    if why := clash(codes, variable.values, known):
        raise StatBankError(f"{table.code}: koder af {variable.code} kan ikke lægges sammen: {why}.")
