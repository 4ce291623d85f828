"""The made-up panel, asked for once of a fake StatBank that holds it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from vugge.demo.actions.panel import made_up_recipe, made_up_tables
from vugge.exchange.statbank.fake import FakeBank, FakeTable
from vugge.insight.facts.panel_making import Made, ask
from vugge.insight.rules.panels.narrowing import narrowed
from vugge.insight.rules.panels.recipe import Recipe

FEW = ("education", "employed", "owner_occupied", "non_profit_housing", "town_density", "share_0_2", "share_0_5")
"""What most tests can do without."""


@pytest.fixture
def recipe() -> Recipe:
    """Two years of the outcomes, placements and density."""
    return narrowed(made_up_recipe(), first=2017, last=2018, without=FEW)


@pytest.fixture
def bank(db: None) -> FakeBank:  # noqa: ARG001 - asked for by name, for its effect
    """A StatBank that holds the made-up tables."""
    return FakeBank(*(fake for _layout, fake in made_up_tables()))


@pytest.fixture
def made(bank: FakeBank, recipe: Recipe) -> Made:
    """The panel, not kept yet."""
    return ask(bank, recipe)


Change = Callable[[FakeTable], FakeTable]


@pytest.fixture
def changed_bank(db: None) -> Callable[[str, Change], FakeBank]:  # noqa: ARG001 - as above
    """Give a StatBank one of whose tables has changed."""

    def change(code: str, to: Change) -> FakeBank:
        return FakeBank(*(to(fake) if fake.table.code == code else fake for _layout, fake in made_up_tables()))

    return change


def updated(to: Mapping[str, str], number: Callable[[float], float]) -> Change:
    """Return the change of a table that was updated, and has other numbers where the codes are these."""

    def change(fake: FakeTable) -> FakeTable:
        def numbers(codes: Mapping[str, str]) -> float | None:
            value = fake.number(codes)
            here = all(codes.get(name) == code for name, code in to.items())
            return number(value) if here and value is not None else value

        return FakeTable(replace(fake.table, updated="2026-11-26T08:00:00"), numbers)

    return change
