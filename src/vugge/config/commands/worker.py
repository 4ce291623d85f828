"""`vugge worker`: does what takes long: reads imports in, freezes data sets, makes releases."""

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vugge.config.commands.parsing import Subparsers


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command."""
    parser = subparsers.add_parser("worker", help="start en arbejder, der indlæser, fryser og frigiver")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    """Work until stopped."""
    import django  # noqa: PLC0415 - vugge --help should not wait for it

    django.setup()
    from vugge.base.worker import work  # noqa: PLC0415 - Django must be loaded first

    sys.stderr.write("Arbejderen er i gang. Ctrl-C stopper.\n")
    work()
    return 0
