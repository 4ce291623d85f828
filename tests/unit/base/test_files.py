"""Where a file can be put in whole."""

import errno
import os
from pathlib import Path

import pytest

from vugge.base.files import place_for


def test_a_new_file_and_one_there_already_have_a_place(tmp_path: Path) -> None:
    (tmp_path / "there.csv").touch()
    for name in ("there.csv", "new.csv"):
        assert place_for(tmp_path / name) == tmp_path / name


def test_a_link_leads_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "there.csv").touch()
    (tmp_path / "link.csv").symlink_to("there.csv")
    assert place_for(tmp_path / "link.csv") == tmp_path / "there.csv"


def test_nothing_else_is_ever_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "ring").symlink_to("ring")
    places = ((tmp_path / "pipe", errno.EEXIST), (tmp_path / "folder", errno.EISDIR), (tmp_path / "ring", errno.ELOOP))
    for path, number in (*places, (Path(os.devnull), errno.EEXIST)):
        with pytest.raises(OSError, match=str(path)) as caught:
            place_for(path)
        assert caught.value.errno == number
