"""What is still missing before a visit can be signed, and where on the page it is.

An obligatory observation is there when it has a value or a reason why it has none. Source: the FBU standard, § 6.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from vugge.base.text import marked as _
from vugge.visits.rules.registration import FrameEntry, Measured, PartEntry, Seen

SENTENCE = _("Mangler: %(what)s")
OR_WHY = _("eller hvorfor det mangler")
AND = _("og")


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """Something obligatory: a code of the catalogue with its Danish title, about a person of the family.

    `whose` is the person's name, said where several persons of a visit could be meant; else empty.
    """

    subject: UUID
    code: str
    title: str
    whose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """Something that is not there: its Danish title, and the anchor of its field on the page."""

    title: str
    anchor: str
    excusable: bool = True


def anchor(subject: UUID, code: str) -> str:
    """Return the name of a person's field for an observation or a measure, in a form and as an address on a page."""
    return f"{code}-{subject}"


def lacking(demands: Iterable[Demand], parts: Iterable[PartEntry]) -> tuple[Lack, ...]:
    """Return what is demanded and neither there nor excused, in the order of the demands."""
    answered = {(part.subject, each.code) for part in parts for each in entries(part) if is_answered(each)}
    return tuple(
        Lack(title=_of(each), anchor=anchor(each.subject, each.code))
        for each in demands
        if (each.subject, each.code) not in answered
    )


def lacking_in_frame(frame: FrameEntry) -> tuple[Lack, ...]:
    """Return what the frame of a visit lacks; none of it can be excused."""
    nobody = not frame.present and not frame.others
    wanting: Mapping[str, tuple[bool, str]] = {
        "present": (nobody, _("hvem der er med")),
        "level": (frame.level is None, _("niveau")),
    }
    return tuple(Lack(title=title, anchor=name, excusable=False) for name, (lacks, title) in wanting.items() if lacks)


def is_answered(entry: Seen | Measured) -> bool:
    """Tell whether there is a value, or a reason why there is none."""
    value = entry.step if isinstance(entry, Seen) else entry.number
    return entry.missing is not None or value not in ("", None)


def listed(titles: list[str], and_: str = AND) -> str:
    """Write titles as Danes list them: `hovedomfang`, `hovedomfang og motorik`, `vægt, hovedomfang og motorik`."""
    return titles[0] if len(titles) == 1 else f"{', '.join(titles[:-1])} {and_} {titles[-1]}" if titles else ""


def entries(part: PartEntry) -> tuple[Seen | Measured, ...]:
    """Return all that is written of a person by code, observations first."""
    return (*part.observations, *part.measures)


def _of(demand: Demand) -> str:
    title = demand.title[:1].lower() + demand.title[1:]
    return f"{title} ({demand.whose})" if demand.whose else title
