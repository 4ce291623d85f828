"""What was signed of a visit, made readable: codes with the words they had on the day the visit was held."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from vugge.catalogue.queries.effective import catalogues_of
from vugge.catalogue.rules.catalogue import Catalogue
from vugge.catalogue.rules.observations import Observation
from vugge.people.queries.loading import persons_of
from vugge.people.queries.members import name_of
from vugge.visits.models import Frame, Part
from vugge.visits.rules.places import Place, Present
from vugge.visits.rules.registration import Missing, Subject, measured, seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A code, and the Danish words it has in the catalogue of the day; the code itself where it has none any more."""

    code: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Somebody:
    """Somebody who was there: by name where they are of the family, else by their work."""

    person: UUID | None
    name: str
    role: Present


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Which version this is, who signed it and when, and for a correction why."""

    version: int
    by: str
    at: dt.datetime
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameView:
    """A version of a frame. Levels are 1-4; `minutes` is None where nobody said how long it took."""

    signature: Signature
    kind: Coded
    activity: str
    started_at: dt.datetime
    held_on: dt.date
    minutes: int | None
    place: Place
    present: tuple[Somebody, ...]
    topics: tuple[Coded, ...]
    own_words: str
    talked: tuple[Coded, ...]
    reasons: tuple[Coded, ...]
    level: int
    proposed: int | None
    level_reason: str
    agreed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenView:
    """An observation: the step chosen (None where it is missing, and then why), and words beside it."""

    code: str
    title: str
    step: Coded | None
    missing: Missing | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredView:
    """A measure in its unit, how it was taken, or why it is missing."""

    code: str
    title: str
    number: Decimal | None
    unit: str
    way: Coded | None
    missing: Missing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """A version of what was seen of one person, out of that person's own journal."""

    signature: Signature
    subject: UUID
    name: str
    role: Subject
    observations: tuple[SeenView, ...]
    measures: tuple[MeasuredView, ...]
    text: str


class Words:
    """The catalogues of a municipality by the day, and names by person, each asked for once."""

    def __init__(self, municipality: str, persons: Iterable[UUID] = ()) -> None:
        self._catalogues = catalogues_of(municipality)
        self.names: Mapping[UUID, str] = {each: name_of(found) for each, found in persons_of(set(persons)).items()}

    def on(self, day: dt.date) -> Catalogue:
        """Return the catalogue of a day."""
        return self._catalogues(day)

    def kind(self, code: str, day: dt.date) -> Coded:
        """Return a visit kind with its title on a day."""
        try:
            return Coded(code=code, title=self.on(day).kind(code).title)
        except KeyError:
            return Coded(code=code, title=code)


def frame_view(row: Frame, words: Words) -> FrameView:
    """Return a version of a frame, readable."""
    catalogue = words.on(row.held_on)
    topics = {each.code: each.title for each in catalogue.all_topics()}
    reasons = {each.code: each.title for each in catalogue.all_reasons()}
    kinds = {each.code: each for each in catalogue.kinds()}
    kind = kinds.get(row.kind)
    return FrameView(
        signature=_signature(row),
        kind=Coded(code=row.kind, title=kind.title if kind else row.kind),
        activity=kind.activity if kind else "",
        started_at=row.started_at,
        held_on=row.held_on,
        minutes=row.minutes,
        place=Place.of(row.place),
        present=tuple(_somebody(each, words) for each in row.present),
        topics=_coded(row.topics, topics),
        own_words=row.own_words,
        talked=_coded(row.talked, topics),
        reasons=_coded(row.reasons, reasons),
        level=row.level,
        proposed=row.proposed,
        level_reason=row.level_reason,
        agreed=row.agreed,
    )


def part_view(row: Part, kind: str, held_on: dt.date, words: Words) -> PartView:
    """Return a version of a part, readable; `kind` and `held_on` are its visit's."""
    found = {each.code: each for each in _observations(words.on(held_on), kind)}
    return PartView(
        signature=_signature(row),
        subject=row.subject_id,
        name=words.names.get(row.subject_id, ""),
        role=Subject.of(row.role),
        observations=tuple(_seen(each, found) for each in row.observations),
        measures=tuple(_measured(each, found) for each in row.measures),
        text=row.text,
    )


def _signature(row: Frame | Part) -> Signature:
    return Signature(version=row.version, by=row.signed_name, at=row.signed_at, why=row.why)


def _somebody(stored: Mapping[str, str], words: Words) -> Somebody:
    person = UUID(stored["person"]) if "person" in stored else None
    return Somebody(person=person, name=words.names.get(person, "") if person else "", role=Present.of(stored["as"]))


def _coded(codes: Iterable[str], titles: Mapping[str, str]) -> tuple[Coded, ...]:
    return tuple(Coded(code=each, title=titles.get(each, each)) for each in codes)


def _observations(catalogue: Catalogue, kind: str) -> tuple[Observation, ...]:
    try:
        found = catalogue.kind(kind)
    except KeyError:
        return ()
    return (*found.observations, *found.also)


def _seen(stored: dict[str, str], found: Mapping[str, Observation]) -> SeenView:
    entry = seen(stored)
    known = found.get(entry.code)
    return SeenView(
        code=entry.code,
        title=known.title if known else entry.code,
        step=_step(entry.step, known),
        missing=entry.missing,
        note=entry.note,
    )


def _measured(stored: dict[str, str], found: Mapping[str, Observation]) -> MeasuredView:
    entry = measured(stored)
    known = found.get(entry.code)
    return MeasuredView(
        code=entry.code,
        title=known.title if known else entry.code,
        number=entry.number,
        unit=known.unit if known else "",
        way=_step(entry.way, known),
        missing=entry.missing,
    )


def _step(code: str, known: Observation | None) -> Coded | None:
    if not code:
        return None
    labels = {each.code: each.label for each in known.steps} if known else {}
    return Coded(code=code, title=labels.get(code, code))
