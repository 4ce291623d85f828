"""A recipe made narrower for once: other years, without some variables, of made-up numbers. And written out plain."""

from collections.abc import Collection
from dataclasses import asdict, replace
from typing import Any

from vugge.base.errors import on_one_line
from vugge.insight.rules.panels.recipe import Recipe, RecipeError


def narrowed(
    recipe: Recipe,
    *,
    first: int | None = None,
    last: int | None = None,
    without: Collection[str] = (),
    invented: bool = False,
) -> Recipe:
    """Return the recipe for other years and without some variables; RecipeError when nothing would be left."""
    known = {each.code for each in recipe.variables}
    if strange := sorted(set(without) - known):
        raise RecipeError(f"{on_one_line(strange[0])} er ingen variabel. Opskriften har: {', '.join(sorted(known))}.")
    left = tuple(each for each in recipe.variables if each.code not in without)
    years = (recipe.first if first is None else first, recipe.last if last is None else last)
    if not left or years[0] > years[1]:
        raise RecipeError(f"Fra {years[0]} til {years[1]} med {len(left)} variable er der intet panel at lave.")
    return replace(recipe, variables=left, first=years[0], last=years[1], invented=recipe.invented or invented)


def plain(recipe: Recipe) -> dict[str, Any]:
    """Return a recipe as it is kept; `recipe_of` reads it back as it was."""
    return {
        **{name: getattr(recipe, name) for name in ("code", "title", "source", "invented", "first", "last")},
        "quantities": [
            {
                **asdict(each),
                "choose": {name: list(codes) for name, codes in each.choose.items()},
                "sure": str(each.sure),
            }
            for each in recipe.quantities
        ],
        "variables": [
            {
                **{
                    name: getattr(each, name)
                    for name in ("code", "title", "unit", "per", "base_year", "source", "note")
                },
                "parts": [str(part) for part in each.parts],
                "numerator": each.numerator.code,
                "denominator": each.denominator.code if each.denominator else "",
                "sure": str(each.sure),
            }
            for each in recipe.variables
        ],
    }
