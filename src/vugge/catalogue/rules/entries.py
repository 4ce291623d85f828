"""What the rest of the catalogue holds, each as it counts in a municipality on a date. Source: its files."""

import datetime as dt
from dataclasses import dataclass

from vugge.catalogue.rules.windows import Basis


@dataclass(frozen=True, slots=True)
class Intervention:
    """What the standard can deliver for a reason: its code, the finding beside it, and whose record it belongs in."""

    national_code: str
    subject: str
    finding: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a need visit is made, with the signs to have in view.

    A municipality's own reason is `local`; `extract_code` is then the national one it is mapped to, or "" where it is
    outside the programme and counts in no figure of it. `psychosocial` and `counts_alone` decide about later offers.
    """

    code: str
    title: str
    psychosocial: bool
    counts_alone: bool
    signs: tuple[str, ...]
    extract_code: str
    interventions: tuple[Intervention, ...] = ()
    local: bool = False
    in_use: bool = True
    local_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a family can be referred to; `law` is the law's name on the date, with its section, or empty."""

    code: str
    title: str
    inside: bool
    national_code: str = ""
    law: str = ""
    in_use: bool = True
    local_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of a service, 1 to 4; `local_text` is the municipality's own signs, services and worked examples."""

    number: int
    title: str
    text: str
    signs: tuple[str, ...]
    local_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something parents can choose to talk about. Its words are read by parents."""

    code: str
    title: str
    in_use: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A number a municipality can set: `value` counts, `default` is the national one, from `least` to `most`."""

    code: str
    title: str
    unit: str
    value: int
    default: int
    least: int
    most: int
    text: str
    changes: str
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """An activity of the extract; `form` is contact, course or other; `interventions` are the standard's codes."""

    code: str
    title: str
    form: str
    interventions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Law:
    """What a section of the law is called from one day to another, both included; None = without an end."""

    code: str
    title: str
    name: str
    first: dt.date | None
    last: dt.date | None

    def counts(self, on: dt.date) -> bool:
        """Tell whether it is the name on a day."""
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


@dataclass(frozen=True, slots=True)
class Cutoff:
    """The score from which a screening is positive. An empty respondent means whoever has none of their own."""

    instrument: str
    respondent: str
    value: int


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument, as far as the catalogue knows it: its name, cut-offs, highest score and whom it is about."""

    code: str
    title: str
    cutoffs: tuple[Cutoff, ...]
    most: int
    respondents: tuple[str, ...]

    def cutoff(self, respondent: str) -> int:
        """Return a respondent's cut-off, else the instrument's own."""
        return next(each.value for name in (respondent, "") for each in self.cutoffs if each.respondent == name)
