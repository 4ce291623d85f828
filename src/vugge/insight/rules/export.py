"""What an extract is taken along for. Source: attacks I4."""

from vugge.base.labels import Labelled
from vugge.base.text import marked as _


class Purpose(Labelled):
    """Why somebody takes the rows of a data set along; it stands in the trail."""

    EVALUATION = "evaluation", _("Aflevering til en evaluering")
    OWN_COUNT = "own_count", _("Egen opgørelse i kommunen")
    CHECK = "check", _("Kontrol af tallene")
    OTHER_SYSTEM = "other_system", _("Indlæsning i et andet system")
    OPERATION = "operation", _("Driftens kommandolinje")
    REQUEST = "request", _("Anmodning om aktindsigt eller indsigt")


CHOSEN = tuple(each for each in Purpose if each is not Purpose.OPERATION)
"""What can be chosen on the page."""
