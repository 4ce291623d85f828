"""What a trail says of an event."""

from vugge.base.labels import Labelled
from vugge.base.text import marked as _


class Outcome(Labelled):
    """Whether it was done, or refused."""

    DONE = "done", _("Gjort")
    REFUSED = "refused", _("Afvist")
