"""What somebody is certified to use on a day."""

import datetime as dt

from vugge.access.models import Certificate
from vugge.access.queries.members import on_day
from vugge.access.rules.actors import Member


def certificates_of(by: Member, on: dt.date) -> frozenset[str]:
    """Return the kinds of certificate (`access.rules.roles.CertificateKind`) a member holds on a day."""
    held = Certificate.objects.filter(on_day(on), municipality=by.municipality, membership=by.membership)
    return frozenset(held.values_list("kind", flat=True))
