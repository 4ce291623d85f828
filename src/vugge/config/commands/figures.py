"""`vugge figures`: a programme's figures, computed straight from an activity extract. Source: the figures contract."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vugge.access.rules.actors import Operator
from vugge.base.errors import ExpectedError, on_one_line, reason
from vugge.insight.rules.figures import FIGURES

if TYPE_CHECKING:
    from vugge.config.commands.parsing import Subparsers

_STEP = 1_000_000


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
    if args.extract is None:
        raise ExpectedError(
            "Der er ingen indlæste registreringer at regne på endnu. Angiv udtrækket: --extract STI. "
            "Indlæsning i databasen kommer med kommandoen import-activities."
        )
    from vugge.insight.actions import count_extract  # noqa: PLC0415 - loads the engine, which other commands can do without

    try:
        found = count_extract(
            by=Operator(), source=args.extract, programme=args.programme, out=args.out, progress=_Progress()
        )
        print(  # noqa: T201 - the contract's line
            f"read {found.read}, new {found.rows}, replaced {found.replaced}, rejected {found.rejected}", flush=True
        )
    except OSError as error:
        raise ExpectedError(f"{on_one_line(error.filename or args.out)}: {reason(error)}.") from error
    if found.rejected:
        sys.stderr.write(f"De afviste rækker og grunden står i {args.out / 'rejected.csv'}\n")
    return 0


class _Progress:
    """Say on stderr how far a long reading has come, each million rows."""

    def __init__(self) -> None:
        self._said = 0

    def __call__(self, rows: int) -> None:
        if rows // _STEP > self._said:
            self._said = rows // _STEP
            sys.stderr.write(f"{self._said} mio. rækker læst …\n")
