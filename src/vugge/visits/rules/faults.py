"""Why a visit was not saved, in words for whoever typed it. What was typed is kept by the draft."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that will not do: the anchor of its field, and a Danish sentence (a msgid, with its words).

    With `insistable` the number is only unlikely, and goes through once its `sure` is said.
    """

    anchor: str
    sentence: str
    words: Mapping[str, str] = field(default_factory=dict)
    insistable: bool = False


class UnfitVisitError(ValueError):
    """What was typed of a visit will not do; every fault at once, in the order of the page."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(each.sentence % each.words if each.words else each.sentence for each in self.faults))


class AlreadySignedError(Exception):
    """Somebody has signed the same visit: who, when, and which contact it became. What was typed stays a draft."""

    def __init__(self, *, by: str, at: dt.datetime, contact: UUID) -> None:
        super().__init__(f"Signed by another at {at.isoformat()}.")
        self.by = by
        self.at = at
        self.contact = contact
