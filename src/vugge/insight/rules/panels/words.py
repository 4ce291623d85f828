"""What a panel says of itself: how its numbers came, and how sure it is that they are the right ones."""

from vugge.base.labels import Labelled
from vugge.base.text import marked as _


class Way(Labelled):
    """How a panel's answers came."""

    LIVE = "live", _("Hentet hos Danmarks Statistik")
    FILES = "files", _("Læst af filer, der er hentet hos Danmarks Statistik")


class Sure(Labelled):
    """How sure it is that a table and its codes are what the variable is meant to be."""

    SEEN = "seen", _("Set i kilden selv")
    SECOND = "second", _("Kun set gengivet af andre. Efterprøv koderne hos Danmarks Statistik.")
    MEMORY = "memory", _("Ikke efterprøvet. Sammenlign tabel og koder med Danmarks Statistik, før tallet bruges.")

    @property
    def rank(self) -> int:
        """Return 0 for the surest and more for less sure."""
        return list(Sure).index(self)


class Part(Labelled):
    """What a variable may be in a study."""

    OUTCOME = "outcome", _("Udfald")
    PREDICTOR = "predictor", _("Forklarende variabel")
