"""People for tests, made through the doors, and browsers they are signed in with."""

import datetime as dt
import time
from collections.abc import Callable
from itertools import count
from secrets import token_urlsafe
from threading import Thread
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.db import connection
from django.test import Client

from vugge.access.actions.enrolling import NewMember, enrol_evaluator, enrol_member
from vugge.access.queries.members import member as as_member
from vugge.access.rules.actors import Evaluator, Member, Operator
from vugge.access.rules.roles import CertificateKind, Role
from vugge.access.web.signing_in import AT, SEEN, WORKPLACE
from vugge.base.clock import now, today
from vugge.base.tenancy.context import current, enter

LONG_AGO = dt.date(2000, 1, 1)
_SLOWEST = 4  # seconds from an app's code to the door it opens
_numbers = count(1)


def member(
    *roles: Role,
    role: Role | None = None,
    municipality: str = "0101",
    name: str = "",
    certificates: tuple[CertificateKind, ...] = (),
) -> Member:
    """Make somebody who works in a municipality, with a role or several. The transaction is for nobody afterwards."""
    number = next(_numbers)
    held = (*roles, role) if role else roles
    called = name or f"Person {number}"
    new = NewMember(
        email=f"person{number}@{municipality}.example",
        name=called,
        municipality=municipality,
        since=LONG_AGO,
        roles=held,
        certificates=certificates,
    )
    before = current()
    found = as_member(enrol_member(by=Operator(), new=new), municipality, today())
    enter(municipality=before[0], user=before[1])
    assert found is not None
    return found


def evaluator(name: str = "Eva") -> Evaluator:
    """Make somebody who compares figures across municipalities."""
    user = enrol_evaluator(by=Operator(), email=f"evaluator{next(_numbers)}@example.dk", name=name)
    return Evaluator(user=user, name=name)


class Browser(Client):
    """A test client that leaves the test's transaction for whom it was: a page's own ends with it, out in the world."""

    def request(self, **request: Any) -> Any:  # noqa: ANN401 - as Django's own
        """Ask, and be for whom the transaction was before."""
        before = current() if connection.in_atomic_block else None
        if before:
            enter()
        try:
            return super().request(**request)
        finally:
            if before and not connection.needs_rollback:
                enter(municipality=before[0], user=before[1])


def client_for(actor: Member | Evaluator, *, proved: dt.timedelta = dt.timedelta(0)) -> Browser:
    """Return a browser an actor is signed in with, strongly, having proved who they are `proved` ago."""
    client = Browser()
    user = get_user_model().objects.get(pk=actor.user)
    moment = (now() - proved).timestamp()
    session = client.session
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["account_authentication_methods_user"] = str(user.pk)
    session["account_authentication_methods"] = [
        {"method": "mfa", "type": "totp", "at": moment, "reauthenticated": True}
    ]
    session[AT] = session[SEEN] = now().timestamp()
    if isinstance(actor, Member):
        session[WORKPLACE] = actor.municipality
    session.save()
    return client


PASSWORD = token_urlsafe()


def password_of(actor: Member | Evaluator) -> str:
    """Give somebody a password, and return it."""
    user = get_user_model().objects.get(pk=actor.user)
    user.set_password(PASSWORD)
    user.save()
    return PASSWORD


def email_of(actor: Member | Evaluator) -> str:
    """Return the address somebody signs in with."""
    return str(get_user_model().objects.get(pk=actor.user).email)


def app_of(actor: Member | Evaluator) -> str:
    """Give somebody an app with codes, and emergency codes; return the app's secret."""
    user = get_user_model().objects.get(pk=actor.user)
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return str(secret)


def emergency_codes_of(actor: Member | Evaluator) -> list[str]:
    """Return somebody's emergency codes."""
    found = Authenticator.objects.get(user_id=actor.user, type="recovery_codes")
    return [str(code) for code in found.wrap().get_unused_codes()]


def code_of(secret: str) -> str:
    """Return the code an app shows, the next one where this one is about to go while a test still uses it."""
    if (left := 30 - now().timestamp() % 30) < _SLOWEST:
        time.sleep(left + 0.1)
    return str(format_hotp_value(hotp_value(secret, int(now().timestamp()) // 30)))


def together(act: Callable[[int], None], number: int) -> None:
    """Do something several times at once, each in a thread of its own with its number."""
    threads = [Thread(target=act, args=(each,)) for each in range(number)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
