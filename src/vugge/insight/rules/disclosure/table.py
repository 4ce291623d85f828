"""What has passed the gate: a table of numbers that are shown, or hidden with a reason."""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass

from vugge.base.labels import Labelled
from vugge.base.text import marked as _
from vugge.insight.rules.cells import HEADER

PASS = object()
"""What `gate` shows at the door. Nobody else may hold it: tests/house/test_gate.py looks."""


class Hidden(Labelled):
    """Why a number is not shown."""

    UNDER = "under", _("under 5")
    WITHHELD = "withheld", _("skjult")


@dataclass(frozen=True, slots=True)
class PublishedCell:
    """One cell that may be shown: value and base are whole numbers, or None where they are hidden."""

    figure: str
    measure: str
    group: str
    level: str
    value: int | None
    base: int | None
    value_hidden: Hidden | None = None
    base_hidden: Hidden | None = None

    def __post_init__(self) -> None:
        """Refuse a number that is both shown and hidden, or neither."""
        for number, hidden in ((self.value, self.value_hidden), (self.base, self.base_hidden)):
            if (number is None) != (hidden is not None):
                raise ValueError(f"{self.key}: a number is either shown or hidden with a reason.")

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Return what tells this cell from every other."""
        return (self.figure, self.measure, self.group, self.level)

    @property
    def share(self) -> tuple[int, int] | None:
        """Return value and base where a share may be taken of them: both shown, and a base of more than 0."""
        return (self.value, self.base) if self.value is not None and self.base else None


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A programme's cells as they may leave the municipalities. Only the gate makes one.

    ``totals`` are the sums over levels of measures that are only declared for each level: a page shows them, and they
    are hidden where they would give something away.
    """

    cells: tuple[PublishedCell, ...]
    totals: tuple[PublishedCell, ...]
    shown_pass: InitVar[object]

    def __post_init__(self, shown_pass: object) -> None:
        """Refuse to be made by anyone but the gate."""
        if shown_pass is not PASS:
            raise TypeError("A published table is made by vugge.insight.rules.disclosure.gate alone.")

    def by_key(self) -> Mapping[tuple[str, str, str, str], PublishedCell]:
        """Return cells and totals for looking up."""
        return {cell.key: cell for cell in (*self.totals, *self.cells)}


def as_csv(table: PublishedTable) -> str:
    """Write the cells as figures.csv, all of them: a cell left out would tell that it is 0."""
    lines = [";".join(HEADER)]
    for cell in table.cells:
        value = _written(cell.value, cell.value_hidden)
        lines.append(";".join((*cell.key, value, _written(cell.base, cell.base_hidden))))
    return "\n".join(lines) + "\n"


def _written(number: int | None, hidden: Hidden | None) -> str:
    return str(number) if hidden is None else hidden.label
