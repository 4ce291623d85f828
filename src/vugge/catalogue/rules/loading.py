"""Whether a catalogue file says the same as when it was loaded. Source: decision 14."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from vugge.base.text import marked as _

NINE = (
    "visit-kinds",
    "observations",
    "reasons",
    "targets",
    "levels",
    "topics",
    "parameters",
    "activities",
    "laws",
)
INSTRUMENTS = "instruments"
CODES = (*NINE, INSTRUMENTS)
"""The files a catalogue is made of; programmes are files of their own, one for each."""


def checksum(content: Mapping[str, Any]) -> str:
    """Return the checksum of what a file says: the same whatever its comments and layout."""
    said = json.dumps(content, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def changed(file: str, version: int) -> str:
    """Say that a file differs from the version loaded before."""
    text = _(
        "{file} siger noget andet, end da version {version} blev læst ind, og det, der er læst ind, må ikke ændre sig. "
        "Læg den gamle fil tilbage, og skriv ændringen i en ny fil med version {next} og valid_from."
    )
    return text.format(file=file, version=version, next=version + 1)
