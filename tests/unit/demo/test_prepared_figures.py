from pathlib import Path

import pytest

from vugge.demo import actions


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the lines of each extract that is frozen, without counting its figures."""
    lines: list[int] = []

    def freeze(*, source: Path, folder: Path, published: bool, **_also: object) -> None:
        assert published
        lines.append(len(source.read_text(encoding="utf-8").splitlines()))
        folder.mkdir(exist_ok=True)

    monkeypatch.setattr("vugge.insight.actions.freeze_data_set", freeze)
    monkeypatch.setattr("vugge.demo.rules.published.rows", lambda: iter([("1",) * 21, ("2",) * 21]))
    return lines


@pytest.fixture
def said() -> list[str]:
    return []


def test_first_start_freezes_the_published_extract_and_says_so(
    tmp_path: Path, frozen: list[int], said: list[str]
) -> None:
    actions.prepare(tmp_path, said.append)
    assert frozen == [3]
    assert len(said) == 2
    assert not list((tmp_path / "datasets").glob(".extract-*"))
    assert (tmp_path / "datasets").stat().st_mode & 0o077 == 0


def test_next_start_finds_it_there(tmp_path: Path, frozen: list[int], said: list[str]) -> None:
    actions.prepare(tmp_path, said.append)
    said.clear()
    actions.prepare(tmp_path, said.append)
    assert (frozen, said) == ([3], [])


def test_other_programs_make_it_again(
    tmp_path: Path, frozen: list[int], said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.prepare(tmp_path, said.append)
    monkeypatch.setattr(actions, "fingerprint", lambda: "another version")
    actions.prepare(tmp_path, said.append)
    assert frozen == [3, 3]


def test_interrupted_freezing_is_begun_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[str]) -> None:
    def fail(**_all: object) -> None:
        raise OSError("no room left")

    monkeypatch.setattr("vugge.demo.rules.published.rows", lambda: iter(()))
    monkeypatch.setattr("vugge.insight.actions.freeze_data_set", fail)
    for _attempt in range(2):
        with pytest.raises(OSError, match="no room left"):
            actions.prepare(tmp_path, said.append)
    assert len(said) == 4
