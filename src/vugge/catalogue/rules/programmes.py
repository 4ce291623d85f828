"""What a programme's file must hold: its days, the days left out, and which municipalities take part in what."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from vugge.base.text import marked as _
from vugge.catalogue.rules.faults import Fault, Path, written
from vugge.catalogue.rules.shape import Key, Kind, day, ends_early, misfits, repeated, tables

_PROGRAMME = (
    Key("code", Kind.CODE),
    Key("title", Kind.TEXT),
    Key("version", Kind.VERSION),
    Key("valid_from", Kind.DATE, needed=False),
    Key("source", Kind.TEXT),
    Key("window", Kind.TABLE),
    Key("exclusions", Kind.TABLES, needed=False),
    Key("scopes", Kind.TABLES),
)
_WINDOW = (Key("from", Kind.DATE), Key("to", Kind.DATE))
_EXCLUSION = (*_WINDOW, Key("reason", Kind.TEXT))
_SCOPE = (
    Key("code", Kind.CODE),
    Key("title", Kind.TEXT),
    Key("from", Kind.DATE, needed=False),
    Key("to", Kind.DATE, needed=False),
    Key("municipalities", Kind.TEXTS),
)


def programme_faults(programme: Mapping[str, Any], names: Mapping[str, str]) -> list[Fault]:
    """Return everything that is wrong in a programme's file. ``names`` holds each municipality's name by its code."""
    faults = misfits(programme, _PROGRAMME)
    window = programme.get("window")
    if not isinstance(window, dict):
        window = {}
    else:
        faults += misfits(window, _WINDOW, ("window",)) + ends_early(window, ("window",))
    for number, exclusion in enumerate(tables(programme.get("exclusions"))):
        faults += _period(exclusion, _EXCLUSION, ("exclusions", number), window)
    faults += _overlaps(tables(programme.get("exclusions")))
    scopes = tables(programme.get("scopes"))
    for number, scope in enumerate(scopes):
        faults += _period(scope, _SCOPE, ("scopes", number), window)
    faults += repeated(
        [(("scopes", number, "code"), scope["code"]) for number, scope in enumerate(scopes) if "code" in scope],
        _("Der står {value}, men et andet spor har den kode allerede. Skriv en anden."),
    )
    return faults + _municipalities(scopes, names)


def _period(table: Mapping[str, Any], keys: tuple[Key, ...], path: Path, window: Mapping[str, Any]) -> list[Fault]:
    """Check a table that lies inside the window."""
    faults = misfits(table, keys, path) + ends_early(table, path)
    first, last = day(window, "from"), day(window, "to")
    for name in ("from", "to"):
        found = day(table, name)
        if found and first and last and first <= last and not first <= found <= last:
            text = _("Der står {found}, men det er uden for perioden. Skriv en dag fra {first} til {last}.")
            faults.append(Fault((*path, name), text.format(found=found, first=first, last=last)))
    return faults


def _overlaps(exclusions: list[Mapping[str, Any]]) -> list[Fault]:
    """Tell of days that are left out twice: one of the two is a slip."""
    faults = []
    known = [(day(each, "from"), day(each, "to"), number) for number, each in enumerate(exclusions)]
    for first, last, number in known:
        for other_first, other_last, other in known[:number]:
            if first and last and other_first and other_last and first <= other_last and other_first <= last:
                text = _("Der står {first} til {last}, men nr. {other} udelader nogle af de samme dage. Ret en af dem.")
                said = text.format(first=first, last=last, other=other + 1)
                faults.append(Fault(("exclusions", number, "from"), said))
    return faults


def _municipalities(scopes: list[Mapping[str, Any]], names: Mapping[str, str]) -> list[Fault]:
    faults: list[Fault] = []
    stands: dict[str, int] = {}
    for number, scope in enumerate(scopes):
        codes = scope.get("municipalities")
        for at, code in enumerate(codes if isinstance(codes, list) else ()):
            path = ("scopes", number, "municipalities", at)
            if not isinstance(code, str):
                continue  # told already: the list is not one of texts
            if code not in names:
                faults.append(Fault(path, _no_municipality(code, names)))
            elif code in stands:
                text = _("{code} ({name}) står allerede i [[scopes]] nr. {number}. En kommune må kun stå i ét spor.")
                said = text.format(code=written(code), name=names[code], number=stands[code] + 1)
                faults.append(Fault(path, said))
            stands.setdefault(code, number)
    return faults


def _no_municipality(code: str, names: Mapping[str, str]) -> str:
    by_name = {name.casefold(): each for each, name in names.items()}
    near = get_close_matches(code.casefold(), by_name, n=1, cutoff=0.8)
    meant = code.zfill(4) if code.zfill(4) in names else by_name[near[0]] if near else ""
    hint = _(' Mente du "{code}" ({name})?').format(code=meant, name=names[meant]) if meant else ""
    text = _('Der står {written}, som ikke er en kommune.{hint} Skriv kommunens fire cifre i citationstegn, fx "0810".')
    return text.format(written=written(code), hint=hint)
