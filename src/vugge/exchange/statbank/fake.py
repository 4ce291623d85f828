"""A StatBank that is none: tables whose numbers a function gives, answered in every way the real one writes them.

The contract test holds it to the same as the adapters; the demonstration's made-up numbers are written by it too.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vugge.exchange.statbank.rules.answers import Answer
from vugge.exchange.statbank.rules.cubes import keys
from vugge.exchange.statbank.rules.errors import StatBankError, shown
from vugge.exchange.statbank.rules.queries import Format, Query
from vugge.exchange.statbank.rules.tables import Table, table_of, written

Numbers = Callable[[Mapping[str, str]], float | None]


@dataclass(frozen=True, slots=True)
class FakeTable:
    """A table and its numbers: a value, or None for a missing one, by each variable's code."""

    table: Table
    number: Numbers


class FakeBank:
    """Tables that answer from memory."""

    def __init__(self, *tables: FakeTable) -> None:
        self._tables = {each.table.code: each for each in tables}

    def describe(self, table: str) -> bytes:
        """Return what the table says of itself."""
        return written(self._found(table).table)

    def ask(self, query: Query, metadata: bytes) -> Answer:
        """Answer a query; StatBankError for a variable or code the table has not, as the service refuses it."""
        found = self._found(query.table)
        for variable, codes in query.choose:
            for code in codes:
                if code not in found.table.variable(variable).values:
                    raise StatBankError(f"{query.table}: {variable} har ikke koden {shown(code)}.")
        table_of(metadata, query.table)
        return Answer(query, query.format, answered(query, found), metadata)

    def _found(self, table: str) -> FakeTable:
        if table.upper() not in self._tables:
            raise StatBankError(f"Danmarks Statistik har ingen tabel {shown(table)}.")
        return self._tables[table.upper()]


def answered(query: Query, fake: FakeTable) -> bytes:
    """Return the bytes of an answer in the query's format."""
    names = [code for code, _values in query.choose]
    cells = [(key, fake.number(dict(zip(names, key, strict=True)))) for key in keys(query)]
    if query.format is Format.JSONSTAT:
        return _jsonstat(query, fake.table, [value for _key, value in cells])
    lines = [";".join([*names, "INDHOLD"]).upper(), *(";".join([*key, _written(value)]) for key, value in cells)]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def downloaded(query: Query, fake: FakeTable) -> bytes:
    """Return a CSV with codes and texts, as a person downloads it."""
    tables = [fake.table.variable(code) for code, _values in query.choose]
    names = [each.code for each in tables]
    lines = [";".join([*names, "INDHOLD"])]
    for key in keys(query):
        texts = [_both(code, each.values[code]) for code, each in zip(key, tables, strict=True)]
        lines.append(";".join([*texts, _written(fake.number(dict(zip(names, key, strict=True))))]))
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")


def _both(code: str, text: str) -> str:
    return code if code == text else f"{code} {text}"


def _written(value: float | None) -> str:
    if value is None:
        return ".."
    return str(int(value)) if float(value).is_integer() else repr(value)


def _jsonstat(query: Query, table: Table, values: list[float | None]) -> bytes:
    dimension: dict[str, object] = {"id": [code for code, _codes in query.choose] + ["ContentsCode"]}
    dimension["size"] = [len(codes) for _code, codes in query.choose] + [1]
    dimension["role"] = {"time": [each.code for each in table.variables if each.time], "metric": ["ContentsCode"]}
    for name, codes in query.choose:
        found = table.variable(name)
        index = {code: place for place, code in enumerate(codes)}
        category = {"index": index, "label": {code: found.values[code] for code in codes}}
        dimension[name] = {"label": found.text, "category": category}
    content = {"label": "Indhold", "category": {"index": {table.code: 0}, "label": {table.code: table.title}}}
    dimension["ContentsCode"] = content
    whole = {"dimension": dimension, "label": table.title, "updated": table.updated, "value": values}
    return json.dumps({"dataset": whole}, ensure_ascii=False).encode()
