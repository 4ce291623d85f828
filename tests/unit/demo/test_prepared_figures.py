"""The demonstration's registrations are read in and released once, and anew when other programs would make others."""

from pathlib import Path

import pytest

from vugge.demo.actions import registrations
from vugge.demo.actions.registrations import prepare_registrations
from vugge.insight.rules.figures import FIGURES


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Tell what is read in, with its number of lines, and released, without doing it."""
    told: list[str] = []

    def import_file(*, source: Path, room: Path, **_also: object) -> None:
        assert source.parent == room
        told.append(f"{source.name} {len(source.read_text(encoding='utf-8').splitlines())}")

    monkeypatch.setattr(registrations, "import_file", import_file)
    monkeypatch.setattr(registrations, "release", lambda *, programme, **_also: told.append(programme))
    monkeypatch.setattr("vugge.demo.rules.published.rows", lambda: iter([("1",) * 21, ("2",) * 21]))
    monkeypatch.setattr("vugge.demo.rules.birkeby.rows", lambda _until: iter([("3",) * 21]))
    return told


@pytest.fixture
def said() -> list[str]:
    return []


EVERYTHING = ["offentliggjort.csv 3", "birkeby.csv 2", *FIGURES]


def test_first_start_reads_in_what_was_published_and_birkebys_and_releases_it(
    tmp_path: Path, done: list[str], said: list[str]
) -> None:
    prepare_registrations(tmp_path, said.append)
    assert done == EVERYTHING
    assert len(said) == 3
    assert not list(tmp_path.glob(".extracts-*"))


def test_next_start_finds_it_there(tmp_path: Path, done: list[str], said: list[str]) -> None:
    prepare_registrations(tmp_path, said.append)
    said.clear()
    prepare_registrations(tmp_path, said.append)
    assert (done, said) == (EVERYTHING, [])


def test_other_programs_make_it_again(
    tmp_path: Path, done: list[str], said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare_registrations(tmp_path, said.append)
    monkeypatch.setattr(registrations, "fingerprint", lambda: "another version")
    prepare_registrations(tmp_path, said.append)
    assert done == EVERYTHING * 2


def test_interrupted_reading_is_begun_again(
    tmp_path: Path, done: list[str], said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_all: object) -> None:
        raise OSError("no room left")

    monkeypatch.setattr(registrations, "release", fail)
    for _attempt in range(2):
        with pytest.raises(OSError, match="no room left"):
            prepare_registrations(tmp_path, said.append)
    assert done == EVERYTHING[:2] * 2
    assert not list(tmp_path.glob(".extracts-*"))
