"""An instrument as data: its answers or its positions, who it is for, and what usually follows. Source: D5, D6.

`Definition.of` takes a catalogue file that has been checked (`instruments.queries.definitions`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vugge.instruments.rules.codes import Begin, Phase, Respondent, Step


@dataclass(frozen=True, slots=True)
class Item:
    """One answer: its number from 1, its key in the national standard, our own word for it, and its highest point."""

    number: int
    key: str
    topic: str
    most: int


@dataclass(frozen=True, slots=True)
class Position:
    """A place on a scale; with `explained` it is given with the ground for it."""

    code: str
    title: str
    explained: bool


@dataclass(frozen=True, slots=True)
class Alert:
    """An answer that is acted on from a point and up, whatever the total."""

    item: int
    least: int
    text: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """After how many days, from and to, an answer over the cut-off is asked about again."""

    from_days: int
    to_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A version of an instrument. It has `items`, which are added up, or `positions`, of which one is chosen."""

    code: str
    version: int
    title: str
    about: str
    source: str
    respondents: tuple[Respondent, ...]
    phases: tuple[Phase, ...]
    items: tuple[Item, ...]
    positions: tuple[Position, ...]
    certificate: str
    repeat: Repeat | None
    alert: Alert | None
    steps: tuple[Step, ...]
    begin: Begin

    @property
    def most(self) -> int:
        """Return the highest total there can be; 0 for a scale of positions."""
        return sum(item.most for item in self.items)

    def position(self, code: str) -> Position | None:
        """Return a position by its code."""
        return next((each for each in self.positions if each.code == code), None)

    @classmethod
    def of(cls, file: Mapping[str, Any]) -> "Definition":
        """Return what a checked file says."""
        repeat, alert = file.get("repeat"), file.get("alert")
        explained = file.get("explained", ())
        return cls(
            code=file["code"],
            version=file["version"],
            title=file["title"],
            about=file["about"],
            source=file["source"],
            respondents=tuple(Respondent.of(each) for each in file["respondents"]),
            phases=tuple(Phase.of(each) for each in file.get("phases", ())),
            items=tuple(
                Item(number, each["key"], each["topic"], each["most"])
                for number, each in enumerate(file.get("items", ()), start=1)
            ),
            positions=tuple(
                Position(each["code"], each["title"], each["code"] in explained) for each in file.get("positions", ())
            ),
            certificate=file.get("certificate", ""),
            repeat=Repeat(repeat["from_days"], repeat["to_days"]) if repeat else None,
            alert=Alert(alert["item"], alert["from"], alert["text"]) if alert else None,
            steps=tuple(Step.of(each) for each in file.get("steps", ())),
            begin=Begin.of(file.get("begin", Begin.AT_ONCE)),
        )
