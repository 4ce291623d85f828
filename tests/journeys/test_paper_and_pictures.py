"""What leaves the screen: a figure on paper, and the pictures in the README (made when missing, or when asked for)."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.reading import Reader

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
IMAGES = Path(__file__).parents[2] / "docs" / "images"
A4 = (595, 842)  # points


@pytest.fixture
def width() -> str:
    return "desk"


@pytest.mark.parametrize("code", ["4-7", "4-8", "T-5"])
def test_figure_on_paper_is_a4_in_one_column_with_nothing_cut(eva: Reader, page: Page, code: str) -> None:
    eva.opens(f"/tal/{code}")
    paper = page.pdf(prefer_css_page_size=True)
    boxes = {
        tuple(round(float(side)) for side in box.split()) for box in re.findall(rb"/MediaBox \[([\d. ]+)\]", paper)
    }
    assert boxes == {(0, 0, *A4)}
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})  # what is left of A4 between the margins, in pixels
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert not page.get_by_role("link", name="Hent tallene (CSV)").is_visible()
    assert page.get_by_text("Udskrevet").is_visible()
    sides = page.eval_on_selector_all(".panel", "all => all.map(each => each.getBoundingClientRect().left)")
    assert len(set(sides)) == 1


@pytest.mark.parametrize(("name", "path"), [("figure-4-7", "/tal/4-7"), ("overview", "/")])
def test_picture_in_the_readme_is_there(eva: Reader, page: Page, name: str, path: str) -> None:
    picture = IMAGES / f"{name}.png"
    if os.environ.get("VUGGE_PICTURES") or not picture.exists():
        eva.opens(path)
        IMAGES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=picture)
    assert picture.read_bytes().startswith(b"\x89PNG")
