"""A TOML file that cannot be read at all, told so that it can be mended."""

import re
import tomllib
from typing import Any

from vugge.base.text import marked as _
from vugge.catalogue.rules.faults import Fault

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def parsed(raw: bytes) -> tuple[dict[str, Any], list[Fault]]:
    """Return a file's content; where it cannot be read, nothing and why."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return {}, [Fault((), _("Filen er ikke gemt som UTF-8. Gem den igen med tegnsættet UTF-8."), line)]
    try:
        return tomllib.loads(text), []
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        line = min(int(place[1]) if place else len(text), len(text.splitlines()))
        return {}, [Fault((), _unreadable(str(error), text, line), line)]


def _unreadable(reason: str, text: str, line: int) -> str:
    stands = text.splitlines()[line - 1].strip()
    if "overwrite" in reason or "declare" in reason:
        return _("Der står {line}, men det navn står der allerede. Behold kun ét af dem.").format(line=stands)
    if not _PLACE.search(reason) or "Unclosed" in reason:
        return _("Filen slutter midt i noget. Se efter en parentes eller et citationstegn, der ikke er lukket.")
    said = _(
        "Der står {line}, som ikke kan læses. Skriv navn = værdi på en linje for sig; tekst i citationstegn, "
        "datoer som 2018-05-01 og hele tal uden."
    )
    return said.format(line=stands)
