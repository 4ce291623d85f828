"""The only place that asks what time it is; everything else is told."""

import datetime as dt
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def now() -> dt.datetime:
    """Return the moment, aware, in Copenhagen's time."""
    return dt.datetime.now(COPENHAGEN)


def today() -> dt.date:
    """Return the civil date in Copenhagen."""
    return now().date()
