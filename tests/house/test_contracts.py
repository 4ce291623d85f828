"""The contracts of `.importlinter` break when they should: each kind of forbidden import is planted in a copy."""

import configparser
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house.source import ROOT

WITHOUT_ROOMS = {"config", "demo", "ui", "base"}


@dataclass(frozen=True)
class Plant:
    """A file, the import planted in it, and the contract that must name the pair."""

    contract: str
    file: str
    imports: str


FORBIDDEN = [
    Plant("floors", "vugge.base.planted", "vugge.ui.planted"),
    Plant("floors", "vugge.insight.queries.upward", "vugge.portal.queries.planted"),
    Plant("floors", "vugge.visits.actions.planted", "vugge.groups.queries.planted"),
    Plant("floors", "vugge.catalogue.queries.planted", "vugge.people.queries.planted"),
    Plant("rooms", "vugge.care.models.upward", "vugge.care.web.planted"),
    Plant("rooms", "vugge.care.facts.planted", "vugge.care.queries.planted"),
    Plant("demo-rooms", "vugge.demo.rules.planted", "vugge.demo.actions.planted"),
    Plant("neighbours", "vugge.exchange.statbank.rules.planted", "vugge.exchange.statbank.port"),
    Plant("rules-on-paper", "vugge.exchange.statbank.rules.framed", "django.utils.text"),
    Plant("facts-beside", "vugge.care.queries.counting", "vugge.care.facts.planted"),
    Plant("facts-beside", "vugge.insight.queries.counting", "vugge.care.facts.planted"),
    Plant("web-through-doors", "vugge.care.web.shortcut", "vugge.care.models.planted"),
    Plant("web-through-doors", "vugge.insight.web.shortcut", "vugge.insight.facts.planted"),
    Plant("web-is-the-top", "vugge.teamwork.actions.showing", "vugge.care.web.planted"),
    Plant("reading-never-writes", "vugge.care.queries.writing", "vugge.people.actions.planted"),
    Plant("models-are-shape", "vugge.care.models.reading", "vugge.people.queries.planted"),
    Plant("rules-on-paper", "vugge.care.rules.framed", "django.utils.text"),
    Plant("rules-on-paper", "vugge.care.rules.timed", "vugge.base.clock"),
    Plant("rules-know-base", "vugge.care.rules.nosy", "vugge.people.rules.planted"),
    Plant("outer-through-doors", "vugge.desk.queries.counting", "vugge.care.facts.planted"),
    Plant("insight-through-facts", "vugge.insight.facts.asking", "vugge.care.queries.planted"),
    Plant("models-of-people", "vugge.desk.queries.shortcut", "vugge.people.models.planted"),
    Plant("models-of-care", "vugge.visits.actions.shortcut", "vugge.care.models.planted"),
    Plant("models-of-insight", "vugge.config.planted", "vugge.insight.models.planted"),
    Plant("models-of-access", "vugge.demo.actions.shortcut", "vugge.access.models.planted"),
]
STRANGE_ROOMS = [
    ("floors", "vugge.planning"),
    ("rooms", "vugge.care.helpers"),
    ("demo-rooms", "vugge.demo.utils"),
    ("neighbours", "vugge.exchange.statbank.utils"),
]
ALLOWED = [
    Plant("", "vugge.insight.queries.shown", "vugge.insight.facts.planted"),
    Plant("", "vugge.insight.facts.counted", "vugge.care.facts.planted"),
    Plant("", "vugge.people.queries.logged", "vugge.access.actions.planted"),
    Plant("", "vugge.desk.web.pages", "vugge.desk.queries.planted"),
    Plant("", "vugge.desk.queries.asked", "vugge.care.queries.planted"),
    Plant("", "vugge.care.rules.marked", "vugge.base.planted"),
]


def copy_of_house(place: Path) -> Path:
    for file in (ROOT / "src" / "vugge").rglob("*.py"):
        copy = place / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, copy)
    shutil.copy(ROOT / ".importlinter", place)
    return place


def plant(house: Path, module: str, line: str = "") -> None:
    """Write one file; a room that was a single file becomes a package first."""
    file = (house / "src" / Path(*module.split("."))).with_suffix(".py")
    for folder in reversed(file.relative_to(house / "src").parents[:-1]):
        package = house / "src" / folder
        package.mkdir(exist_ok=True)
        if package.with_suffix(".py").exists():
            package.with_suffix(".py").rename(package / "__init__.py")
        (package / "__init__.py").touch()
    if line or not file.exists():
        file.write_text(line)


def plant_all(house: Path, plants: list[Plant]) -> None:
    for planted in plants:
        plant(house, planted.file, f"import {planted.imports}\n")
        if planted.imports.startswith("vugge."):
            plant(house, planted.imports)


def lint(house: Path) -> tuple[int, str]:
    done = subprocess.run(  # noqa: S603 — our own tool on our own copy
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=house,
        env=os.environ | {"PYTHONPATH": str(house / "src"), "COLUMNS": "300"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def contracts() -> dict[str, configparser.SectionProxy]:
    read = configparser.ConfigParser()
    read.read(ROOT / ".importlinter", encoding="utf-8")
    return {section.rpartition(":")[2]: read[section] for section in read.sections() if ":" in section}


def said_of(contract: str, output: str) -> str:
    """Return what lint-imports says under the heading of one broken contract."""
    name = contracts()[contract]["name"]
    assert f"{name} BROKEN" in output, output
    heading = f"{name}\n{'-' * len(name)}\n"
    others = {f"\n{c['name']}\n{'-' * len(c['name'])}\n" for c in contracts().values()}
    said = output.partition(heading)[2]
    return min((said.partition(other)[0] for other in others), key=len)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[int, str]:
    house = copy_of_house(tmp_path_factory.mktemp("planted"))
    plant_all(house, FORBIDDEN)
    for _contract, room in STRANGE_ROOMS:
        plant(house, room)
    plant(house, "vugge.care.rules.indirect", "import vugge.base.framed\n")
    plant(house, "vugge.base.framed", "import django\n")
    return lint(house)


def test_house_as_it_stands_keeps_every_contract(tmp_path: Path) -> None:
    code, output = lint(copy_of_house(tmp_path))
    assert (code, output.count("BROKEN")) == (0, 0), output


def test_imports_the_table_of_rooms_allows_are_allowed(tmp_path: Path) -> None:
    house = copy_of_house(tmp_path)
    plant_all(house, ALLOWED)
    code, output = lint(house)
    assert code == 0, output


def test_a_planted_import_fails_the_build(planted: tuple[int, str]) -> None:
    assert planted[0] == 1


@pytest.mark.parametrize("fault", FORBIDDEN, ids=lambda fault: f"{fault.file} -> {fault.imports}")
def test_forbidden_import_is_named(fault: Plant, planted: tuple[int, str]) -> None:
    target = fault.imports if fault.imports.startswith("vugge.") else "django"
    assert f"{fault.file} -> {target} (" in said_of(fault.contract, planted[1])


@pytest.mark.parametrize(("contract", "room"), STRANGE_ROOMS)
def test_module_without_a_floor_or_room_is_named(contract: str, room: str, planted: tuple[int, str]) -> None:
    assert f"- {room}\n" in said_of(contract, planted[1])


def test_rules_refuse_django_behind_a_file_of_base(planted: tuple[int, str]) -> None:
    said = said_of("rules-on-paper", planted[1])
    assert "vugge.care.rules.indirect -> vugge.base.framed (" in said
    assert "vugge.base.framed -> django (" in said


def test_every_contract_is_seen_to_break() -> None:
    planted_for = {fault.contract for fault in FORBIDDEN} | {contract for contract, _room in STRANGE_ROOMS}
    assert {name for name in contracts() if not name.startswith("models-of-")} <= planted_for


def test_every_module_has_rooms_and_private_models() -> None:
    modules = {path.name for path in (ROOT / "src" / "vugge").iterdir() if (path / "__init__.py").exists()}
    with_rooms = modules - WITHOUT_ROOMS
    assert set(contracts()["rooms"]["containers"].split()) == {f"vugge.{module}" for module in with_rooms}
    for module in with_rooms:
        own = contracts()[f"models-of-{module}"]
        assert (own["protected_modules"], own["allowed_importers"]) == (f"*.{module}.models", f"vugge.{module}")
    assert set(contracts()["rules-know-base"]["forbidden_modules"].split()) == {
        f"vugge.{module}" for module in modules - {"base"}
    }
