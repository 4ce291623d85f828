"""What others count by, read from the national catalogue files as they stand in the package."""

import csv
import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from vugge.base.files import catalogue_file, files_in
from vugge.catalogue.rules.instruments import instrument_faults
from vugge.catalogue.rules.programmes import programme_faults
from vugge.catalogue.rules.reading import FaultsOf, Versions, versions_among
from vugge.catalogue.rules.versions import in_force


def programme(code: str, on: dt.date) -> Mapping[str, Any]:
    """Return the version of a programme that counts on a day; FileNotFoundError for a programme that is not there.

    Raises ExpectedError with every fault of its files, so that they can be mended in one go.
    """
    return in_force(_programme(code), on)


def default_cutoffs(on: dt.date) -> Mapping[str, int]:
    """Return each instrument's cut-off where a registration names none, as it is on a day."""
    return {each["code"]: each["default_cutoff"] for each in in_force(_instruments(), on)["instruments"]}


def programme_versions(code: str) -> Versions:
    """Return every version of a programme, the first one first."""
    return _programme(code)


@cache
def municipality_names() -> Mapping[str, str]:
    """Return the name of each of the 98 municipalities by its four-digit code."""
    with catalogue_file("municipalities.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


@cache
def municipality_codes() -> Mapping[str, str]:
    """Return every way to write a municipality (three digits, or four with a leading 0) with its four-digit code."""
    names = municipality_names()
    return {code: code for code in names} | {code.removeprefix("0"): code for code in names}


@cache
def published(table: str) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a table of published numbers, as it stands in the catalogue."""
    with catalogue_file("published", f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, delimiter=";"))


def read_programme(folder: Path, code: str, names: Mapping[str, str]) -> Versions:
    """Read every version of a programme in a folder. FileNotFoundError and ExpectedError as `programme` says."""
    return _read(folder, code, lambda content: programme_faults(content, names))


def read_instruments(folder: Path) -> Versions:
    """Read every version of the instruments in a folder; ExpectedError with every fault."""
    return _read(folder, "instruments", instrument_faults)


@cache
def _programme(code: str) -> Versions:
    return read_programme(catalogue_file("programmes"), code, municipality_names())


@cache
def _instruments() -> Versions:
    return read_instruments(catalogue_file("instruments.toml").parent)


def _read(folder: Path, code: str, faults_of: FaultsOf) -> Versions:
    return versions_among(files_in(folder), code, faults_of, where=folder.name)
