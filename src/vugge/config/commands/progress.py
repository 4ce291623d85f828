"""How far a long reading has come, said on stderr."""

import sys

_STEP = 1_000_000


class MillionsSaid:
    """Say on stderr how far a long reading has come, each million rows."""

    def __init__(self) -> None:
        self._said = 0

    def __call__(self, rows: int) -> None:
        """Hear how many rows there are so far."""
        if rows // _STEP > self._said:
            self._said = rows // _STEP
            sys.stderr.write(f"{self._said} mio. rækker læst …\n")
