"""Letting people in from the command line, without invitation or password: the demo's cast and the tests' people."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from vugge.access.actions.recording import action, tell
from vugge.access.models import Certificate, Membership, Municipality, RoleGrant, User
from vugge.access.rules.actors import Kind, Operator
from vugge.access.rules.roles import CertificateKind, Role
from vugge.base.postgres.roles import is_demo
from vugge.base.tenancy.context import within
from vugge.base.text import danish_sort_key


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMember:
    """Somebody who is to work in a municipality: the address they sign in with, and what they are from which day."""

    email: str
    name: str
    municipality: str
    since: dt.date
    title: str = ""
    roles: tuple[Role, ...] = ()
    certificates: tuple[CertificateKind, ...] = ()


@action("run_the_machine")
def enrol_member(*, by: Operator, new: NewMember) -> UUID:
    """Make somebody a member with roles and certificates; return their sign-in, which may be there already."""
    del by
    user = _sign_in(new.email, new.name, Kind.STAFF)
    with within(municipality=new.municipality):
        membership = Membership.objects.create(
            municipality_id=new.municipality, user_id=user, name=new.name, title=new.title, valid_from=new.since
        )
        mine = {"municipality_id": new.municipality, "membership": membership, "valid_from": new.since}
        for role in new.roles:
            RoleGrant.objects.create(role=role, **mine)
        for kind in new.certificates:
            Certificate.objects.create(kind=kind, **mine)
        tell(subject=f"membership:{membership.id}", after={"roles": list(new.roles)})
    return user


@action("run_the_machine")
def enrol_municipality(*, by: Operator, code: str, name: str) -> None:
    """Make an invented municipality. Only in a demo's database: the real ones come with the national catalogue."""
    del by
    connection.ensure_connection()
    if not is_demo(connection.connection):
        raise RuntimeError("Only a database made as a demo takes invented municipalities.")
    values = {"name": name, "name_sort": danish_sort_key(name)}
    Municipality.objects.get_or_create(code=code, defaults=values)
    tell(subject=f"municipality:{code}")


@action("run_the_machine")
def enrol_evaluator(*, by: Operator, email: str, name: str) -> UUID:
    """Make an evaluator's sign-in, and return it."""
    del by
    user = _sign_in(email, name, Kind.EVALUATOR)
    tell(subject=f"user:{user}")
    return user


def _sign_in(email: str, name: str, kind: Kind) -> UUID:
    new = User(email=email.lower(), name=name, kind=kind)
    new.set_unusable_password()
    values = {"name": name, "kind": kind, "password": new.password}
    return User.objects.get_or_create(email=new.email, defaults=values)[0].id
