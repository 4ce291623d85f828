from pathlib import Path

import pytest

from vugge.insight import queries
from vugge.insight.queries import DataSetView, FigureView
from vugge.insight.rules.figures import FIGURES


@pytest.fixture(scope="session")
def data_set(published_data_set: Path) -> DataSetView:
    found = queries.data_set()
    assert found is not None
    assert found.folder.is_relative_to(published_data_set)
    return found


@pytest.fixture(scope="session")
def views(data_set: DataSetView) -> dict[str, FigureView]:
    return {view.figure.code: view for code in FIGURES for view in queries.programme(data_set, code).figures}
