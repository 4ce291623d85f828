"""A study straight from a SPEC.toml and a panel's file, without a database. Source: the synthetic control contract."""

import time
from contextlib import suppress
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from vugge.access.rules.actors import Operator
from vugge.base.files import locked, scratch
from vugge.insight.facts.panels import read_panel
from vugge.insight.facts.specs import read_spec_file
from vugge.insight.rules.synthetic_control.results import StudyResult
from vugge.insight.rules.synthetic_control.solving import Progress, silent
from vugge.insight.rules.synthetic_control.whole import Asked, whole_study
from vugge.insight.rules.synthetic_control.written import FILES, SUMMARY, files_of


def study_files(
    *, by: Operator, spec: Path, out: Path, asked: Asked, seed: int = 0, progress: Progress = silent
) -> StudyResult:
    """Make the study a SPEC.toml asks for and write its files into a folder; return what it found.

    Raises StudyError for a study that cannot be made, OSError for a file; then nothing is written. Files of an earlier
    study in the folder are replaced or taken away, all at once; other files are left alone.
    """
    del by  # the operator's own files on the operator's own machine: there is no trail outside the database
    if out.exists() and not out.is_dir():
        raise NotADirectoryError(20, "", str(out))
    began = time.perf_counter()
    told = read_spec_file(spec)
    panel = read_panel(spec.parent / told.panel)
    found = whole_study(panel, told.study, asked, seed=seed, progress=progress)
    result = replace(found, version=version("vugge"), seconds=time.perf_counter() - began)
    _lay_out(files_of(result), out)
    return result


def _lay_out(files: dict[str, str], out: Path) -> None:
    """Write the files so that they appear together, or none of them."""
    missing = not out.exists()
    out.mkdir(parents=True, exist_ok=True)
    try:
        with scratch(out, ".study-") as folder:
            for name, text in files.items():
                (folder / name).write_text(text, encoding="utf-8", newline="\n")
            with locked(out):  # two at once never mix their files, and no summary stands beside another's
                for name in (SUMMARY, *(each for each in FILES if each not in files)):
                    (out / name).unlink(missing_ok=True)
                for name in files:
                    (folder / name).replace(out / name)
    except BaseException:
        if missing:
            with suppress(OSError):  # somebody else has laid something there meanwhile
                out.rmdir()
        raise
