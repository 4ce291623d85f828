"""`vugge serve`: the web server of a real installation."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from vugge.base.errors import ExpectedError
from vugge.base.postgres.cluster import CLUSTER_NAME
from vugge.base.postgres.programs import OWN_SERVER
from vugge.base.postgres.roles import DEMO_MARK

if TYPE_CHECKING:
    from vugge.config.commands.parsing import Subparsers


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command."""
    parser = subparsers.add_parser("serve", help="start webserveren til drift (kræver VUGGE_PRODUCTION=1)")
    parser.add_argument("--host", default="127.0.0.1", metavar="VÆRT", help="adresse at lytte på (127.0.0.1)")
    parser.add_argument("--port", default=8000, type=int, metavar="PORT", help="port at lytte på (8000)")
    parser.add_argument("--workers", default=1, type=int, metavar="ANTAL", help="antal processer (1)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check that settings and database are fit for people, lay out the static files, and become the web server."""
    import django  # noqa: PLC0415 - vugge --help should not wait for it
    from django.conf import settings  # noqa: PLC0415 - see above

    from vugge.config.static import collect  # noqa: PLC0415 - see above

    django.setup()
    if not settings.PRODUCTION:
        raise ExpectedError(
            "vugge serve er til drift: sæt VUGGE_PRODUCTION=1. Vil du prøve Vugge, så skriv: vugge demo"
        )
    refuse_unfit_database()
    collect()
    command = [
        sys.executable, "-m", "granian", "vugge.config.wsgi:application",
        "--interface", "wsgi",
        "--host", arguments.host,
        "--port", str(arguments.port),
        "--workers", str(arguments.workers),
        "--blocking-threads", "4",
        "--no-ws",
    ]  # fmt: skip
    os.execv(sys.executable, command)  # noqa: S606 - our own interpreter, no shell


def refuse_unfit_database() -> None:
    """Raise when the database is a demo or the bundled one, is empty, or the login has too many rights."""
    from django.db import Error, connection  # noqa: PLC0415 - see above

    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = %s),"
                " (SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole FROM pg_roles"
                "  WHERE rolname = current_user),"
                " (SELECT d.datdba = r.oid FROM pg_database d, pg_roles r"
                "  WHERE d.datname = current_database() AND r.rolname = current_user),"
                " to_regclass('public.access_municipality') IS NULL,"
                " current_setting('cluster_name') = %s",
                [DEMO_MARK, CLUSTER_NAME],
            )
            demo, mighty, owner, empty, bundled = cursor.fetchone()
    except Error as error:
        raise ExpectedError(
            f"Databasen i DATABASE_URL svarer ikke ({type(error).__name__}). Ret DATABASE_URL."
        ) from error
    finally:
        connection.close()
    for wrong, sentence in (
        (demo, "Databasen er lavet som demo og kan ikke bruges til drift. Lav en ny."),
        (bundled, f"Det er den medfølgende PostgreSQL, som ikke er til drift. {OWN_SERVER}"),
        (mighty or owner, "DATABASE_URL logger ind med for mange rettigheder. Brug webrollen, ikke ejeren."),
        (empty, "Databasen er tom. Kør først: vugge migrate"),
    ):
        if wrong:
            raise ExpectedError(sentence)
