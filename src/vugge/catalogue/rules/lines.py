"""On which line of a TOML file a value stands. The parser does not say; faults are mended by line.

Reads the plain forms the catalogue is written in: tables, keys, and lists over one or more lines.
"""

import re

from vugge.catalogue.rules.faults import Path

_TABLE = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_-]+)\s*\]")
_KEY = re.compile(r"""\s*["']?([A-Za-z0-9_.-]+)["']?\s*=""")
_PART = re.compile(r"""("(?:[^"\\]|\\.)*"|'[^']*')|(#.*)|([\[\]])|([^\s,\[\]#"']+)""")


def lines_of(text: str) -> dict[Path, int]:
    """Return the line, counted from 1, of every table, key and value in a list."""
    reader = _Reader()
    for number, line in enumerate(text.splitlines(), start=1):
        reader.read(number, line)
    return reader.found


class _Reader:
    """Remembers which table, and which list, it stands in."""

    def __init__(self) -> None:
        self.found: dict[Path, int] = {}
        self._table: Path = ()
        self._list: Path = ()
        self._depth = 0
        self._next = 0

    def read(self, number: int, line: str) -> None:
        if self._depth:
            self._values(number, line)
        elif table := _TABLE.match(line):
            self._open(number, table[2], comes_again=table[1] == "[[")
        elif key := _KEY.match(line):
            self._list = (*self._table, key[1])
            self.found.setdefault(self._list, number)
            self._next = 0
            self._values(number, line[key.end() :])

    def _open(self, number: int, name: str, *, comes_again: bool) -> None:
        at = sum(1 for path in self.found if len(path) == 2 and path[0] == name and isinstance(path[1], int))  # noqa: PLR2004 - a table that comes again: its name and number
        self._table = (name, at) if comes_again else (name,)
        self.found.setdefault(self._table, number)

    def _values(self, number: int, rest: str) -> None:
        for part in _PART.finditer(rest):
            if part[2]:
                return
            if part[3]:
                self._depth += 1 if part[3] == "[" else -1
            elif self._depth:
                self.found[*self._list, self._next] = number
                self._next += 1
