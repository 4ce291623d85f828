"""A fault in a catalogue file: where it stands, what is written, and what may be written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vugge.base.text import marked as _

Path = tuple[str | int, ...]
"""The way to a value: `("scopes", 1, "municipalities", 3)`; a table that comes again is told by its number from 0."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend. ``path`` is empty where the whole file is meant; ``line`` overrules where that stands."""

    path: Path
    text: str
    line: int | None = None


def told(file: str, fault: Fault, lines: Mapping[Path, int]) -> str:
    """Say a fault in one Danish line: file, line, table and key, then what is written and what may be."""
    line = fault.line or line_of(fault.path, lines)
    where = [file, *([_("linje {line}").format(line=line)] if line else []), *_named(fault.path)]
    return f"{', '.join(where)}: {fault.text}"


def line_of(path: Path, lines: Mapping[Path, int]) -> int | None:
    """Return the line a path stands on, or what it lies in when it has none of its own."""
    while path:
        if found := lines.get(path) or lines.get((*path, 0)):
            return found
        path = path[:-1]
    return None


def report(faults: Iterable[str]) -> str:
    """Say all the faults of the catalogue in one go."""
    said = list(faults)
    head = (
        _("Kataloget har én fejl. Ret den, og prøv igen:")
        if len(said) == 1
        else _("Kataloget har {n} fejl. Ret dem, og prøv igen:").format(n=len(said))
    )
    return "\n".join([head, *(f"  {each}" for each in said)])


def written(value: object) -> str:
    """Write a value as it stands in the file, so that it can be found there."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return _("en liste")
    if isinstance(value, dict):
        return _("en tabel")
    return str(value)


def _named(path: Path) -> list[str]:
    match path:
        case ():
            return []
        case (str(table), int(number), *rest):
            return [f"[[{table}]] {_('nr.')} {number + 1}", *_keys(rest)]
        case (str(table), str(key), *rest):
            return [f"[{table}]", *_keys([key, *rest])]
        case _:
            return _keys(list(path))


def _keys(rest: list[str | int]) -> list[str]:
    return [str(each) for each in rest if isinstance(each, str)]
