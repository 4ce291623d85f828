"""What a table says of itself (/tableinfo): its variables, their codes and texts, time, and what may be left out."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vugge.base.errors import on_one_line
from vugge.exchange.statbank.rules.errors import StatBankError, shown, some
from vugge.exchange.statbank.rules.names import folded
from vugge.exchange.statbank.rules.strict_json import read_json

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of a table. `values` maps code to text, in the table's order.

    `elimination` says that the table answers for all values together when the variable is left out; `time` that it is
    the table's time; `map` names the map its codes are drawn on, empty when there is none.
    """

    code: str
    text: str
    elimination: bool
    time: bool
    map: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its code, title, unit, when it was last updated in Statistics Denmark's words, and its variables."""

    code: str
    title: str
    unit: str
    updated: str
    variables: tuple[Variable, ...]

    def variable(self, named: str) -> Variable:
        """Return the variable of that code, or that text; StatBankError names those there are."""
        exact = {each.code: each for each in self.variables}
        by_code = {folded(each.code): each for each in self.variables}
        by_text = {folded(each.text): each for each in self.variables}
        if found := exact.get(named) or by_code.get(folded(named)) or by_text.get(folded(named)):
            return found
        known = some([each.code for each in self.variables], at_most=12)
        raise StatBankError(f"{self.code} har ingen variabel {shown(named)}. Tabellen har: {known}.")


def table_of(content: bytes, code: str) -> Table:
    """Return the table an answer of /tableinfo describes; StatBankError when it is not that, or not of `code`."""
    what = f"Oplysningerne om {code}"
    raw = _object(read_json(content, what), what)
    found = _text(raw, "id", what)
    if found.upper() != code.upper():
        raise StatBankError(f"{what} handler om {shown(found)}.")
    variables = tuple(_variable(each, what) for each in _list(raw.get("variables"), what))
    codes = [each.code.casefold() for each in variables]
    if not variables or len(set(codes)) != len(codes):
        raise StatBankError(f"{what} har ingen variable, eller en af dem to gange.")
    return Table(
        code=code.upper(),
        title=_text(raw, "text", what),
        unit=_said(raw, "unit"),
        updated=_said(raw, "updated")[:40],
        variables=variables,
    )


def written(table: Table) -> bytes:
    """Return a table as /tableinfo writes it: what is kept of one that only a file has told of."""
    return json.dumps(
        {
            "id": table.code,
            "text": table.title,
            "unit": table.unit,
            "updated": table.updated,
            "variables": [
                {
                    "id": each.code,
                    "text": each.text,
                    "elimination": each.elimination,
                    "time": each.time,
                    **({"map": each.map} if each.map else {}),
                    "values": [{"id": code, "text": text} for code, text in each.values.items()],
                }
                for each in table.variables
            ],
        },
        ensure_ascii=False,
    ).encode()


def _variable(raw: object, what: str) -> Variable:
    found = _object(raw, what)
    code = _text(found, "id", what)
    values: dict[str, str] = {}
    for each in _list(found.get("values"), what):
        value = _object(each, what)
        if (name := _text(value, "id", what)) in values:
            raise StatBankError(f"{what}: {code} har koden {shown(name)} to gange.")
        values[name] = _said(value, "text")
    if not values:
        raise StatBankError(f"{what}: {code} har ingen koder.")
    return Variable(
        code=code,
        text=_said(found, "text") or code,
        elimination=found.get("elimination") is True,
        time=found.get("time") is True,
        map=_said(found, "map")[:80],
        values=values,
    )


def _object(raw: object, what: str) -> Mapping[str, Any]:
    if not isinstance(raw, dict):
        raise StatBankError(f"{what} har ikke den form, de plejer.")
    return raw


def _list(raw: object, what: str) -> list[object]:
    if not isinstance(raw, list):
        raise StatBankError(f"{what} har ikke den form, de plejer.")
    return raw


def _text(raw: Mapping[str, Any], name: str, what: str) -> str:
    value = raw.get(name)
    if not isinstance(value, str) or not value or not value.isprintable():
        raise StatBankError(f"{what} mangler {name}.")
    return value[:_LONGEST]


def _said(raw: Mapping[str, Any], name: str) -> str:
    """Return a text meant for people, as it can be kept and shown; nothing where there is none."""
    return on_one_line(raw.get(name) or "")[:_LONGEST]
