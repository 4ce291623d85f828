"""The papers keep their own rules: decisions are short and whole, words have one meaning, links lead somewhere."""

import re
from pathlib import Path

import pytest

from tests.house.source import ROOT, committed

PARTS = ["Context", "Decision", "Consequences"]
WORDS = 300


def record_faults(name: str, text: str) -> list[str]:
    """Name what a decision record lacks: its number as title, three parts in order, and brevity."""
    faults = [] if text.startswith(f"# {name[:4]} ") else ["does not begin with its number and title"]
    if re.findall(r"^## (.+)$", text, re.MULTILINE) != PARTS:
        faults.append("does not have its three parts")
    return faults + (["is too long"] if len(text.split()) > WORDS else [])


def double_words(glossary: str) -> set[str]:
    cells = [line.split("|")[1] for line in glossary.splitlines() if line.startswith("|")]
    names = [name.strip() for cell in cells for name in cell.split(",") if name.strip(" -") not in {"", "name in code"}]
    return {name for name in names if names.count(name) > 1}


def dead_links(file: Path, text: str) -> list[str]:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text)
    return [target for target in targets if not (file.parent / target).exists()]


def test_every_decision_is_short_and_whole() -> None:
    records = sorted((ROOT / "docs/adr").glob("*.md"))
    assert [int(record.name[:4]) for record in records] == list(range(1, len(records) + 1))
    assert {r.name: faults for r in records if (faults := record_faults(r.name, r.read_text(encoding="utf-8")))} == {}


@pytest.mark.parametrize(
    "planted", ["# 0002 Other", "# 0001 Half\n## Context\n", "# 0001 Long\n## Context\n## Decision\n" + "word " * 301]
)
def test_faulty_decision_is_found(planted: str) -> None:
    assert record_faults("0001-planted.md", planted) != []


def test_every_word_has_one_meaning() -> None:
    assert double_words((ROOT / "GLOSSARY.md").read_text(encoding="utf-8")) == set()


def test_word_with_two_meanings_is_found() -> None:
    assert double_words("| name in code | x |\n| --- | --- |\n| level, base | a |\n| base | b |\n") == {"base"}


def test_no_paper_links_to_nowhere() -> None:
    papers = [file for file in committed() if file.suffix == ".md" and "vendor" not in file.parts]
    assert {str(p): dead for p in papers if (dead := dead_links(p, p.read_text(encoding="utf-8")))} == {}


def test_dead_link_is_found() -> None:
    assert dead_links(ROOT / "README.md", "[a](nowhere.md) [b](LICENSE) [c](https://example.org)") == ["nowhere.md"]


def test_licence_is_the_whole_eupl() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert re.findall(r"^(\d+)\.[A-Z]", text, re.MULTILINE) == [str(article) for article in range(1, 16)]
    assert text.endswith("require the production of a new EUPL version.\n")
