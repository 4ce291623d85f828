"""`vugge migrate`: bring the database up to date, as its owner."""

import argparse
import os
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from vugge.base.home import home
from vugge.base.postgres import server
from vugge.base.postgres.cluster import Role
from vugge.base.postgres.roles import only_add, only_read, protect_migrations, share_tables
from vugge.config.databases import ROLE, is_external
from vugge.config.environment import Environment
from vugge.config.secret import keep_cpr_keys

if TYPE_CHECKING:
    from vugge.config.commands.parsing import Subparsers


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command."""
    parser = subparsers.add_parser("migrate", help="bring databasen op til denne version")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    """Migrate the database the environment names, else the bundled one, and give the web role its rights."""
    environment = Environment(os.environ)
    external = is_external(environment) or environment.flag("VUGGE_PRODUCTION")
    web = environment.database("DATABASE_URL")["USER"] if external else Role.WEB.value
    evaluator = Role.EVALUATOR.value
    if external:
        named = environment.text("DATABASE_EVALUATOR_URL", "")
        evaluator = environment.database("DATABASE_EVALUATOR_URL")["USER"] if named else ""
    os.environ[ROLE] = "owner"
    with ExitStack() as stack:
        if not external:
            keep_cpr_keys(home())
            stack.enter_context(server.running(home()))
        _migrate(web, evaluator)
    sys.stdout.write("Databasen er ajour.\n")
    return 0


def _migrate(web: str, evaluator: str) -> None:
    # Django comes late: its settings read the passwords, which the first start of the database makes.
    import django  # noqa: PLC0415 - see above
    from django.apps import apps  # noqa: PLC0415 - see above
    from django.core.management import call_command  # noqa: PLC0415 - see above
    from django.db import connection  # noqa: PLC0415 - see above

    django.setup()
    connection.ensure_connection()
    share_tables(connection.connection, web)
    call_command("migrate", verbosity=0, interactive=False)
    _load_national()
    protect_migrations(connection.connection, web)
    models = apps.get_models()
    only_add(connection.connection, web, (m._meta.db_table for m in models if only_added_to(m)))  # noqa: SLF001 - Django's documented way to a table's name
    if evaluator:
        released = (m._meta.db_table for m in models if getattr(m, "released", False))  # noqa: SLF001 - as above
        only_read(connection.connection, evaluator, released)
    connection.close()


def _load_national() -> None:
    # As late as Django itself: the models these come with need it.
    from vugge.access.rules.actors import Operator  # noqa: PLC0415 - see above
    from vugge.catalogue.actions.national import load_national  # noqa: PLC0415 - see above
    from vugge.catalogue.queries.national import is_all_loaded  # noqa: PLC0415 - see above

    if not is_all_loaded():
        load_national(by=Operator())


def only_added_to(model: type) -> bool:
    """Tell whether a model's rows never change: a trail, a record, or what pghistory keeps of another's changes."""
    return getattr(model, "append_only", False) or hasattr(model, "pgh_tracked_model")
