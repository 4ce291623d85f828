"""`vugge figures` from the database gives the very bytes it gives straight from the same files."""

from pathlib import Path

import pytest
from django.db import transaction

from tests.contract.commands import EXAMPLE, PROGRAMMES, CommandLine
from tests.imports import HEAD
from tests.world import member
from vugge.access.rules.roles import Role
from vugge.base.tenancy.context import within
from vugge.insight.actions import imports
from vugge.insight.facts import stored

SOME = {"329": "0329", "615": "0615", "766": "0766", "810": "0810", "320": "0320"}
"""Municipalities of both models and both rounds, as the example writes them, and their codes."""


def parts(line: CommandLine) -> list[Path]:
    """Part some municipalities' rows of the example in two files that share activities."""
    rows = [row for row in line.extract.read_text().splitlines() if row.split(";")[1] in SOME]
    folder = line.folder / "filer"
    folder.mkdir()
    made = []
    for name, some in (("1.csv", rows[:100]), ("2.csv", rows[60:])):
        made.append(folder / name)
        made[-1].write_text("\n".join([HEAD, *some, ""]))
    return made


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_stored_figures_are_those_of_the_extract(line: CommandLine, programme: str) -> None:
    line.imports(line.extract)
    found = line.figures(programme, "stored")
    assert found == line.figures(programme, "straight", "--extract", line.extract)
    thousand = programme == PROGRAMMES[1]
    expected = (EXAMPLE / "expected.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert {each for each in expected if each.startswith("T-") == thousand} <= set(found[0].decode().splitlines())


def test_nothing_stored_gives_the_figures_of_an_empty_extract(line: CommandLine) -> None:
    empty = line.folder / "tom.csv"
    empty.write_text(HEAD + "\n")
    assert line.figures(PROGRAMMES[0], "stored") == line.figures(PROGRAMMES[0], "straight", "--extract", empty)


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_two_imports_count_as_their_folder_does(line: CommandLine, programme: str) -> None:
    first, second = parts(line)
    line.imports(first)
    line.imports(second)
    assert line.figures(programme, "stored") == line.figures(programme, "straight", "--extract", first.parent)


def test_the_other_order_counts_as_the_other_order_does(line: CommandLine) -> None:
    first, second = parts(line)
    line.imports(second)
    line.imports(first)
    second.with_name("2.rejected.csv").unlink()  # beside a file that gets another name it would be taken for an extract
    second.rename(second.with_name("0.csv"))
    straight = line.figures(PROGRAMMES[0], "straight", "--extract", first.parent)
    assert line.figures(PROGRAMMES[0], "stored") == straight


def test_after_an_undo_the_figures_are_those_of_the_other_file(line: CommandLine) -> None:
    first, second = parts(line)
    line.imports(first)
    line.imports(second)
    for code in SOME.values():
        undo_first(code)
    assert line.figures(PROGRAMMES[0], "stored") == line.figures(PROGRAMMES[0], "straight", "--extract", second)


def undo_first(code: str) -> None:
    """Take the first import of a municipality's back, as its leader."""
    with transaction.atomic():
        leader = member(role=Role.LEAD, municipality=code)
    with within(municipality=code):
        imports.undo(by=leader, import_id=next(iter(stored.current_imports(leader.municipality))), reason="Forkert fil")
