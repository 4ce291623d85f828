import stat
from pathlib import Path

import pytest

from vugge.base.errors import ExpectedError
from vugge.base.files import catalogue_file, write_private
from vugge.base.home import home, make_private


def test_the_home_is_where_the_environment_says_else_in_the_users_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VUGGE_HOME", "/somewhere")
    assert home() == Path("/somewhere")
    monkeypatch.delenv("VUGGE_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert home() == Path("/data/vugge")
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.setenv("HOME", "/people/signe")
    assert home() == Path("/people/signe/.local/share/vugge")


def test_an_open_folder_with_something_in_it_is_refused_and_left_open(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "somebody's").touch()
    with pytest.raises(ExpectedError, match="rummer allerede noget"):
        make_private(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_an_empty_open_folder_is_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_private(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


def test_a_file_in_the_way_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExpectedError, match="kan ikke bruge mappen"):
        make_private(tmp_path / "file" / "home")


def test_a_private_file_is_read_by_its_owner_alone(tmp_path: Path) -> None:
    write_private(tmp_path / "secret", "æøå")
    assert (tmp_path / "secret").read_text(encoding="utf-8") == "æøå"
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret"]


def test_the_catalogue_is_found_in_the_checkout_and_a_missing_file_is_an_error() -> None:
    assert catalogue_file("municipalities.csv").is_file()
    with pytest.raises(FileNotFoundError, match=r"catalogue/programmes/none\.toml"):
        catalogue_file("programmes", "none.toml")
