"""Counting failed sign-ins, and closing the way in when there are too many.

The rows lie in axes' own table. What was typed is kept as a keyed digest alone: people type their password there too.
"""

import datetime as dt
import ipaddress

from axes.models import AccessFailureLog
from django.db import connection
from django.utils.crypto import salted_hmac

from vugge.access.actions.recording import action, tell
from vugge.access.actions.signing_in import DOOR
from vugge.access.models import Municipality, User
from vugge.access.rules.actors import Member, Operator
from vugge.access.rules.lockout import ACCOUNT, ADDRESS, LINKS
from vugge.base.clock import now
from vugge.base.tenancy.context import within

_LINKS = "(links)"
"""What stands in an attempt's account where a link was tried: no address anybody can have."""

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
    here = AccessFailureLog.objects.filter(ip_address=_house(address), attempt_time__gt=moment - ADDRESS.within)
    addresses = here.exclude(username=_digest(_LINKS))
    found = (
        ACCOUNT.opens_at(list(accounts.values_list("attempt_time", flat=True)), moment),
        ADDRESS.opens_at(list(addresses.values_list("attempt_time", flat=True)), moment),
    )
    return max((each for each in found if each), default=None)


def count_failure(email: str, address: str) -> None:
    """Count a failed attempt, and forget those too old to count."""
    AccessFailureLog.objects.filter(attempt_time__lte=now() - max(ACCOUNT.within, ADDRESS.within)).delete()
    AccessFailureLog.objects.create(username=_digest(email), ip_address=_house(address))


def links_open_at(address: str) -> dt.datetime | None:
    """Return when invitations can be tried again from this address, or None when they can be now; one at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"links from {_house(address)}"])
    here = AccessFailureLog.objects.filter(username=_digest(_LINKS), ip_address=_house(address))
    return LINKS.opens_at(list(here.values_list("attempt_time", flat=True)), now())


def count_dead_link(address: str, place: str) -> None:
    """Count a link that opened nothing; the one that closes the address is told where the links led to."""
    count_failure(_LINKS, address)
    if links_open_at(address) is not None:
        known = Municipality.objects.filter(code=place).exists()
        with within(municipality=place if known else ""):
            close_links(by=DOOR)


@action("run_the_machine")
def close_links(*, by: Operator) -> None:
    """Close an address that has guessed at invitations; which address it was, nobody keeps."""
    del by
    tell(after={"failures": LINKS.failures})


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
