"""The national files as they were loaded: read once by each process, since a loaded version never changes."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from vugge.base.files import catalogue_file, files_in
from vugge.catalogue.models import NationalFile
from vugge.catalogue.rules.loading import CODES, INSTRUMENTS, checksum
from vugge.catalogue.rules.national import National, Row, national
from vugge.catalogue.rules.syntax import parsed
from vugge.catalogue.rules.versions import in_force

Heads = tuple[tuple[str, str], ...]
"""The code and checksum of every version loaded, in order of code and version."""


class NotLoadedError(RuntimeError):
    """The database holds no national catalogue yet: `vugge migrate` loads it."""


def is_all_loaded() -> bool:
    """Tell whether every national file that can be read says just what a loaded version says."""
    root = catalogue_file("municipalities.csv").parent
    raw = [*files_in(root).values(), *files_in(root / "programmes").values()]
    loaded = set(NationalFile.objects.values_list("checksum", flat=True))
    return all(not faults and checksum(content) in loaded for content, faults in map(parsed, raw))


def national_on(on: dt.date) -> tuple[National, tuple[Row, ...]]:
    """Return the national catalogue on a day, and every version of its instruments. NotLoadedError without one."""
    return national_by(loaded_heads(), on)


def loaded_heads() -> Heads:
    """Return what is loaded, for `national_by`. NotLoadedError without a whole national catalogue."""
    rows = NationalFile.objects.filter(code__in=CODES).order_by("code", "version")
    heads = tuple(rows.values_list("code", "checksum"))
    if {code for code, _sum in heads} != set(CODES):
        raise NotLoadedError("Run `vugge migrate`: it loads the national catalogue.")
    return heads


def national_by(heads: Heads, on: dt.date) -> tuple[National, tuple[Row, ...]]:
    """Return the national catalogue on a day from what is loaded; many days ask the database no more than one."""
    versions = {code: tuple(_content(sum_) for each, sum_ in heads if each == code) for code in CODES}
    numbers = tuple((code, found.index(in_force(found, on))) for code, found in versions.items())
    return _national(heads, numbers), versions[INSTRUMENTS]


def programmes() -> Mapping[str, tuple[Row, ...]]:
    """Return every version of each programme, by its code."""
    rows = NationalFile.objects.exclude(code__in=CODES).order_by("code", "version")
    found: dict[str, tuple[Row, ...]] = {}
    for code, sum_ in rows.values_list("code", "checksum"):
        found[code] = (*found.get(code, ()), _content(sum_))
    return found


@lru_cache(maxsize=64)
def _content(sum_: str) -> Mapping[str, Any]:
    return tomllib.loads(NationalFile.objects.filter(checksum=sum_).values_list("text", flat=True)[0])


@lru_cache(maxsize=16)
def _national(heads: Heads, numbers: tuple[tuple[str, int], ...]) -> National:
    versions = {code: [_content(sum_) for each, sum_ in heads if each == code] for code, _number in numbers}
    return national({code: versions[code][number] for code, number in numbers})
