"""A municipality's pages and files, and what the command counts straight from its part of the extract, are the same."""

import os
import re
from pathlib import Path

import pytest

from tests.published import published_extract
from tests.world import Browser, client_for, member
from vugge.access.rules.actors import Operator
from vugge.access.rules.roles import Role
from vugge.insight.actions.extracts import count_extract
from vugge.insight.rules.figures import FIGURES
from vugge.insight.rules.manifest import DataSetFacts

PLACES = {"early-intervention": "0615", "thousand-days": "0151"}
"""A municipality that takes part in each: Horsens and Ballerup."""
FILES = {"early-intervention": "/tidlig-indsats", "thousand-days": "/1000-dage"}


@pytest.fixture(params=FIGURES)
def programme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def extract(programme: str, tmp_path: Path) -> Path:
    """The municipality's lines of the published extract, as it would have them itself."""
    head, *lines = published_extract(Path(os.environ["VUGGE_HOME"])).read_text("utf-8").splitlines()
    place = head.split(";").index("municipality")
    own = [line for line in lines if line.split(";")[place].zfill(4) == PLACES[programme]]
    assert len(own) > 200
    path = tmp_path / "own.csv"
    path.write_text("\n".join([head, *own, ""]), encoding="utf-8")
    return path


@pytest.fixture
def counted(extract: Path, programme: str, tmp_path: Path) -> tuple[DataSetFacts, set[str]]:
    found = count_extract(by=Operator(), source=extract, programme=programme, out=tmp_path / "out")
    return found, set((tmp_path / "out" / "figures.csv").read_text("utf-8").splitlines())


@pytest.fixture
def reader(demo_database: None, programme: str) -> Browser:  # noqa: ARG001 - asked for by name, for its effect
    return client_for(member(role=Role.PROJECT_LEADER, municipality=PLACES[programme]))


def test_file_holds_what_the_command_counts(
    reader: Browser, programme: str, counted: tuple[DataSetFacts, set[str]]
) -> None:
    lines = reader.get(f"{FILES[programme]}.csv").content.decode().splitlines()
    assert {line for line in lines if line.split(";")[4] != "0"} == counted[1]
    assert len(counted[1]) > 20


def test_page_names_the_command_s_checksum(
    reader: Browser, programme: str, counted: tuple[DataSetFacts, set[str]]
) -> None:
    checksums = re.findall(r"\b[0-9a-f]{64}\b", reader.get(FILES[programme]).content.decode())
    assert set(checksums) == {counted[0].sha256}
