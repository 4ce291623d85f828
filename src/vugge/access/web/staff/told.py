"""What an event of the trail changed, in a line for each thing: what it was before, and what it became."""

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import suppress

from django.utils.translation import gettext as _

from vugge.access.rules.coded import CODED
from vugge.access.rules.particulars import FIELDS, VALUES
from vugge.access.web.staff import words
from vugge.ui import formats

_SHORT = 8  # signs of an id or a checksum that tell rows apart by eye
_LINKS = {
    *("invitation", "data_set", "release", "sha256"),
    *("custody", "district", "family", "in_charge", "merged", "sibling", "substitute", "unmerged"),
}


def told(before: object, after: object) -> tuple[str, ...]:
    """Write `Til: – → 30. nov. 2026` for what changed, and `Rolle: Dagtilbud` for what is told once."""
    old, new = (each if isinstance(each, Mapping) else {} for each in (before, after))
    return tuple(_line(str(name), old, new) for name in (*old, *(each for each in new if each not in old)))


def _line(name: str, old: Mapping[str, object], new: Mapping[str, object]) -> str:
    label = _(FIELDS[name]) if name in FIELDS else name
    values = [_value(name, each[name]) for each in (old, new) if name in each]
    return f"{label}: {' → '.join(dict.fromkeys(values))}"


def _value(name: str, value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_value(name, each) for each in value) or "–"
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, int):
        return formats.number(value)
    return _text(name, value) if isinstance(value, str) and value else "–"


def _text(name: str, text: str) -> str:
    if name in _LINKS:
        return text[:_SHORT]
    if text in CODED.get(name, {}):
        return _(CODED[name][text])
    with suppress(ValueError, LookupError):
        return _KINDS[name](text) if name in _KINDS else text
    return text


def _day(text: str) -> str:
    return formats.short_date(dt.date.fromisoformat(text))


def _code(text: str) -> str:
    return _(VALUES[text])


_KINDS: Mapping[str, Callable[[str], str]] = {
    "role": words.role,
    "roles": words.role,
    "certificate": words.certificate,
    "from": _day,
    "to": _day,
    **dict.fromkeys(("born", "closed", "died", "on", "opened", "parent_until", "withdrawn"), _day),
    "how": _code,
    "why": _code,
    "what": _code,
    "purpose": _code,
    "state": _code,
    "answer": _code,
    "handling": _code,
}
