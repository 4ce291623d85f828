"""`vugge invite` and `vugge invite-evaluator`: links for the first administrator, and for evaluators."""

import argparse
import sys
from typing import TYPE_CHECKING

from vugge.access.rules.actors import Operator
from vugge.access.rules.faults import UnfitError
from vugge.access.rules.invitations import LIFETIME, Invitee
from vugge.access.rules.roles import Role
from vugge.base.errors import ExpectedError
from vugge.config.commands.ready import ready_database

if TYPE_CHECKING:
    from vugge.config.commands.parsing import Subparsers

_LONGEST = 120  # signs of a name


def add_parser(subparsers: "Subparsers") -> None:
    """Add both commands."""
    member = subparsers.add_parser("invite", help="lav et link til en medarbejder, fx den første administrator")
    member.add_argument("--municipality", required=True, metavar="KODE", help="kommunens fire cifre, fx 0751")
    member.add_argument(
        "--role",
        action="append",
        choices=[role.value for role in Role],
        help="rollen; kan gentages (administrator)",
    )
    evaluator = subparsers.add_parser("invite-evaluator", help="lav et link til en evaluator, som ingen kommune har")
    for parser, run in ((member, _member), (evaluator, _evaluator)):
        parser.add_argument("--email", required=True, metavar="ADRESSE", help="adressen, der logges ind med")
        parser.add_argument("--name", required=True, metavar="NAVN", help="hvem det er")
        parser.add_argument("--address", metavar="URL", help="hvor Vugge ligger, fx https://vugge.kommunen.dk")
        parser.set_defaults(run=run)


def _member(arguments: argparse.Namespace) -> int:
    roles = frozenset(Role.of(code) for code in arguments.role or [Role.ADMINISTRATOR.value])
    with ready_database():
        from vugge.access.actions.invitations import invite  # noqa: PLC0415 - needs Django
        from vugge.access.queries.municipalities import municipality_names  # noqa: PLC0415 - as above
        from vugge.base.tenancy.context import within  # noqa: PLC0415 - as above

        code = arguments.municipality
        if code not in municipality_names([code]):
            raise ExpectedError(f"Der er ingen kommune med koden {code!r}. Skriv de fire cifre, fx 0751.")
        invitee = Invitee(email=_email(arguments.email), name=_name(arguments.name), roles=roles)
        try:
            with within(municipality=code):
                link = invite(by=Operator(), invitee=invitee)
        except UnfitError as fault:
            raise ExpectedError(str(fault)) from fault
        return _say(arguments, code, link.token)


def _evaluator(arguments: argparse.Namespace) -> int:
    with ready_database():
        from vugge.access.actions.evaluators import invite_evaluator  # noqa: PLC0415 - needs Django

        try:
            token = invite_evaluator(by=Operator(), email=_email(arguments.email), name=_name(arguments.name))
        except UnfitError as fault:
            raise ExpectedError(str(fault)) from fault
        return _say(arguments, "evaluator", token)


def _email(typed: str) -> str:
    from django.core.exceptions import ValidationError  # noqa: PLC0415 - needs Django
    from django.core.validators import validate_email  # noqa: PLC0415 - as above

    try:
        validate_email(typed)
    except ValidationError:
        raise ExpectedError(f"{typed!r} ligner ikke en e-mailadresse. Skriv den som navn@kommune.dk.") from None
    return typed


def _name(typed: str) -> str:
    if not typed.strip() or len(typed) > _LONGEST or not typed.isprintable():
        raise ExpectedError(f"Skriv et navn på højst {_LONGEST} tegn efter --name.")
    return typed


def _say(arguments: argparse.Namespace, place: str, token: str) -> int:
    """Print the link alone on stdout, and on stderr what to do with it."""
    from django.conf import settings  # noqa: PLC0415 - needs Django
    from django.urls import reverse  # noqa: PLC0415 - as above

    there = f"https://{settings.ALLOWED_HOSTS[0]}" if settings.PRODUCTION else "http://localhost:8000"
    base = (arguments.address or there).rstrip("/")
    sys.stdout.write(f"{base}{reverse('invitation', kwargs={'place': place, 'token': token})}\n")
    sys.stderr.write(
        f"Giv linket til {arguments.name}. Det kan bruges én gang, inden {LIFETIME.days} dage, og vises ikke igen.\n"
    )
    return 0
