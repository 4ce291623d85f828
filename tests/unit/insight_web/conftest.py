from pathlib import Path

import pytest

from vugge.insight.queries import figures as queries
from vugge.insight.queries.figures import DataSetView, FigureView
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


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the pictures out: drawing ninety charts takes a minute, and the journeys look at every one of them."""
    monkeypatch.setattr("vugge.ui.templatetags.ui.chart_svg", lambda _chart, _width: "")
