"""What insight counts by, from the national catalogue: parameters, municipalities and published numbers."""

import datetime as dt
from collections.abc import Mapping
from functools import cache, lru_cache

from vugge.base.clock import today
from vugge.base.errors import ExpectedError
from vugge.catalogue import facts as catalogue
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.parameters import Parameters, Scope, from_catalogue, lacks
from vugge.insight.rules.published import PublishedNumber, published_numbers


def parameters(programme: str, on: dt.date | None = None) -> Parameters:
    """Return a programme's parameters as they count on a day, today's when none is named.

    FileNotFoundError when the catalogue has no such programme; ExpectedError when its files have faults.
    """
    return _parameters(programme, on or today())


@lru_cache(maxsize=256)
def _parameters(programme: str, on: dt.date) -> Parameters:
    found = from_catalogue(catalogue.programme(programme, on), catalogue.default_cutoffs(on))
    if lacking := lacks(found, FIGURES.get(programme, ())):
        raise ExpectedError(lacking)
    return found


def municipality_codes() -> Mapping[str, str]:
    """Return every way an extract may write a municipality, with its four-digit code."""
    return catalogue.municipality_codes()


def names(scope: Scope) -> tuple[str, ...]:
    """Return the names of a scope's municipalities, in the scope's order."""
    return tuple(name(code) for code in scope.municipalities)


def name(municipality: str) -> str:
    """Return a municipality's name; its code where the national catalogue does not know it."""
    return catalogue.municipality_names().get(municipality, municipality)


@cache
def participants(programme: str) -> frozenset[str]:
    """Return the municipalities that take part in a programme at any time."""
    return frozenset(code for scope in parameters(programme).scopes for code in scope.municipalities)


@cache
def published() -> tuple[PublishedNumber, ...]:
    """Return every published number the catalogue holds, with the cells it is to be held beside."""
    tables = ("activity_figures", "thousand_days_figures")
    return tuple(number for table in tables for number in published_numbers(catalogue.published(table)))
