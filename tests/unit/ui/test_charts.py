import math
import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vugge.ui.charts.drawing import chart_svg
from vugge.ui.charts.kinds import Bar, Bars, Chart, Ink, Series, ShareRow, StackedShares, Width
from vugge.ui.charts.places import place
from vugge.ui.charts.sheet import MEASURES, Box, nice_step, words_width
from vugge.ui.charts.vector import own_svg

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>æøå & »citat« \"'"

SHARES = StackedShares(
    key="svar",
    title=f"Svar {HOSTILE}",
    series=Series.in_order("Ja", "Nej", "Ved ikke", "Intet svar", "Andet"),
    rows=(
        ShareRow("Alle", 9367, (5808, 1780, 1592, 100, 87)),
        ShareRow(HOSTILE, 1000, (10, 200, 150, 340, 300)),
        ShareRow("Tom række", 0, (0, 0, 0, 0, 0)),
    ),
    first_apart=True,
)
COUNTS = Bars(
    key="antal",
    title="Antal",
    bars=(
        Bar(label="Amning", value=7338),
        Bar(label="Uro", value=0),
        Bar(label=HOSTILE, value=96, text="seksoghalvfems"),
    ),
)
PARTS = Bars(
    key="andel",
    title="Andele",
    bars=(Bar(label="Alle", value=321, base=7830, highlighted=True), Bar(label="Ingen", value=0, base=0)),
)
EVERY = [(chart, width) for chart in (SHARES, COUNTS, PARTS) for width in Width]


def read(chart: Chart, width: Width) -> ET.Element:
    return ET.fromstring(chart_svg(chart, width))  # noqa: S314 - our own drawing


def words(chart: Chart, width: Width) -> list[str]:
    return ["".join(text.itertext()) for text in read(chart, width).iter(f"{SVG}text")]


@pytest.mark.parametrize(("chart", "width"), EVERY)
def test_drawing_is_a_named_image_that_scales(chart: Chart, width: Width) -> None:
    root = read(chart, width)
    title = root.find(f"{SVG}title")
    assert title is not None
    assert (title.text, root.get("aria-labelledby")) == (chart.title, title.get("id"))
    assert title.get("id") == f"{chart.key}-{width.name.lower()}-title"
    assert (root.get("role"), root.get("class"), root.get("width"), root.get("height")) == ("img", "fig", None, None)
    assert root.attrib["viewBox"].split()[:3] == ["0", "0", str(width.value)]


@pytest.mark.parametrize(("chart", "width"), EVERY)
def test_drawing_carries_no_style_script_or_outside_reference(chart: Chart, width: Width) -> None:
    svg = chart_svg(chart, width)
    elements = list(read(chart, width).iter())
    names = {element.tag.removeprefix(SVG) for element in elements}
    attributes = {name for element in elements for name in element.attrib}
    assert names <= {"svg", "title", "defs", "pattern", "rect", "line", "circle", "g", "path", "text", "tspan"}
    assert not {name for name in attributes if name == "style" or name.startswith("on") or "href" in name}
    assert {name for name in attributes if name.startswith("aria-") or name == "role"} == {"role", "aria-labelledby"}
    assert re.findall(r"(?:https?:)?//[^\s\"]+", svg) == ["http://www.w3.org/2000/svg"]
    assert set(re.findall(r"url\(([^)]*)\)", svg)) <= {f"#{element.get('id')}" for element in elements}


@pytest.mark.parametrize(("chart", "width"), EVERY)
def test_drawing_has_the_same_bytes_each_time(chart: Chart, width: Width) -> None:
    assert chart_svg.__wrapped__(chart, width) == chart_svg.__wrapped__(chart, width)


@pytest.mark.parametrize("width", Width)
def test_shares_stand_in_the_bars_and_bases_at_the_right(width: Width) -> None:
    written = words(SHARES, width)
    assert [written.count(one) for one in ("62\u00a0%", "19\u00a0%", "17\u00a0%")] == [1, 1, 1]
    assert {"n\u00a0=\u00a09.367", "n\u00a0=\u00a01.000", "0\u00a0%", "25\u00a0%", "100\u00a0%"} <= set(written)


@pytest.mark.parametrize("width", Width)
def test_share_too_small_for_its_words_is_left_unwritten(width: Width) -> None:
    assert "1\u00a0%" not in words(SHARES, width)


@pytest.mark.parametrize("width", Width)
def test_row_of_nothing_says_so_and_draws_no_bar(width: Width) -> None:
    assert words(SHARES, width).count("ingen") == words(PARTS, width).count("ingen") == 1
    assert len(place(PARTS, width).boxes) == 1


@pytest.mark.parametrize("width", Width)
def test_words_from_outside_come_out_as_they_went_in(width: Width) -> None:
    assert HOSTILE in " ".join(words(COUNTS, width))
    assert {"7.338", "0", "seksoghalvfems"} <= set(words(COUNTS, width))
    assert "4,1\u00a0%" in words(PARTS, width)


@pytest.mark.parametrize(("chart", "width"), EVERY)
def test_words_stay_over_eleven_pixels_on_the_narrowest_page(chart: Chart, width: Width) -> None:
    narrowest = {Width.DESK: 670, Width.PHONE: 274}[width]  # set in layout.css and parts.css
    sizes = [float(found) for found in re.findall(r'font-size="([\d.]+)px"', chart_svg(chart, width))]
    assert min(sizes) * narrowest / width.value >= 11


def test_patterns_belong_to_their_own_drawing() -> None:
    desk, phone = chart_svg(SHARES, Width.DESK), chart_svg(SHARES, Width.PHONE)
    assert 'id="svar-desk-hatch"' in desk
    assert 'id="svar-phone-dots"' in phone
    assert "pattern" not in chart_svg(COUNTS, Width.DESK)


def test_segments_of_a_row_meet_and_end_where_the_counts_end() -> None:
    row = ShareRow("Række", 10, (5, 3))
    chart = StackedShares(key="a", title="A", series=Series.in_order("Ja", "Nej"), rows=(row,))
    edges = [(box.left, box.right) for box in place(chart, Width.DESK).boxes]
    assert edges == [(0, 0.5), (0.5, 0.8)]


@given(
    values=st.lists(st.integers(min_value=0, max_value=10**7), min_size=1, max_size=20), width=st.sampled_from(Width)
)
def test_bars_are_as_long_as_their_counts(values: list[int], width: Width) -> None:
    sheet = place(Bars(key="a", title="A", bars=tuple(Bar(label="Et", value=value) for value in values)), width)
    drawn = [value for value in values if value]
    assert len(sheet.boxes) == len(drawn)
    assert all(0 < box.right <= 1 for box in sheet.boxes)
    ratios = {round(box.right / value * max(drawn), 9) for box, value in zip(sheet.boxes, drawn, strict=True)}
    assert len(ratios) <= 1


@given(labels=st.lists(st.text(alphabet="abcæøå MW", min_size=1, max_size=60), min_size=1, max_size=20))
def test_rows_never_overlap(labels: list[str]) -> None:
    chart = Bars(key="a", title="A", bars=tuple(Bar(label=label, value=1) for label in labels))
    for width in Width:
        boxes: list[Box] = place(chart, width).boxes
        assert all(above.bottom < below.top for above, below in pairwise(boxes))


def test_long_label_is_broken_within_its_column() -> None:
    label = "En meget lang betegnelse, der må deles på flere linjer, fordi den er så lang"
    sheet = place(Bars(key="a", title="A", bars=(Bar(label=label, value=1),)), Width.DESK)
    lines = [word for word in sheet.words if word.style.align == "right"]
    assert " ".join(line.text for line in lines) == label
    assert all(words_width(line.text, MEASURES[Width.DESK].label) <= sheet.left - 12 for line in lines)


@given(st.integers(min_value=1, max_value=10**9))
def test_axis_has_at_most_five_steps_that_reach_the_most(most: int) -> None:
    step = nice_step(most)
    assert math.ceil(most / step) <= 5
    assert str(step).rstrip("0") in {"1", "2", "5"}


def test_chart_refuses_counts_that_are_not_parts_of_their_base() -> None:
    with pytest.raises(ValueError, match="not parts of 3"):
        ShareRow("Alle", 3, (2, 2))
    with pytest.raises(ValueError, match="not a part of 3"):
        Bar(label="Alle", value=4, base=3)


def test_chart_refuses_six_series_a_shared_ink_and_a_missing_count() -> None:
    with pytest.raises(ValueError, match="cannot be told apart"):
        Series.in_order(*"abcdef")
    with pytest.raises(ValueError, match="share an ink"):
        StackedShares(
            key="a", title="A", series=(Series("a", Ink.GREY), Series("b", Ink.GREY)), rows=(ShareRow("x", 1, (1, 0)),)
        )
    with pytest.raises(ValueError, match="one count for each"):
        StackedShares(key="a", title="A", series=Series.in_order("a", "b"), rows=(ShareRow("x", 1, (1,)),))


def test_chart_refuses_bars_of_which_only_some_have_a_base() -> None:
    with pytest.raises(ValueError, match="either every bar has a base"):
        Bars(key="a", title="A", bars=(Bar(label="x", value=1), Bar(label="y", value=1, base=2)))


@pytest.mark.parametrize("key", ["", "4-7", "Figur", 'a"b', "a--b"])
def test_chart_refuses_a_key_that_could_not_be_an_id(key: str) -> None:
    with pytest.raises(ValueError, match="cannot name a chart"):
        Bars(key=key, title="A", bars=(Bar(label="x", value=1),))


def test_element_no_chart_of_ours_holds_is_refused() -> None:
    strange = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><image/></svg>'
    with pytest.raises(ValueError, match="<image>"):
        own_svg(strange, "a-desk", "A")


HIDDEN_ROW = StackedShares(
    key="skjult-raekke",
    title="Svar",
    series=Series.in_order("Ja", "Nej"),
    rows=(ShareRow("Alle", 9, (6, 3)), ShareRow("Niveau 4", 0, (0, 0), hidden="skjult")),
)
HIDDEN_BAR = Bars(
    key="skjult-soejle",
    title="Andele",
    bars=(Bar(label="Amning", value=30, base=60), Bar(label="Søvn", value=0, hidden="under 5")),
)


@pytest.mark.parametrize("width", Width)
def test_hidden_row_is_not_drawn_and_says_so(width: Width) -> None:
    said = words(HIDDEN_ROW, width)
    assert "skjult" in said
    assert [text for text in said if text.startswith("n")] == ["n\u00a0=\u00a09"]
    assert len(place(HIDDEN_ROW, width).boxes) == 2


@pytest.mark.parametrize("width", Width)
def test_hidden_bar_is_left_out_with_its_word_in_its_place(width: Width) -> None:
    assert {"50,0\u00a0%", "under 5"} <= set(words(HIDDEN_BAR, width))
    assert len(place(HIDDEN_BAR, width).boxes) == 1
    assert HIDDEN_BAR.of_bases


def test_where_a_bar_has_a_base_of_its_own_a_hidden_base_is_left_out() -> None:
    bars = (Bar(label="a", value=1, base=2), Bar(label="b", value=3, base=4), Bar(label="c", value=0, hidden="skjult"))
    said = words(Bars(key="baser", title="", bars=bars), Width.DESK)
    assert [text for text in said if text.startswith("n\u00a0=")] == ["n\u00a0=\u00a02", "n\u00a0=\u00a04"]


def test_all_may_be_hidden() -> None:
    chart = Bars(key="alt", title="", bars=(Bar(label="a", value=0, hidden="skjult"),))
    assert place(chart, Width.DESK).boxes == []
    assert "skjult" in words(chart, Width.PHONE)


def test_what_is_hidden_holds_no_number() -> None:
    with pytest.raises(ValueError, match="hidden bar"):
        Bar(label="a", value=3, hidden="under 5")
    with pytest.raises(ValueError, match="hidden row"):
        ShareRow("a", 3, (3,), hidden="skjult")
