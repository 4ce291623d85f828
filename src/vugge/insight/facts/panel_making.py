"""A panel made of Statistics Denmark's answers: asked for by a recipe, and worked out of what is kept of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from vugge.base.clock import now
from vugge.catalogue.facts import municipality_names
from vugge.exchange.statbank.files import FileBank
from vugge.exchange.statbank.known import known
from vugge.exchange.statbank.port import StatBank
from vugge.exchange.statbank.rules.answers import Answer, cube_of
from vugge.exchange.statbank.rules.areas import Areas
from vugge.exchange.statbank.rules.cubes import added
from vugge.exchange.statbank.rules.queries import Query, Wish, query_of, year_of
from vugge.exchange.statbank.rules.tables import Table, table_of
from vugge.insight.rules.panels.recipe import Quantity, Recipe
from vugge.insight.rules.panels.working_out import Cell, Numbers, cells, used


@dataclass(frozen=True, slots=True)
class Made:
    """A panel not kept yet: the recipe, each used quantity's answer in the recipe's order, the numbers, and when."""

    recipe: Recipe
    answers: tuple[Answer, ...]
    cells: tuple[Cell, ...]
    asked_at: datetime


def silent(table: str) -> None:
    """Hear which table is asked, and say nothing."""
    del table


def ask(bank: StatBank, recipe: Recipe, progress: Callable[[str], None] = silent) -> Made:
    """Ask a StatBank for all a recipe needs, each table's /tableinfo first, and work the panel out.

    Two quantities that become the same question are asked once. Raises StatBankError and PanelError.
    """
    what, began = known(municipality_names()), now()
    described: dict[str, bytes] = {}
    asked: dict[Query, Answer] = {}
    answers = []
    for quantity, years in used(recipe):
        if quantity.table not in described:
            progress(quantity.table)
            described[quantity.table] = bank.describe(quantity.table)
        metadata = described[quantity.table]
        query = query_of(_wish(quantity, years), table_of(metadata, quantity.table), what.areas, what.hierarchies)
        if query not in asked:
            asked[query] = bank.ask(query, metadata)
        answers.append(asked[query])
    return make(recipe, answers, began)


def read(files: Mapping[str, bytes], recipe: Recipe, progress: Callable[[str], None] = silent) -> Made:
    """Work a panel out of downloaded files by their names; raises as `ask` does."""
    return ask(FileBank(files, known(municipality_names())), recipe, progress)


def make(recipe: Recipe, answers: Sequence[Answer], asked_at: datetime) -> Made:
    """Work a panel out of answers, one for each used quantity in the recipe's order: now, or of those kept."""
    areas = known(municipality_names()).areas
    numbers: dict[str, Numbers] = {
        quantity.code: numbers_of(quantity, answer, areas)
        for (quantity, _years), answer in zip(used(recipe), answers, strict=True)
    }
    return Made(recipe, tuple(answers), cells(recipe, numbers, municipality_names()), asked_at)


def numbers_of(quantity: Quantity, answer: Answer, areas: Areas) -> Numbers:
    """Return a quantity's number for each municipality and year in its answer."""
    table = table_of(answer.metadata, answer.query.table)
    area, time = table.variable(quantity.area).code, table.variable(quantity.time).code
    sums = added(cube_of(answer), area, time)
    return {
        (unit, year_of(when)): value
        for (place, when), value in sums.items()
        if (unit := areas.municipality(place, table.code))
    }


def left_out(quantity: Quantity, table: Table) -> tuple[str, ...]:
    """Return the areas of a table that are no municipalities, by name: the whole country, regions, Christiansø."""
    areas = known(municipality_names()).areas
    there = table.variable(quantity.area).values
    return tuple(text for code, text in there.items() if not areas.municipality(code, table.code))


def left_out_of(made: Made) -> tuple[str, ...]:
    """Return what any table of a panel has left out, each named once."""
    found: dict[str, None] = {}
    for (quantity, _years), answer in zip(used(made.recipe), made.answers, strict=True):
        found |= dict.fromkeys(left_out(quantity, table_of(answer.metadata, answer.query.table)))
    return tuple(found)


def _wish(quantity: Quantity, years: range) -> Wish:
    return Wish(area=quantity.area, time=quantity.time, choose=quantity.choose, years=years, quarter=quantity.quarter)
