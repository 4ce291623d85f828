"""`vugge import-activities`: an extract's good rows into the database. Source: the figures contract, Commands."""

import argparse
import shutil
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from vugge.access.rules.actors import Operator
from vugge.base.errors import ExpectedError, on_one_line, reason
from vugge.base.files import scratch
from vugge.base.home import home
from vugge.config.commands.progress import MillionsSaid
from vugge.config.commands.ready import ready_database

if TYPE_CHECKING:
    from vugge.config.commands.parsing import Subparsers
    from vugge.insight.facts.intake import Checked
    from vugge.insight.facts.stored import Counted


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
    from vugge.access.queries.municipalities import municipality_codes  # noqa: PLC0415 - Django must be loaded first
    from vugge.insight.facts import stored  # noqa: PLC0415 - as above
    from vugge.insight.facts.copying import rows_for_copy  # noqa: PLC0415 - as above
    from vugge.insight.facts.intake import check_extract  # noqa: PLC0415 - as above

    with scratch(home(), ".importing-") as room:
        good, rejected = room / "good", room / "rejected.csv"
        checked = check_extract(
            source, municipalities=municipality_codes(), own=None, good=good, rejected=rejected, progress=MillionsSaid()
        )
        with stored.incoming(rows_for_copy(good)):
            counted = _counted() if dry else _added(source, checked)
        _lay_beside(source, rejected)
    new, replaced = (sum(getattr(each, name) for each in counted) for name in ("new", "replaced"))
    return f"read {checked.read}, new {new}, replaced {replaced}, rejected {checked.rejected}"


def _counted() -> list["Counted"]:
    """Count as an import would, and store nothing."""
    from vugge.base.tenancy.context import within  # noqa: PLC0415 - as above
    from vugge.insight.facts import stored  # noqa: PLC0415 - as above

    counted = []
    for code in stored.incoming_municipalities():
        with within(municipality=code):
            counted.append(stored.count_incoming(code, list(stored.current_imports())))
    return counted


def _added(source: Path, checked: "Checked") -> list["Counted"]:
    """Store the good rows of every municipality, all in one transaction."""
    from django.db import transaction  # noqa: PLC0415 - as above

    from vugge.base.tenancy.context import within  # noqa: PLC0415 - as above
    from vugge.insight.actions.imports import FileFacts, add  # noqa: PLC0415 - as above
    from vugge.insight.facts import stored  # noqa: PLC0415 - as above

    file = FileFacts(
        name=source.name, size=checked.size, sha256=checked.sha256, read=checked.read, rejected=checked.rejected
    )
    batch, counted = uuid.uuid4(), []
    with transaction.atomic():
        for code in stored.incoming_municipalities():
            with within(municipality=code):
                counted.append(add(by=Operator(), file=file, batch=batch))
    return counted


def _lay_beside(source: Path, rejected: Path) -> None:
    """Lay the rejected rows beside the extract, whole: EXTRACT.rejected.csv."""
    beside = source.with_name(f"{source.stem}.rejected.csv")
    half = beside.with_name(f".{beside.name}.{uuid.uuid4().hex}")
    try:
        shutil.copyfile(rejected, half)
        half.replace(beside)
    finally:
        half.unlink(missing_ok=True)
