"""Reads a page's tables the way a person does: by the words over them, at their side and on top."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.template.loader import render_to_string
from django.test import RequestFactory

from vugge.insight.rules.disclosure.table import Hidden
from vugge.insight.web.pages.figure import FigurePage

WORDS = frozenset(each.label for each in Hidden)
"""What stands in place of a number that is hidden."""

_NUMBER = re.compile(r"^[\u2212]?\d{1,3}(?:\.\d{3})*$")


@dataclass
class Table:
    """A table's title, and its cells' text by row and column heading."""

    title: str
    cells: dict[tuple[str, str], str] = field(default_factory=dict)

    def count(self, row: str, column: str) -> int | str | None:
        """Return the whole number in a cell, without the share beside it, or its word; None where there is no cell."""
        text = self.cells.get((row, column))
        if text is None or text in WORDS:
            return text
        number = text.split("(")[0].strip()
        assert _NUMBER.match(number), text
        return int(number.replace(".", "").replace("\u2212", "-"))

    def share(self, row: str, column: str) -> str:
        """Return the share in brackets, empty where there is none."""
        found = re.search(r"\(([^)]*)\)", self.cells[row, column])
        return found[1] if found else ""


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self._title = ""
        self._columns: list[str] = []
        self._row: list[str] = []
        self._text: list[str] | None = None
        self._in_head = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in {"h2", "h3", "th", "td"}:
            self._text = []
        elif tag == "table":
            self.tables.append(Table(self._title))
        elif tag == "thead":
            self._in_head, self._columns = True, []
        elif tag == "tr":
            self._row = []

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"h2", "h3", "th", "td"}:
            text = " ".join("".join(self._text or ()).split())
            self._text = None
            if tag.startswith("h"):
                self._title = text
            else:
                self._row.append(text)
        elif tag == "thead":
            self._in_head, self._columns = False, self._row[1:]
        elif tag == "tr" and not self._in_head and self._row:
            row, *cells = self._row
            for column, cell in zip(self._columns, cells, strict=False):
                self.tables[-1].cells[row, column] = cell


def rendered(page: FigurePage) -> str:
    """Return a figure's page as it is sent, read by nobody in particular."""
    return render_to_string("insight/figure.html", {"page": page}, request=RequestFactory().get("/"))


def tables(html: str) -> Iterator[Table]:
    """Return every table of a page but the comparison with what was published."""
    reader = _Tables()
    reader.feed(html)
    return (table for table in reader.tables if table.title != "Offentliggjort og beregnet")
