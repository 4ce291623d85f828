"""`vugge demo`: everything at once, on this machine alone."""

import argparse
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from vugge.base.errors import ExpectedError
from vugge.base.home import home, make_private
from vugge.config.environment import Environment
from vugge.config.secret import keep_key
from vugge.demo.supervisor.parts import Step, supervise

if TYPE_CHECKING:
    from vugge.config.commands.parsing import Subparsers

# A demo is its own: nothing a person has set for a real installation may reach it.
_FOREIGN = (
    "DATABASE_URL",
    "DATABASE_OWNER_URL",
    "DATABASE_EVALUATOR_URL",
    "VUGGE_SECRET_KEY",
    "VUGGE_ALLOWED_HOSTS",
    "VUGGE_BEHIND_PROXY",
    "VUGGE_MFA_KEYS",
    "VUGGE_CPR_KEYS",
    "VUGGE_OIDC_ISSUER",
    "VUGGE_STATBANK_URL",
)


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "demo", help="prøv Vugge på denne maskine med det, evalueringerne har offentliggjort"
    )
    parser.add_argument("--port", default=8000, type=int, metavar="PORT", help="den port, der prøves først (8000)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Supervise database and web server in the demo's own home until stopped."""
    if Environment(os.environ).flag("VUGGE_PRODUCTION"):
        raise ExpectedError("En demo kan ikke køre med VUGGE_PRODUCTION=1. Fjern den, eller brug: vugge serve")
    make_private(home())
    place = home() / "demo"
    for name in _FOREIGN:
        os.environ.pop(name, None)
    os.environ |= {"VUGGE_HOME": str(place), "VUGGE_DEMO": "1"}
    keep_key(place)
    steps = (
        Step("Bringer databasen op til denne version …", _migrate),
        Step("Lægger sidernes filer frem …", _collect),
        Step("Kalder personerne frem …", _call_cast),
        Step("Kalder familierne frem …", partial(_call_families, place)),
        Step("Gør tallene klar …", partial(_prepare, place)),
        Step("Digter kommunernes tal …", partial(_prepare_panel, place)),
    )
    return supervise(place, steps, {}, port=arguments.port, say=_say)


def _migrate() -> None:
    # A process of its own: one process has one role, and Django is loaded here as the web role.
    done = subprocess.run(
        [sys.executable, "-m", "vugge.config.command", "migrate"], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise ExpectedError(f"Databasen kunne ikke bringes op til denne version.\n{done.stderr.strip()}")


def _collect() -> None:
    # Django comes late: its settings read the passwords, which the first start of the database makes.
    import django  # noqa: PLC0415 - see above

    from vugge.config.static import collect  # noqa: PLC0415 - see above

    django.setup()
    collect()


def _call_cast() -> None:
    from vugge.demo.actions.cast import prepare_cast  # noqa: PLC0415 - see above

    prepare_cast()


def _call_families(place: Path) -> None:
    from vugge.demo.actions.families.preparing import prepare_families  # noqa: PLC0415 - see above

    prepare_families(place)


def _prepare(place: Path) -> None:
    from vugge.demo.actions.registrations import prepare_registrations  # noqa: PLC0415 - see above

    prepare_registrations(place, _say)


def _prepare_panel(place: Path) -> None:
    from vugge.demo.actions.panel import prepare_panel  # noqa: PLC0415 - see above

    prepare_panel(place)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
