"""The published extract read into the database, each municipality under its own name, and counted out of it again."""

import os
from pathlib import Path

import pytest

from tests.published import everybody
from vugge.access.rules.actors import Operator
from vugge.insight.actions.files import count_stored
from vugge.insight.rules.cells import from_csv
from vugge.insight.rules.figures import FIGURES


@pytest.mark.usefixtures("demo_database")
@pytest.mark.parametrize("programme", FIGURES)
def test_what_is_stored_gives_every_cell_of_the_published_extract(programme: str, tmp_path: Path) -> None:
    count_stored(by=Operator(), programme=programme, out=tmp_path)
    stored = {(*cell.key, cell.value, cell.base) for cell in from_csv((tmp_path / "figures.csv").read_text("utf-8"))}
    expected = everybody(Path(os.environ["VUGGE_HOME"]))[programme]
    assert stored == {
        (cell.figure, cell.measure, cell.group, cell.level, cell.value, cell.base)
        for view in expected.figures
        for cell in view.cells
        if cell.value
    }
