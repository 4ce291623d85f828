"""The shape of a table: which keys it may hold and what each is. What does not fit is told, all of it in one go."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum, auto
from typing import Any

from vugge.base.text import marked as _
from vugge.catalogue.rules.faults import Fault, Path, written

_CODE = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Kind(Enum):
    """What a value is; the Danish words say what may be written."""

    TEXT = auto()
    CODE = auto()
    DATE = auto()
    NUMBER = auto()
    VERSION = auto()
    FLAG = auto()
    TEXTS = auto()
    TABLE = auto()
    TABLES = auto()


_MAY = {
    Kind.TEXT: _('Skriv en tekst i citationstegn, fx "Tidlig indsats".'),
    Kind.CODE: _('Skriv en kode i citationstegn: små bogstaver, tal og - eller _, fx "model_a".'),
    Kind.DATE: _("Skriv en dato som år-måned-dag uden citationstegn, fx 2018-05-01."),
    Kind.NUMBER: _("Skriv et helt tal på 0 eller derover uden citationstegn, fx 11."),
    Kind.VERSION: _("Skriv et helt tal på 1 eller derover uden citationstegn, fx 2."),
    Kind.FLAG: _("Skriv true eller false uden citationstegn."),
    Kind.TEXTS: _('Skriv en liste af tekster, fx ["0810", "0710"], med mindst én i.'),
    Kind.TABLE: _("Skriv navnet i skarpe parenteser på en linje for sig, fx [window], og nøglerne under."),
    Kind.TABLES: _("Skriv navnet i dobbelte skarpe parenteser på en linje for sig, fx [[scopes]], og nøglerne under."),
}


@dataclass(frozen=True, slots=True)
class Key:
    """A key a table may hold."""

    name: str
    kind: Kind
    needed: bool = True


def misfits(table: Mapping[str, Any], keys: tuple[Key, ...], path: Path = ()) -> list[Fault]:
    """Return the unknown keys, the missing ones, and the values that are not what they must be."""
    by_name = {key.name: key for key in keys}
    faults = [_unknown(name, by_name, path) for name in table if name not in by_name]
    for key in keys:
        if key.name not in table:
            if key.needed:
                faults.append(_missing(key, path))
        elif not _fits(table[key.name], key.kind):
            faults.append(_misfit(table[key.name], key.kind, (*path, key.name)))
    return faults


def day(table: Mapping[str, Any], name: str) -> dt.date | None:
    """Return a key's day; None where it is missing or no day (which `misfits` tells)."""
    value = table.get(name)
    return value if isinstance(value, dt.date) and _fits(value, Kind.DATE) else None


def tables(value: object) -> list[Mapping[str, Any]]:
    """Return the tables of a value that should be tables; none where it is not (which `misfits` tells)."""
    return value if _fits(value, Kind.TABLES) and isinstance(value, list) else []


def ends_early(table: Mapping[str, Any], path: Path) -> list[Fault]:
    """Tell that a period, `from` to `to`, ends before it begins."""
    first, last = day(table, "from"), day(table, "to")
    if first is None or last is None or first <= last:
        return []
    text = _("Der står {last}, men perioden begynder først {first}. Skriv en dag fra {first} og frem.")
    return [Fault((*path, "to"), text.format(last=last, first=first))]


def repeated(values: Sequence[tuple[Path, object]], text: str) -> list[Fault]:
    """Tell of values that were there already; ``text`` has a place for the ``{value}``."""
    seen: list[object] = []
    faults = []
    for path, value in values:
        if value in seen:
            faults.append(Fault(path, text.format(value=written(value))))
        seen.append(value)
    return faults


def _unknown(name: str, known: Mapping[str, Key], path: Path) -> Fault:
    near = get_close_matches(name, known, n=1)
    hint = _(" Mente du {name}?").format(name=near[0]) if near else ""
    text = _("Nøglen {name} kendes ikke.{hint} Her må stå: {known}.")
    return Fault((*path, name), text.format(name=name, hint=hint, known=", ".join(known)))


def _missing(key: Key, path: Path) -> Fault:
    return Fault(path, _("{name} mangler. {may}").format(name=key.name, may=_MAY[key.kind]))


def _misfit(value: object, kind: Kind, path: Path) -> Fault:
    may = _MAY[kind]
    if kind is Kind.DATE and isinstance(value, str) and _DATE.fullmatch(value):
        may = _("Datoen står som tekst. Tag citationstegnene væk: {date}.").format(date=value)
    if kind in {Kind.NUMBER, Kind.VERSION} and isinstance(value, str) and value.isascii() and value.isdigit():
        may = _("Tallet står som tekst. Tag citationstegnene væk: {number}.").format(number=value)
    return Fault(path, _("Der står {value}. {may}").format(value=written(value), may=may))


def _fits(value: object, kind: Kind) -> bool:
    return _IS[kind](value)


def _whole(value: object, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def _list_of(value: object, kind: type) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, kind) for each in value)


_IS: dict[Kind, Callable[[object], bool]] = {
    Kind.TEXT: lambda value: isinstance(value, str) and bool(value.strip()),
    Kind.CODE: lambda value: isinstance(value, str) and _CODE.fullmatch(value) is not None,
    Kind.DATE: lambda value: isinstance(value, dt.date) and not isinstance(value, dt.datetime),
    Kind.NUMBER: lambda value: _whole(value, 0),
    Kind.VERSION: lambda value: _whole(value, 1),
    Kind.FLAG: lambda value: isinstance(value, bool),
    Kind.TEXTS: lambda value: _list_of(value, str),
    Kind.TABLE: lambda value: isinstance(value, dict),
    Kind.TABLES: lambda value: _list_of(value, dict),
}
