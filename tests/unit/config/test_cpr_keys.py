"""The key CPR numbers are sealed with: made once by `vugge migrate`, private, and never by reading settings."""

import stat
from pathlib import Path

from vugge.base.sealing import KEY_SIZE, KeyRing
from vugge.config.secret import keep_cpr_keys, kept_cpr_keys


def test_key_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    keep_cpr_keys(tmp_path / "home")
    first = kept_cpr_keys(tmp_path / "home")
    keep_cpr_keys(tmp_path / "home")
    assert kept_cpr_keys(tmp_path / "home") == first
    assert [len(key) for key in first.values()] == [KEY_SIZE]
    (file,) = (tmp_path / "home").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_reading_without_a_key_makes_none_that_lasts(tmp_path: Path) -> None:
    assert kept_cpr_keys(tmp_path) != kept_cpr_keys(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_one_home_sealed_another_does_not_find(tmp_path: Path) -> None:
    for name in ("a", "b"):
        keep_cpr_keys(tmp_path / name)
    one, other = (KeyRing(kept_cpr_keys(tmp_path / name), purpose="cpr") for name in ("a", "b"))
    assert one.digest("0707614285") != other.digest("0707614285")
