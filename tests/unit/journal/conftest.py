"""A journal and a home of the test's own."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.journals import Journal, kept


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, settings: LazySettings) -> None:
    settings.DATA_SETS = tmp_path / "datasets"


@pytest.fixture(name="journal")
def _journal(monkeypatch: pytest.MonkeyPatch) -> Journal:
    """An empty journal, to be written in by the test."""
    return kept(monkeypatch)
