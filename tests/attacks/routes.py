"""Every address of the product, found from its resolver, with an example in the place of each part that is given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

NOWHERE = "00000000-0000-4000-8000-000000000000"

EXAMPLES = {
    "UUIDConverter": NOWHERE,
    "IntConverter": "999999",
    "SlugConverter": "4-7",
    "StringConverter": "x",
    "section": "besoeg",
    "question": "underretninger",
    "part": "paths",
    "entry": "month_2",
    "key": "parameter.contact_attempts",
    "kind": "general_small",
    "token": "x" * 43,
}
"""An example by the name of an address's part, else by its converter: `<uuid:import_id>` looks for either."""

NO_DOOR = {"health"}
"""The address the machine that watches the server asks for: nobody is behind it."""


@dataclass(frozen=True, slots=True)
class Route:
    """An address as it is written in `urls`, its door, and the kinds of its parts."""

    written: str
    door: Any
    parts: tuple[tuple[str, str], ...]

    def at(self, *rows: str) -> str:
        """Return the address with examples in it; with rows, their ids in the places of ids, the last in the rest."""
        address, left = self.written, list(rows)
        for name, kind in self.parts:
            value = example(name, kind, self.written)
            if left and kind == "UUIDConverter":
                value = left.pop(0) if len(left) > 1 else left[0]
            before, _, after = address.partition(":" + name + ">")
            address = before[: before.rindex("<")] + value + after
        return "/" + address

    @property
    def takes_ids(self) -> int:
        """Return how many rows the address names by their ids."""
        return sum(kind == "UUIDConverter" for _name, kind in self.parts)


def example(name: str, kind: str, written: str) -> str:
    """Return an example of a part of an address; AssertionError says where to add one."""
    found = EXAMPLES.get(name) or EXAMPLES.get(kind)
    assert found, f"{written}: say in tests/attacks/routes.py, EXAMPLES, what {name} ({kind}) looks like."
    return found


def routes(patterns: Iterable[URLPattern | URLResolver] | None = None) -> list[Route]:
    """Return every address that has a door."""
    return [*_found(get_resolver().url_patterns if patterns is None else patterns, "", ())]


def _found(
    patterns: Iterable[URLPattern | URLResolver], before: str, parts: tuple[tuple[str, str], ...]
) -> Iterator[Route]:
    for pattern in patterns:
        written = before + str(pattern.pattern)
        assert isinstance(pattern.pattern, RoutePattern), f"{written}: write it with path(), which names its parts."
        named = ((name, type(each).__name__) for name, each in pattern.pattern.converters.items())
        given = (*parts, *named)
        if isinstance(pattern, URLResolver):
            yield from _found(pattern.url_patterns, written, given)
        elif pattern.name not in NO_DOOR:
            yield Route(written, pattern.callback, given)
