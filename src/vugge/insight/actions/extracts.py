"""Writes of figures: an extract counted into a folder, and a data set frozen for the pages."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from vugge.access.actions.recording import demand
from vugge.access.rules.actors import Operator
from vugge.base.clock import now
from vugge.base.files import locked, scratch
from vugge.insight.facts import national
from vugge.insight.facts.engine import count_parquet
from vugge.insight.facts.freezing import DataSet, freeze
from vugge.insight.facts.frozen import freeze_everyone
from vugge.insight.rules.cells import as_csv
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.manifest import CARD, FIGURES_FILE, MANIFEST, REJECTED, ROWS, DataSetFacts, manifest

Progress = Callable[[int], None]


def silent(_rows: int) -> None:
    """Tell nobody how far it has come."""


def count_extract(
    *, by: Operator, source: Path, programme: str, out: Path, progress: Progress = silent
) -> DataSetFacts:
    """Count a programme's figures straight from an extract; write figures.csv, manifest.json and rejected.csv.

    All three files appear together when everything is counted, or none. Raises ExtractError when the file is no
    extract.
    """
    del by  # the audit trail, which keeps who did it, comes with the staff's sign-in
    missing = not out.exists()
    out.mkdir(parents=True, exist_ok=True)
    try:
        with scratch(out, ".figures-") as folder:
            frozen = _freeze(source, folder, progress)
            _count_into(folder, programme, frozen, folder / ROWS, zeros=False)
            with locked(out):  # two at once never mix their files, and no manifest stands beside others' figures
                (out / MANIFEST).unlink(missing_ok=True)
                for file in (REJECTED, FIGURES_FILE, MANIFEST):
                    (folder / file).replace(out / file)
    except BaseException:
        if missing:
            with suppress(OSError):  # somebody else has laid something there meanwhile
                out.rmdir()
        raise
    return frozen


def count_stored(*, by: Operator, programme: str, out: Path) -> DataSetFacts:
    """Count a programme's figures over every municipality's current rows; write figures.csv and manifest.json.

    Each municipality is read under its own name, one after the other, in one transaction: one moment's rows.
    """
    demand("take_figures", by)
    missing = not out.exists()
    out.mkdir(parents=True, exist_ok=True)
    try:
        with scratch(out, ".figures-") as folder:
            frozen = freeze_everyone(folder / ROWS)
            _count_into(folder, programme, frozen, folder / ROWS, zeros=False)
            with locked(out):
                (out / MANIFEST).unlink(missing_ok=True)
                for file in (FIGURES_FILE, MANIFEST):
                    (folder / file).replace(out / file)
    except BaseException:
        if missing:
            with suppress(OSError):  # as above
                out.rmdir()
        raise
    return frozen


def freeze_data_set(
    *, by: Operator, source: Path, folder: Path, title: str, published: bool, progress: Progress = silent
) -> DataSetFacts:
    """Freeze an extract as the data set in ``folder``, with every programme's figures counted.

    ``published`` says that nothing but public numbers is in it, so that it may be shown without signing in.
    """
    del by  # as above
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with scratch(folder.parent, ".freezing-") as room:
        made = room / "made"
        made.mkdir(mode=0o700)
        frozen = _freeze(source, made, progress)
        for programme in FIGURES:
            (made / programme).mkdir()
            _count_into(made / programme, programme, frozen, made / ROWS, zeros=True)
        card = {"title": title, "published": published, "frozen_at": now().isoformat(), **asdict(frozen)}
        _write_json(made / CARD, card)
        if folder.exists():
            folder.rename(room / "replaced")
        made.rename(folder)
    return frozen


def _freeze(source: Path, folder: Path, progress: Progress) -> DataSetFacts:
    frozen: DataSet = freeze(
        source,
        folder / ROWS,
        municipalities=national.municipality_codes(),
        rejected=folder / REJECTED,
        progress=progress,
    )
    return DataSetFacts(
        sha256=frozen.sha256,
        rows=frozen.rows,
        read=frozen.read,
        replaced=frozen.replaced,
        rejected=frozen.rejected,
    )


def _count_into(folder: Path, programme: str, frozen: DataSetFacts, rows: Path, *, zeros: bool) -> None:
    parameters = national.parameters(programme)
    cells = count_parquet(rows, FIGURES[programme], parameters)
    (folder / FIGURES_FILE).write_text(as_csv(cells, zeros=zeros), encoding="utf-8")
    _write_json(folder / MANIFEST, manifest(parameters, frozen, version("vugge")))


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
