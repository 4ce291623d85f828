"""What is wrong with an extract: a file that is none, or a row left out."""

from dataclasses import dataclass
from pathlib import Path

from vugge.base.errors import ExpectedError, on_one_line


class ExtractError(ExpectedError):
    """The file is not an extract; nothing of it is read. ``str()`` is the Danish sentence that says what it is."""

    def __init__(self, text: str, *, path: Path, **values: object) -> None:
        """Keep the msgid and what it speaks of."""
        shown = {name: on_one_line(value) for name, value in values.items()}
        super().__init__(text.format(path=on_one_line(path.name), **shown))


@dataclass(frozen=True, kw_only=True, slots=True)
class Rejection:
    """A row left out: the line it starts on (the header is line 1), its first faulty column, the value and why.

    Column and value are empty when the row has a wrong number of cells; ``municipality`` when it names no known one.
    """

    line: int
    column: str = ""
    value: str = ""
    reason: str
    municipality: str = ""
