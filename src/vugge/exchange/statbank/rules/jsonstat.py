"""Answers as JSON-stat: version 1, with the root `dataset`, which the StatBank writes, and version 2."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import isfinite, prod
from typing import Any, NoReturn

from vugge.base.errors import on_one_line
from vugge.exchange.statbank.rules.cubes import Cube
from vugge.exchange.statbank.rules.errors import StatBankError, shown
from vugge.exchange.statbank.rules.numbers import number_of
from vugge.exchange.statbank.rules.strict_json import read_json
from vugge.exchange.statbank.rules.tables import Table, Variable

_LONGEST = 400
_MOST_CELLS = 2_000_000
_MOST_DIMENSIONS = 40


@dataclass(frozen=True, slots=True)
class DataSet:
    """A JSON-stat data set: each dimension's label, and its codes with texts in order; a value for each cell."""

    label: str
    updated: str
    dimensions: Mapping[str, tuple[str, Mapping[str, str]]]
    times: frozenset[str]
    values: Sequence[float | None]


def data_set_of(content: bytes, what: str) -> DataSet:
    """Return the data set; StatBankError where sizes, indexes and values do not fit one another."""
    raw = read_json(content, what)
    found = _object(raw.get("dataset", raw) if isinstance(raw, dict) else raw, what)
    described = _object(found.get("dimension"), what)
    ids, sizes = found.get("id", described.get("id")), found.get("size", described.get("size"))
    role = _object(found.get("role", described.get("role", {})), what)
    if not _are_sizes(ids, sizes) or prod(sizes) > _MOST_CELLS:
        _misfit(what)
    dimensions = {
        name: _dimension(_object(described.get(name), what), size, what) for name, size in zip(ids, sizes, strict=True)
    }
    return DataSet(
        label=on_one_line(found.get("label", ""))[:_LONGEST],
        updated=on_one_line(found.get("updated", ""))[:40],
        dimensions=dimensions,
        times=frozenset(str(each) for each in role.get("time", []) if isinstance(role.get("time"), list)),
        values=_values(found.get("value"), prod(sizes), what),
    )


def read_jsonstat(content: bytes, table: Table, what: str) -> Cube:
    """Return the numbers of a JSON-stat; a dimension with one place that the table has not is passed over."""
    found = data_set_of(content, what)
    known = {name for each in table.variables for name in (each.code.casefold(), each.text.casefold())}
    beside = [name for name in found.dimensions if name.casefold() not in known]
    if any(len(found.dimensions[name][1]) != 1 for name in beside):
        raise StatBankError(f"{what} har en variabel, {table.code} ikke har: {shown(beside[0])}.")
    kept = [name for name in found.dimensions if name not in beside]
    variables = [table.variable(name) for name in kept]
    codes = [_known(tuple(found.dimensions[name][1]), each, what) for name, each in zip(kept, variables, strict=True)]
    return Cube(tuple(each.code for each in variables), dict(zip(product(*codes), found.values, strict=True)))


def _known(codes: tuple[str, ...], variable: Variable, what: str) -> tuple[str, ...]:
    for code in codes:
        if code not in variable.values:
            raise StatBankError(f"{what}: {variable.code} har ikke koden {shown(code)}.")
    return codes


def _dimension(raw: Mapping[str, Any], size: int, what: str) -> tuple[str, Mapping[str, str]]:
    """Return a dimension's label, and its codes with texts in the order of their indexes."""
    category = _object(raw.get("category"), what)
    labels = _object(category.get("label", {}), what)
    index = category.get("index", list(labels) if len(labels) == 1 else None)
    if isinstance(index, dict):
        if sorted(map(str, index.values())) != sorted(map(str, range(size))):
            _misfit(what)
        codes = sorted(index, key=lambda code: int(index[code]))
    else:
        codes = index if isinstance(index, list) else []
    if (
        len(codes) != size
        or not all(isinstance(code, str) and code and code.isprintable() for code in codes)
        or len(set(codes)) != size
    ):
        _misfit(what)
    texts = {code: on_one_line(labels.get(code, code))[:_LONGEST] for code in codes}
    return on_one_line(raw.get("label", ""))[:_LONGEST], texts


def _values(raw: object, size: int, what: str) -> list[float | None]:
    if isinstance(raw, dict):
        cells: list[object] = [None] * size
        for place, value in raw.items():
            if not (place.isascii() and place.isdecimal() and len(place) < 10 and int(place) < size):  # noqa: PLR2004 - ten digits are more cells than there may be
                _misfit(what)
            cells[int(place)] = value
        raw = cells
    if not isinstance(raw, list) or len(raw) != size:
        _misfit(what)
    return [_value(each, what) for each in raw]


def _value(raw: object, what: str) -> float | None:
    if raw is None:
        return None
    if isinstance(raw, str):
        return number_of(raw, what)
    if isinstance(raw, bool) or not isinstance(raw, int | float) or abs(raw) > 10**15 or not isfinite(raw):
        raise StatBankError(f"{what}: {shown(raw)} er ikke et tal.")
    return float(raw)


def _are_sizes(ids: object, sizes: object) -> bool:
    if not isinstance(ids, list) or not isinstance(sizes, list) or not 0 < len(ids) == len(sizes) <= _MOST_DIMENSIONS:
        return False
    named = all(isinstance(each, str) and each.isprintable() and each for each in ids) and len(
        {str(each).casefold() for each in ids}
    ) == len(ids)
    return named and all(
        isinstance(each, int) and not isinstance(each, bool) and 0 < each <= _MOST_CELLS for each in sizes
    )


def _object(raw: object, what: str) -> Mapping[str, Any]:
    if not isinstance(raw, dict):
        _misfit(what)
    return raw


def _misfit(what: str) -> NoReturn:
    raise StatBankError(
        f"{what} er ikke JSON-stat, der passer sammen: størrelser, koder og tal skal gå op. Hent det igen."
    )
