"""What may stand in each of the files beside programmes and instruments: their keys, and what names what."""

from collections.abc import Mapping
from typing import Any

from vugge.base.labels import Labelled
from vugge.base.text import marked as _
from vugge.catalogue.rules.faults import Fault, written
from vugge.catalogue.rules.kinds import About, OfferedTo, Setting
from vugge.catalogue.rules.observations import Form, Subject
from vugge.catalogue.rules.shape import Key, Kind, ends_early, misfits, repeated, tables
from vugge.catalogue.rules.windows import Basis, Unit

_HEAD = (
    Key("code", Kind.CODE),
    Key("version", Kind.VERSION),
    Key("valid_from", Kind.DATE, needed=False),
    Key("source", Kind.TEXT),
)
_CODE, _TITLE, _TEXT = Key("code", Kind.CODE), Key("title", Kind.TEXT), Key("text", Kind.TEXT)
_KIND, _OBSERVATION = Key("kind", Kind.CODE), Key("observation", Kind.CODE)


def _maybe(name: str, kind: Kind) -> Key:
    return Key(name, kind, needed=False)


TABLES: Mapping[str, Mapping[str, tuple[Key, ...]]] = {
    "visit-kinds": {
        "kinds": (
            *(_CODE, _TITLE, _TEXT, Key("setting", Kind.CODE), Key("activity", Kind.CODE), Key("about", Kind.CODE)),
            *(Key("offered_to", Kind.CODE), Key("in_use", Kind.FLAG)),
        ),
        "types": (_KIND, Key("offered_to", Kind.CODE), Key("national_type", Kind.TEXT)),
        "windows": (
            *(_KIND, Key("unit", Kind.CODE), Key("first", Kind.NUMBER), Key("last", Kind.NUMBER)),
            *(Key("corrected", Kind.FLAG), Key("basis", Kind.CODE), Key("note", Kind.TEXT)),
        ),
        "places": (_CODE, _TITLE, Key("national_class", Kind.TEXT), Key("demands", Kind.FLAG)),
    },
    "observations": {
        "observations": (
            *(_CODE, _TITLE, Key("setting", Kind.CODE), Key("subject", Kind.CODE), Key("form", Kind.CODE)),
            *(Key("national_code", Kind.TEXT), _maybe("second_code", Kind.TEXT), _maybe("unit", Kind.TEXT)),
            _maybe("decimals", Kind.NUMBER),
        ),
        "steps": (_OBSERVATION, Key("code", Kind.TEXT), Key("label", Kind.TEXT)),
        "demands": (
            *(_KIND, Key("observations", Kind.TEXTS)),
            *(_maybe("only_in_rule", Kind.TEXTS), _maybe("only_in_table", Kind.TEXTS)),
        ),
        "bounds": (*(_OBSERVATION, Key("from_day", Kind.NUMBER), Key("least", Kind.NUMBER), Key("most", Kind.NUMBER)),),
    },
    "reasons": {
        "reasons": (
            *(_CODE, _TITLE, Key("psychosocial", Kind.FLAG), Key("counts_alone", Kind.FLAG)),
            Key("signs", Kind.TEXTS),
        ),
        "interventions": (
            *(Key("reason", Kind.CODE), Key("national_code", Kind.TEXT), Key("subject", Kind.CODE)),
            *(_maybe("finding", Kind.TEXT), _maybe("when", Kind.TEXT)),
        ),
    },
    "targets": {
        "targets": (
            *(_CODE, _TITLE, Key("inside", Kind.FLAG), _maybe("national_code", Kind.TEXT)),
            _maybe("law", Kind.CODE),
        ),
    },
    "levels": {"levels": (Key("number", Kind.VERSION), _TITLE, _TEXT, Key("signs", Kind.TEXTS))},
    "topics": {"topics": (_CODE, _TITLE)},
    "parameters": {
        "parameters": (
            *(_CODE, _TITLE, _TEXT, Key("unit", Kind.TEXT), Key("default", Kind.NUMBER), Key("least", Kind.NUMBER)),
            *(Key("most", Kind.NUMBER), Key("changes", Kind.TEXT), Key("basis", Kind.CODE)),
        ),
    },
    "activities": {"activities": (_CODE, _TITLE, Key("form", Kind.CODE), _maybe("interventions", Kind.TEXTS))},
    "laws": {
        "laws": (_CODE, _TITLE, Key("name", Kind.TEXT), _maybe("from", Kind.DATE), _maybe("to", Kind.DATE)),
    },
}
"""The nine files by their code, each with the tables it holds."""

_AMONG: Mapping[tuple[str, str], type[Labelled]] = {
    ("kinds", "setting"): Setting,
    ("kinds", "about"): About,
    ("kinds", "offered_to"): OfferedTo,
    ("types", "offered_to"): OfferedTo,
    ("windows", "unit"): Unit,
    ("windows", "basis"): Basis,
    ("parameters", "basis"): Basis,
    ("observations", "setting"): Setting,
    ("observations", "subject"): Subject,
    ("observations", "form"): Form,
}
_ORDERED = {"windows": ("first", "last"), "bounds": ("least", "most"), "parameters": ("least", "most")}
_ONCE = {"kinds", "places", "observations", "reasons", "targets", "topics", "parameters", "activities"}


def file_faults(code: str, file: Mapping[str, Any]) -> list[Fault]:
    """Return everything that is wrong in one of the nine files, looked at by itself."""
    shape = TABLES[code]
    faults = misfits(file, (*_HEAD, *(Key(name, Kind.TABLES) for name in shape)))
    for name, keys in shape.items():
        rows = tables(file.get(name))
        for number, row in enumerate(rows):
            faults += misfits(row, keys, (name, number)) + _row(name, number, row)
        if name in _ONCE:
            codes = [((name, at, "code"), each["code"]) for at, each in enumerate(rows) if "code" in each]
            faults += repeated(codes, _("Der står {value}, men koden står der allerede. Skriv en anden."))
    return faults


def _row(name: str, number: int, row: Mapping[str, Any]) -> list[Fault]:
    faults = ends_early(row, (name, number))
    for key, value in row.items():
        words = _AMONG.get((name, key))
        if words and isinstance(value, str) and value not in [each.value for each in words]:
            text = _("Der står {value}. Her må stå: {known}.")
            said = text.format(value=written(value), known=", ".join(each.value for each in words))
            faults.append(Fault((name, number, key), said))
    least, most = _ORDERED.get(name, ("", ""))
    if isinstance(row.get(least), int) and isinstance(row.get(most), int) and row[least] > row[most]:
        text = _("Der står {most}, men {name} er {least}. Skriv {least} eller mere.")
        faults.append(Fault((name, number, most), text.format(most=row[most], name=least, least=row[least])))
    return faults
