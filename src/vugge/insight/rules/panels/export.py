"""A panel as a file: unit;time;variable;value, as `vugge synthetic-control` reads it. Source: the contract."""

from collections.abc import Iterable
from typing import NamedTuple

HEADER = "unit;time;variable;value"


class Row(NamedTuple):
    """A number of a panel: a municipality's four-digit code, a year, a variable's code, the value or None."""

    unit: str
    time: int
    variable: str
    value: float | None


def as_csv(rows: Iterable[Row]) -> str:
    """Return the file: decimal points, full precision, an empty value where it is missing, LF."""
    lines = (f"{unit};{time};{variable};{_written(value)}" for unit, time, variable, value in rows)
    return "\n".join([HEADER, *lines, ""])


def _written(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value.is_integer() else repr(value)
