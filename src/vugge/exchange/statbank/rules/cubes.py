"""Numbers of a table by the codes of its variables: what every way of writing an answer is read into."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from vugge.exchange.statbank.rules.errors import StatBankError, some
from vugge.exchange.statbank.rules.queries import Query

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cube:
    """Cells by their codes. `variables` names the places of a key; a cell without a number is None, and is there."""

    variables: tuple[str, ...]
    cells: Mapping[Key, float | None]

    def asked(self, query: Query, what: str) -> "Cube":
        """Return the cells a query asks for, the variables in its order; StatBankError naming `what` when any lacks."""
        places = {each.casefold(): place for place, each in enumerate(self.variables)}
        wanted = [code.casefold() for code, _values in query.choose]
        if set(wanted) != set(places):
            beside = sorted(set(places) ^ set(wanted))
            raise StatBankError(
                f"{what} har ikke de variable, der blev spurgt om. Se på: {some([each.upper() for each in beside])}."
            )
        order = [wanted.index(each.casefold()) for each in self.variables]
        found: dict[Key, float | None] = {}
        lacking: list[str] = []
        for key in keys(query):
            own = tuple(key[place] for place in order)
            if own in self.cells:
                found[key] = self.cells[own]
            else:
                lacking.append(" ".join(key))
        if lacking:
            raise StatBankError(
                f"{what} mangler {len(lacking)} af {len(lacking) + len(found)} tal (fx {lacking[0]}). "
                "Er det afbrudt, så hent det igen."
            )
        return Cube(tuple(code for code, _values in query.choose), found)


def keys(query: Query) -> Iterator[Key]:
    """Yield the codes of every cell a query asks for, the last variable changing fastest."""
    yield from product(*(values for _code, values in query.choose))


def added(cube: Cube, area: str, time: str) -> dict[tuple[str, str], float | None]:
    """Return the sum over all other variables for each area and time; missing where any part is."""
    here, then = cube.variables.index(area), cube.variables.index(time)
    sums: dict[tuple[str, str], float | None] = {}
    for key, value in cube.cells.items():
        place = (key[here], key[then])
        before = sums.get(place, 0.0)
        sums[place] = None if value is None or before is None else before + value
    return sums
