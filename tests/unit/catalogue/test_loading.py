"""The national files are loaded once for each version, and what has been loaded never changes."""

from pathlib import Path
from shutil import copytree

import pytest

from tests.catalogues import contents
from tests.world import member
from vugge.access.actions.recording import RefusedError
from vugge.access.models import NationalEvent
from vugge.access.rules.actors import Operator
from vugge.base.clock import today
from vugge.base.errors import ExpectedError
from vugge.base.files import catalogue_file
from vugge.catalogue.actions import national as action
from vugge.catalogue.actions.national import load_national
from vugge.catalogue.models import NationalFile
from vugge.catalogue.queries import national as query
from vugge.catalogue.queries.national import NotLoadedError, is_all_loaded, national_on
from vugge.catalogue.rules.loading import CODES, checksum
from vugge.catalogue.rules.references import dangling

pytestmark = pytest.mark.django_db


@pytest.fixture(name="files")
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lead the product to a copy of the catalogue that a test may spoil."""
    copied = copytree(catalogue_file("municipalities.csv").parent, tmp_path / "catalogue")
    for module in (action, query):
        monkeypatch.setattr(module, "catalogue_file", copied.joinpath)
    return Path(copied)


def mends(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_setting_up_has_loaded_every_file_and_told_it() -> None:
    assert set(CODES) < set(NationalFile.objects.values_list("code", flat=True))
    assert NationalFile.objects.filter(code="early-intervention").exists()
    assert NationalEvent.objects.filter(action="load_national").count() == 1
    assert is_all_loaded()


def test_loading_again_loads_nothing() -> None:
    assert load_national(by=Operator()) == ()


def test_comment_and_layout_may_change(files: Path) -> None:
    mends(files / "topics.toml", "[[topics]]", "# a comment\n\n[[topics]]")
    assert is_all_loaded()


def test_changed_file_is_refused_with_what_to_do(files: Path) -> None:
    mends(files / "parameters.toml", "default = 90", "default = 60")
    assert not is_all_loaded()
    with pytest.raises(ExpectedError, match=r"parameters\.toml siger noget andet.*ny fil med version 2 og valid_from"):
        load_national(by=Operator())


def test_new_version_counts_from_its_day(files: Path) -> None:
    text = (files / "parameters.toml").read_text(encoding="utf-8")
    newer = text.replace("version = 1", "version = 2\nvalid_from = 2027-01-01", 1)
    newer = newer.replace("default = 90", "default = 60")
    (files / "parameters.v2.toml").write_text(newer, encoding="utf-8")
    assert load_national(by=Operator()) == ("parameters 2",)
    days = {}
    for day in ((2026, 12, 31), (2027, 1, 1)):
        found, _instruments = national_on(today().replace(*day))
        days[day] = next(each.default for each in found.parameters if each.code == "days_without_contact")
    assert list(days.values()) == [90, 60]


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("visit-kinds.toml", 'unit = "days"', 'unit = "hours"', "Her må stå: days, weeks, months, weeks_pregnant."),
        ("visit-kinds.toml", "first = 16", "first = 36", "Der står 30, men first er 36."),
        ("visit-kinds.toml", 'kind = "maternity"', 'kind = "matrnity"', '"matrnity" er ikke blandt [[kinds]]'),
        ("topics.toml", 'code = "meals"', 'code = "sleep"', "koden står der allerede"),
        ("levels.toml", "number = 2", 'number = "2"', "Tag citationstegnene væk: 2."),
        ("observations.toml", '["relation", "weight"', '["relation", "wait"', '"wait" er ikke blandt [[observations]]'),
        ("laws.toml", "to = 2023-12-31", "from = 2024-01-01\nto = 2023-12-31", "perioden begynder først 2024-01-01"),
        ("visit-kinds.toml", "in_use = true", 'in_use = "ja"', "Skriv true eller false"),
    ],
)
def test_faulty_file_is_told_by_its_place(files: Path, file: str, old: str, new: str, fault: str) -> None:
    mends(files / file, old, new)
    with pytest.raises(ExpectedError) as told:
        load_national(by=Operator())
    assert fault in str(told.value)
    assert file in str(told.value)


def test_nobody_but_the_operator_loads_them() -> None:
    with pytest.raises(RefusedError):
        load_national(by=member(municipality="0101"))


def test_empty_database_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NationalFile.objects, "filter", lambda **_named: NationalFile.objects.none())
    with pytest.raises(NotLoadedError, match="vugge migrate"):
        national_on(today())


def test_shipped_files_name_nothing_that_is_not_there() -> None:
    assert dangling(contents()) == []
    assert len({checksum(each) for each in contents().values()}) == len(CODES)
