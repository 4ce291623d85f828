"""A small country of made-up municipalities, and the effect really counted of it: a second instead of half a minute."""

from functools import cache

import numpy as np

from vugge.insight.rules.effects.counting import Found, count
from vugge.insight.rules.effects.outcomes import OUTCOMES
from vugge.insight.rules.effects.specification import Specification, Without
from vugge.insight.rules.effects.whom import BEGAN, LEFT, STAYED, Whom
from vugge.insight.rules.synthetic_control.panel import Panel
from vugge.insight.rules.synthetic_control.results import StudyResult

STAYERS = ("0607", "0766")
OTHERS = ("0101", "0147", "0151", "0153", "0155", "0157", "0159", "0161", "0163", "0165", "0167", "0169")
UNITS = tuple(sorted((*STAYERS, LEFT, *OTHERS)))
PREDICTORS = (*(each.code for each in OUTCOMES), "education")
YEARS = tuple(range(2014, 2021))
INHABITANTS = {unit: 20_000.0 + 1_000 * place for place, unit in enumerate(UNITS)}
DROP = 40.0
"""What notifications fall by in the project's municipalities from 2017 on: far more than anything swings by itself."""


def asked() -> Specification:
    """Return what is asked of the small country."""
    began = tuple(sorted((*STAYERS, LEFT)))
    return Specification(
        outcomes=tuple(each.code for each in OUTCOMES),
        predictors=PREDICTORS,
        whom=(Whom(STAYED, STAYERS), Whom(BEGAN, began), *(Whom(code, (code,)) for code in began)),
        without=(Without("Uden København", ("0101",)),),
    )


def panel() -> Panel:
    """Return its numbers, the same every time."""
    dice = np.random.default_rng(5)
    common = dice.normal(size=(3, len(YEARS))).cumsum(axis=1)
    values = np.empty((len(PREDICTORS), len(UNITS), len(YEARS)))
    for place, level in enumerate((120.0, 220.0, 130.0)):
        own = dice.normal(level, level / 8, size=(len(UNITS), 1))
        pull = dice.normal(1, 0.3, size=(len(UNITS), 1))
        values[place] = own + 3 * pull * common[place] + dice.normal(0, 3, size=(len(UNITS), len(YEARS)))
    values[3] = dice.normal(28, 5, size=(len(UNITS), 1)) + dice.normal(0, 0.2, size=(len(UNITS), len(YEARS)))
    treated = [UNITS.index(code) for code in (*STAYERS, LEFT)]
    values[1][np.ix_(treated, range(3, len(YEARS)))] -= DROP
    return Panel(PREDICTORS, UNITS, YEARS, values)


@cache
def found() -> tuple[Found, ...]:
    """Return all that is counted of it."""
    return count(panel(), asked(), INHABITANTS, lambda _done: None)


def result(outcome: str = "notifications", whom: str = STAYED) -> StudyResult:
    """Return one study."""
    return next(each for code, who, each in found() if (code, who) == (outcome, whom))
