"""Reads of panels: which there are, what each was made of, and its numbers. Public statistics, of no person."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vugge.access.actions.recording import demand
from vugge.access.rules.actors import Actor
from vugge.exchange.statbank.rules.tables import table_of
from vugge.insight.facts.panel_making import left_out
from vugge.insight.facts.recipes import recipe
from vugge.insight.models import PanelAnswer, PanelCell, SavedPanel
from vugge.insight.rules.panels.export import Row, as_csv
from vugge.insight.rules.panels.recipe import Recipe, recipe_of
from vugge.insight.rules.panels.words import Way
from vugge.insight.rules.panels.working_out import used


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerView:
    """One table's answer in a panel: its title, the query as sent, when the table was updated and when fetched.

    `quantity` is the recipe's it was asked for; `left_out` names the table's areas that are no municipalities.
    """

    quantity: str
    left_out: tuple[str, ...]

    table: str
    title: str
    query: object
    updated: str
    fetched_at: datetime
    file: str
    format: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelView:
    """A panel without its numbers: `recipe` says every variable's title, unit, source and how sure it is."""

    id: UUID
    number: int
    code: str
    recipe: Recipe
    way: Way
    invented: bool
    first: int
    last: int
    made_at: datetime
    made_by: str
    cells: int
    sha256: str
    product_version: str
    answers: tuple[AnswerView, ...] = ()


def panels(by: Actor) -> tuple[PanelView, ...]:
    """Return every panel without answers and numbers, the latest first."""
    demand("see_panels", by)
    return tuple(_view(each) for each in SavedPanel.objects.order_by("-number"))


def panel(by: Actor, number: int | None = None) -> PanelView | None:
    """Return the panel with a number, or the latest, with what was asked and answered; None when there is none."""
    demand("see_panels", by)
    found = SavedPanel.objects.order_by("-number")
    chosen = (found if number is None else found.filter(number=number)).first()
    return None if chosen is None else _view(chosen, tuple(_answers(chosen)))


def national_recipe() -> Recipe:
    """Return the recipe that comes with the product; nobody needs leave to see it."""
    return recipe()


def panel_rows(by: Actor, number: int) -> tuple[Row, ...]:
    """Return a panel's numbers (unit, time, variable, value or None), in the order of the file they are written to."""
    demand("see_panels", by)
    cells = PanelCell.objects.filter(panel__number=number).order_by("id")
    return tuple(Row(*each) for each in cells.values_list("unit", "time", "variable", "value"))


def panel_csv(by: Actor, number: int) -> str:
    """Return a panel as the file `vugge synthetic-control` takes: unit;time;variable;value."""
    return as_csv(panel_rows(by, number))


def _view(found: SavedPanel, answers: tuple[AnswerView, ...] = ()) -> PanelView:
    return PanelView(
        id=found.id,
        number=found.number,
        code=found.code,
        recipe=recipe_of(found.recipe),
        way=Way.of(found.way),
        invented=found.invented,
        first=found.first,
        last=found.last,
        made_at=found.made_at,
        made_by=found.made_by,
        cells=found.cells,
        sha256=found.sha256,
        product_version=found.product_version,
        answers=answers,
    )


def _answers(of: SavedPanel) -> Iterator[AnswerView]:
    quantities = [quantity for quantity, _years in used(recipe_of(of.recipe))]
    for each in PanelAnswer.objects.filter(panel=of).defer("content").order_by("position"):
        quantity = quantities[each.position]
        yield AnswerView(
            quantity=quantity.code,
            left_out=left_out(quantity, table_of(zlib.decompress(each.metadata), each.table)),
            table=each.table,
            title=each.title,
            query=each.query,
            updated=each.updated,
            fetched_at=each.fetched_at,
            file=each.file,
            format=each.format,
            size=each.size,
            sha256=each.sha256,
        )
