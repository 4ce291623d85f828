"""Recipes of panels as they stand in the catalogue, or in a file of somebody's own."""

from pathlib import Path

from vugge.base.errors import on_one_line
from vugge.base.files import catalogue_file
from vugge.base.toml import NotTomlError, parsed
from vugge.insight.rules.panels.recipe import Recipe, RecipeError, recipe_of

DEFAULT = "early-intervention"
_LARGEST = 1024 * 1024


def recipe(code: str = DEFAULT) -> Recipe:
    """Return the national recipe with a code; FileNotFoundError when there is none."""
    return read_recipe(catalogue_file("panels", f"{code}.toml"))


def read_recipe(path: Path) -> Recipe:
    """Return the recipe a file holds; RecipeError says what is wrong with it, OSError that it cannot be read."""
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise RecipeError(f"{on_one_line(path.name)} er for stor til at være en opskrift.")
    name = on_one_line(path.name)
    try:
        raw = parsed(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise RecipeError(f"{name} er ikke skrevet i UTF-8. Gem den som UTF-8.") from None
    except NotTomlError as error:
        raise RecipeError(f"{name}, linje {error.line}: det kan ikke læses som TOML.") from None
    return recipe_of(raw)
