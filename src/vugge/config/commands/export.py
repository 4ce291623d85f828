"""`vugge export`: the current rows of every municipality, or of one, as an extract. Source: the figures contract."""

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vugge.access.rules.actors import Operator
from vugge.base.errors import ExpectedError, on_one_line, reason
from vugge.config.commands.ready import ready_database

if TYPE_CHECKING:
    from vugge.config.commands.parsing import Subparsers
    from vugge.insight.rules.manifest import DataSetFacts


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command."""
    parser = subparsers.add_parser("export", help="skriv journalens og indlæsningernes rækker som et udtræk")
    parser.add_argument("--out", type=Path, required=True, metavar="FIL.csv", help="filen, udtrækket skrives i")
    parser.add_argument("--municipality", metavar="KODE", default="", help="kun den kommunes rækker (alles)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the extract, and say how many rows it has, where they came from, and its checksum."""
    out: Path = arguments.out
    code = str(arguments.municipality)
    try:
        with ready_database():
            _demand_known(code)
            found = _export(out, code)
    except OSError as error:
        raise ExpectedError(f"{on_one_line(error.filename or out)}: {reason(error)}.") from error
    sys.stdout.write(
        f"{found.rows} rækker: {found.journal_rows} fra journalen, {found.rows - found.journal_rows} fra indlæste "
        f"udtræk. Kontrolsum {found.sha256}\n"
    )
    return 0


def _demand_known(code: str) -> None:
    from vugge.access.queries.municipalities import municipality_names  # noqa: PLC0415 - needs Django

    if code and not (re.fullmatch("[0-9]{4}", code) and municipality_names([code])):
        raise ExpectedError(f"Der er ingen kommune med koden {code!r}. Skriv de fire cifre, fx 0751.")


def _export(out: Path, code: str) -> "DataSetFacts":
    from vugge.insight.actions.files import export_stored  # noqa: PLC0415 - Django must be loaded first

    return export_stored(by=Operator(), out=out, only=code)
