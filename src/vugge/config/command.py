"""The command line: `vugge COMMAND …`."""

import os
import sys
from collections.abc import Sequence
from importlib.metadata import version

from vugge.base.errors import ExpectedError
from vugge.config.commands import (
    database,
    demo,
    export,
    figures,
    import_activities,
    invite,
    migrate,
    release,
    serve,
    statbank,
    synthetic_control,
    trail,
    worker,
)
from vugge.config.commands.parsing import DanishParser

_COMMANDS = (
    demo,
    import_activities,
    figures,
    statbank,
    synthetic_control,
    export,
    release,
    invite,
    trail,
    serve,
    worker,
    migrate,
    database,
)


def parser() -> DanishParser:
    """Return the parser of the whole command line."""
    whole = DanishParser(prog="vugge", description="Vugge: sundhedsplejens tidlige hjælp til familier, og tallene bag.")
    whole.add_argument("--version", action="version", version=version("vugge"), help="vis versionen")
    subparsers = whole.add_subparsers(metavar="KOMMANDO", required=True, title="Kommandoer")
    for command in _COMMANDS:
        command.add_parser(subparsers)
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 2 with one sentence on stderr for what a person can mend."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vugge.config.settings")
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except ExpectedError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
