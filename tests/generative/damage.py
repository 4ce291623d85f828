"""Strategies for files with faults: cells damaged in every way the contract names, written in every allowed way."""

from collections.abc import Iterable, Iterator, Mapping

from hypothesis import strategies as st

from tests.generative.registrations import LONG, Registration, registrations
from tests.second_evaluator.reading import HEADER

DATES = (
    *("2019-02-29", "2019-13-01", "2019-00-10", "2019-06-31", "2019-06-00", "0000-01-01", "2019-01-32"),
    *("2019-1-1", "20190101", "01-01-2019", "2019/01/01", "2019-06-01T10:00", "19-01-01", "12019-01-01", "-019-01-01"),
    *(" 2019-01-01", "2019-01-01 ", "2019-01-01\n", "2019−01−01", "٢٠١٩-01-01", "i dag", "-"),
)
NUMBERS = ("-1", "+1", "3.5", "3,5", " 1", "1 ", "1e3", "0x1", "٣", "²", "½", "ti", "--", "1\r", "1|2")
LEVELS = ("0", "5", "1.0", " 1", "01", "11", "\u0661", "two", "none", "all", "1|2")
MUNICIPALITIES = (
    *("", "15", "1510", "00151", " 151", "151 ", "0998", "411", "999", "\u0661\u0665\u0661", "151.0", "+151"),
    *("Ballerup", "-", "0"),
)
CODES = ("Mother", "YES", " home", "home ", "hjem", "home|home", "må", "ma\u030aske", "epds\n", "-", "0", "|", "''")
LISTS = ("mother|", "|mother", "mother||father", "mother|Mother", "mother,father", "mother| father", "mother\nfather")
TEXTS = ("",)

FAULTY: Mapping[str, tuple[str, ...]] = {
    "activity_id": TEXTS,
    "municipality": MUNICIPALITIES,
    "family_id": TEXTS,
    "activity": ("", *CODES),
    "offered_on": DATES,
    "responded_on": DATES,
    "held_on": DATES,
    "level": LEVELS,
    "present": (*CODES, *LISTS),
    "reasons": (*CODES, "sleep|", "sleep||motor", "sleep| motor", "sleep;motor"),
    "referrals": (*CODES, "cosp|", "|cosp", "cosp|COSP"),
    "score": NUMBERS,
    "cutoff": NUMBERS,
    **dict.fromkeys(("response", "place", "instrument", "respondent", "phase"), CODES),
    **dict.fromkeys(("course_status", "statutory_measure"), CODES),
}

ODD_TEXTS = (
    *("a", "b", "a;b", 'a"b', '"', "a\nb", "a\r\nb", "a\rb", "\n", " a", "a ", " ", "-", "--", "0", "007", "'", "=1+1"),
    *(
        "å",
        "a\u030a",
        "Ω",
        "Ω",
        "\U0001d518",
        "\u2028",
        "\x85",
        "\x1c",
        "\ufeff",
        "NULL",
        "null",
        "nan",
        "\\N",
        "true",
        "x" * 300,
    ),
)
"""Good text: nothing is trimmed, folded or taken for a missing value; a letter and its parts are two."""

ODD_BUT_GOOD: Mapping[str, tuple[str, ...]] = {
    "activity_id": ODD_TEXTS,
    "family_id": ODD_TEXTS,
    "child_id": ODD_TEXTS,
    "score": ("0", "00", "007", "0" * 30 + "5", LONG, "999999999999999999", "1000000000000000000"),
    "cutoff": ("0", "011"),
    "held_on": ("0001-01-01", "9999-12-31", "2020-02-29", "2000-02-29"),
    "present": ("father|mother|father", "teacher|mother"),
    "municipality": ("151", "0151", "101", "0860"),
}

RAW = ('""', " ", ";", ";" * 20, ";" * 21, "a", 'a"b;c', '"a"b;c', "a" + ";" * 30)
"""Lines that are no registration: a wrong number of cells, or the right number of empty ones."""


def _change(choices: Mapping[str, tuple[str, ...]]) -> st.SearchStrategy[tuple[str, str]]:
    pairs = [(column, value) for column, values in choices.items() for value in values]
    return st.sampled_from(pairs)


@st.composite
def _cells(draw: st.DrawFn, name: int) -> list[str]:
    base: Registration = {"activity_id": f"a{name}", "municipality": "0151", "family_id": f"f{name}"}
    row = base | draw(registrations())
    for column, value in draw(st.lists(_change(ODD_BUT_GOOD), max_size=3)):
        row[column] = value
    kind = draw(st.sampled_from([*["good"] * 5, *["cell"] * 7, *["cells"] * 2, "no date", "no instrument", "width"]))
    if kind in {"cell", "cells"}:
        for column, value in draw(st.lists(_change(FAULTY), min_size=1, max_size=1 if kind == "cell" else 4)):
            row[column] = value
    if kind == "no date":
        row |= dict.fromkeys(("offered_on", "responded_on", "held_on"), "")
    if kind == "no instrument":
        row |= {"activity": "screening", "instrument": ""}
    cells = [row.get(column, "") for column in HEADER]
    if kind == "width":
        return draw(st.sampled_from([cells[:-1], [*cells, ""], cells[:2], [*cells, "x", "y"]]))
    return cells


def _written(cell: str, *, quoted: bool) -> str:
    must = any(letter in cell for letter in ';"\r\n')
    return '"' + cell.replace('"', '""') + '"' if must or quoted else cell


def file_of(rows: Iterable[Registration]) -> bytes:
    """Write these rows as a file."""
    told = [";".join(_written(row.get(column, ""), quoted=False) for column in HEADER) for row in rows]
    return "\n".join([";".join(HEADER), *told, ""]).encode()


def without_quotes(rows: Iterable[Registration]) -> bytes:
    """Write those of the rows that need no quotes."""
    return file_of(row for row in rows if all(_unquoted(cell) == cell for cell in row.values()))


def every_change() -> Iterator[Registration]:
    """Give a row for every faulty value and every odd but good one, each alone in an otherwise good row."""
    for choices in (FAULTY, ODD_BUT_GOOD):
        for column, values in choices.items():
            for number, value in enumerate(values):
                yield {
                    "activity_id": f"{column}{number}",
                    "municipality": "0151",
                    "family_id": "f",
                    "activity": "need_visit",
                    "held_on": "2020-06-01",
                    column: value,
                }


def _unquoted(cell: str) -> str:
    """Take out what only a quoted cell can hold."""
    return "".join(letter for letter in cell if letter not in ';"\r\n')


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Draw a whole file: good rows, damaged rows, rows sent again, blank lines; with or without BOM; LF, CRLF, both.

    Half of them hold no quote at all: the engine splits those in bulk.
    """
    plain = draw(st.booleans())
    numbers = draw(st.lists(st.integers(0, 30), min_size=5, max_size=40))
    ends = draw(st.sampled_from([("\n",), ("\r\n",), ("\n", "\r\n")]))
    lines = [";".join(HEADER)]
    for place, number in enumerate(numbers):
        before = draw(st.sampled_from(["row"] * 12 + ["blank", "raw"]))
        if before == "blank":
            lines.append("")
        if before == "raw":
            lines.append(draw(st.sampled_from([raw for raw in RAW if not (plain and '"' in raw)])))
        cells = [_unquoted(cell) if plain else cell for cell in draw(_cells(number))]
        lines.append(
            ";".join(_written(cell, quoted=not plain and (place + at) % 5 == 0) for at, cell in enumerate(cells))
        )
    closed = draw(st.booleans())
    text = "".join(line + ends[at % len(ends)] for at, line in enumerate(lines))
    text = text if closed else text.removesuffix("\n").removesuffix("\r")
    return (b"\xef\xbb\xbf" if draw(st.booleans()) else b"") + text.encode()
