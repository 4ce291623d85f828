"""The shape of a spec: a title and a sentence in Danish, a small table of registrations, and what comes of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.second_evaluator.reading import HEADER

Registration = Mapping[str, str]
HERNING, FAXE, BALLERUP, GENTOFTE, HORSENS = "0657", "0320", "0151", "0157", "0615"


@dataclass(frozen=True)
class Cell:
    """An expected cell. A value of 0 says that the cell is not there, or is 0."""

    figure: str
    measure: str
    group: str
    level: str
    value: int
    base: int

    @property
    def key(self) -> tuple[str, str, str, str]:
        return (self.figure, self.measure, self.group, self.level)


@dataclass(frozen=True, kw_only=True)
class Spec:
    """One case.

    ``cells`` holds every cell that is not 0 of each figure and measure it names. ``rejected`` holds the line (the
    header is line 1), column and value of each row left out; ``as_written`` shows the rows' text as it stands.
    """

    title: str
    sentence: str
    rows: tuple[Registration, ...]
    cells: tuple[Cell, ...] = ()
    rejected: tuple[tuple[int, str, str], ...] = ()
    replaced: int = 0
    as_written: bool = False

    def numbered(self) -> tuple[Registration, ...]:
        """Return the rows with their number as activity_id where the case names none."""
        return tuple({"activity_id": str(number)} | dict(row) for number, row in enumerate(self.rows, 1))

    def text(self) -> str:
        """Write the rows as an extract."""
        lines = [";".join(row.get(column, "") for column in HEADER) for row in self.numbered()]
        return "\n".join([";".join(HEADER), *lines, ""])


@dataclass(frozen=True, kw_only=True)
class Theme:
    """The specs of one chapter of the manual."""

    title: str
    introduction: str
    specs: tuple[Spec, ...]


def row(activity: str, **cells: str) -> Registration:
    """Write a registration: in Herning (model A) and of family 1 unless said otherwise."""
    return {"municipality": HERNING, "family_id": "1", "activity": activity} | cells


def held(activity: str, on: str = "2019-03-01", **cells: str) -> Registration:
    """Write a registration of something held."""
    return row(activity, held_on=on, **cells)


def offered(activity: str, on: str = "2019-03-01", **cells: str) -> Registration:
    """Write a registration of something offered."""
    return row(activity, offered_on=on, **cells)


def each(figure: str, measure: str, group: str, base: int, **levels: int) -> tuple[Cell, ...]:
    """Write the cells of a group by level: one, two, three, four, none, all."""
    names = {"one": "1", "two": "2", "three": "3", "four": "4"}
    return tuple(Cell(figure, measure, group, names.get(level, level), value, base) for level, value in levels.items())


def total(figure: str, measure: str, group: str, value: int, base: int | None = None) -> Cell:
    """Write the cell of all levels; without a base it is its own."""
    return Cell(figure, measure, group, "all", value, value if base is None else base)
