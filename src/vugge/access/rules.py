"""Who may do what, on paper: actors, and decisions with their reason."""

from dataclasses import dataclass

from vugge.base.text import marked as _


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether something is allowed, and the Danish sentence that says why not (empty when it is)."""

    allowed: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Operator:
    """The actor at the command line: whoever runs the machine."""

    name: str = "operator"


def see_figures(*, published: bool) -> Decision:
    """Decide whether figures may be shown to someone who has not signed in: only numbers that are public already."""
    if published:
        return Decision(allowed=True)
    return Decision(
        allowed=False, reason=_("Tallene vises først, når man kan logge ind. Brug imens kommandoen figures.")
    )
