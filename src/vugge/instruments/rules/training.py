"""Who is trained in an instrument: a note beside it, never a closed door. Source: D4a."""

from vugge.base.text import marked as _
from vugge.instruments.rules.definitions import Definition

_NOTE = _(
    "%(title)s kræver uddannelse, og der står ikke et certifikat hos dig. Har du det, kan administratoren føje det til."
)


def training_note(definition: Definition, certificates: frozenset[str]) -> str:
    """Return what stands beside an instrument whose certificate somebody does not hold; empty when nothing does."""
    if not definition.certificate or definition.certificate in certificates:
        return ""
    return _NOTE % {"title": definition.title}
