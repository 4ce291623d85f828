"""How far something long has come, said on stderr."""

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


class TenthsSaid:
    """Say on stderr how far a long calculation has come, each tenth, where somebody sits and looks."""

    def __init__(self) -> None:
        self._said = 0
        if sys.stderr.isatty():
            sys.stderr.write("Regner … Den første gang på en maskine tager det et halvt minut længere.\n")

    def __call__(self, done: int, of: int) -> None:
        """Hear how many of how many are done."""
        tenths = 10 * done // of
        if tenths > self._said and sys.stderr.isatty():
            sys.stderr.write(f"{10 * tenths} % regnet …\n")
        self._said = max(tenths, self._said)
