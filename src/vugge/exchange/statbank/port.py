"""The port: what whoever needs Statistics Denmark's tables may ask for."""

from typing import Protocol

from vugge.exchange.statbank.rules.answers import Answer
from vugge.exchange.statbank.rules.queries import Query


class StatBank(Protocol):
    """Somewhere tables can be asked. Both methods raise StatBankError with a sentence a person can act on."""

    def describe(self, table: str) -> bytes:
        """Return what a table says of itself, as /tableinfo writes it. Always asked first: its codes change."""
        ...

    def ask(self, query: Query, metadata: bytes) -> Answer:
        """Return a table's answer, which holds every cell asked for. `metadata` is what `describe` returned."""
        ...
