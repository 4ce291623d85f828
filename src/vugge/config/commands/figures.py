"""`vugge figures`: a programme's figures, computed straight from an activity extract. Source: the figures contract."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vugge.access.rules.actors import Operator
from vugge.base.errors import ExpectedError, on_one_line, reason
from vugge.config.commands.progress import MillionsSaid
from vugge.config.commands.ready import ready_database
from vugge.insight.rules.figures import FIGURES

if TYPE_CHECKING:
    from vugge.config.commands.parsing import Subparsers
    from vugge.insight.rules.manifest import DataSetFacts


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("figures", help="beregn et programs figurer af et udtræk af registreringer")
    parser.add_argument("--programme", required=True, choices=tuple(FIGURES), help="hvilket program")
    parser.add_argument(
        "--extract",
        type=Path,
        metavar="STI",
        help="udtrækket: en CSV- eller Parquet-fil, eller en mappe med dem",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="MAPPE", help="mappen, figurerne skrives i")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Count, and print how many rows were read, new, replaced and rejected."""
    try:
        if args.extract is None:
            with ready_database():
                found = _stored(args.programme, args.out)
        else:
            from vugge.insight.actions.extracts import count_extract  # noqa: PLC0415 - loads the engine

            found = count_extract(
                by=Operator(), source=args.extract, programme=args.programme, out=args.out, progress=MillionsSaid()
            )
        print(  # noqa: T201 - the contract's line
            f"read {found.read}, new {found.rows}, replaced {found.replaced}, rejected {found.rejected}", flush=True
        )
    except OSError as error:
        raise ExpectedError(f"{on_one_line(error.filename or args.out)}: {reason(error)}.") from error
    if found.rejected and args.extract is not None:
        sys.stderr.write(f"De afviste rækker og grunden står i {args.out / 'rejected.csv'}\n")
    return 0


def _stored(programme: str, out: Path) -> "DataSetFacts":
    """Count what every municipality has read in, each under its own name, as one data set."""
    from vugge.insight.actions.files import count_stored  # noqa: PLC0415 - Django must be loaded first

    return count_stored(by=Operator(), programme=programme, out=out)
