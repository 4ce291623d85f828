"""The second evaluator: the figures contract once more, in plain Python, to check the engine against.

It shares no line with the product: the code lists, the municipalities, the windows and every rule are written down
again here from the contract's text. It is read by people before it is believed, so it is plain rather than quick.

    extract = read_extract(path)                                # rows that are good, rows that are not, and the counts
    cells = evaluate(extract.rows, "early-intervention")        # or "thousand-days"
    cells[("4-9", "visits", "weight", "2")] == (value, base)    # only cells whose value is not 0
"""

import datetime as dt
from collections.abc import Iterable

from tests.second_evaluator import early_intervention, thousand_days
from tests.second_evaluator.cells import Cells
from tests.second_evaluator.reading import Extract, Rejected, Row, read_extract

__all__ = ["Cells", "Extract", "Rejected", "Row", "evaluate", "evaluate_own", "read_extract"]


def evaluate(rows: Iterable[Row], programme: str) -> Cells:
    """Count every cell of a programme: (figure, measure, group, level) to (value, base), values of 0 left out."""
    if programme == "early-intervention":
        return early_intervention.evaluate(list(rows))
    if programme == "thousand-days":
        return thousand_days.evaluate(list(rows))
    raise ValueError(f"No programme is called {programme!r}.")


def evaluate_own(
    rows: Iterable[Row], programme: str, municipality: str, first_day: dt.date, last_day: dt.date
) -> Cells:
    """Count a municipality's own numbers: its rows in the period, nothing left out, no model and no round."""
    own = [row for row in rows if row.municipality == municipality and first_day <= row.date <= last_day]
    if programme == "early-intervention":
        return early_intervention.evaluate_own(own)
    if programme == "thousand-days":
        return thousand_days.evaluate_own(own)
    raise ValueError(f"No programme is called {programme!r}.")
