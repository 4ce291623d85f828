"""The published numbers as nobody is shown them: of all municipalities together, and with nothing hidden."""

import datetime as dt
import fcntl
from functools import lru_cache
from pathlib import Path

from vugge.demo.actions.registrations import write_extract
from vugge.demo.rules import published
from vugge.insight.facts import national
from vugge.insight.facts.engine import count_parquet
from vugge.insight.facts.freezing import freeze
from vugge.insight.queries.figures import DataSetView, ProgrammeView, Seen, programme_view
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.shown import exact

DATA_SET = DataSetView(
    title="Offentliggjort",
    frozen_at=dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC),
    sha256="0123456789abcdef" * 4,
)


def published_rows(home: Path) -> Path:
    """Return the file of the published rows, which is frozen first if nobody has."""
    rows, extract = home / "published.parquet", home / "published.csv"
    with (home / "published.lock").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not rows.exists():
            write_extract(extract, published.rows())
            freeze(extract, rows, municipalities=national.municipality_codes())
    return rows


def published_extract(home: Path) -> Path:
    """Return the extract of the published rows."""
    return published_rows(home).with_suffix(".csv")


@lru_cache(maxsize=1)
def everybody(home: Path) -> dict[str, ProgrammeView]:
    """Return every programme's figures of all municipalities, exact."""
    rows = published_rows(home)
    return {code: _view(code, rows) for code in FIGURES}


def _view(code: str, rows: Path) -> ProgrammeView:
    parameters = national.parameters(code)
    return programme_view(DATA_SET, parameters, exact(count_parquet(rows, FIGURES[code], parameters)), Seen())
