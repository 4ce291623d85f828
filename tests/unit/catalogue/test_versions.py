"""A figure for a day uses the parameters that counted on that day."""

import datetime as dt
from pathlib import Path

import pytest

from tests.unit.catalogue.test_faulty_files import GOOD, NAMES
from vugge.base.errors import ExpectedError
from vugge.catalogue import facts
from vugge.catalogue.rules.versions import in_force

NEW_YEAR = dt.date(2020, 1, 1)


def later(number: int, begins: str) -> str:
    return GOOD.replace("version = 1", f"version = {number}\n{begins}")


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"early{name.replace('first', '').replace('v', '.v')}.toml").write_text(text, encoding="utf-8")


def test_each_day_has_its_version(tmp_path: Path) -> None:
    write(tmp_path, first=GOOD, v2=later(2, "valid_from = 2020-01-01"), v10=later(10, "valid_from = 2021-01-01"))
    versions = facts.read_programme(tmp_path, "early", NAMES)
    days = (dt.date.min, NEW_YEAR - dt.timedelta(days=1), NEW_YEAR, dt.date(2020, 12, 31), dt.date.max)
    assert [in_force(versions, day)["version"] for day in days] == [1, 1, 2, 2, 10]


def test_later_version_must_say_from_when(tmp_path: Path) -> None:
    write(tmp_path, first=GOOD, v2=later(2, ""))
    with pytest.raises(ExpectedError, match=r"early.v2.toml: valid_from mangler"):
        facts.read_programme(tmp_path, "early", NAMES)


def test_later_version_must_begin_later(tmp_path: Path) -> None:
    write(tmp_path, first=GOOD.replace("version = 1", "version = 1\nvalid_from = 2020-01-01"))
    write(tmp_path, v2=later(2, "valid_from = 2020-01-01"))
    with pytest.raises(ExpectedError, match=r"early.v2.toml, linje 4, valid_from: Der står 2020-01-01"):
        facts.read_programme(tmp_path, "early", NAMES)


def test_faults_of_every_version_are_told_together(tmp_path: Path) -> None:
    write(tmp_path, first=GOOD.replace("source", "kilde"), v2=later(3, "valid_from = 2020-01-01"))
    with pytest.raises(ExpectedError, match="har 3 fejl") as error:
        facts.read_programme(tmp_path, "early", NAMES)
    assert "early.v2.toml, linje 3, version: Der står 3, men filens navn siger version 2." in str(error.value)


def test_another_programmes_files_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path, first=GOOD)
    (tmp_path / "early-days.toml").write_text("nonsense", encoding="utf-8")
    assert len(facts.read_programme(tmp_path, "early", NAMES)) == 1
