"""When too many wrong guesses close the way in, and when it opens again. Source: attacks J2."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Limit:
    """So many failures within so long close the way in, until the first of them is that old."""

    failures: int
    within: timedelta

    def opens_at(self, failures: Sequence[datetime], now: datetime) -> datetime | None:
        """Return when the way in opens again, or None when it is open. The failures are in any order."""
        recent = sorted(moment for moment in failures if moment > now - self.within)
        return recent[-self.failures] + self.within if len(recent) >= self.failures else None


ACCOUNT = Limit(10, timedelta(minutes=15))
"""One account, from wherever the guesses come; known and unknown accounts alike."""

ADDRESS = Limit(20, timedelta(hours=1))
"""One address, whichever accounts are guessed at."""

LINKS = Limit(20, timedelta(hours=1))
"""One address, whichever invitations are guessed at; counted by itself, so that a dead link closes no sign-in."""
