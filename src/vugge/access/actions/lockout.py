"""Counting failed sign-ins, and closing the way in when there are too many.

The rows lie in axes' own table. What was typed is kept as a keyed digest alone: people type their password there too.
"""

import datetime as dt
import ipaddress

from axes.models import AccessFailureLog
from django.db import connection
from django.utils.crypto import salted_hmac

from vugge.access.actions.recording import action, tell
from vugge.access.models import User
from vugge.access.rules.actors import Member
from vugge.access.rules.lockout import ACCOUNT, ADDRESS
from vugge.base.clock import now

_IPV6_HOUSE = 64  # bits that one subscriber has to choose from


def hold(email: str, address: str) -> None:
    """Let one attempt at a time through for an account and for an address, so that no guess goes uncounted."""
    with connection.cursor() as cursor:
        for name in (f"sign-in from {_house(address)}", f"sign-in as {_digest(email)}"):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def opens_at(email: str, address: str) -> dt.datetime | None:
    """Return when this account can be tried again from this address, or None when it can be now."""
    moment = now()
    accounts = AccessFailureLog.objects.filter(username=_digest(email), attempt_time__gt=moment - ACCOUNT.within)
    addresses = AccessFailureLog.objects.filter(ip_address=_house(address), attempt_time__gt=moment - ADDRESS.within)
    found = (
        ACCOUNT.opens_at(list(accounts.values_list("attempt_time", flat=True)), moment),
        ADDRESS.opens_at(list(addresses.values_list("attempt_time", flat=True)), moment),
    )
    return max((each for each in found if each), default=None)


def count_failure(email: str, address: str) -> None:
    """Count a failed attempt, and forget those too old to count."""
    AccessFailureLog.objects.filter(attempt_time__lte=now() - max(ACCOUNT.within, ADDRESS.within)).delete()
    AccessFailureLog.objects.create(username=_digest(email), ip_address=_house(address))


def forget(email: str) -> None:
    """Forget the failed attempts at an account, whose owner has signed in."""
    AccessFailureLog.objects.filter(username=_digest(email)).delete()


@action("manage_staff")
def unlock(*, by: Member, email: str) -> None:
    """Open the way in again for a colleague who is locked out. Other addresses' own locks stay."""
    del by
    forget(email)
    user = User.objects.filter(email=email.lower()).values_list("id", flat=True).first()
    tell(subject=f"user:{user}" if user else "")


def _digest(email: str) -> str:
    return salted_hmac("vugge.access.lockout", email.strip().lower(), algorithm="sha256").hexdigest()


def _house(address: str) -> str:
    """Return the address; of the sixth version, the network one subscriber chooses addresses in."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.IPv6Network((int(found), _IPV6_HOUSE), strict=False).network_address)
    return str(found)
