"""Records of a CSV text, read by Python's own reader, so that quotes mean what RFC 4180 says they mean.

A quote that is never closed costs its own line only: reading goes on at the next.
"""

import csv
import io
from collections import deque
from collections.abc import Iterator

OPEN_QUOTE = 1 << 20
"""Characters after which a quote that is still open is taken to be a fault and not a very long cell."""

LEAST_QUOTE = 1 << 12
"""What is left of that in the end: each such fault halves it, or a file of nothing else would take hours."""

csv.field_size_limit(1 << 30)


class Lines:
    """Physical lines with their number, and those of the record being read, so that it can be taken back.

    The lines of ``text`` come first; ``more`` is asked for further text only in the middle of a record.
    """

    def __init__(self, text: str, more: Iterator[str], number: int) -> None:
        """Start before the line after ``number``."""
        self._waiting = deque(io.StringIO(text, newline=""))
        self._more = more
        self.number = number
        self.record: list[str] = []
        self._size = 0
        self._longest = OPEN_QUOTE
        self.broken = False

    def __iter__(self) -> Iterator[str]:
        """Return itself: the reader takes lines as it needs them."""
        return self

    def __next__(self) -> str:
        """Give the next line; end between records when the text is used up, or within one that must be given up."""
        if self._size > self._longest:
            self.broken = True
            raise StopIteration
        if not self._waiting and self.record:
            self._waiting.extend(io.StringIO(next(self._more, ""), newline=""))
        if not self._waiting:
            self.broken = bool(self.record)
            raise StopIteration
        line = self._waiting.popleft()
        self._size += len(line) if self.record else 0
        self.number += 1
        self.record.append(line)
        return line

    def start_record(self) -> None:
        """Forget the lines of the record that has been read."""
        self.record = []
        self._size = 0

    def take_back(self) -> None:
        """Give back every line of the record but its first, to be read again."""
        self._waiting.extendleft(reversed(self.record[1:]))
        self.number -= len(self.record) - 1
        self.broken = False
        self._longest = max(self._longest // 2, LEAST_QUOTE)
        self.start_record()


def records(lines: Lines) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line it starts on; blank lines are skipped; an open quote gives an empty record."""
    ended = False
    while not ended:
        ended = True
        for cells in csv.reader(lines, delimiter=";"):
            start = lines.number - len(lines.record) + 1
            if lines.broken:
                lines.take_back()
                yield start, []
                ended = False
                break
            lines.start_record()
            if cells:
                yield start, cells
