"""A study laid out on its panel, or the one sentence that says why it cannot be."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from vugge.insight.rules.synthetic_control import errors
from vugge.insight.rules.synthetic_control.errors import StudyError
from vugge.insight.rules.synthetic_control.panel import Panel, as_time, between
from vugge.insight.rules.synthetic_control.problem import Numbers, VMethod
from vugge.insight.rules.synthetic_control.results import Left, LeftOut, Time
from vugge.insight.rules.synthetic_control.study import Layout, Predictor, Study

_FEWEST = 2
_LARGEST = 1e100
_SMALLEST = 1e-60
_CONSTANT = 1e-12


def lay_out(panel: Panel, study: Study) -> Layout:
    """Return the study as numbers. Raises StudyError, which names the unit, variable or period that is wrong."""
    study = _in_the_panels_periods(study, panel)
    _demand_known(study, panel)
    silent = np.isnan(panel.of(study.outcome, panel.units)).all(axis=0)
    places = [int(at) for at in np.flatnonzero(~silent)]
    times = tuple(panel.times[at] for at in places)
    before = _before(study, times)
    _demand_no_hole(study, panel, places[: before + 1])
    fitted = _fitted(study, times, before)
    donors, left_out = _donors(study, panel, places)
    mine = _outcomes(study, panel, study.treated, places)
    background = _predictors(study, panel, (*study.treated, *donors))
    shares, count = np.array(study.shares()), len(study.treated)
    laid = Layout(
        study=study,
        name=study.name,
        labels=_labels(study.predictors),
        times=times,
        before=before,
        fitted=np.array(fitted),
        treated_outcome=shares @ mine,
        treated_predictors=background[:, :count] @ shares,
        donors=donors,
        donor_outcome=_outcomes(study, panel, donors, places).T,
        donor_predictors=background[:, count:],
        left_out=left_out,
    )
    _demand_differing(laid)
    return laid


def _in_the_panels_periods(study: Study, panel: Panel) -> Study:
    like = panel.times[0]
    return replace(
        study,
        start=as_time(study.start, like),
        optimise=study.optimise and (as_time(study.optimise[0], like), as_time(study.optimise[1], like)),
        predictors=tuple(
            replace(each, first=as_time(each.first, like), last=as_time(each.last, like)) for each in study.predictors
        ),
    )


def _demand_known(study: Study, panel: Panel) -> None:
    if study.outcome not in panel.variables:
        raise StudyError(errors.UNKNOWN_OUTCOME, variable=study.outcome)
    _demand_treated(study, panel)
    _demand_donors(study, panel)
    if not study.predictors:
        raise StudyError(errors.NO_PREDICTORS)
    for each in study.predictors:
        if each.variable not in panel.variables:
            raise StudyError(errors.UNKNOWN_PREDICTOR, variable=each.variable)
    if study.v is VMethod.GIVEN:
        _demand_weights(study.given, len(study.predictors), (errors.V_LENGTH, errors.V_NEGATIVE, errors.V_ZERO))


def _demand_treated(study: Study, panel: Panel) -> None:
    if not study.treated:
        raise StudyError(errors.NO_TREATED)
    _demand_once("treated", study.treated)
    for unit in study.treated:
        if unit not in panel.units:
            raise StudyError(errors.UNKNOWN_TREATED, unit=unit)
    if study.treated_weights:
        sentences = (errors.WEIGHTS_LENGTH, errors.WEIGHTS_NEGATIVE, errors.WEIGHTS_ZERO)
        _demand_weights(study.treated_weights, len(study.treated), sentences)


def _demand_donors(study: Study, panel: Panel) -> None:
    named = study.donors or ()
    _demand_once("donors", named)
    for unit in named:
        if unit in study.treated:
            raise StudyError(errors.DONOR_TREATED, unit=unit)
        if unit not in panel.units:
            raise StudyError(errors.UNKNOWN_DONOR, unit=unit)


def _demand_once(key: str, units: Sequence[str]) -> None:
    for at, unit in enumerate(units):
        if unit in units[:at]:
            raise StudyError(errors.NAMED_TWICE, unit=unit, key=key)


def _demand_weights(weights: Sequence[float], wanted: int, sentences: tuple[str, str, str]) -> None:
    length, negative, zero = sentences
    if len(weights) != wanted:
        raise StudyError(length, count=len(weights), wanted=wanted)
    if below := [each for each in weights if each < 0]:
        raise StudyError(negative, value=below[0])
    if not sum(weights):
        raise StudyError(zero)


def _before(study: Study, times: Sequence[Time]) -> int:
    if study.start not in times:
        first, last = (times[0], times[-1]) if times else ("–", "–")
        raise StudyError(errors.NO_START, start=study.start, variable=study.outcome, first=first, last=last)
    before = list(times).index(study.start)
    if before < _FEWEST:
        raise StudyError(errors.FEW_PERIODS, count=before, start=study.start)
    return before


def _demand_no_hole(study: Study, panel: Panel, places: list[int]) -> None:
    """Refuse a period before the start that nobody has an outcome in, though they had one earlier."""
    for earlier, later in pairwise(places):
        if later > earlier + 1:
            missing = panel.times[earlier + 1]
            raise StudyError(errors.NO_OUTCOME, unit=study.treated[0], variable=study.outcome, time=missing)


def _fitted(study: Study, times: Sequence[Time], before: int) -> list[int]:
    if study.optimise is None:
        return list(range(before))
    first, last = study.optimise
    _demand_periods("optimise", times, first, last)
    if len(between([first, last], times[0], times[before - 1])) < _FEWEST:
        raise StudyError(errors.OPTIMISE_OUTSIDE, first=first, last=last, start=study.start, earliest=times[0])
    found = between(times[:before], first, last)
    if len(found) < _FEWEST:
        raise StudyError(errors.FEW_FITTED, count=len(found), first=first, last=last)
    return found


def _demand_periods(key: str, times: Sequence[Time], first: Time, last: Time) -> None:
    """Refuse what ends before it begins, and text that is no period of these: nobody can say where it would stand."""
    for each in (first, last):
        if isinstance(each, str) and each not in times:
            raise StudyError(errors.NO_PERIOD, time=each, key=key)
    if not between([first], first, last):
        raise StudyError(errors.TURNED_ROUND, key=key, first=first, last=last)


def _donors(study: Study, panel: Panel, places: list[int]) -> tuple[tuple[str, ...], tuple[LeftOut, ...]]:
    """Return the donors in the panel's order, and who was left out for want of a complete outcome."""
    left_out: list[LeftOut] = []
    if study.donors is not None:
        donors = tuple(unit for unit in panel.units if unit in study.donors)
    else:
        others = [unit for unit in panel.units if unit not in study.treated]
        missing = np.isnan(panel.of(study.outcome, others)[:, places])
        left_out = [
            LeftOut(unit=unit, reason=Left.INCOMPLETE, at=panel.times[places[int(lacks.argmax())]])
            for unit, lacks in zip(others, missing, strict=True)
            if lacks.any()
        ]
        donors = tuple(unit for unit, lacks in zip(others, missing, strict=True) if not lacks.any())
    if len(donors) < _FEWEST and left_out:
        one = left_out[0]
        raise StudyError(errors.FEW_DONORS_LEFT, count=len(donors), unit=one.unit, reason=one.reason.label, at=one.at)
    if len(donors) < _FEWEST:
        raise StudyError(errors.FEW_DONORS, count=len(donors))
    return donors, tuple(left_out)


def _outcomes(study: Study, panel: Panel, units: Sequence[str], places: list[int]) -> Numbers:
    found = panel.of(study.outcome, units)[:, places]
    for unit, row in zip(units, found, strict=True):
        if (lacks := np.isnan(row)).any():
            time = panel.times[places[int(lacks.argmax())]]
            raise StudyError(errors.NO_OUTCOME, unit=unit, variable=study.outcome, time=time)
    _demand_moderate(study.outcome, found)
    if 0 < np.abs(found).max() < _SMALLEST:
        raise StudyError(errors.TOO_SMALL, variable=study.outcome)
    return found


def _predictors(study: Study, panel: Panel, units: Sequence[str]) -> Numbers:
    return np.stack([_means(panel, units, each) for each in study.predictors])


def _means(panel: Panel, units: Sequence[str], predictor: Predictor) -> Numbers:
    """Return the units' means over the periods that have a value."""
    first, last = predictor.first, predictor.last
    _demand_periods(f"periods ({predictor.variable})", panel.times, first, last)
    if not (places := between(panel.times, first, last)):
        raise StudyError(errors.NO_PERIODS, variable=predictor.variable, first=first, last=last)
    values = panel.of(predictor.variable, units)[:, places]
    known = np.asarray(~np.isnan(values))
    for unit, told in zip(units, known, strict=True):
        if not told.any():
            raise StudyError(errors.NO_VALUE, unit=unit, variable=predictor.variable, first=first, last=last)
    _demand_moderate(predictor.variable, values[known])
    return np.array([row[told].mean() for row, told in zip(values, known, strict=True)])


def _demand_moderate(variable: str, values: Numbers) -> None:
    if values.size and np.abs(values).max() > _LARGEST:
        raise StudyError(errors.TOO_LARGE, variable=variable)


def _labels(predictors: Sequence[Predictor]) -> tuple[str, ...]:
    """Return a name for each: its variable, and its periods too where others have the same variable."""
    variables = [each.variable for each in predictors]
    return tuple(each.variable if variables.count(each.variable) == 1 else _spelt(each) for each in predictors)


def _spelt(predictor: Predictor) -> str:
    periods = f"{predictor.first}" if predictor.first == predictor.last else f"{predictor.first}-{predictor.last}"
    return f"{predictor.variable} ({periods})"


def _demand_differing(laid: Layout) -> None:
    whole = np.column_stack([laid.treated_predictors, laid.donor_predictors])
    for label, row in zip(laid.labels, whole, strict=True):
        if np.ptp(row) <= _CONSTANT * np.abs(row).max():
            raise StudyError(errors.CONSTANT, predictor=label)
