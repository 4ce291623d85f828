"""The files of a study as text. Source: the synthetic control contract.

Semicolon, decimal point, full precision: a number is written so that reading it gives the very same number. The same
panel, spec, seed and version give the same files, but for one line: `seconds` in summary.json, which is how long it
took. `sha256` beside it is of everything else, so that two runs can be told alike by one line.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from vugge.insight.rules.synthetic_control.results import NearPerfect, PlaceboUnit, StudyResult, Time
from vugge.insight.rules.synthetic_control.wording import near_perfect_rule

WEIGHTS = "weights.csv"
PREDICTORS = "predictors.csv"
PATHS = "paths.csv"
PLACEBO = "placebo.csv"
LEAVE_ONE_OUT = "leave_one_out.csv"
SUMMARY = "summary.json"
FILES = (WEIGHTS, PREDICTORS, PATHS, PLACEBO, LEAVE_ONE_OUT, SUMMARY)
"""Every file a study may have, the summary last."""

_Cell = Time | float | None


def files_of(result: StudyResult) -> dict[str, str]:
    """Return what each file holds, by its name; placebos and leave-one-out only where they were made."""
    path = result.path
    files = {
        WEIGHTS: _table("unit;weight", ((each.unit, each.weight) for each in result.weights)),
        PREDICTORS: _table(
            "predictor;treated;synthetic;donor_mean;v",
            ((each.predictor, each.treated, each.synthetic, each.donor_mean, each.v) for each in result.balance),
        ),
        PATHS: _table(
            "time;treated;synthetic;gap", zip(path.times, path.treated, path.synthetic, path.gap, strict=True)
        ),
    }
    if result.placebo:
        units = (result.placebo.treated, *result.placebo.donors)
        files[PLACEBO] = _table("unit;pre_rmspe;post_rmspe;ratio", (_placebo(each) for each in units))
    if result.leave_one_out:
        files[LEAVE_ONE_OUT] = _table(
            "dropped;time;synthetic",
            (
                (each.unit, time, value)
                for each in result.leave_one_out
                for time, value in zip(path.times, each.synthetic, strict=True)
            ),
        )
    told = summary(result)
    whole = "".join([*files.values(), _json(told)])
    files[SUMMARY] = _json({**told, "sha256": hashlib.sha256(whole.encode()).hexdigest(), "seconds": result.seconds})
    return files


def summary(result: StudyResult) -> dict[str, Any]:
    """Return the summary as plain JSON values, without what differs from run to run.

    ``p_ratio``, ``p_post`` and the units left out are null where no placebos were made, ``ratio`` where every period
    before the start is fitted exactly.
    """
    facts, fit, placebo, groups = result.facts, result.fit, result.placebo, result.groups
    return {
        "outcome": facts.outcome,
        "treated": list(facts.treated),
        "treated_weights": list(facts.treated_weights),
        "donors": list(facts.donors),
        "donors_left_out": [{"unit": each.unit, "reason": each.reason.value, "at": each.at} for each in facts.left_out],
        "start": facts.start,
        "optimise": list(facts.optimise),
        "late_predictors": list(facts.late),
        "pre_rmspe": fit.pre_rmspe,
        "post_rmspe": fit.post_rmspe,
        "ratio": fit.ratio,
        "effect": fit.effect,
        "p_ratio": placebo and placebo.p_ratio,
        "p_ratio_units": placebo and placebo.p_ratio_units,
        "p_ratio_all": placebo and placebo.p_ratio_all,
        "p_post": placebo and placebo.p_post,
        "p_post_units": placebo and placebo.p_post_units,
        "p_post_fitted": placebo and placebo.p_post_fitted,
        "p_post_fitted_units": placebo and placebo.p_post_fitted_units,
        "near_perfect": _near_perfect(placebo.near_perfect) if placebo else None,
        "poor_factor": placebo and placebo.poor_factor,
        "poor": placebo and [each.unit for each in placebo.donors if each.poor],
        "groups": groups
        and {"drawn": groups.drawn, "size": groups.size, "p_ratio": groups.p_ratio, "p_post": groups.p_post},
        "inner_gap": fit.inner_gap,
        "loss_w": fit.loss_w,
        "loss_v": fit.loss_v,
        "bound": fit.bound,
        "v_method": facts.v_method,
        "search": facts.search,
        "seed": facts.seed,
        "version": result.version,
    }


def _near_perfect(rule: NearPerfect) -> dict[str, Any]:
    return {
        "rule": near_perfect_rule(rule).told(),
        "share": rule.share,
        "scale": rule.scale,
        "floor": rule.floor,
        "ranking": rule.ranking.value,
        "treated": rule.treated,
        "left_out": list(rule.left_out),
    }


def _placebo(unit: PlaceboUnit) -> Sequence[_Cell]:
    return unit.unit, unit.pre_rmspe, unit.post_rmspe, unit.ratio


def _table(header: str, rows: Iterable[Sequence[_Cell]]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\n")
    writer.writerow(header.split(";"))
    writer.writerows([_written(each) for each in row] for row in rows)
    return file.getvalue()


def _written(cell: _Cell) -> str:
    return "" if cell is None else repr(cell) if isinstance(cell, float) else str(cell)


def _json(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
