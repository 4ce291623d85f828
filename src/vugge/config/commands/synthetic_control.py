"""`vugge synthetic-control SPEC.toml --out DIR`: what would have happened otherwise. Source: its contract."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vugge.access.rules.actors import Operator
from vugge.base.errors import ExpectedError, on_one_line, reason
from vugge.config.commands.progress import TenthsSaid
from vugge.insight.rules.synthetic_control.errors import StudyError
from vugge.insight.rules.synthetic_control.wording import in_short

if TYPE_CHECKING:
    from vugge.config.commands.parsing import Subparsers


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command."""
    parser = subparsers.add_parser("synthetic-control", help="regn på, hvad der ellers var sket (syntetisk kontrol)")
    parser.add_argument("spec", type=Path, metavar="SPEC.toml", help="filen, der siger, hvad der skal regnes på")
    parser.add_argument("--out", type=Path, required=True, metavar="MAPPE", help="mappen, resultatet skrives i")
    parser.add_argument("--placebo", action="store_true", help="lad hver donor gøre det ud for den behandlede")
    parser.add_argument("--leave-one-out", action="store_true", help="regn uden hver donor efter tur")
    parser.add_argument("--seed", type=_seed, default=0, metavar="TAL", help="tallet, tilfældigheden begynder med (0)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the study, write its files, and say in short what was found and how sure it is."""
    from vugge.insight.actions.studies import study_files  # noqa: PLC0415 - loads the compiled kernel
    from vugge.insight.rules.synthetic_control.whole import Asked  # noqa: PLC0415 - likewise

    out: Path = arguments.out
    asked = Asked(
        placebo=arguments.placebo, leave_one_out=arguments.leave_one_out, around=False, beside=False, power=False
    )
    try:
        found = study_files(
            by=Operator(), spec=arguments.spec, out=out, asked=asked, seed=arguments.seed, progress=TenthsSaid()
        )
    except StudyError as error:
        raise ExpectedError(str(error)) from error
    except OSError as error:
        raise ExpectedError(f"{on_one_line(error.filename or out)}: {reason(error)}.") from error
    sys.stdout.write("".join(f"{each.told()}\n" for each in in_short(found)))
    return 0


def _seed(text: str) -> int:
    """Return a seed: a whole number of 0 or more."""
    seed = int(text)
    if seed < 0:
        raise ValueError(text)
    return seed
