"""From Vega's SVG to ours: one that scales, names itself, and carries no style, script or outside reference."""

import re
from xml.etree import ElementTree as ET  # our own drawing is read here, never a stranger's file

from vugge.ui.charts.kinds import Ink
from vugge.ui.charts.sheet import PETROL, WHITE

_SVG = "http://www.w3.org/2000/svg"
FONT = "IBM Plex Sans, system-ui, sans-serif"
_KEPT_ELEMENTS = {"g", "path", "line", "text", "tspan"}
_DROPPED_ATTRIBUTES = {"class", "role", "style", "pointer-events", "font-family", "width", "height", "opacity"}
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_NUMBERS = {"d", "transform", "x", "y", "x1", "x2", "y1", "y2", "dx", "dy", "font-size"}


def ended(title: str) -> str:
    """Return a title that is read aloud before something else, with a stop after it."""
    return title if title.endswith((".", "?", "!")) else f"{title}."


def own_svg(drawn: str, mark: str, title: str) -> str:
    """Return `drawn` as an image named `title`, with ids that begin with `mark` and the patterns it uses."""
    source = ET.fromstring(drawn)  # noqa: S314 - vl-convert wrote it a moment ago
    root = ET.Element(
        "svg",
        {
            "xmlns": _SVG,
            "viewBox": source.attrib["viewBox"],
            "class": "fig",
            "role": "img",
            "aria-labelledby": f"{mark}-title",
            "font-family": FONT,
        },
    )
    ET.SubElement(root, "title", {"id": f"{mark}-title"}).text = title
    body = [one for child in source for one in _cleaned(child)]
    used = [ink for ink in (Ink.HATCH, Ink.DOTS) if f"url(#{mark}-{ink})" in drawn]
    if used:
        definitions = ET.SubElement(root, "defs")
        for ink in used:
            _add_pattern(definitions, ink, f"{mark}-{ink}")
    root.extend(body)
    return ET.tostring(root, encoding="unicode")


def _cleaned(element: ET.Element) -> list[ET.Element]:
    """Return the element without Vega's marks for its own scripts; nothing where nothing is seen."""
    name = element.tag.removeprefix(f"{{{_SVG}}}")
    if name not in _KEPT_ELEMENTS:
        raise ValueError(f"A chart holds <{name}>, which no chart of ours may.")
    if name == "path" and ("aria-hidden" in element.attrib or not element.get("d")):
        return []  # Vega's empty back- and foregrounds
    inside = [one for child in element for one in _cleaned(child)]
    attributes = {
        key: _short(value) if key in _NUMBERS else value
        for key, value in element.attrib.items()
        if key not in _DROPPED_ATTRIBUTES and not key.startswith("aria-")
    }
    if name == "g":
        attributes = {key: value for key, value in attributes.items() if value != "translate(0,0)"}
        if not inside or not attributes:
            return inside
    kept = ET.Element(name, attributes)
    kept.text = element.text
    kept.extend(inside)
    return [kept]


def _short(value: str) -> str:
    """Round to hundredths of a pixel."""
    return _LONG_NUMBER.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), value)


def _add_pattern(definitions: ET.Element, ink: Ink, name: str) -> None:
    side = {"width": "6", "height": "6"}
    turned = {"id": name, **side, "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    pattern = ET.SubElement(definitions, "pattern", turned)
    ET.SubElement(pattern, "rect", {**side, "fill": WHITE})
    if ink is Ink.HATCH:
        ET.SubElement(
            pattern, "line", {"x1": "0", "y1": "0", "x2": "0", "y2": "6", "stroke": "#6b6761", "stroke-width": "2"}
        )
    else:
        ET.SubElement(pattern, "circle", {"cx": "3", "cy": "3", "r": "1.6", "fill": PETROL})
