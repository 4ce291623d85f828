"""Versions of a catalogue file: each counts from a day, until the next one does."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from vugge.base.text import marked as _
from vugge.catalogue.rules.faults import Fault, written

_NAME = re.compile(r"(?P<code>[a-z][a-z0-9-]*)(\.v(?P<version>[1-9][0-9]*))?\.toml")


def code_of(file: str) -> str | None:
    """Return what a file is about by its name: `early-intervention.v2.toml` is a version of `early-intervention`."""
    named = _NAME.fullmatch(file)
    return named["code"] if named else None


def named(code: str, version: int) -> str:
    """Return what the file of a version is called."""
    return f"{code}.toml" if version == 1 else f"{code}.v{version}.toml"


def misnamed(file: str, content: Mapping[str, Any]) -> list[Fault]:
    """Tell where a file's name and what is written in it disagree. The name without a number is version 1."""
    named = _NAME.fullmatch(file)
    if not named:
        return [Fault((), _('Filens navn skal være koden og evt. versionen, fx "tidlig-indsats.v2.toml".'))]
    faults = []
    if "code" in content and content["code"] != named["code"]:
        text = _('Der står {value}, men filen hedder "{code}". Skriv det samme begge steder.')
        faults.append(Fault(("code",), text.format(value=written(content["code"]), code=named["code"])))
    version, stands = int(named["version"] or 1), content.get("version")
    if isinstance(stands, int) and stands > 0 and stands != version:
        text = _("Der står {value}, men filens navn siger version {version}. Skriv det samme begge steder.")
        faults.append(Fault(("version",), text.format(value=stands, version=version)))
    return faults


def misdated(versions: Sequence[Mapping[str, Any]]) -> list[tuple[int, Fault]]:
    """Tell, with each version's place in the list, where a later version does not begin later. They come in order."""
    faults = []
    for number, (earlier, later) in enumerate(pairwise(versions), start=1):
        begins, before = _begins(later), _begins(earlier)
        if begins is None:
            text = _("valid_from mangler. Skriv dagen, denne version gælder fra, fx 2024-01-01.")
            faults.append((number, Fault((), text)))
        elif before is not None and begins <= before:
            text = _("Der står {day}, men versionen før gælder fra {before}. Skriv en senere dag.")
            faults.append((number, Fault(("valid_from",), text.format(day=begins, before=before))))
    return faults


def in_force(versions: Sequence[Mapping[str, Any]], day: dt.date) -> Mapping[str, Any]:
    """Return the version that counts on a day. The first one counts from the beginning of time, dated or not."""
    return [versions[0], *(each for each in versions[1:] if each["valid_from"] <= day)][-1]


def _begins(version: Mapping[str, Any]) -> dt.date | None:
    value = version.get("valid_from")
    return value if isinstance(value, dt.date) and not isinstance(value, dt.datetime) else None
