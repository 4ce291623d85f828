"""How a run of the effect's studies stands, and what it is of."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from vugge.base.labels import Labelled
from vugge.base.text import marked as _


class State(Labelled):
    """How a run stands: it waits, it is being counted, it is there, or it got stuck and says why."""

    ASKED = "asked", _("Venter")
    RUNNING = "running", _("Regnes nu")
    DONE = "done", _("Klar")
    FAILED = "failed", _("Gik i stå")


TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.ASKED: frozenset({State.RUNNING, State.FAILED}),
    State.RUNNING: frozenset({State.RUNNING, State.DONE, State.FAILED}),
    State.DONE: frozenset(),
    State.FAILED: frozenset({State.ASKED}),
}
"""What may follow what. A worker that was stopped leaves RUNNING behind, and the next one begins anew."""

WORKING = frozenset({State.ASKED, State.RUNNING})
"""States in which the worker has something to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFacts:
    """A table a panel was made of: its code and title at Statistics Denmark, when it was updated, and when fetched.

    `left_out` names its areas that are no municipalities, which are in no number.
    """

    table: str
    title: str
    updated: str
    fetched: str
    query: str
    left_out: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VariableFacts:
    """A variable of a panel: its code, title and unit, and what is said where it is not sure to be the right one."""

    code: str
    title: str
    unit: str
    doubt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelFacts:
    """What a run says of its panel. `made_at` is a moment in ISO 8601, `invented` that the numbers are made up."""

    number: int
    sha256: str
    made_at: str
    made_by: str
    invented: bool
    first: int
    last: int
    tables: tuple[TableFacts, ...] = ()
    variables: tuple[VariableFacts, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the facts as plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """Return what `as_json` made."""
        tables = tuple(TableFacts(**each) for each in kept["tables"])
        variables = tuple(VariableFacts(**each) for each in kept["variables"])
        return cls(**{**kept, "tables": tables, "variables": variables})

    def label(self, predictor: str) -> str:
        """Return what a predictor is called: its variable's title, and its periods where the study names them."""
        code, _space, periods = predictor.partition(" ")
        titles = {each.code: each.title for each in self.variables}
        return f"{titles.get(code, code)} {periods}".strip()

    @property
    def moment(self) -> dt.datetime:
        """Return when the panel was made."""
        return dt.datetime.fromisoformat(self.made_at)
