"""`vugge database where|stop|backup|restore`: the bundled PostgreSQL from a person's side."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from vugge.base.errors import ExpectedError
from vugge.base.home import home
from vugge.base.postgres import copies, server
from vugge.config.databases import is_external
from vugge.config.environment import Environment

if TYPE_CHECKING:
    from vugge.config.commands.parsing import Subparsers


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command."""
    parser = subparsers.add_parser("database", help="hvor den medfølgende database er; stop den; tag og læs kopier")
    parser.add_argument("--demo", action="store_true", help="demoens database i stedet for hjemmets egen")
    actions = parser.add_subparsers(metavar="HANDLING", required=True, title="Handlinger")
    actions.add_parser("where", help="vis, hvor databasen ligger, og om den kører").set_defaults(run=_where)
    actions.add_parser("stop", help="stop databasen").set_defaults(run=_stop)
    for name, words, run in (
        ("backup", "skriv en sikkerhedskopi til en ny fil", _backup),
        ("restore", "læs en sikkerhedskopi ind i stedet for det, der er der nu", _restore),
    ):
        action = actions.add_parser(name, help=words)
        action.add_argument("file", metavar="FIL", type=Path, help="sikkerhedskopien")
        action.set_defaults(run=run)


def _where(arguments: argparse.Namespace) -> int:
    found = server.status(_home(arguments))
    state = "kører" if found.running else "kører ikke" if found.made else "er ikke lavet endnu"
    lines = [f"Databasen {state}.", f"Data:    {found.data}", f"Log:     {found.log}"]
    if found.socket:
        lines += [f"Socket:  {found.socket}", f"Version: PostgreSQL {found.major}"]
    return _say("\n".join(lines))


def _stop(arguments: argparse.Namespace) -> int:
    return _say("Databasen er stoppet." if server.stop(_home(arguments)) else "Databasen kørte ikke.")


def _backup(arguments: argparse.Namespace) -> int:
    copy = copies.backup(_home(arguments), arguments.file)
    return _say(f"Kopien ligger i {copy.file} ({copy.size // 1000} kB).")


def _restore(arguments: argparse.Namespace) -> int:
    copies.restore(_home(arguments), arguments.file)
    return _say(f"Kopien er læst ind. Det, der var før, ligger i databasen {copies.FORMER} til næste gang.")


def _home(arguments: argparse.Namespace) -> Path:
    if arguments.demo:
        return home() / "demo"
    if is_external(Environment(os.environ)):
        raise ExpectedError(
            "DATABASE_URL er sat, så databasen drives uden for Vugge. Brug PostgreSQLs egne pg_dump og pg_restore."
        )
    return home()


def _say(text: str) -> int:
    sys.stdout.write(f"{text}\n")
    return 0
