"""Files of random bytes given to a dry run (attacks, G5): a count or a sentence, never a traceback."""

import random
from pathlib import Path

import pytest

from tests.unit.insight.extract_files import HEAD, checked, line
from vugge.insight.facts.rejections import ExtractError
from vugge.insight.facts.sifting import read_report

FILES = 300
_STARTS = (
    b"",
    b"",
    b"PAR1",
    b"\xef\xbb\xbf",
    f"{HEAD}\n".encode(),
    f"{HEAD}\r\n".encode(),
    f"{HEAD}\n{line()}\n".encode(),
)
_LETTERS = (bytes(range(256)), b';"\n\r', b';"\n0123456789-|ab', 'æø\0\x01;"\n\u2028'.encode())


def random_file(dice: random.Random) -> bytes:
    letters = dice.choice(_LETTERS)
    return dice.choice(_STARTS) + bytes(dice.choices(letters, k=dice.choice([0, 1, 20, 300, 5000])))


@pytest.mark.parametrize("seed", range(10))
def test_random_bytes_are_counted_or_refused_with_a_sentence(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - the same files every time
    source = tmp_path / "x.csv"
    for _ in range(FILES // 10):
        source.write_bytes(random_file(dice))
        try:
            found = checked(source, "0151")
        except ExtractError as refused:
            assert str(refused).endswith(".")  # noqa: PT017 - being refused is one of two good ends
        else:
            assert found.read == found.good + found.rejected
            assert len(list(read_report(source.with_suffix(".rejected")))) == found.rejected


def test_cells_of_a_megabyte_go_all_the_way_in_little_memory(tmp_path: Path) -> None:
    source = tmp_path / "x.csv"
    long = "x" * (1 << 20)
    with source.open("w", encoding="utf-8") as file:
        file.write(f"{HEAD}\n")
        file.writelines(line(activity_id=long + str(at), level=long if at % 2 else "1") + "\n" for at in range(40))
    found = checked(source)
    assert (found.good, found.rejected, found.keys) == (20, 20, 20)
