"""A study straight from a SPEC.toml and a panel's file, without a database. Source: the synthetic control contract."""

import errno
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from vugge.access.rules.actors import Operator
from vugge.base.files import locked, scratch
from vugge.insight.facts.panels import read_panel
from vugge.insight.facts.specs import read_spec_file
from vugge.insight.rules.synthetic_control import errors
from vugge.insight.rules.synthetic_control.errors import StudyError
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
        raise NotADirectoryError(errno.ENOTDIR, "", str(out))
    began = time.perf_counter()
    told = read_spec_file(spec)
    source = spec.parent / told.panel
    panel = read_panel(source)
    _demand_room(out, (spec, source))
    found = whole_study(panel, told.study, asked, seed=seed, progress=progress)
    result = replace(found, version=version("vugge"), seconds=time.perf_counter() - began)
    _lay_out(files_of(result), out)
    return result


def _demand_room(out: Path, given: tuple[Path, ...]) -> None:
    """Refuse a folder where a file of ours would stand in for what was given, or cannot stand for a folder."""
    for name in FILES:
        there = out / name
        if there.is_dir():
            raise IsADirectoryError(errno.EISDIR, "", str(there))
        if there.exists() and any(there.samefile(each) for each in given):
            raise StudyError(errors.OWN_FILE, file=there)


def _lay_out(files: dict[str, str], out: Path) -> None:
    """Write the files so that they appear together, or none of them."""
    with _folder(out), scratch(out, ".study-") as folder:
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        with locked(out):  # two at once never mix their files, and no summary stands beside another's
            for name in (SUMMARY, *(each for each in FILES if each not in files)):
                (out / name).unlink(missing_ok=True)
            for name in files:
                (folder / name).replace(out / name)


@contextmanager
def _folder(out: Path) -> Iterator[None]:
    """Make a folder; take it away again, and those made on the way to it, when nothing could be written into it."""
    made = [each for each in (out, *out.parents) if not each.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException as error:
        for each in made:
            with suppress(OSError):  # it was never made, or somebody else has laid something there meanwhile
                each.rmdir()
        if isinstance(error, OSError):
            error.filename = str(out)  # and not a name nobody has seen
        raise
