"""The numbers of a panel worked out of its quantities: the same quantities give the same numbers, digit for digit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vugge.base.errors import ExpectedError
from vugge.insight.rules.panels.recipe import Quantity, Recipe, Variable

Numbers = Mapping[tuple[str, int], float | None]
"""A quantity: each municipality's (four digits) number in each year, None where it is missing."""


class PanelError(ExpectedError):
    """A panel cannot be made of these numbers; the text names the municipality, the year and the quantity."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a panel, and what it was worked out from: the sums of the tables, times the scale of the quantity."""

    unit: str
    time: int
    variable: str
    value: float | None
    numerator: float | None
    denominator: float | None


def used(recipe: Recipe) -> tuple[tuple[Quantity, range], ...]:
    """Return the quantities the variables are made of, in the recipe's order, each with the years it is needed for."""
    years: dict[str, set[int]] = {}
    for each in recipe.variables:
        years.setdefault(each.numerator.code, set()).update(recipe.years)
        if each.denominator:
            years.setdefault(each.denominator.code, set()).update(year + each.base_year for year in recipe.years)
    return tuple(
        (each, range(min(years[each.code]), max(years[each.code]) + 1))
        for each in recipe.quantities
        if each.code in years
    )


def cells(recipe: Recipe, numbers: Mapping[str, Numbers], names: Mapping[str, str]) -> tuple[Cell, ...]:
    """Return the panel: by variable in the recipe's order, by municipality's code, by year.

    A missing numerator gives a missing value. Raises PanelError for a denominator that is missing or not above 0.
    """
    return tuple(
        cell
        for variable in recipe.variables
        for unit in sorted(names)
        for cell in _of(variable, unit, recipe, numbers, names)
    )


def _of(
    variable: Variable, unit: str, recipe: Recipe, numbers: Mapping[str, Numbers], names: Mapping[str, str]
) -> Iterator[Cell]:
    for year in recipe.years:
        numerator = _scaled(numbers[variable.numerator.code].get((unit, year)), variable.numerator)
        if variable.denominator is None:
            value = None if numerator is None else variable.per * numerator
            yield Cell(unit, year, variable.code, value, numerator, None)
            continue
        base = year + variable.base_year
        denominator = _scaled(numbers[variable.denominator.code].get((unit, base)), variable.denominator)
        if denominator is None or denominator <= 0:
            lacking = "mangler" if denominator is None else f"er {denominator:g}"
            raise PanelError(
                f"{names[unit]} ({unit}), {base}: {variable.denominator.title} {lacking}, så "
                f"{variable.title} kan ikke regnes ud."
            )
        value = None if numerator is None else variable.per * numerator / denominator
        yield Cell(unit, year, variable.code, value, numerator, denominator)


def _scaled(number: float | None, quantity: Quantity) -> float | None:
    return None if number is None else number * quantity.scale
