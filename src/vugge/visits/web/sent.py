"""What a browser sent, or a draft holds: each field's values by its name, read without ever failing."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict

from vugge.visits.rules.drafts import Typed

NOT_TYPED = frozenset({"csrfmiddlewaretoken", "revision", "settled", "do", "plan"})
"""Fields of a form that say how it is sent, and not what was typed."""

_WRITTEN = ("%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d", "%d.%m.%y")
_YEARS = range(1900, 2200)
_FIGURES = 9  # what a column holds
_CLOCKS = ("%H.%M", "%H:%M", "%H%M", "%H")


@dataclass(frozen=True, slots=True)
class Sent:
    """The values by their fields' names; what was not sent is empty."""

    values: Typed

    @classmethod
    def of(cls, query: QueryDict) -> "Sent":
        """Return what was typed into a form, without what only says how it is sent."""
        return cls({name: tuple(map(str, values)) for name, values in query.lists() if name not in NOT_TYPED})

    def one(self, name: str) -> str:
        """Return a field's last value, without the spaces round it."""
        values = self.values.get(name, ())
        return values[-1].strip() if values else ""

    def text(self, name: str) -> str:
        """Return a field's last value as it was typed."""
        values = self.values.get(name, ())
        return values[-1] if values else ""

    def many(self, name: str) -> tuple[str, ...]:
        """Return a field's values, each once."""
        return tuple(dict.fromkeys(each for each in self.values.get(name, ()) if each))

    def ids(self, name: str) -> tuple[UUID, ...]:
        """Return a field's values that are ids."""
        return tuple(found for each in self.many(name) if (found := as_id(each)))

    def has(self, name: str) -> bool:
        """Tell whether a field holds anything."""
        return bool(self.one(name))

    def over(self, beneath: Mapping[str, Sequence[str]]) -> "Sent":
        """Return the same with other values beneath it, for fields that were never sent."""
        return Sent({**beneath, **self.values})


def as_id(text: str) -> UUID | None:
    """Return an id from text, or None."""
    try:
        return UUID(text)
    except ValueError:
        return None


def whole(text: str, otherwise: int | None) -> int | None:
    """Return a whole number of at most nine figures, or what stands in its place."""
    fits = text.isascii() and text.isdecimal() and len(text) <= _FIGURES
    return int(text) if fits else otherwise


def as_day(text: str) -> dt.date | None:
    """Return a day as Danes write it, `24.11.2026`; None for anything else, and for one in no calendar of ours."""
    found = _first(text, _WRITTEN)
    return found.date() if found and found.year in _YEARS else None


def as_clock(text: str) -> dt.time | None:
    """Return a clock, `9.30`, `9:30`, `0930` or `9`; None for anything else."""
    typed = text.lower().removeprefix("kl.").removeprefix("kl").strip()
    found = _first(typed, _CLOCKS)
    return found.time() if found else None


def _first(text: str, forms: Iterable[str]) -> dt.datetime | None:
    for form in forms:
        try:
            return dt.datetime.strptime(text, form).replace(tzinfo=None)  # noqa: DTZ007 - a civil day or clock has no zone
        except ValueError:
            continue
    return None
