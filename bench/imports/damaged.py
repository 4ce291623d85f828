"""A seeded extract of which a tenth is malformed in every way a file may be, the same bytes every time."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pyarrow.parquet as pq

from bench.figures import seeded
from vugge.insight.rules.extract import HEADER

BLOCK = 20_000
MALFORMED, SENT_AGAIN, QUOTED = 0.1, 0.02, 0.01
LONG = "x" * (1 << 20)
LONG_CELLS = 40
"""How many cells of 1 MB a file holds; half of them stand where any text is good."""

OPEN_QUOTES = 6
"""Each costs its own line only, as no other quote stands within a million characters: they lie in the second half of the
file, the cells with quotes of their own in the first."""

Cells = list[str]
Damage = Callable[[Cells, random.Random], str]


def _cell(column: str, *values: str) -> Damage:
    place = HEADER.index(column)

    def damage(cells: Cells, dice: random.Random) -> str:
        cells[place] = dice.choice(values)
        return ";".join(cells)

    return damage


def _narrow(cells: Cells, dice: random.Random) -> str:
    return ";".join(cells[: dice.randrange(2, len(cells))])


def _wide(cells: Cells, dice: random.Random) -> str:
    return ";".join([*cells, *["x"] * dice.randrange(1, 9)])


DAMAGES: tuple[tuple[int, Damage], ...] = (
    (20, _cell("held_on", "31-02-2020", "2020-02-31", "2020-2-3", "i dag", "20200203")),
    (20, _cell("score", "12,5", "elleve", "-1", " 7")),
    (10, _cell("level", "5", "0", "to")),
    (10, _cell("referrals", "familiehus", "cosp|", "Cosp")),
    (10, _cell("municipality", "999", "15", "")),
    (10, _cell("activity", "hjemmebesøg", "Screening", "")),
    (5, _cell("activity_id", "")),
    (5, _cell("response", "ja\0", "ja")),
    (10, _narrow),
    (10, _wide),
)
"""Each way to be malformed, and how often."""

_OPEN = _cell("child_id", '"åben')
_QUOTED = _cell("child_id", '"b;1"', '"b ""1"""', '"to\nlinjer"')
_LONG = _cell("child_id", LONG), _cell("place", LONG)
_NUL = _cell("family_id", "f\0g")


@dataclass
class Written:
    """What a file holds, known before anything reads it."""

    read: int = 0
    rejected: int = 0


def write(target: Path, rows: int, seed: int, only: str = "") -> Written:
    """Write an extract of ``rows`` rows to ``target``; return how many a reader must find, and reject.

    With ``only`` every good row is that municipality's.
    """
    dice = random.Random(seed)  # noqa: S311 - a measurement must be repeatable
    told = Written()
    with TemporaryDirectory(dir=target.parent) as folder, target.open("wb") as file:
        good = Path(folder) / "good.parquet"
        seeded.write(good, rows, seed)
        file.write((";".join(HEADER) + "\n").encode())
        for lines in _blocks(good, only):
            dice.shuffle(lines)
            file.writelines((_written(lines, place, dice, told, rows) + "\n").encode() for place in range(len(lines)))
    return told


def _blocks(good: Path, only: str) -> Iterator[list[str]]:
    with pq.ParquetFile(good) as source:
        for batch in source.iter_batches(BLOCK, columns=list(HEADER)):
            frame = pl.DataFrame(batch)
            if only:
                frame = frame.with_columns(municipality=pl.lit(only))
            yield frame.select(HEADER).write_csv(separator=";", include_header=False, null_value="").splitlines()


def _written(lines: list[str], place: int, dice: random.Random, told: Written, rows: int) -> str:
    """Write a row: damaged, sent before, odd but good, or as it is."""
    told.read += 1
    cells = lines[place].split(";")
    chance = dice.random()
    if told.read > rows // 2 and told.read % (rows // (2 * OPEN_QUOTES)) == 0:
        told.rejected += 1
        return _OPEN(cells, dice)
    if chance < MALFORMED:
        told.rejected += 1
        return dice.choices([damage for _, damage in DAMAGES], [weight for weight, _ in DAMAGES])[0](cells, dice)
    if chance > 1 - SENT_AGAIN:
        return lines[dice.randrange(place + 1)]
    if chance > 1 - SENT_AGAIN - LONG_CELLS / rows:
        kind = dice.randrange(2)
        told.rejected += kind
        return _LONG[kind](cells, dice)
    if told.read < rows // 3 and chance < MALFORMED + QUOTED:
        return dice.choice((_QUOTED, _NUL))(cells, dice)
    return lines[place]
