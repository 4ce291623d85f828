"""What there is to fill in of each person at a visit: observations with their steps, measures with the last ones."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from vugge.access.rules.actors import Member
from vugge.catalogue.rules.catalogue import Catalogue
from vugge.catalogue.rules.kinds import VisitKind
from vugge.catalogue.rules.observations import Form, Observation
from vugge.catalogue.rules.observations import Subject as Whose
from vugge.instruments.queries.definitions import definitions
from vugge.instruments.queries.training import note
from vugge.instruments.rules.codes import Respondent
from vugge.instruments.rules.definitions import Definition
from vugge.people.rules.ages import Words as AgeWords
from vugge.people.rules.ages import age_words
from vugge.visits.queries.growth import Point
from vugge.visits.queries.kinds import KindOnDay
from vugge.visits.queries.views import Coded
from vugge.visits.rules.checking import Known
from vugge.visits.rules.completeness import anchor
from vugge.visits.rules.due import is_due, phase
from vugge.visits.rules.registration import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """An observation or a measure to fill in. `anchor` names its field.

    `steps` are an observation's answers, or the ways a measure can be taken. `demanded`: obligatory, at the places that
    demand anything (`RegisteringPage.demanding`). A measure has a unit, decimals, and the last one there is.
    """

    code: str
    title: str
    anchor: str
    demanded: bool
    measure: bool
    steps: tuple[Coded, ...]
    unit: str
    decimals: int
    last: Point | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """An instrument that can be used with a person: items with our own topic words and highest points, or positions.

    `due`: it is time for it at this visit. `cutoff` counts here today, None for positions. `note` is what to say to
    somebody who is not on record as trained. `phase` is a code, empty for a child.
    """

    code: str
    title: str
    due: bool
    phase: str
    items: tuple[tuple[str, int], ...]
    positions: tuple[Coded, ...]
    cutoff: int | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSheet:
    """What there is to fill in of one person. `private`: it stands in that parent's own journal, and nowhere else.

    `age` is in days, None where unknown; `age_text` is a msgid with its number (`people.rules.ages.Words`).
    """

    subject: UUID
    name: str
    role: Subject
    private: bool
    born_on: dt.date | None
    age: int | None
    age_text: AgeWords | None
    askings: tuple[Asking, ...]
    screenings: tuple[Screening, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A visit that sheets are made for: its kind on a day, and who will fill them in."""

    by: Member
    kind: KindOnDay
    on: dt.date


def sheet(occasion: Occasion, person: UUID, known: Known, points: Sequence[Point] = ()) -> PartSheet:
    """Return what there is to fill in of somebody."""
    child = known.role is Subject.CHILD
    born = known.life.born_on
    age = (occasion.on - born).days if born and born <= occasion.on else None
    return PartSheet(
        subject=person,
        name=known.life.name,
        role=known.role,
        private=not child,
        born_on=born,
        age=age,
        age_text=age_words(born, occasion.on) if born and age is not None else None,
        askings=tuple(_askings(occasion.kind.kind, Whose.CHILD if child else Whose.PARENT, person, points)),
        screenings=tuple(_screenings(occasion, known.role, age)),
    )


def _askings(kind: VisitKind, whose: Whose, person: UUID, points: Sequence[Point]) -> Iterable[Asking]:
    demanded = {each.code for each in kind.observations}
    for each in (*kind.observations, *kind.also):
        if each.subject is whose:
            yield _asking(each, person, demanded=each.code in demanded, points=points)


def _asking(each: Observation, person: UUID, *, demanded: bool, points: Sequence[Point]) -> Asking:
    earlier = [point for point in points if point.code == each.code]
    return Asking(
        code=each.code,
        title=each.title,
        anchor=anchor(person, each.code),
        demanded=demanded,
        measure=each.form is Form.MEASURE,
        steps=tuple(Coded(code=step.code, title=step.label) for step in each.steps),
        unit=each.unit,
        decimals=each.decimals,
        last=earlier[-1] if earlier else None,
    )


def _screenings(occasion: Occasion, role: Subject, age: int | None) -> Iterable[Screening]:
    kind = occasion.kind.kind
    respondent = Respondent.of(role.value)
    for each in definitions(occasion.on):
        if respondent in each.respondents:
            in_phase = phase(kind.code) if each.phases else ""
            yield Screening(
                code=each.code,
                title=each.title,
                due=is_due(each.code, kind=kind.code, activity=kind.activity, role=role, age=age),
                phase=in_phase,
                items=tuple((item.topic, item.most) for item in each.items),
                positions=tuple(Coded(code=place.code, title=place.title) for place in each.positions),
                cutoff=_cutoff(occasion.kind.catalogue, each, respondent, in_phase),
                note=note(by=occasion.by, instrument=each.code, on=occasion.on),
            )


def _cutoff(catalogue: Catalogue, each: Definition, respondent: Respondent, in_phase: str) -> int | None:
    return catalogue.cutoff(each.code, respondent.value, in_phase) if each.items else None
