"""TOML from outside: what it says, or the line it stops being TOML on."""

import re
import tomllib
from typing import Any


class NotTomlError(ValueError):
    """A text that is not TOML, or that no program can hold. ``line`` is where."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(f"line {line}")


def parsed(text: str) -> dict[str, Any]:
    """Return what a TOML text says; NotTomlError, for numbers and lists without end too."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotTomlError(_line(error, text)) from error


def _line(error: Exception, text: str) -> int:
    """Return the line of an error; Python says it in the sentence only, or not at all."""
    if found := re.search(r"at line (\d+)", str(error)):
        return int(found[1])
    if isinstance(error, tomllib.TOMLDecodeError):
        return text.count("\n") + 1
    lines = text.splitlines()  # what has no end stands on the longest
    return 1 + max(range(len(lines)), key=lambda at: len(lines[at]))
