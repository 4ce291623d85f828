from xml.etree import ElementTree as ET  # our own drawing is read here, never a stranger's file

import pytest

from vugge.ui.charts.curves import Curves, Guide, curves_svg
from vugge.ui.charts.kinds import Width

SVG = "{http://www.w3.org/2000/svg}"


def curves(**given: object) -> Curves:
    """Return a curve beside two guides."""
    guides = (Guide("+2", ((0, 4), (4, 8))), Guide("−2", ((0, 2), (4, 5))))
    told = {
        "key": "x",
        "title": "Almas <vægt>",
        "said": "Fra 3.120 g til 4.180 g.",
        "across": "Alder i måneder",
        "up": "kg",
        "guides": guides,
        "own": ((0.0, 3.1), (1.6, 4.18)),
        "last": "4.180 g",
        "mark": 2.0,
        "mark_label": "i dag",
    }
    return Curves(**{**told, **given})  # type: ignore[arg-type]  # fields by name


def drawn(given: Curves, width: Width) -> ET.Element:
    """Return a drawing, read."""
    return ET.fromstring(curves_svg(given, width))  # noqa: S314 - written a moment ago


@pytest.mark.parametrize("width", Width)
def test_a_drawing_says_what_it_shows_and_holds_no_style(width: Width) -> None:
    root = drawn(curves(), width)
    assert (root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")) == ("Almas <vægt>.", "Fra 3.120 g til 4.180 g.")
    assert [each.text for each in root.iter(f"{SVG}text")][-1] == "4.180 g"
    assert not any("style" in each.attrib for each in root.iter())


@pytest.mark.parametrize("width", Width)
def test_words_keep_their_size_and_everything_lies_within_the_drawing(width: Width) -> None:
    root = drawn(curves(), width)
    left, top, wide, tall = map(float, root.attrib["viewBox"].split())
    for each in root.iter(f"{SVG}text"):
        assert float(each.attrib["font-size"]) >= 11
    for each in root.iter(f"{SVG}circle"):
        assert left <= float(each.attrib["cx"]) <= wide
        assert top <= float(each.attrib["cy"]) <= tall


def test_a_last_word_without_room_after_it_stands_before_it() -> None:
    root = drawn(curves(own=((0.0, 3.1), (3.9, 5.9))), Width.PHONE)
    last = [each for each in root.iter(f"{SVG}text") if each.text == "4.180 g"]
    assert [each.attrib["text-anchor"] for each in last] == ["end"]


def test_a_curve_without_measures_or_a_day_is_drawn_all_the_same() -> None:
    root = drawn(curves(own=(), last="", mark=None), Width.DESK)
    assert not list(root.iter(f"{SVG}circle"))


def test_a_curve_needs_guides_to_stand_beside() -> None:
    with pytest.raises(ValueError, match="two points"):
        curves(guides=(Guide("+2", ((0, 4),)),))
