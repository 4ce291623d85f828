"""A programme's figures written into a folder: figures.csv and manifest.json, both or neither. Source: the contract."""

import json
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from vugge.base.files import locked, scratch
from vugge.insight.facts import national
from vugge.insight.facts.engine import count_parquet
from vugge.insight.rules.cells import as_csv
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.manifest import FIGURES_FILE, MANIFEST, ROWS, DataSetFacts, manifest


def write_figures(
    programme: str, out: Path, freeze: Callable[[Path], DataSetFacts], beside: tuple[str, ...] = ()
) -> DataSetFacts:
    """Have ``freeze`` write the rows (`ROWS`, and what is in ``beside``) into a folder, count them, and lay it all out.

    The files appear together when everything is counted, or none.
    """
    missing = not out.exists()
    out.mkdir(parents=True, exist_ok=True)
    try:
        with scratch(out, ".figures-") as folder:
            frozen = freeze(folder)
            _count_into(folder, programme, frozen)
            with locked(out):  # two at once never mix their files, and no manifest stands beside others' figures
                (out / MANIFEST).unlink(missing_ok=True)
                for file in (*beside, FIGURES_FILE, MANIFEST):
                    (folder / file).replace(out / file)
    except BaseException:
        if missing:
            with suppress(OSError):  # somebody else has laid something there meanwhile
                out.rmdir()
        raise
    return frozen


def _count_into(folder: Path, programme: str, frozen: DataSetFacts) -> None:
    parameters = national.parameters(programme)
    cells = count_parquet(folder / ROWS, FIGURES[programme], parameters)
    (folder / FIGURES_FILE).write_text(as_csv(cells), encoding="utf-8")
    told = json.dumps(manifest(parameters, frozen, version("vugge")), ensure_ascii=False, indent=2)
    (folder / MANIFEST).write_text(told + "\n", encoding="utf-8")
