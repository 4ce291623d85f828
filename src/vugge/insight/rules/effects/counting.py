"""The whole of it counted from one panel: three outcomes, sixteen and seventeen together, and each alone."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from vugge.insight.rules.effects.specification import Specification
from vugge.insight.rules.effects.whom import BEGAN, STAYED, Whom, weights
from vugge.insight.rules.synthetic_control import errors
from vugge.insight.rules.synthetic_control.errors import StudyError
from vugge.insight.rules.synthetic_control.panel import Panel
from vugge.insight.rules.synthetic_control.results import StudyResult
from vugge.insight.rules.synthetic_control.study import Predictor, Study
from vugge.insight.rules.synthetic_control.whole import EVERYTHING, Asked, whole_study, whole_table

Found = tuple[str, str, StudyResult]
"""An outcome's code, a code of `rules.effects.whom`, and what was found."""

LESS = Asked(leave_one_out=False, around=False)
"""What is asked of the 17: the sixteen are the usual, and told in every way there is."""

WHOLE = 1000
"""What is told as done when all is."""


def count(
    panel: Panel, asked: Specification, inhabitants: Mapping[str, float], tell: Callable[[int], None]
) -> tuple[Found, ...]:
    """Return every study there is to make; `tell` hears how many thousandths are done. StudyError where one cannot be.

    A municipality's placebo does not depend on who asks, so those of the 17 and of each alone are made once.
    """
    for unit in sorted(asked.project - set(inhabitants)):
        raise StudyError(errors.UNKNOWN_TREATED, unit=unit)
    began, stayed = (next(each for each in asked.whom if each.code == code) for code in (BEGAN, STAYED))
    parts = len(asked.outcomes) + 1
    everybody = _only(panel, asked, began)
    table = whole_table(
        everybody,
        [study_of(asked, outcome, began, inhabitants) for outcome in asked.outcomes],
        LESS,
        seed=asked.seed,
        progress=lambda done, of: tell(WHOLE * done // (of * parts)),
    )
    found = [*_named(asked, began, table)]
    without_one = _only(panel, asked, stayed)
    for place, outcome in enumerate(asked.outcomes, start=1):
        one = whole_study(
            without_one,
            study_of(asked, outcome, stayed, inhabitants),
            _beside(asked, without_one),
            seed=asked.seed,
            progress=lambda done, of, place=place: tell(WHOLE * (place * of + done) // (of * parts)),  # type: ignore[misc]  # mypy sees no default in a lambda
        )
        found.append((outcome, STAYED, one))
    return tuple(found)


def study_of(asked: Specification, outcome: str, whom: Whom, inhabitants: Mapping[str, float]) -> Study:
    """Return one study: several municipalities weigh by inhabitants, and background is averaged before the start."""
    return Study(
        outcome=outcome,
        treated=whom.municipalities,
        treated_weights=() if whom.alone else weights(whom.municipalities, inhabitants),
        start=asked.start,
        predictors=tuple(
            Predictor(variable=each, first=asked.first, last=asked.start - 1) for each in asked.predictors
        ),
    )


def units_of(panel: Panel, asked: Specification, whom: Whom) -> tuple[str, ...]:
    """Return those asked about and everybody who never had the project."""
    away = asked.project - set(whom.municipalities)
    return tuple(unit for unit in panel.units if unit not in away)


def _only(panel: Panel, asked: Specification, whom: Whom) -> Panel:
    """Return the panel of the evaluation's years, without the project's other municipalities."""
    units = units_of(panel, asked, whom)
    rows = [panel.units.index(each) for each in units]
    places = [at for at, time in enumerate(panel.times) if isinstance(time, int) and asked.first <= time <= asked.last]
    return replace(
        panel,
        units=units,
        times=tuple(panel.times[at] for at in places),
        values=panel.values[:, rows][:, :, places],
    )


def _beside(asked: Specification, panel: Panel) -> Asked:
    others = [unit for unit in panel.units if unit not in asked.project]
    pools = {
        each.name: tuple(unit for unit in others if unit not in set(each.municipalities)) for each in asked.without
    }
    return replace(EVERYTHING, pools=pools)


def _named(asked: Specification, began: Whom, table: tuple[tuple[StudyResult, ...], ...]) -> Iterator[Found]:
    for outcome, (together, *alone) in zip(asked.outcomes, table, strict=True):
        yield outcome, BEGAN, together
        for code, each in zip(began.municipalities, alone, strict=True):
            yield outcome, code, each
