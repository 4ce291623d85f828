"""Area codes: which municipality one is, and which are something larger or something else. Never added together."""

from collections.abc import Mapping
from dataclasses import dataclass

from vugge.exchange.statbank.rules.errors import StatBankError, shown


@dataclass(frozen=True, slots=True)
class Areas:
    """The area codes we know: each municipality's four digits and name, and what every other code stands for.

    `others` maps a code as the StatBank writes it to what it is: the whole country, a region, a part of the country,
    Christiansø (which is no municipality), or unknown.
    """

    municipalities: Mapping[str, str]
    others: Mapping[str, str]

    def municipality(self, code: str, table: str) -> str | None:
        """Return the four digits of a municipality written with three, four, or by its name; None for what is none.

        Raises StatBankError for a code that is neither.
        """
        plain = code.strip()
        if plain in self.others or plain in self.others.values():
            return None
        if plain in self.municipalities.values():
            return next(four for four, name in self.municipalities.items() if name == plain)
        four = plain.zfill(4) if len(plain) in {3, 4} and plain.isascii() and plain.isdecimal() else ""
        if four in self.municipalities:
            return four
        if four and four.removeprefix("0") in self.others:
            return None
        raise StatBankError(
            f"{table} har områdekoden {shown(code)}, som hverken er en kommune eller et område, vi kender. "
            "Er kommunerne ændret, skal kataloget rettes, før tallene bruges."
        )
