"""What others count by, read from the national catalogue files as they stand in the package."""

import csv
import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from vugge.base.errors import ExpectedError
from vugge.base.files import catalogue_file
from vugge.catalogue.rules.faults import Fault, report, told
from vugge.catalogue.rules.instruments import instrument_faults
from vugge.catalogue.rules.lines import lines_of
from vugge.catalogue.rules.programmes import programme_faults
from vugge.catalogue.rules.syntax import parsed
from vugge.catalogue.rules.versions import code_of, in_force, misdated, misnamed

Versions = tuple[Mapping[str, Any], ...]


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


def _read(folder: Path, code: str, faults_of: Callable[[Mapping[str, Any]], list[Fault]]) -> Versions:
    files = [file for file in sorted(folder.glob("*.toml")) if code_of(file.name) == code]
    if not files:
        raise FileNotFoundError(f"{folder.name}/{code}.toml")
    versions, said = [], []
    for file in files:
        raw = file.read_bytes()
        content, faults = parsed(raw)
        if not faults:
            faults = misnamed(file.name, content) + faults_of(content)
        versions.append((content, file.name, raw))
        said += _said(file.name, raw, faults)
    if not said:
        versions.sort(key=lambda each: int(each[0]["version"]))
        for number, fault in misdated([content for content, _name, _raw in versions]):
            _content, name, raw = versions[number]
            said += _said(name, raw, [fault])
    if said:
        raise ExpectedError(report(said))
    return tuple(content for content, _name, _raw in versions)


def _said(name: str, raw: bytes, faults: list[Fault]) -> list[str]:
    lines = lines_of(raw.decode("utf-8", "replace")) if faults else {}
    return [told(name, fault, lines) for fault in faults]
