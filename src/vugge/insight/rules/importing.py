"""How an import lives: its states, and which may follow which."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from vugge.base.labels import Labelled
from vugge.base.text import marked as _


class State(Labelled):
    """How an import stands."""

    UPLOADED = "uploaded", _("Læses igennem")
    CHECKED = "checked", _("Klar til at blive indlæst")
    REFUSED = "refused", _("Kan ikke læses")
    DISCARDED = "discarded", _("Droppet")
    IMPORTING = "importing", _("Indlæses")
    IMPORTED = "imported", _("Indlæst")
    FAILED = "failed", _("Gik i stå")
    UNDONE = "undone", _("Fortrudt")


FOLLOWS: Mapping[State, frozenset[State]] = {
    State.UPLOADED: frozenset({State.CHECKED, State.REFUSED, State.FAILED, State.DISCARDED}),
    State.CHECKED: frozenset({State.IMPORTING, State.DISCARDED}),
    State.REFUSED: frozenset(),
    State.DISCARDED: frozenset(),
    State.IMPORTING: frozenset({State.IMPORTED, State.FAILED}),
    State.IMPORTED: frozenset({State.UNDONE}),
    State.FAILED: frozenset({State.UPLOADED, State.IMPORTING, State.DISCARDED}),
    State.UNDONE: frozenset(),
}
"""What may come after each state. Undoing is final: the same file can be read in anew. The first is UPLOADED."""

WORKING = frozenset({State.UPLOADED, State.IMPORTING})
"""The states in which the worker is busy and the page waits."""


ENDED = frozenset({State.REFUSED, State.DISCARDED, State.IMPORTED, State.UNDONE})
"""The states in which the file itself is not needed any more."""


def is_left_behind(state: State, since: datetime, now: datetime, kept: timedelta) -> bool:
    """Tell whether an import has come to its end, or nobody has touched it, for so long that its files are cleared."""
    return state not in WORKING and now - since >= kept


def may_follow(now: State, then: State) -> bool:
    """Tell whether an import may go from one state to another."""
    return then in FOLLOWS[now]


def begun_again(*, checked: bool) -> State:
    """Return where an import goes when it is started: read in, or read through first when nobody has seen it yet."""
    return State.IMPORTING if checked else State.UPLOADED
