"""What insight counts by, from the national catalogue: parameters, municipalities and published numbers."""

from collections.abc import Mapping
from functools import cache

from vugge.catalogue import facts as catalogue
from vugge.insight.rules.parameters import Parameters, Scope, from_catalogue
from vugge.insight.rules.published import PublishedNumber, published_numbers


@cache
def parameters(programme: str) -> Parameters:
    """Return a programme's parameters; FileNotFoundError when the catalogue has no such programme."""
    return from_catalogue(catalogue.programme(programme), catalogue.default_cutoffs())


def municipality_codes() -> Mapping[str, str]:
    """Return every way an extract may write a municipality, with its four-digit code."""
    return catalogue.municipality_codes()


def names(scope: Scope) -> tuple[str, ...]:
    """Return the names of a scope's municipalities, in the scope's order."""
    known = catalogue.municipality_names()
    return tuple(known[code] for code in scope.municipalities)


@cache
def participants(programme: str) -> frozenset[str]:
    """Return the municipalities that take part in a programme at any time."""
    return frozenset(code for scope in parameters(programme).scopes for code in scope.municipalities)


@cache
def published() -> tuple[PublishedNumber, ...]:
    """Return every published number the catalogue holds, with the cells it is to be held beside."""
    tables = ("activity_figures", "thousand_days_figures")
    return tuple(number for table in tables for number in published_numbers(catalogue.published(table)))
