"""Pages carry classes and files only: the content security policy allows no style, script or handler in the markup."""

import re
from pathlib import Path

import pytest

from tests.house.source import place, templates

FORBIDDEN = {
    "a style attribute": re.compile(r"""\sstyle\s*=""", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\ssrc\s*=)", re.IGNORECASE),
    "a script with a body": re.compile(r"<script\b[^>]*>\s*[^\s<]", re.IGNORECASE),
    "an event handler": re.compile(r"""<[^>]*\son[a-z]+\s*=\s*["'{]""", re.IGNORECASE),
    "a javascript address": re.compile(r"""["']\s*javascript:""", re.IGNORECASE),
    "a clock of its own": re.compile(r"{%\s*now\b"),
    "text marked safe": re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off"),
}


def markup_faults(file: Path, text: str) -> list[str]:
    return [
        f"{place(file, text.count(chr(10), 0, hit.start()) + 1)} holds {fault}"
        for fault, pattern in FORBIDDEN.items()
        for hit in pattern.finditer(text)
    ]


def test_no_template_carries_style_script_or_handler() -> None:
    assert [fault for file in templates() for fault in markup_faults(file, file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        ('<p\n  style="color: red">', "a style attribute"),
        ("<style>p {}</style>", "a style element"),
        ("<script></script>", "an inline script"),
        ('<script src="a.js">run()</script>', "a script with a body"),
        ('<button class="a" onclick="run()">', "an event handler"),
        ('<body onload="{{ run }}">', "an event handler"),
        ('<a href="javascript:run()">', "a javascript address"),
        ("{% now 'Y' %}", "a clock of its own"),
        ("{{ text|safe }}", "text marked safe"),
    ],
)
def test_planted_markup_is_found(planted: str, fault: str) -> None:
    assert any(found.endswith(f"holds {fault}") for found in markup_faults(Path("planted.html"), planted))


def test_plain_markup_is_left_alone() -> None:
    honest = '<script src="{% static "a.js" %}" defer></script><p class="style">Mor og far: on = på</p>'
    assert markup_faults(Path("honest.html"), honest) == []
