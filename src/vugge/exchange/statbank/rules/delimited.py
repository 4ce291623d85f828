"""Answers as lines: CSV and BULK, UTF-8 with or without BOM or latin-1, with semicolon, comma or tab."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from vugge.exchange.statbank.rules.cubes import Cube, Key
from vugge.exchange.statbank.rules.errors import StatBankError, shown
from vugge.exchange.statbank.rules.numbers import demand_one_way, number_of
from vugge.exchange.statbank.rules.tables import Table, Variable

_CONTENT = {"indhold", "contents", "value", "værdi"}
_MOST_LINES = 2_000_000
_LONGEST_LINE = 64 * 1024
_COLUMNS = (3, 40)  # a place, a time and a number at least


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file: its header without the column of numbers, and each line's codes and number as text."""

    header: tuple[str, ...]
    keys: tuple[Key, ...]
    numbers: tuple[str, ...]


def decoded(content: bytes, what: str) -> str:
    """Return the text of UTF-8 with or without BOM, else of latin-1; StatBankError when it is neither's."""
    if b"\0" in content:
        raise StatBankError(f"{what} er ikke tekst. Hent den som CSV, BULK eller JSON-stat.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def lines_of(content: bytes, what: str) -> Lines:
    """Return the lines of a CSV; StatBankError for one without a header we know, or cut off within a line."""
    rows = _rows(decoded(content, what), what)
    header = [name.strip() for name in next(rows, [])]
    if not _COLUMNS[0] <= len(header) <= _COLUMNS[1] or len({name.casefold() for name in header}) != len(header):
        raise StatBankError(
            f"{what} er ikke en fil med én linje for hvert tal. Hent den som CSV eller BULK fra Statistikbankens API."
        )
    place = _place_of_numbers(header)
    keys: list[Key] = []
    numbers: list[str] = []
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            raise StatBankError(
                f"{what}, linje {number}: {len(row)} felter i stedet for {len(header)}. Er den afbrudt?"
            )
        numbers.append(row.pop(place))
        keys.append(tuple(map(str.strip, row)))
    return Lines((*header[:place], *header[place + 1 :]), tuple(keys), tuple(numbers))


def _rows(text: str, what: str) -> Iterator[list[str]]:
    """Yield the rows that are not empty; no more, and none longer, than a table can have."""
    first = text[:_LONGEST_LINE].partition("\n")[0]
    lines = csv.reader(_lines(text, what), delimiter=max(";\t,", key=first.count), strict=True)
    try:
        yield from (row for row in lines if row)
    except csv.Error:
        raise StatBankError(f"{what} kan ikke læses: et citationstegn mangler, eller et felt er for langt.") from None


def _lines(text: str, what: str) -> Iterator[str]:
    for number, line in enumerate(io.StringIO(text, newline="")):
        if number > _MOST_LINES or len(line) > _LONGEST_LINE:
            raise StatBankError(
                f"{what} har over {_MOST_LINES} linjer eller en linje, der er alt for lang. Vælg færre koder."
            )
        yield line


def read_lines(content: bytes, table: Table, what: str) -> Cube:
    """Return the numbers of a CSV or BULK of a table; a cell there twice, or an unknown code, is an error."""
    lines = lines_of(content, what)
    demand_one_way(lines.numbers, what)
    variables = [table.variable(name) for name in lines.header]
    codes = [_codes(each) for each in variables]
    cells: dict[Key, float | None] = {}
    for number, (texts, value) in enumerate(zip(lines.keys, lines.numbers, strict=True), start=2):
        where = f"{what}, linje {number}"
        key = tuple(_code(text, known, each, where) for text, known, each in zip(texts, codes, variables, strict=True))
        if key in cells:
            raise StatBankError(f"{where}: {shown(' '.join(key))} står der allerede.")
        cells[key] = number_of(value, where)
    return Cube(tuple(each.code for each in variables), cells)


def _place_of_numbers(header: Sequence[str]) -> int:
    named = [place for place, name in enumerate(header) if name.casefold() in _CONTENT]
    return named[0] if len(named) == 1 else len(header) - 1


def _codes(variable: Variable) -> Mapping[str, str]:
    """Return every way a file may write a code: itself, with its text behind, or the text where it is only one's."""
    ways: dict[str, str] = {}
    texts = list(variable.values.values())
    for code, text in variable.values.items():
        if texts.count(text) == 1:
            ways[text.strip()] = code
    for code, text in variable.values.items():
        ways[f"{code} {text}".strip()] = code
    return {**ways, **{code: code for code in variable.values}}


def _code(text: str, known: Mapping[str, str], variable: Variable, where: str) -> str:
    if (code := known.get(text)) is None:
        raise StatBankError(f"{where}: {variable.code} har ikke koden {shown(text)}.")
    return code
