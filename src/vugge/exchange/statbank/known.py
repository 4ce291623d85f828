"""What we know of the StatBank's codes: read of the catalogue, with the municipalities there are."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from vugge.base.files import catalogue_file
from vugge.exchange.statbank.rules.areas import Areas
from vugge.exchange.statbank.rules.hierarchies import Hierarchy


@dataclass(frozen=True, slots=True)
class Known:
    """The areas and hierarchies questions are checked against."""

    areas: Areas
    hierarchies: tuple[Hierarchy, ...]


def known(municipalities: Mapping[str, str]) -> Known:
    """Return what we know, with each municipality's name by its four digits."""
    others, hierarchies = _read()
    return Known(Areas(municipalities, others), hierarchies)


@cache
def _read() -> tuple[Mapping[str, str], tuple[Hierarchy, ...]]:
    with catalogue_file("statbank", "codes.toml").open("rb") as file:
        raw = tomllib.load(file)
    areas = {code: name for code, name in raw["areas"].items() if code != "source"}
    return areas, tuple(
        Hierarchy(
            tables=tuple(each["tables"]),
            variable=each["variable"],
            totals=tuple(each.get("totals", ())),
            parents=each.get("parents", {}),
            whole=each.get("whole", True),
            source=each["source"],
        )
        for each in raw["hierarchies"]
    )
