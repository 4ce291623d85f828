"""Text from outside, made fit to be shown on a page or opened in a spreadsheet."""

import re
import unicodedata

LONGEST_SHOWN = 80
_DAY = r"(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])"  # a replacement number has 60 added to its day
CPR_DATE = _DAY + r"(?:0[1-9]|1[0-2])[0-9]{2}"
"""What the first six digits of a CPR number look like, as a regular expression any engine reads."""

_CPR = re.compile(rf"(?<!\d)({CPR_DATE})[\s\-–\u2010\u2011−.]{{0,3}}[0-9]{{4}}(?!\d)")
_CONTROLS = {each: chr(0x2400 + each) for each in range(32)} | {127: "␡"}
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?", re.ASCII)
_OBEYED = tuple("=+-@|%")
_QUOTES = "\"'`’\u00b4\u2018\u201c\u201d\u201e\u00ab\u00bb"
_CELL_BREAKS = tuple("\t\r\n")


def shown_value(value: str) -> str:
    """Return what a page shows of a value from outside.

    Control characters are made visible, what looks like a CPR number is masked, and the whole is cut to 80 characters.
    """
    text = masked(value[: 4 * LONGEST_SHOWN])
    shown = "".join(_visible(each) for each in text[: LONGEST_SHOWN + 1])
    return shown if len(shown) <= LONGEST_SHOWN else shown[: LONGEST_SHOWN - 1] + "…"


def masked(text: str) -> str:
    """Return the text with the last four digits of everything that looks like a CPR number taken out."""
    return _CPR.sub(r"\1-****", text)


def _visible(letter: str) -> str:
    if letter.isprintable():
        return letter
    return _CONTROLS.get(ord(letter)) or "\N{REPLACEMENT CHARACTER}"


def inert(cell: str) -> str:
    """Return a cell no spreadsheet takes for a formula: an apostrophe is put before one. Plain numbers stay numbers.

    A formula may hide behind spaces, quotes and control characters, or begin with a full-width sign.
    """
    if _PLAIN_NUMBER.fullmatch(cell):
        return cell
    first = next((each for each in cell if _counts(each)), "")
    dangerous = unicodedata.normalize("NFKC", first).startswith(_OBEYED) or cell.startswith(_CELL_BREAKS)
    return f"'{cell}" if dangerous else cell


def _counts(letter: str) -> bool:
    """Tell whether a spreadsheet may see a letter before the first sign of a cell: no space, quote or control."""
    return not letter.isspace() and letter.isprintable() and letter not in _QUOTES
