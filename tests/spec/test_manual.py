"""The manual in docs/ is what the declarations and the specs say today."""

from pathlib import Path

import pytest

from tests.spec.access import TITLES, title
from tests.spec.manual import FOLDER, pages
from vugge.access.rules.decisions import PERMISSIONS
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


def test_every_right_and_nothing_else_has_its_name_in_the_manual() -> None:
    assert set(TITLES) == set(PERMISSIONS)
    assert len(set(TITLES.values())) == len(TITLES)


def test_a_right_without_a_name_says_where_to_give_it_one() -> None:
    with pytest.raises(AssertionError, match=r"tests/spec/access\.py, TITLES, what fly is called"):
        title("fly")
