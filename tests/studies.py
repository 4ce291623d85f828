"""A panel of the small country in the database, and the effect kept of it as the worker keeps it."""

import hashlib
import zlib
from typing import Any
from uuid import UUID

from tests import effects
from tests.statbank import UND1
from vugge.access.rules.actors import Operator
from vugge.base.clock import now
from vugge.base.tenancy.writing import writing
from vugge.exchange.statbank.rules.tables import written
from vugge.insight.actions.effects import ask_for_study, begin_study, keep_study
from vugge.insight.models import PanelAnswer, PanelCell, SavedPanel

QUANTITY = {"table": "UND1", "area": "ADMKOM", "time": "Tid", "sure": "memory", "source": "en test"}
VARIABLE = {"unit": "pr. 10.000", "parts": ["outcome", "predictor"], "sure": "seen", "source": "en test"}
TITLES = ("Forebyggende foranstaltninger", "Underretninger om børn", "Børn", "Andel med en videregående uddannelse")
RECIPE: dict[str, Any] = {
    "code": "a-test",
    "title": "En prøve",
    "source": "en test",
    "first": 2014,
    "last": 2020,
    "quantities": [{"code": f"q{place}", "title": f"Mængde {place}", **QUANTITY} for place in range(4)],
    "variables": [
        {"code": code, "title": title, "numerator": f"q{place}", **VARIABLE}
        for place, (code, title) in enumerate(zip(effects.PREDICTORS, TITLES, strict=True))
    ],
}


def save_panel(*, invented: bool = False, without: tuple[str, int] | None = None) -> SavedPanel:
    """Keep the small country's panel; `without` leaves out what a municipality has in a year."""
    number, whole = SavedPanel.objects.count() + 1, effects.panel()
    with writing():
        made = SavedPanel.objects.create(
            number=number,
            code="a-test",
            recipe={**RECIPE, "invented": invented},
            way="files",
            invented=invented,
            first=2014,
            last=2020,
            made_at=now(),
            made_by="Driften",
            cells=1,
            sha256=hashlib.sha256(str(number).encode()).hexdigest(),
            product_version="0",
        )
        PanelAnswer.objects.create(
            panel=made, position=0, table="UND1", title="Underretninger", query={"table": "UND1"}, updated="2026-06-01",
            fetched_at=now(), format="CSV", metadata=zlib.compress(written(UND1)), content=b"x", size=1,
            sha256="0" * 64,
        )  # fmt: skip
        PanelCell.objects.bulk_create(
            PanelCell(
                panel=made,
                unit=unit,
                time=year,
                variable=variable,
                value=value,
                numerator=value,
                denominator=effects.INHABITANTS[unit],
            )
            for v, variable in enumerate(whole.variables)
            for u, unit in enumerate(whole.units)
            for t, year in enumerate(effects.YEARS)
            if (unit, year) != without
            for value in [float(whole.values[v, u, t])]
        )
    return made


def kept_study(*, invented: bool = False) -> UUID:
    """Keep a panel and the effect of it; return the run."""
    save_panel(invented=invented)
    by = Operator()
    run = ask_for_study(by=by)
    assert run is not None
    begin_study(by=by, run=run)
    keep_study(by=by, run=run, studies=effects.found())
    return run
