"""From what was typed to a registration, and what of it could not be read. Whether it will do is judged by `rules`."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from vugge.base.labels import Labelled
from vugge.base.text import marked as _
from vugge.catalogue.rules.observations import Observation
from vugge.ui.entry import NOT
from vugge.ui.numerals import read_number
from vugge.visits.rules.appointments import Slot
from vugge.visits.rules.completeness import anchor
from vugge.visits.rules.faults import Fault
from vugge.visits.rules.moments import NEVER, end_of, instant
from vugge.visits.rules.places import Place, Present
from vugge.visits.rules.registration import (
    Closed,
    FrameEntry,
    Measured,
    Missing,
    NextVisit,
    Opened,
    PartEntry,
    Referred,
    Registration,
    Screened,
    Seen,
)
from vugge.visits.web.sent import Sent, as_clock, as_day, whole
from vugge.visits.web.sheet import Screening, Sheet, Who, is_measure

NOT_A_NUMBER = _("Skriv tallet med cifre, for eksempel %(example)s.")
WHICH_DAY = _("Skriv dagen som 24.11.2026.")
WHICH_CLOCK = _("Skriv klokken som 9.30.")
HOW_LONG = _("Skriv, hvor mange minutter besøget varer, fra 5 til 480.")
WHERE = _("Vælg, hvor I er.")
WHY_NOT = _("Vælg, hvorfor der ikke er noget svar.")
NOT_WHOLE = _("%(title)s har %(count)s svar. Tast alle %(whole)s, eller vælg, hvorfor skemaet ikke er udfyldt.")
NOT_A_POINT = _("Svar %(place)s skal være fra 0 til %(most)s. Ret tallet.")
TAKEN = _("Den tid er ikke ledig mere. Vælg en anden.")
WHICH_NEXT = _("Vælg, hvad næste besøg er.")
WHY_ENDS = _("Skriv, hvorfor det slutter.")

OWN_TIME, WAIT, NOTHING = "own", "wait", "none"
NOT_DONE_REASONS: tuple[tuple[str, str], ...] = (
    ("declined", _("Ønsker det ikke")),
    ("not_reached", _("Vi nåede det ikke")),
    ("not_here", _("Var ikke til stede")),
    ("language", _("Sproget gjorde det svært")),
    ("unwell", _("Kunne ikke i dag")),
)
"""Why a questionnaire was not filled in: a code of the form, and the words that are kept."""

NEED_LEVEL = 2
USUAL_MINUTES = 60
_SHORTEST, _LONGEST = 5, 480
L = TypeVar("L", bound=Labelled)


@dataclass(slots=True)
class Reading:
    """What is being read of a form, and what of it could not be."""

    sent: Sent
    sheet: Sheet
    faults: list[Fault] = field(default_factory=list)

    def fault(self, where: str, sentence: str, **words: object) -> None:
        """Note what could not be read."""
        self.faults.append(Fault(anchor=where, sentence=sentence, words={name: str(it) for name, it in words.items()}))


def read(sent: Sent, sheet: Sheet) -> tuple[Registration, tuple[Fault, ...]]:
    """Return the registration that was typed, and what of it could not be read: then it must not be signed."""
    reading = Reading(sent, sheet)
    registration = Registration(
        frame=read_frame(reading),
        parts=tuple(each for who in sheet.people if _counts(each := read_part(reading, who), who)),
        screenings=tuple(found for each in sheet.screenings if (found := _screened(reading, each))),
        opened=tuple(
            Opened(kind="need_visit", reason=each, level=NEED_LEVEL)
            for each in sent.many("opened")
            if each in sheet.kind.reasons
        ),
        closed=_closed(reading),
        referrals=tuple(Referred(target=each) for each in sent.many("referrals") if each in sheet.kind.targets),
        next_visit=_next(reading),
    )
    return registration, tuple(reading.faults)


def read_frame(reading: Reading) -> FrameEntry:
    """Return what was typed of the visit as a whole."""
    sent, sheet = reading.sent, reading.sheet
    place = chosen(Place, sent.one("place"))
    if place is None:
        reading.fault("place", WHERE)
    return FrameEntry(
        kind=sheet.about.kind,
        started_at=_moment(reading, "started_at", "clock") or sheet.starts_at,
        minutes=_minutes(reading, "minutes", sheet.minutes),
        place=place or sheet.place or Place.HOME,
        present=sent.ids("present"),
        others=tuple(found for each in sent.many("others") if (found := chosen(Present, each))),
        topics=sent.many("topics"),
        own_words=sent.text("own_words"),
        talked=sent.many("talked"),
        reasons=sent.many("reasons"),
        level=_level(sent.one("level")),
        level_reason=sent.one("level_reason"),
        agreed=sent.text("agreed"),
    )


def read_part(reading: Reading, who: Who) -> PartEntry:
    """Return what was typed of somebody."""
    listed = (*reading.sheet.observed(who, demanded=True), *reading.sheet.observed(who, demanded=False))
    measures = [_measured(reading, who, each) for each in listed if is_measure(each)]
    observations = [_seen(reading, who, each) for each in listed if not is_measure(each)]
    return PartEntry(
        subject=who.id,
        observations=tuple(each for each in observations if each),
        measures=tuple(each for each in measures if each),
        text=reading.sent.text(f"text-{who.id}"),
    )


def _counts(part: PartEntry, who: Who) -> bool:
    """Tell whether a part is worth keeping: each child the visit is about has one, a parent when there is something."""
    return who.child or bool(part.observations or part.measures or part.text.strip())


def _seen(reading: Reading, who: Who, observation: Observation) -> Seen | None:
    name, sent = anchor(who.id, observation.code), reading.sent
    step = sent.one(name)
    if step == NOT or sent.has(f"{name}-not"):
        return Seen(code=observation.code, missing=_missing(reading, name))
    asks_more = any(each.code == step for each in observation.steps[1:])
    note = sent.one(f"{name}-more") if asks_more else ""
    return Seen(code=observation.code, step=step, note=note) if step else None


def _measured(reading: Reading, who: Who, observation: Observation) -> Measured | None:
    name, sent = anchor(who.id, observation.code), reading.sent
    typed = sent.one(name)
    if sent.has(f"{name}-not") and not typed:
        return Measured(code=observation.code, missing=_missing(reading, name))
    if not typed:
        return None
    number = _number(reading, name, typed, "56,3" if observation.decimals else "4.720")
    sure = sent.has(f"{name}-sure")
    return Measured(code=observation.code, number=number, sure=sure) if number is not None else None


def _missing(reading: Reading, name: str) -> Missing | None:
    found = chosen(Missing, reading.sent.one(f"{name}-why"))
    if found is None:
        reading.fault(f"{name}-why", WHY_NOT)
    return found


def _screened(reading: Reading, screening: Screening) -> Screened | None:
    definition, name, sent = screening.definition, screening.name, reading.sent
    typed = tuple(sent.one(f"{name}-{item.number}") for item in definition.items)
    if sent.has(f"{name}-not"):
        return _not_done(reading, screening)
    if not any(typed):
        return None
    for item, each in zip(definition.items, typed, strict=True):
        point = whole(each, None)
        if each and (point is None or point > item.most):
            reading.fault(f"{name}-{item.number}", NOT_A_POINT, place=item.number, most=item.most)
            return None
    if not all(typed):
        reading.fault(name, NOT_WHOLE, title=definition.title, count=sum(map(bool, typed)), whole=len(typed))
        return None
    return _asked(screening, state="done", answers=tuple(map(int, typed)))


def _not_done(reading: Reading, screening: Screening) -> Screened | None:
    reasons = dict(NOT_DONE_REASONS)
    code = reading.sent.one(f"{screening.name}-why")
    if code not in reasons:
        reading.fault(f"{screening.name}-why", WHY_NOT)
        return None
    return _asked(screening, state="declined" if code == "declined" else "not_done", reason=reasons[code])


def _asked(screening: Screening, *, state: str, answers: tuple[int, ...] | None = None, reason: str = "") -> Screened:
    return Screened(
        subject=screening.of.id,
        instrument=screening.definition.code,
        respondent=screening.of.role.value,
        phase=screening.phase,
        answers=answers,
        state=state,
        reason=reason,
    )


def _closed(reading: Reading) -> tuple[Closed, ...]:
    ended = set(reading.sent.ids("closed"))
    known = [each.id for each in reading.sheet.services if each.id in ended]
    why = reading.sent.one("closed-why")
    if known and not why:
        reading.fault("closed-why", WHY_ENDS)
    return tuple(Closed(service=each, why=why) for each in known) if why else ()


def _next(reading: Reading) -> NextVisit | None:
    sent, sheet = reading.sent, reading.sheet
    choice = sent.one("next")
    if choice in {"", WAIT, NOTHING}:
        return None
    if choice != OWN_TIME:
        proposed = next((each for each in sheet.proposals if each.value == choice), None)
        if proposed is None:
            reading.fault("next", TAKEN)
            return None
        return _planned(reading, proposed.kind, proposed.starts_at, proposed.minutes)
    kind = sent.one("next_kind")
    if kind not in {each.code for each in sheet.kind.catalogue.in_use()}:
        reading.fault("next_kind", WHICH_NEXT)
    start, minutes = _moment(reading, "next_day", "next_clock"), _minutes(reading, "next_minutes", USUAL_MINUTES)
    return _planned(reading, kind, start, minutes) if start and minutes else None


def _planned(reading: Reading, kind: str, start: dt.datetime, minutes: int) -> NextVisit:
    sheet = reading.sheet
    place = chosen(Place, reading.sent.one("next_place")) or Place.HOME
    return NextVisit(
        kind=kind,
        slot=Slot(staff=sheet.staff, starts_at=start, ends_at=end_of(start, minutes), place=place),
        subjects=tuple(each.id for each in sheet.children),
        invited=tuple(each.id for each in sheet.parents),
    )


def _moment(reading: Reading, day_name: str, clock_name: str) -> dt.datetime | None:
    day, clock = as_day(reading.sent.one(day_name)), as_clock(reading.sent.one(clock_name))
    if day is None:
        reading.fault(day_name, WHICH_DAY)
    if clock is None:
        reading.fault(clock_name, WHICH_CLOCK)
    if day is None or clock is None:
        return None
    found = instant(day, clock)
    if found is None:
        reading.fault(clock_name, NEVER, clock=f"{clock.hour}.{clock.minute:02}")
    return found


def _minutes(reading: Reading, name: str, otherwise: int) -> int | None:
    typed = reading.sent.one(name)
    if not typed:
        return otherwise
    if typed.isascii() and typed.isdecimal() and _SHORTEST <= int(typed[:4]) <= _LONGEST and len(typed) <= len("480"):
        return int(typed)
    reading.fault(name, HOW_LONG)
    return None


def _number(reading: Reading, name: str, typed: str, example: str) -> Decimal | None:
    try:
        return read_number(typed)
    except ValueError:
        reading.fault(name, NOT_A_NUMBER, example=example)
        return None


def _level(text: str) -> int | None:
    return int(text) if text in {"1", "2", "3", "4"} else None


def chosen(kind: type[L], code: str) -> L | None:
    """Return the member of an enumeration with a code, or None."""
    return next((each for each in kind if each.value == code), None)
