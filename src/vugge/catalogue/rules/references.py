"""What one catalogue file names in another, and what is not there."""

from collections.abc import Iterator, Mapping
from typing import Any

from vugge.base.text import marked as _
from vugge.catalogue.rules.faults import written

_Column = tuple[str, str, str]

_NAMES: tuple[tuple[_Column, _Column], ...] = (
    (("visit-kinds", "types", "kind"), ("visit-kinds", "kinds", "code")),
    (("visit-kinds", "windows", "kind"), ("visit-kinds", "kinds", "code")),
    (("visit-kinds", "kinds", "code"), ("visit-kinds", "types", "kind")),
    (("visit-kinds", "kinds", "activity"), ("activities", "activities", "code")),
    (("observations", "steps", "observation"), ("observations", "observations", "code")),
    (("observations", "bounds", "observation"), ("observations", "observations", "code")),
    (("observations", "demands", "kind"), ("visit-kinds", "kinds", "code")),
    (("observations", "demands", "observations"), ("observations", "observations", "code")),
    (("observations", "demands", "only_in_rule"), ("observations", "observations", "code")),
    (("observations", "demands", "only_in_table"), ("observations", "observations", "code")),
    (("reasons", "interventions", "reason"), ("reasons", "reasons", "code")),
    (("targets", "targets", "law"), ("laws", "laws", "code")),
)
"""File, table and key that names; file, table and key where the name must stand."""


def dangling(files: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return a Danish line for each name that stands in one file and is nowhere in the other."""
    return [line for naming, named in _NAMES for line in _dangling(files, naming, named)]


def _dangling(files: Mapping[str, Mapping[str, Any]], naming: _Column, named: _Column) -> Iterator[str]:
    (file, table, key), (other, there, code) = naming, named
    known = {row[code] for row in files[other][there]}
    for number, row in enumerate(files[file][table], start=1):
        value = row.get(key, ())
        for name in (value,) if isinstance(value, str) else value:
            if name not in known:
                where = f"{file}.toml, [[{table}]] {_('nr.')} {number}, {key}"
                text = _("{where}: {value} er ikke blandt [[{there}]] i {other}.toml.")
                yield text.format(where=where, value=written(name), there=there, other=other)
