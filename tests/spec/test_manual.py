"""The manual in docs/ is what the declarations and the specs say today."""

from pathlib import Path

import pytest

from tests.spec.manual import FOLDER, pages
from vugge.insight.rules.figures import FIGURES

RENEW = "Manualen er ikke længere, hvad erklæringer og eksempler siger. Forny den med: just manual"


@pytest.mark.parametrize("path", sorted(pages()), ids=lambda path: path.name)
def test_manual_is_what_declarations_and_cases_say(path: Path) -> None:
    assert path.is_file(), RENEW
    assert path.read_text(encoding="utf-8") == pages()[path], RENEW


def test_nothing_else_lies_among_the_generated_pages() -> None:
    assert sorted(FOLDER.iterdir()) == sorted(pages())


def test_every_figure_stands_in_the_manual() -> None:
    page = pages()[FOLDER / "figurer.md"]
    assert [each.code for figures in FIGURES.values() for each in figures if f"### {each.code} " not in page] == []
