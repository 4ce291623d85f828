"""The national catalogue as it is shipped, without a database, and a municipality's with values of its own."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any
from uuid import uuid4

from vugge.base.files import catalogue_file
from vugge.catalogue.rules.catalogue import Catalogue
from vugge.catalogue.rules.loading import CODES, INSTRUMENTS
from vugge.catalogue.rules.national import National, national
from vugge.catalogue.rules.overlay import LocalRow, Overlay

_MADE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@cache
def contents() -> Mapping[str, Mapping[str, Any]]:
    """Return the content of each file by its code."""
    return {code: tomllib.loads(catalogue_file(f"{code}.toml").read_text(encoding="utf-8")) for code in CODES}


@cache
def shipped() -> National:
    """Return the national catalogue."""
    return national(contents())


def catalogue(on: dt.date = dt.date(2026, 11, 1), own: Mapping[str, object] | None = None) -> Catalogue:
    """Return a catalogue on a date, with own values by their keys from the beginning of 2026."""
    rows = [local(key, value, dt.date(2026, 1, 1)) for key, value in (own or {}).items()]
    return Catalogue(shipped(), Overlay(tuple(rows)), on, (contents()[INSTRUMENTS],))


def local(key: str, value: object, valid_from: dt.date, **more: Any) -> LocalRow:  # noqa: ANN401 - the rest of a row
    """Return a municipality's value of a key from a day."""
    given = {"made_at": _MADE, "made_by": "Lone", **more}
    return LocalRow(id=uuid4(), key=key, value=value, valid_from=valid_from, **given)
