import subprocess
from pathlib import Path

import pytest

from vugge.config.command import main

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    "arguments", [[], ["findes-ikke"], ["database"], ["database", "backup"], ["serve", "--port", "x"]]
)
def test_what_is_not_understood_is_usage_and_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    said = capsys.readouterr().err
    assert stopped.value.code == 2
    assert said.startswith("Brug: vugge")
    assert not {"invalid", "required:", "usage:", "error:"} & set(said.split())


def test_help_is_danish(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    said = capsys.readouterr().out
    assert stopped.value.code == 0
    assert "vis denne hjælp" in said
    assert "optional arguments" not in said
    assert "options:" not in said


def test_where_says_that_nothing_is_made_and_makes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VUGGE_HOME", str(tmp_path / "home"))
    assert main(["database", "where"]) == 0
    assert "er ikke lavet endnu" in capsys.readouterr().out
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize(
    ("environment", "arguments", "sentence"),
    [
        ({"VUGGE_PRODUCTION": "1"}, ["demo"], "En demo kan ikke køre med VUGGE_PRODUCTION=1"),
        ({"DATABASE_URL": "postgres://a:b@c/d"}, ["database", "stop"], "drives uden for Vugge"),
        ({}, ["database", "restore", "findes-ikke.dump"], "findes-ikke.dump findes ikke."),
        ({}, ["serve"], "sæt VUGGE_PRODUCTION=1"),
        ({"VUGGE_PRODUCTION": "1"}, ["migrate"], "DATABASE_URL mangler"),
    ],
)
def test_what_a_person_can_mend_is_a_sentence_and_exit_2(
    environment: dict[str, str],
    arguments: list[str],
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert main(arguments) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(("shell", "script"), [("sh", "run"), ("bash", "run"), ("bash", ".ci/run")])
def test_the_scripts_are_good_shell(shell: str, script: str) -> None:
    checked = subprocess.run([shell, "-n", str(ROOT / script)], capture_output=True, text=True, check=False)  # noqa: S603 - our own script
    assert (checked.returncode, checked.stderr) == (0, "")
    assert (ROOT / script).stat().st_mode & 0o111
