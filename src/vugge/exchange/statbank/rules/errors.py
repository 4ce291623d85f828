"""What can go wrong between us and the StatBank, in sentences a person can act on."""

from vugge.base.errors import ExpectedError, on_one_line

_SHOWN = 60


class StatBankError(ExpectedError):
    """The StatBank, or a file from it, did not give what was asked for; the text says what, where and what to do."""


def shown(text: object) -> str:
    """Return a text from outside as it can be shown: on one line, in quotes, and not at length."""
    line = on_one_line(text)
    return f"“{line[:_SHOWN]}…”" if len(line) > _SHOWN else f"“{line}”"


def some(texts: list[str], at_most: int = 5) -> str:
    """Return a list as it can be read aloud: the first few, and how many more."""
    more = len(texts) - at_most
    return ", ".join(texts[:at_most]) + (f" og {more} flere" if more > 0 else "")
