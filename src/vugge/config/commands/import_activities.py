"""`vugge import-activities`: an extract's good rows into the database. Source: the figures contract, Commands."""

import argparse
import shutil
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from vugge.access.rules.actors import Operator
from vugge.base.errors import ExpectedError, on_one_line, reason
from vugge.base.files import scratch
from vugge.base.home import home, make_private
from vugge.config.commands.progress import MillionsSaid
from vugge.config.commands.ready import ready_database
from vugge.insight.rules.manifest import REJECTED

if TYPE_CHECKING:
    from vugge.config.commands.parsing import Subparsers


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command."""
    parser = subparsers.add_parser("import-activities", help="indlæs et udtræk af registreringer i databasen")
    parser.add_argument("extract", type=Path, metavar="UDTRÆK.csv", help="udtrækket: en CSV- eller Parquet-fil")
    parser.add_argument("--dry-run", action="store_true", help="prøv det af: skriv det samme, og indlæs intet")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check, read in unless it is a trial, and print how many rows were read, new, replaced and rejected."""
    source: Path = arguments.extract
    try:
        with ready_database():
            counted = _import(source, dry=arguments.dry_run)
    except OSError as error:
        raise ExpectedError(f"{on_one_line(error.filename or source)}: {reason(error)}.") from error
    print(counted, flush=True)  # noqa: T201 - the contract's line
    return 0


def _import(source: Path, *, dry: bool) -> str:
    from vugge.insight.actions.files import import_file  # noqa: PLC0415 - Django must be loaded first

    beside = source.with_name(f"{source.stem}.rejected.csv")
    if source.exists():
        _lay(beside, None)  # where it cannot lie is found before any row is read in
    with scratch(make_private(home()), ".importing-") as room:
        found = import_file(by=Operator(), source=source, room=room, dry=dry, progress=MillionsSaid())
        _lay(beside, room / REJECTED)
    return f"read {found.read}, new {found.new}, replaced {found.replaced}, rejected {found.rejected}"


def _lay(beside: Path, rejected: Path | None) -> None:
    """Lay the rejected rows beside the extract, whole; with None only try whether they could lie there."""
    beside.exists()  # raises where the name is too long
    half = beside.with_name(f".{beside.name[:100]}.{uuid.uuid4().hex}")
    try:
        half.touch()
        if rejected is not None:
            shutil.copyfile(rejected, half)
            half.replace(beside)
    finally:
        half.unlink(missing_ok=True)
