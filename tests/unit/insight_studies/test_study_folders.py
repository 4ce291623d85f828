"""Where a study's files are written, and what is left when they cannot be. Source: the synthetic control contract."""

from pathlib import Path

import pytest

from tests.unit.insight_studies.studies_on_disk import command, lay
from vugge.insight.rules.synthetic_control.written import FILES


@pytest.mark.parametrize("name", FILES)
def test_folder_where_a_file_should_be_stops_it_before_an_earlier_study_is_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for each in FILES:
        (out / each).write_text("earlier", encoding="utf-8")
    (out / name).unlink()
    (out / name).mkdir()
    assert command(lay(tmp_path), out) == 2
    assert capsys.readouterr().err == f"{out / name}: det er en mappe.\n"
    assert {each.read_text("utf-8") for each in out.iterdir() if each.name != name} == {"earlier"}
    assert len(list(out.iterdir())) == len(FILES)


def test_panel_that_would_be_written_over_is_left_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec = lay(tmp_path, ('panel = "panel.csv"', 'panel = "paths.csv"'))
    (tmp_path / "panel.csv").rename(tmp_path / "paths.csv")
    before = (tmp_path / "paths.csv").read_bytes()
    assert command(spec, tmp_path) == 2
    assert capsys.readouterr().err == (
        f"{tmp_path / 'paths.csv'} er en af dem, der regnes på, og ville blive skrevet over. "
        "Vælg en anden mappe til resultatet.\n"
    )
    assert (tmp_path / "paths.csv").read_bytes() == before


def test_folders_made_on_the_way_are_taken_away_when_nothing_could_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, *_args: object, **_kwargs: object) -> int:
        raise OSError(28, "No space left on device")

    spec, out = lay(tmp_path), tmp_path / "one" / "two" / "out"
    monkeypatch.setattr(Path, "write_text", full)
    assert command(spec, out) == 2
    assert capsys.readouterr().err == f"{out}: der er ikke plads på drevet.\n"
    assert not (tmp_path / "one").exists()
