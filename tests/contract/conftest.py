"""The command line on a database of the test's own."""

from pathlib import Path

import pytest

from tests.contract.commands import CommandLine, at_the_command_line
from tests.own_databases import OwnDatabase


@pytest.fixture
def line(
    own_database: OwnDatabase,  # noqa: ARG001 - asked for by name, for its effect
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> CommandLine:
    """A person at the command line; nothing has been read in."""
    return at_the_command_line(tmp_path, monkeypatch, capsys)
