"""How long a sign-in lasts. Source: attacks J1 and J3."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

IDLE = timedelta(minutes=15)
"""Without a sign of life from the person: what the page asks by itself is none."""

LONGEST = timedelta(hours=12)
"""From signing in, however busy."""

STEP_UP = timedelta(minutes=5)
"""How old the proof of who one is may be where something leaves the house or access is given."""


_CLOCKS = timedelta(minutes=1)
"""How far a broker's clock may be ahead of ours."""


def is_fresh(proved: datetime | None, now: datetime) -> bool:
    """Tell whether somebody proved to the broker who they are within the last minutes; not when it does not say."""
    return proved is not None and -_CLOCKS <= now - proved < STEP_UP


class Ended(Enum):
    """Why a sign-in is over."""

    IDLE = auto()
    LONGEST = auto()


@dataclass(frozen=True, slots=True)
class SignedIn:
    """When somebody signed in, and when they last did something."""

    at: datetime
    seen: datetime

    def ended(self, now: datetime) -> Ended | None:
        """Return why it is over, or None. A clock that was set back ends it: nobody signs in tomorrow."""
        if not timedelta(0) <= now - self.at < LONGEST:
            return Ended.LONGEST
        return Ended.IDLE if now - self.seen >= IDLE else None
