"""What others count by, read from the national catalogue files as they stand in the package."""

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from vugge.base.files import catalogue_file


@cache
def programme(code: str) -> Mapping[str, Any]:
    """Return a programme's file as it stands; FileNotFoundError when the catalogue has no such programme."""
    return tomllib.loads(catalogue_file("programmes", f"{code}.toml").read_text(encoding="utf-8"))


@cache
def default_cutoffs() -> Mapping[str, int]:
    """Return each instrument's cut-off where a registration names none."""
    instruments = tomllib.loads(catalogue_file("instruments.toml").read_text(encoding="utf-8"))["instruments"]
    return {each["code"]: each["default_cutoff"] for each in instruments}


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
