from xml.etree import ElementTree as ET  # our own drawing is read here, never a stranger's file

import pytest

from vugge.ui.charts.estimates import Estimate, Estimates, estimates_svg
from vugge.ui.charts.kinds import Width
from vugge.ui.charts.lines import Line, Lines, Look, lines_svg
from vugge.ui.charts.plane import Axis
from vugge.ui.charts.ranks import Ranks, ranks_svg

SVG = "{http://www.w3.org/2000/svg}"
YEARS = tuple((float(place), str(2014 + place)) for place in range(7))


def line(name: str, look: Look, *values: float) -> Line:
    return Line(name, look, tuple((float(place), value) for place, value in enumerate(values)))


def lines(**given: object) -> Lines:
    told = {
        "key": "x",
        "title": "Underretninger <år for år>",
        "said": "I 2020: 210 mod 228.",
        "unit": "pr. 10.000 indbyggere",
        "across": YEARS,
        "lines": (
            line("Projektet", Look.OWN, 221, 224, 226, 219, 215, 212, 210),
            line("Sammenligningen", Look.BESIDE, 221, 225, 225, 226, 227, 227, 228),
        ),
        "crowd": (tuple((float(place), 200.0 + place) for place in range(7)),),
        "crowd_name": "Andre",
        "mark": 2.5,
        "mark_label": "Projektet begynder",
    }
    return Lines(**{**told, **given})  # type: ignore[arg-type]  # fields by name


def ranks(**given: object) -> Ranks:
    told = {
        "key": "r",
        "title": "t",
        "said": "s",
        "unit": "efter ÷ før",
        "values": (9.0, 4.0, 2.5, 0.5),
        "own": 1,
        "own_label": "Projektet: nr. 2 af 4",
        "first": "mest",
        "last": "mindst",
    }
    return Ranks(**{**told, **given})  # type: ignore[arg-type]  # fields by name


ESTIMATES = Estimates(
    key="e",
    title="t",
    said="s",
    unit="pr. 10.000",
    rows=(
        Estimate(label="Hovedberegningen", value=-15.2, text="−15,2", own=True),
        Estimate(label="Uden én ad gangen", value=-14, text="−14,0", between=(-19.0, -11.0)),
    ),
)


def read(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - written a moment ago


def drawn(width: Width) -> list[ET.Element]:
    return [
        read(each) for each in (lines_svg(lines(), width), ranks_svg(ranks(), width), estimates_svg(ESTIMATES, width))
    ]


@pytest.mark.parametrize("width", Width)
def test_a_drawing_names_itself_and_holds_no_style(width: Width) -> None:
    for root in drawn(width):
        assert str(root.findtext(f"{SVG}title")).endswith(".")  # read aloud before what is said
        assert root.findtext(f"{SVG}desc")
        assert not any("style" in each.attrib for each in root.iter())


@pytest.mark.parametrize("width", Width)
def test_words_keep_their_size_and_dots_lie_within_the_drawing(width: Width) -> None:
    for root in drawn(width):
        _left, _top, wide, tall = map(float, root.attrib["viewBox"].split())
        assert all(float(each.attrib["font-size"]) >= 11 for each in root.iter(f"{SVG}text"))
        for each in root.iter(f"{SVG}circle"):
            assert 0 <= float(each.attrib["cx"]) <= wide
            assert 0 <= float(each.attrib["cy"]) <= tall


def test_two_lines_are_told_apart_without_colour() -> None:
    root = read(lines_svg(lines(crowd=()), Width.DESK))
    dashed = [each for each in root.iter(f"{SVG}polyline") if each.attrib.get("stroke-dasharray") == "7 4"]
    hollow = [each for each in root.iter(f"{SVG}circle") if each.attrib["fill"] == "#ffffff"]
    assert (len(dashed), len(hollow)) == (1, 7)


def test_the_legend_names_every_line_and_the_crowd_once() -> None:
    assert lines().legend == (("Projektet", Look.OWN), ("Sammenligningen", Look.BESIDE), ("Andre", Look.OTHERS))
    assert lines(lines=lines().lines[:1], crowd=()).legend == ()


def test_an_axis_holds_what_is_drawn_in_rounded_steps() -> None:
    axis = Axis.over([-3.2, 7.4], zero=True)
    assert (axis.low, axis.high, axis.step) == (-4, 8, 2)
    assert [axis.said(each) for each in axis.ticks] == ["−4", "−2", "0", "2", "4", "6", "8"]


def test_an_axis_of_one_value_has_room_round_it() -> None:
    axis = Axis.over([5.0, 5.0])
    assert axis.low < 5 < axis.high


def test_an_axis_of_small_numbers_has_the_decimals_it_needs() -> None:
    axis = Axis.over([0.0, 0.013])
    assert axis.said(axis.ticks[1]) == "0,002"


def test_ones_own_bar_is_told_apart_and_named() -> None:
    root = read(ranks_svg(ranks(), Width.DESK))
    fills = [each.attrib["fill"] for each in root.iter(f"{SVG}rect")]
    assert [place for place, fill in enumerate(fills) if fill != fills[0]] == [1]
    assert "Projektet: nr. 2 af 4" in {each.text for each in root.iter(f"{SVG}text")}


@pytest.mark.parametrize("wrong", [{"own": 4}, {"values": (1.0, -1.0)}, {"values": ()}])
def test_ranks_refuse_a_place_or_a_value_there_cannot_be(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="a place among them"):
        ranks(**wrong)


def test_lines_and_estimates_refuse_nothing_to_draw() -> None:
    with pytest.raises(ValueError, match="two points"):
        lines(lines=())
    with pytest.raises(ValueError, match="nothing to draw"):
        Estimates(key="e", title="t", said="s", unit="u", rows=())


@pytest.mark.parametrize("width", Width)
@pytest.mark.parametrize("named", ["Projektet begynder", "Projektet: nr. 2 af 4"])
def test_no_line_crosses_the_words_of_a_mark(width: Width, named: str) -> None:
    root = next(each for each in drawn(width) if named in {text.text for text in each.iter(f"{SVG}text")})
    ends = (each.attrib["points"].split() for each in root.iter(f"{SVG}polyline"))
    highest = min(float(point.split(",")[1]) for points in ends for point in points)
    texts = {each.text: float(each.attrib["y"]) for each in root.iter(f"{SVG}text")}
    unit = texts.get("pr. 10.000 indbyggere") or texts["efter ÷ før"]
    assert unit + 12 < texts[named] <= highest - 5


def test_no_line_crosses_a_label_of_the_estimates_on_a_phone() -> None:
    root = read(estimates_svg(ESTIMATES, Width.PHONE))
    labels = [
        float(each.attrib["y"])
        for each in root.iter(f"{SVG}text")
        if each.text in {row.label for row in ESTIMATES.rows}
    ]
    grid = [
        each.attrib["points"].split() for each in root.iter(f"{SVG}polyline") if "stroke-opacity" not in each.attrib
    ]
    sides = [sorted(float(point.split(",")[1]) for point in points) for points in grid]
    assert len(labels) == len(ESTIMATES.rows)
    assert grid
    assert not [(y, side) for y in labels for side in sides if side[0] < y + 2 and side[1] > y - 10]


def test_lines_tell_where_their_axis_goes() -> None:
    assert (lines().up.low, lines().up.high) == (200, 230)
