"""The versions of a catalogue file, checked together, so that all their faults are told in one go."""

from collections.abc import Callable, Mapping
from typing import Any

from vugge.base.errors import ExpectedError
from vugge.catalogue.rules.faults import Fault, report, told
from vugge.catalogue.rules.lines import lines_of
from vugge.catalogue.rules.syntax import parsed
from vugge.catalogue.rules.versions import code_of, misdated, misnamed

Versions = tuple[Mapping[str, Any], ...]
FaultsOf = Callable[[Mapping[str, Any]], list[Fault]]


def versions_among(files: Mapping[str, bytes], code: str, faults_of: FaultsOf, *, where: str) -> Versions:
    """Return every version of a code among files by name, the first one first.

    Raises FileNotFoundError where there is none in the folder called ``where``, ExpectedError with every fault.
    """
    mine = {name: raw for name, raw in files.items() if code_of(name) == code}
    if not mine:
        raise FileNotFoundError(f"{where}/{code}.toml")
    versions, said = [], []
    for name, raw in mine.items():
        content, faults = parsed(raw)
        if not faults:
            faults = misnamed(name, content) + faults_of(content)
        versions.append((content, name, raw))
        said += _said(name, raw, faults)
    if not said:
        versions.sort(key=lambda each: int(each[0]["version"]))
        for number, fault in misdated([content for content, _name, _raw in versions]):
            _content, name, raw = versions[number]
            said += _said(name, raw, [fault])
    if said:
        raise ExpectedError(report(said))
    return tuple(content for content, _name, _raw in versions)


def _said(name: str, raw: bytes, faults: list[Fault]) -> list[str]:
    lines = lines_of(raw.decode("utf-8", "replace")) if faults else {}
    return [told(name, fault, lines) for fault in faults]
