"""A small study on disk, changed a line at a time, and the command run on it."""

from pathlib import Path

from tests.made_up_panels import danish, write_panel
from vugge.config.command import main

SPEC = """
panel = "panel.csv"
outcome = "outcome"
treated = "Kommune 00"
start = 2018
optimise = [2014, 2017]
v = "regression"

[[predictor]]
variable = "background 0"
periods = [2014, 2015]
op = "mean"

[[predictor]]
variable = "outcome"
periods = 2017
"""


def lay(folder: Path, *changes: tuple[str, str], units: int = 8) -> Path:
    """Write a panel and its spec, in which each change stands instead of what it names; return the spec's path."""
    write_panel(folder / "panel.csv", danish(units=units))
    text = SPEC
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / "spec.toml"
    path.write_text(text, encoding="utf-8")
    return path


def change_panel(folder: Path, old: str, new: str) -> None:
    """Change what stands in the panel's file."""
    path = folder / "panel.csv"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def drop_rows(folder: Path, beginning: str) -> None:
    """Take rows out of the panel's file."""
    path = folder / "panel.csv"
    lines = path.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(beginning)]
    assert len(kept) < len(lines)
    path.write_text("\n".join([*kept, ""]), encoding="utf-8")


def command(spec: Path, out: Path, *more: str) -> int:
    """Run the command."""
    return main(["synthetic-control", str(spec), "--out", str(out), *more])
