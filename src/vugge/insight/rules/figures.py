"""All declared figures, by programme and by code."""

from vugge.insight.rules.early_intervention import courses, detection, need_visits, visits
from vugge.insight.rules.figure import Figure
from vugge.insight.rules.thousand_days import courses as late_courses
from vugge.insight.rules.thousand_days import visits as late_visits


def _number(figure: Figure) -> tuple[int, ...]:
    return tuple(int(part) for part in figure.code.split("-") if part.isdigit())


FIGURES: dict[str, tuple[Figure, ...]] = {
    "early-intervention": tuple(
        sorted((*detection.FIGURES, *visits.FIGURES, *need_visits.FIGURES, *courses.FIGURES), key=_number)
    ),
    "thousand-days": (*late_visits.FIGURES, *late_courses.FIGURES),
}
"""The figures of each programme in the order of their numbers."""


def figure(code: str) -> Figure:
    """Return the figure with this code; KeyError when none is declared."""
    for figures in FIGURES.values():
        for each in figures:
            if each.code == code:
                return each
    raise KeyError(code)
