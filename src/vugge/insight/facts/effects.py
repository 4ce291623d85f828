"""How far a run of the effect has come: a small file in the home that the worker writes and a page reads."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

from vugge.base.files import scratch, write_private
from vugge.base.home import make_private
from vugge.insight.facts.panels import read_panel
from vugge.insight.rules.synthetic_control.panel import Panel


@dataclass(frozen=True, slots=True)
class Progress:
    """How much is counted, of how much (0 = not known yet)."""

    done: int = 0
    total: int = 0


def progress_of(run: UUID) -> Progress:
    """Return how far a run has come."""
    try:
        return Progress(**json.loads(_file(run).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Progress()


def telling(run: UUID) -> Callable[[Progress], None]:
    """Return what notes how far a run has come, each hundredth once."""
    make_private(Path(settings.STUDIES))
    said = Progress()

    def tell(now: Progress) -> None:
        nonlocal said
        if now.total != said.total or (now.done - said.done) * 100 >= now.total:
            said = now
            write_private(_file(run), json.dumps({"done": now.done, "total": now.total}))

    return tell


def panel_of(text: str) -> Panel:
    """Return the panel a file's text holds: read as the command reads it, so that both count the same."""
    folder = make_private(Path(settings.STUDIES))
    with scratch(folder, ".panel-") as room:
        file = room / "panel.csv"
        file.write_text(text, encoding="utf-8")
        return read_panel(file)


def forget(run: UUID) -> None:
    """Remove what was noted."""
    _file(run).unlink(missing_ok=True)


def _file(run: UUID) -> Path:
    return Path(settings.STUDIES) / f"{run}.json"
