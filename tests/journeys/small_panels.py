"""The demo's made-up panel with few to compare with, so that a browser need not wait for a whole country's fits."""

from collections.abc import Iterator

from django.db import transaction

from vugge.access.rules.actors import Operator
from vugge.config.jobs.studies import run_study
from vugge.demo.actions.panel import made_up_recipe, made_up_tables
from vugge.exchange.statbank.fake import FakeBank, FakeTable
from vugge.insight.actions.effects import ask_for_study
from vugge.insight.actions.panels import keep_panel
from vugge.insight.facts import national
from vugge.insight.facts.panel_making import ask
from vugge.insight.rules.effects.whom import LEFT
from vugge.insight.rules.panels.narrowing import narrowed
from vugge.insight.rules.panels.words import Way

OUTCOMES = {"UND1", "UND2", "ISBU01"}
"""The tables of what is counted: who lacks a number there cannot be compared with."""

OTHERS = ("101", "147", "151", "153", "155", "157", "159", "161", "163", "165", "167", "169")


def keep(*without: str) -> None:
    """Keep a panel of the project's municipalities and twelve others, less some background."""
    with transaction.atomic():
        made = ask(FakeBank(*_tables()), narrowed(made_up_recipe(), without=without))
        keep_panel(by=Operator(), made=made, way=Way.FILES)


def count() -> None:
    """Keep a panel, and have the effect of it counted on the spot."""
    keep()
    with transaction.atomic():
        run = ask_for_study(by=Operator())
    run_study(run=str(run))


def _tables() -> Iterator[FakeTable]:
    project = {code.removeprefix("0") for code in (*national.participants("early-intervention"), LEFT)}
    there = {*project, *OTHERS}
    for layout, fake in made_up_tables():
        if layout.code not in OUTCOMES:
            yield fake
            continue

        def number(codes: dict[str, str], fake: FakeTable = fake, area: str = layout.area) -> float | None:
            return fake.number(codes) if codes[area].removeprefix("0") in there else None

        yield FakeTable(fake.table, number)  # type: ignore[arg-type]  # it is asked with a mapping alone
