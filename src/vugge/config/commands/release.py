"""`vugge release`: a programme's figures of every municipality, added, protected and let out to evaluators."""

import argparse
import sys
from typing import TYPE_CHECKING

from vugge.access.rules.actors import Operator
from vugge.config.commands.ready import ready_database
from vugge.insight.rules.figures import FIGURES

if TYPE_CHECKING:
    from vugge.config.commands.parsing import Subparsers


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command."""
    parser = subparsers.add_parser("release", help="frigiv et programs tal til evaluatorer, med små tal skjult")
    parser.add_argument("--programme", required=True, choices=tuple(FIGURES), help="hvilket program")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the release, and say which it became."""
    with ready_database():
        from vugge.insight.actions.releases import release  # noqa: PLC0415 - Django must be loaded first
        from vugge.insight.queries.releases import latest_release  # noqa: PLC0415 - as above

        made = release(by=Operator(), programme=arguments.programme)
        found = latest_release(Operator(), arguments.programme)
    if made is None or found is None:
        sys.stdout.write("Der er ingen datasæt at frigive tal fra. Indlæs først: vugge import-activities UDTRÆK.csv\n")
        return 0
    sys.stdout.write(
        f"Frigivelse {found.number} af {found.programme}: {len(found.municipalities)} kommuner, "
        f"tal under {found.threshold} skjult, kontrolsum {found.sha256}\n"
    )
    return 0
