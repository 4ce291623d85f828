"""The instruments there are: read from the catalogue's files, each checked before anything is scored by it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from vugge.base.errors import ExpectedError
from vugge.base.files import catalogue_file
from vugge.base.text import marked as _
from vugge.catalogue.rules.faults import Fault, report, told, written
from vugge.catalogue.rules.faults import Path as Place
from vugge.catalogue.rules.lines import lines_of
from vugge.catalogue.rules.shape import Key, Kind, misfits, repeated, tables
from vugge.catalogue.rules.syntax import parsed
from vugge.catalogue.rules.versions import code_of, in_force, misdated, misnamed
from vugge.instruments.rules.codes import Begin, Phase, Respondent, Step
from vugge.instruments.rules.definitions import Definition

_FILE = (
    Key("code", Kind.CODE),
    Key("version", Kind.VERSION),
    Key("valid_from", Kind.DATE, needed=False),
    Key("title", Kind.TEXT),
    Key("about", Kind.TEXT),
    Key("source", Kind.TEXT),
    Key("respondents", Kind.TEXTS),
    Key("phases", Kind.TEXTS, needed=False),
    Key("certificate", Kind.CODE, needed=False),
    Key("steps", Kind.TEXTS, needed=False),
    Key("begin", Kind.CODE, needed=False),
    Key("explained", Kind.TEXTS, needed=False),
    Key("repeat", Kind.TABLE, needed=False),
    Key("alert", Kind.TABLE, needed=False),
    Key("items", Kind.TABLES, needed=False),
    Key("positions", Kind.TABLES, needed=False),
)
_PARTS: Mapping[str, tuple[Key, ...]] = {
    "repeat": (Key("from_days", Kind.NUMBER), Key("to_days", Kind.NUMBER)),
    "alert": (Key("item", Kind.VERSION), Key("from", Kind.NUMBER), Key("text", Kind.TEXT)),
    "items": (Key("key", Kind.TEXT), Key("topic", Kind.TEXT), Key("most", Kind.VERSION)),
    "positions": (Key("code", Kind.CODE), Key("title", Kind.TEXT)),
}
_WORDS: Mapping[str, type[StrEnum]] = {"respondents": Respondent, "phases": Phase, "steps": Step}

Versions = tuple[Mapping[str, Any], ...]


def definition(code: str, on: dt.date) -> Definition:
    """Return the version of an instrument that counts on a day; LookupError for an instrument there is not."""
    return Definition.of(in_force(_national()[code], on))


def definition_version(code: str, version: int) -> Definition:
    """Return the version somebody answered on; LookupError for one there is not."""
    found = {int(each["version"]): each for each in _national()[code]}
    return Definition.of(found[version])


def definitions(on: dt.date) -> tuple[Definition, ...]:
    """Return every instrument as it is on a day."""
    return tuple(definition(code, on) for code in sorted(_national()))


def read_definitions(folder: Path) -> Mapping[str, Versions]:
    """Read every version of every instrument in a folder; ExpectedError with every fault in one go."""
    said: list[str] = []
    found: dict[str, list[tuple[Mapping[str, Any], Path]]] = {}
    for file in sorted(folder.glob("*.toml")):
        content, faults = parsed(file.read_bytes())
        if not faults:
            faults = misnamed(file.name, content) + definition_faults(content)
        said += _said(file, faults)
        found.setdefault(code_of(file.name) or file.name, []).append((content, file))
    if not said:
        for versions in found.values():
            versions.sort(key=lambda each: int(each[0]["version"]))
            for number, fault in misdated([content for content, _file in versions]):
                said += _said(versions[number][1], [fault])
    if said:
        raise ExpectedError(report(said))
    return {code: tuple(content for content, _file in versions) for code, versions in found.items()}


def definition_faults(file: Mapping[str, Any]) -> list[Fault]:
    """Return everything that is wrong in an instrument's file."""
    faults = misfits(file, _FILE)
    for name, keys in _PARTS.items():
        part = file.get(name)
        parts: list[tuple[Place, Mapping[str, Any]]] = [((name, at), each) for at, each in enumerate(tables(part))]
        if isinstance(part, dict):
            parts = [((name,), part)]
        faults += [fault for place, each in parts for fault in misfits(each, keys, place)]
    faults += [fault for name, words in _WORDS.items() for fault in _words(file, name, [each.value for each in words])]
    return faults or _contradictions(file)


def _contradictions(file: Mapping[str, Any]) -> list[Fault]:
    """Tell what is right by itself and wrong together; asked only of a file without other faults."""
    items, positions = tables(file.get("items")), tables(file.get("positions"))
    faults = []
    if bool(items) == bool(positions):
        faults.append(Fault((), _("Et skema har enten [[items]] eller [[positions]]. Behold den ene slags.")))
    faults += _words(file, "explained", [each["code"] for each in positions])
    faults += _one_of(file, "begin", [each.value for each in Begin])
    alert, repeat = file.get("alert"), file.get("repeat")
    if alert and alert["item"] > len(items):
        text = _("Der står {value}, men skemaet har {n} svar. Skriv nummeret på et af dem.")
        faults.append(Fault(("alert", "item"), text.format(value=alert["item"], n=len(items))))
    if repeat and repeat["to_days"] < repeat["from_days"]:
        text = _("Der står {value}, som kommer før from_days. Skriv et tal, der er lige så stort eller større.")
        faults.append(Fault(("repeat", "to_days"), text.format(value=repeat["to_days"])))
    keys: list[tuple[Place, object]] = [(("items", at, "key"), each["key"]) for at, each in enumerate(items)]
    return faults + repeated(keys, _("Der står {value}, men et andet svar hedder det allerede. Skriv et andet navn."))


def _one_of(file: Mapping[str, Any], name: str, allowed: Sequence[str]) -> list[Fault]:
    value = file.get(name, allowed[0])
    return [] if value in allowed else [_no_word((name,), value, allowed)]


def _words(file: Mapping[str, Any], name: str, allowed: Sequence[str]) -> list[Fault]:
    listed = file.get(name)
    values = listed if isinstance(listed, list) else []
    return [_no_word((name, at), value, allowed) for at, value in enumerate(values) if value not in allowed]


def _no_word(place: Place, value: object, allowed: Sequence[str]) -> Fault:
    text = _("Der står {value}, som ikke kendes her. Skriv et af disse: {known}.")
    return Fault(place, text.format(value=written(value), known=", ".join(allowed)))


def _said(file: Path, faults: list[Fault]) -> list[str]:
    lines = lines_of(file.read_text(encoding="utf-8", errors="replace")) if faults else {}
    return [told(file.name, fault, lines) for fault in faults]


@cache
def _national() -> Mapping[str, Versions]:
    return read_definitions(catalogue_file("instruments"))
