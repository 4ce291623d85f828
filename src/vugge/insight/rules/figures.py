"""All declared figures, by programme and by code."""

from vugge.insight.rules import thousand_days
from vugge.insight.rules.early_intervention import courses, detection, visits
from vugge.insight.rules.figure import Figure


def _number(figure: Figure) -> tuple[int, ...]:
    return tuple(int(part) for part in figure.code.split("-") if part.isdigit())


FIGURES: dict[str, tuple[Figure, ...]] = {
    "early-intervention": tuple(sorted((*detection.FIGURES, *visits.FIGURES, *courses.FIGURES), key=_number)),
    "thousand-days": thousand_days.FIGURES,
}
"""The figures of each programme in the order of their numbers."""


def figure(code: str) -> Figure:
    """Return the figure with this code; KeyError when none is declared."""
    for figures in FIGURES.values():
        for each in figures:
            if each.code == code:
                return each
    raise KeyError(code)
