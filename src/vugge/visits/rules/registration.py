"""What a health visitor registers of a visit: a frame, a part for each person, and what follows from it.

Typed, frozen, and made into JSON in one way, so that two registrations can be told to be the same.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from vugge.base.labels import Labelled
from vugge.base.text import marked as _
from vugge.visits.rules.appointments import NO_AGENDA, Agenda, Slot
from vugge.visits.rules.places import Place, Present


class Missing(Labelled):
    """Why something obligatory is not there. Codes: HL7 data-absent-reason, as the FBU standard wants them."""

    NOT_DONE = "not-performed", _("Blev ikke gjort eller kunne ikke måles")
    DECLINED = "asked-declined", _("Familien sagde nej tak")
    NOT_ASKED = "not-asked", _("Der blev ikke spurgt")
    LATER = "temp-unknown", _("Vides først senere")
    UNKNOWN = "unknown", _("Vides ikke")


class Subject(Labelled):
    """What the person a part is about was in the visit."""

    CHILD = "child", _("Barn")
    MOTHER = "mother", _("Mor")
    FATHER = "father", _("Far")
    PARTNER = "partner", _("Partner")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An observation by its code: one of its own steps, or why there is none; `note` where few signs need words."""

    code: str
    step: str = ""
    missing: Missing | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A measure by its code, in the catalogue's unit (g, cm), or why there is none.

    `way` is how it was taken where the catalogue has ways (lying, standing). `sure` says that a number unlikely for the
    age was asked about and is right.
    """

    code: str
    number: Decimal | None = None
    way: str = ""
    missing: Missing | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartEntry:
    """What is written in one person's own journal: observations, measures, and text beside them."""

    subject: UUID
    observations: tuple[Seen, ...] = ()
    measures: tuple[Measured, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameEntry:
    """What a visit was, for the family as a whole; nothing of one person.

    `present` are parents of the family, `others` those who came for their work; `reasons` a need visit's (codes);
    `level` the one confirmed (1-4) with `level_reason` where it is not the one proposed; `agreed` until next time.
    """

    kind: str
    started_at: dt.datetime
    minutes: int | None = None
    place: Place
    present: tuple[UUID, ...] = ()
    others: tuple[Present, ...] = ()
    topics: tuple[str, ...] = ()
    own_words: str = ""
    talked: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    level: int | None = None
    level_reason: str = ""
    agreed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """A screening, made or not, as `instruments` takes it: codes, and answers, a total or a position."""

    subject: UUID
    instrument: str
    respondent: str
    phase: str = ""
    answers: tuple[int, ...] | None = None
    score: int | None = None
    position: str = ""
    state: str = "done"
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A service that begins with this visit, as `care` takes it: kind and reason are codes, level is 1-4."""

    kind: str
    reason: str
    level: int
    subject: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A service that ends with this visit, and why in a line."""

    service: UUID
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred:
    """A sending-on to a target (code of the catalogue), about a person or the family as a whole."""

    target: str
    subject: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NextVisit:
    """The appointment made before leaving: kind, slot, whom it is about, who is invited."""

    kind: str
    slot: Slot
    subjects: tuple[UUID, ...] = ()
    invited: tuple[UUID, ...] = ()
    agenda: Agenda = NO_AGENDA


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """All of one visit, as it is signed."""

    frame: FrameEntry
    parts: tuple[PartEntry, ...] = ()
    screenings: tuple[Screened, ...] = ()
    opened: tuple[Opened, ...] = ()
    closed: tuple[Closed, ...] = ()
    referrals: tuple[Referred, ...] = ()
    next_visit: NextVisit | None = None


def fingerprint(*what: object) -> str:
    """Return the SHA-256 of dataclasses and plain values: the same content gives the same, in any time zone."""
    text = json.dumps([_plain(each) for each in what], default=_plain, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def as_json(entry: Seen | Measured) -> dict[str, Any]:
    """Return an observation or a measure as it is stored: empty fields left out, numbers as text."""
    kept = {
        name: value for name, value in asdict(entry).items() if value != "" and value is not None and value is not False
    }
    return {name: _plain(value) if isinstance(value, Decimal) else value for name, value in kept.items()}


def seen(stored: Mapping[str, Any]) -> Seen:
    """Return an observation from what `as_json` made."""
    missing = Missing.of(stored["missing"]) if "missing" in stored else None
    return Seen(code=stored["code"], step=stored.get("step", ""), missing=missing, note=stored.get("note", ""))


def measured(stored: Mapping[str, Any]) -> Measured:
    """Return a measure from what `as_json` made."""
    missing = Missing.of(stored["missing"]) if "missing" in stored else None
    number = Decimal(stored["number"]) if "number" in stored else None
    sure = bool(stored.get("sure", False))
    return Measured(code=stored["code"], number=number, way=stored.get("way", ""), missing=missing, sure=sure)


def _plain(value: object) -> object:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize() + 0, "f")
    if isinstance(value, dt.date | UUID):
        return str(value)
    if hasattr(value, "__dataclass_fields__"):
        return asdict(value)  # type: ignore[call-overload]  # it has fields, so it is one
    return value
