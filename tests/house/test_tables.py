"""Every model is a word of the glossary."""

from collections.abc import Iterable

from django.apps import apps

from tests.house.source import ROOT


def unexplained(models: Iterable[str], glossary: str) -> list[str]:
    """Name the models the glossary has no row for: a row begins with the name in code."""
    first_cells = [line.split("|")[1] for line in glossary.splitlines() if line.startswith("|")]
    names = {name.strip(" `") for cell in first_cells for name in cell.split(",")}
    return sorted(model for model in models if model not in names)


def test_every_model_stands_in_the_glossary() -> None:
    models = [model.__name__ for model in apps.get_models() if model.__module__.startswith("vugge.")]
    assert unexplained(models, (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")) == []


def test_model_missing_from_the_glossary_is_found() -> None:
    glossary = "| `Municipality` | kommune | the tenant |\n| family, child | familie | Service in passing |"
    assert unexplained(["Municipality", "Service"], glossary) == ["Service"]
