"""Whether a registration will do: every fault at once, with its field and what to do. Source: the domain, §§ 5, 11."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from vugge.base.text import marked as _
from vugge.visits.rules.completeness import Demand, anchor, entries, lacking, lacking_in_frame
from vugge.visits.rules.days import Life, frame_fault, part_fault
from vugge.visits.rules.faults import Fault
from vugge.visits.rules.registration import FrameEntry, Measured, PartEntry, Registration, Seen, Subject

STRANGER = _("Vælg kun personer i familien.")
TWICE = _("%(name)s står der to gange. Skriv det samme sted.")
LACKS = _("Mangler: %(what)s. Udfyld det, eller vælg hvorfor det mangler.")
LACKS_ALWAYS = _("Mangler: %(what)s.")
NOT_ASKED_OF = _("Det hører ikke til besøget hos %(name)s. Tag det ud.")
NOT_A_STEP = _("Vælg et af trinene.")
BOTH = _("Skriv enten en værdi, eller hvorfor den mangler, ikke begge dele.")
NEGATIVE = _("Skriv et tal over 0.")
WHOLE = _("Skriv et helt tal.")
FINE = _("Skriv højst %(count)s decimal.")
NO_REASON = _("Skriv, hvorfor niveauet er et andet end forslaget.")
NOT_A_LEVEL = _("Niveauet er 1, 2, 3 eller 4.")
NEEDS_A_REASON = _("Vælg mindst én årsag til behovsbesøget.")
NOT_OPEN = _("Hjælpen er allerede afsluttet. Åbn siden igen og se.")
UNKNOWN_CODE = _("Vælg fra listen.")
TOO_LONG = _("Teksten er for lang. Der er plads til %(count)s tegn.")
NO_TIME = _("Skriv, hvor mange minutter besøget varede, eller lad feltet være tomt.")
LONGEST, LONGEST_REASON = 10_000, 500
"""Signs a text, and a reason, may hold."""

_MINUTES_IN_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A person of the family as a visit knows them: from when to when they live, and what they are to the family."""

    life: Life
    role: Subject


Doubt = tuple[str, Mapping[str, str]]
"""A Danish sentence (a msgid) and its words, about a number that can hardly be right."""


def no_doubt(_number: Decimal, _days: int) -> Doubt | None:
    """Doubt nothing: for what has no bounds."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An observation or measure the catalogue asks for.

    `steps` are codes: an observation's values, or the ways a measure can be taken. `doubt` is the catalogue's, of a
    number at an age in days; `decimals` is how many a number may have.
    """

    code: str
    title: str
    of_children: bool
    steps: frozenset[str] = frozenset()
    measure: bool = False
    decimals: int = 1
    doubt: Callable[[Decimal, int], Doubt | None] = no_doubt


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a registration is judged by: the family, the catalogue of the day, what is obligatory, and the moment.

    `services` are those that go on; `needs_reasons` is so for a need visit; `proposed` is the level proposed.
    """

    moment: dt.datetime
    held_on: dt.date
    closed_on: dt.date | None
    people: Mapping[UUID, Known]
    asked: Mapping[str, Asked]
    demands: tuple[Demand, ...]
    topics: frozenset[str]
    reasons: frozenset[str]
    targets: frozenset[str]
    services: frozenset[UUID]
    needs_reasons: bool
    proposed: int | None


def faults(registration: Registration, ground: Ground) -> tuple[Fault, ...]:
    """Return what is wrong with a registration, in the order of the page; empty when it will do."""
    return (
        *frame_faults(registration.frame, ground),
        *_twice(registration.parts, ground),
        *(each for part in registration.parts for each in part_faults(part, ground)),
        *_lacks(registration.parts, ground),
        *_following(registration, ground),
    )


def frame_faults(frame: FrameEntry, ground: Ground) -> Iterator[Fault]:
    """Yield what is wrong with a frame."""
    if dated := frame_fault(frame.started_at, ground.moment, ground.held_on, ground.closed_on):
        yield Fault(anchor="started_at", sentence=dated)
    if any(each not in ground.people or ground.people[each].role is Subject.CHILD for each in frame.present):
        yield Fault(anchor="present", sentence=STRANGER)
    for lack in lacking_in_frame(frame):
        yield Fault(anchor=lack.anchor, sentence=LACKS_ALWAYS, words={"what": lack.title})
    yield from _coded(frame, ground)
    yield from _levelled(frame, ground)
    if frame.minutes is not None and not 1 <= frame.minutes <= _MINUTES_IN_A_DAY:
        yield Fault(anchor="minutes", sentence=NO_TIME)
    for name, longest in (("own_words", LONGEST), ("agreed", LONGEST), ("level_reason", LONGEST_REASON)):
        yield from _long(name, getattr(frame, name), longest)


def part_corrected_faults(part: PartEntry, ground: Ground) -> Iterator[Fault]:
    """Yield what is wrong with a part by itself, and what it lacks."""
    yield from _twice((part,), ground)
    yield from part_faults(part, ground)
    yield from _lacks((part,), ground)


def part_faults(part: PartEntry, ground: Ground) -> Iterator[Fault]:
    """Yield what is wrong with one person's part."""
    known = ground.people.get(part.subject)
    if known is None:
        yield Fault(anchor=f"part-{part.subject}", sentence=STRANGER)
        return
    if late := part_fault(known.life, ground.held_on):
        yield Fault(anchor=f"part-{part.subject}", sentence=late, words={"name": known.life.name})
    yield from _long(f"text-{part.subject}", part.text)
    for each in entries(part):
        where = anchor(part.subject, each.code)
        asked = ground.asked.get(each.code)
        child = known.role is Subject.CHILD
        if asked is None or asked.of_children != child or asked.measure != isinstance(each, Measured):
            yield Fault(anchor=where, sentence=NOT_ASKED_OF, words={"name": known.life.name})
        elif isinstance(each, Measured):
            yield from _measure(each, asked, where, _age(known.life, ground.held_on))
        else:
            yield from _observation(each, asked, where)


def _following(registration: Registration, ground: Ground) -> Iterator[Fault]:
    for each in registration.screenings:
        if each.subject not in ground.people:
            yield Fault(anchor=f"{each.instrument}-{each.subject}", sentence=STRANGER)
    for number, opened in enumerate(registration.opened):
        if opened.subject not in (None, *ground.people):
            yield Fault(anchor=f"opened-{number}", sentence=STRANGER)
    for number, referred in enumerate(registration.referrals):
        if referred.subject not in (None, *ground.people):
            yield Fault(anchor=f"referral-{number}", sentence=STRANGER)
        elif referred.target not in ground.targets:
            yield Fault(anchor=f"referral-{number}", sentence=UNKNOWN_CODE)
    for closed in registration.closed:
        if closed.service not in ground.services:
            yield Fault(anchor=f"closed-{closed.service}", sentence=NOT_OPEN)
        yield from _long(f"closed-{closed.service}", closed.why, LONGEST_REASON)


def _lacks(parts: Iterable[PartEntry], ground: Ground) -> Iterator[Fault]:
    for lack in lacking(ground.demands, parts):
        yield Fault(anchor=lack.anchor, sentence=LACKS, words={"what": lack.title})


def _twice(parts: Iterable[PartEntry], ground: Ground) -> Iterator[Fault]:
    seen: set[UUID] = set()
    for part in parts:
        codes = [each.code for each in entries(part)]
        if part.subject in seen or len(codes) != len(set(codes)):
            known = ground.people.get(part.subject)
            yield Fault(
                anchor=f"part-{part.subject}", sentence=TWICE, words={"name": known.life.name if known else "?"}
            )
        seen.add(part.subject)


def _coded(frame: FrameEntry, ground: Ground) -> Iterator[Fault]:
    for name, given, known in (
        ("topics", frame.topics, ground.topics),
        ("talked", frame.talked, ground.topics),
        ("reasons", frame.reasons, ground.reasons),
    ):
        if not set(given) <= known:
            yield Fault(anchor=name, sentence=UNKNOWN_CODE)
    if ground.needs_reasons and not frame.reasons:
        yield Fault(anchor="reasons", sentence=NEEDS_A_REASON)


def _levelled(frame: FrameEntry, ground: Ground) -> Iterator[Fault]:
    if frame.level is not None and frame.level not in (1, 2, 3, 4):
        yield Fault(anchor="level", sentence=NOT_A_LEVEL)
    elif ground.proposed not in (None, frame.level) and frame.level is not None and not frame.level_reason.strip():
        yield Fault(anchor="level_reason", sentence=NO_REASON)


def _observation(entry: Seen, asked: Asked, where: str) -> Iterator[Fault]:
    if entry.step and entry.missing:
        yield Fault(anchor=where, sentence=BOTH)
    elif entry.step and entry.step not in asked.steps:
        yield Fault(anchor=where, sentence=NOT_A_STEP)
    yield from _long(where, entry.note)


def _measure(entry: Measured, asked: Asked, where: str, days_old: int | None) -> Iterator[Fault]:
    if entry.number is None:
        return
    if entry.missing:
        yield Fault(anchor=where, sentence=BOTH)
    if entry.way and entry.way not in asked.steps:
        yield Fault(anchor=where, sentence=NOT_A_STEP)
    if not entry.number.is_finite() or entry.number <= 0:
        yield Fault(anchor=where, sentence=NEGATIVE)
    elif _decimals(entry.number) > asked.decimals:
        yield Fault(anchor=where, sentence=FINE if asked.decimals else WHOLE, words={"count": str(asked.decimals)})
    elif days_old is not None and not entry.sure and (found := asked.doubt(entry.number, days_old)):
        yield Fault(anchor=where, sentence=found[0], words=found[1], insistable=True)


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _age(life: Life, on: dt.date) -> int | None:
    return None if life.born_on is None else (on - life.born_on).days


def _long(where: str, text: str, longest: int = LONGEST) -> Iterator[Fault]:
    if len(text) > longest:
        yield Fault(anchor=where, sentence=TOO_LONG, words={"count": str(longest)})
