"""Reading a panel from a CSV with the header unit;time;variable;value. Source: the synthetic control contract."""

import csv
import re
import unicodedata
from array import array
from collections.abc import Iterator
from math import isfinite, nan
from pathlib import Path
from typing import TextIO

import numpy as np

from vugge.insight.rules.synthetic_control import errors
from vugge.insight.rules.synthetic_control.errors import StudyError
from vugge.insight.rules.synthetic_control.panel import Codes, Panel, first_twin, panel_of, year_last

HEADER = ("unit", "time", "variable", "value")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_YEAR = re.compile(r"([+-]?[0-9]{1,9})(\.0*)?")


def read_panel(path: Path) -> Panel:
    """Return the panel in a file: UTF-8 (a BOM is fine), decimal point, an empty value is missing.

    Raises StudyError naming the line that is wrong, and OSError where the file cannot be opened.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _read(file, path.name)
    except UnicodeDecodeError as error:
        raise StudyError(errors.NOT_UTF8, file=path.name) from error


class _Column:
    """A column of labels, each kept once; ``places`` by what was written, which may spell a label in several ways."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.labels: dict[str, int] = {}
        self.places: dict[str, int] = {}
        self.rows = array("q")

    def place(self, written: str) -> int | None:
        """Return a label's place among those there are, a new one last; None for a label without anything in it."""
        label = unicodedata.normalize("NFC", written.strip())
        if self.name == "time" and (year := _YEAR.fullmatch(label)):
            label = str(int(year[1]))
        if not label:
            return None
        return self.places.setdefault(written, self.labels.setdefault(label, len(self.labels)))

    def codes(self) -> Codes:
        """Return the whole column."""
        return Codes(tuple(self.labels), np.frombuffer(self.rows, dtype=np.int64))


def _read(file: TextIO, name: str) -> Panel:
    reader = _Reader(file, name)
    reader.demand_header()
    columns = [_Column(each) for each in HEADER[:3]]
    values, lines = array("d"), array("q")
    for line, row in reader.rows():
        for column, written in zip(columns, row, strict=False):
            place = column.places.get(written)
            if place is None and (place := column.place(written)) is None:
                raise StudyError(errors.EMPTY_FIELD, file=name, line=line, column=column.name)
            column.rows.append(place)
        values.append(_value(row[3], name, line))
        lines.append(line)
    if not values:
        raise StudyError(errors.NO_ROWS, file=name)
    units, times, variables = (each.codes() for each in columns)
    if (turned := year_last(times.labels)) is not None:
        raise StudyError(errors.YEAR_LAST, file=name, time=turned)
    if (twin := first_twin(units, times, variables)) is not None:
        unit, time, variable = (each.labels[each.places[twin]] for each in (units, times, variables))
        raise StudyError(errors.TWIN, file=name, line=lines[twin], unit=unit, time=time, variable=variable)
    return panel_of(units, times, variables, np.frombuffer(values, dtype=np.float64))


class _Reader:
    """A CSV's rows with the line each begins on; rows without anything are passed by."""

    def __init__(self, file: TextIO, name: str) -> None:
        self._name = name
        self._csv = csv.reader(file, delimiter=";", strict=True)

    def demand_header(self) -> None:
        """Take the header."""
        found = next(self._lines(), None)
        if found is None:
            raise StudyError(errors.EMPTY_FILE, file=self._name)
        if tuple(each.strip() for each in found[1]) != HEADER:
            raise StudyError(errors.NO_HEADER, file=self._name, line=";".join(found[1])[:80])

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row of four fields."""
        for line, row in self._lines():
            if len(row) != len(HEADER):
                raise StudyError(errors.WRONG_WIDTH, file=self._name, line=line, count=len(row))
            yield line, row

    def _lines(self) -> Iterator[tuple[int, list[str]]]:
        while True:
            line = self._csv.line_num + 1
            try:
                row = next(self._csv, None)
            except csv.Error as error:
                raise StudyError(errors.UNREADABLE, file=self._name, line=line) from error
            if row is None:
                return
            if row and (row[0] or any(each.strip() for each in row)):
                yield line, row


def _value(written: str, file: str, line: int) -> float:
    text = written.strip()
    if not text:
        return nan
    if _NUMBER.fullmatch(text) and isfinite(value := float(text)):
        return value
    raise StudyError(errors.NO_NUMBER, file=file, line=line, value=text[:40])
