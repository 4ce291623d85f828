"""An answer as it came, and the numbers in it: the same bytes give the same numbers, now and years later."""

from dataclasses import dataclass
from functools import lru_cache

from vugge.exchange.statbank.rules.cubes import Cube
from vugge.exchange.statbank.rules.delimited import read_lines
from vugge.exchange.statbank.rules.jsonstat import read_jsonstat
from vugge.exchange.statbank.rules.queries import Format, Query
from vugge.exchange.statbank.rules.tables import table_of


@dataclass(frozen=True, slots=True)
class Answer:
    """What a table answered: the query, how it is written, the bytes, and what the table said of itself (/tableinfo).

    `file` names the downloaded file it was read of; empty when it was fetched.
    """

    query: Query
    format: Format
    content: bytes
    metadata: bytes
    file: str = ""

    @property
    def name(self) -> str:
        """Return what the answer is called in a sentence."""
        return self.file or f"Svaret fra {self.query.table}"


def cube_of(answer: Answer) -> Cube:
    """Return exactly the cells that were asked for; StatBankError when the answer does not hold them."""
    whole = _whole(answer.content, answer.metadata, answer.query.table, answer.format, answer.name)
    return whole.asked(answer.query, answer.name)


@lru_cache(maxsize=2)  # a recipe asks the same file several times, one question after the other
def _whole(content: bytes, metadata: bytes, code: str, written: Format, name: str) -> Cube:
    read = read_jsonstat if written is Format.JSONSTAT else read_lines
    return read(content, table_of(metadata, code), name)
