"""Measure the synthetic control: ours beside mlsynth, StatsPAI and scipy, on the same matrices, in turn, in one run.

`python -m bench.synthetic_control` measures the inner problem, Proposition 99 and a Danish table; `--panel smooth` and
`--seed 2` choose another table, and `--units 12` how many of its 98 units the others solve too (spread evenly).
"""

import argparse
import statistics
import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np
from threadpoolctl import threadpool_limits

from bench.synthetic_control.rivals import Answer, mscmt, slsqp, statspai
from tests.panels.classic import prop99
from tests.panels.seeded import OUTCOMES, TREATED, UNITS, problems
from vugge.insight.rules.synthetic_control.certificate import at_rest, gap
from vugge.insight.rules.synthetic_control.fitting import fit, fit_many
from vugge.insight.rules.synthetic_control.problem import Fit, Numbers, Problem

RIVALS: dict[str, Callable[[Problem], Answer]] = {"mlsynth": mscmt, "StatsPAI": statspai}
TOLERANCE = 1e-3  # of an outer loss
DONORS = UNITS - TREATED
Done = TypeVar("Done")


def _timed(work: Callable[[], Done]) -> tuple[float, Done]:
    started = time.perf_counter()
    done = work()
    return time.perf_counter() - started, done


def _points(problem: Problem, v: Numbers) -> Numbers:
    return np.ascontiguousarray(np.sqrt(v)[:, None] * problem.distances())


def _judged(problem: Problem, answer: Answer) -> tuple[float, float]:
    """Return an answer's outer loss, and its duality gap at its own predictor weights."""
    weights, v = answer
    return float(np.mean((problem.misses() @ weights) ** 2)), gap(_points(problem, v), weights)


def _inner(name: str, problem: Problem, rounds: int) -> None:
    points = _points(problem, fit(problem).v)
    ours, theirs, ratios = [], [], []
    for _ in range(rounds):
        mine, (weights, certified) = _timed(lambda: at_rest(points))
        other, found = _timed(lambda: slsqp(points))
        ours.append(mine)
        theirs.append(other)
        ratios.append(other / mine)
    print(
        f"{name}: ours {statistics.median(ours) * 1e6:.0f} µs, gap {certified:.0e}, loss {np.sum((points @ weights) ** 2):.6e};"
        f" SLSQP {statistics.median(theirs) * 1e3:.1f} ms, gap {gap(points, found):.0e}, loss"
        f" {np.sum((points @ found) ** 2):.6e}; {statistics.median(ratios):.0f} times"
    )


def _proposition(rounds: int) -> None:
    problem, _ = prop99()
    for name, solve in RIVALS.items():
        ratios, ours, theirs = [], [], []
        for _ in range(rounds):
            mine, found = _timed(lambda: fit(problem))
            other, answer = _timed(lambda: solve(problem))  # noqa: B023 - called at once
            ratios.append(other / mine)
            ours.append(mine)
            theirs.append(other)
        loss, certified = _judged(problem, answer)
        print(
            f"Proposition 99: ours {statistics.median(ours):.3f} s, loss {found.loss_v:.6f}, gap {found.inner_gap:.0e};"
            f" {name} {statistics.median(theirs):.2f} s, loss {loss:.6f}, gap {certified:.0e};"
            f" {statistics.median(ratios):.0f} times"
        )


def _table(kind: str, seed: int, units: int) -> None:
    posed = problems(seed, kind)
    mine, fits = _timed(lambda: fit_many(posed))
    placebo, _ = _timed(lambda: fit_many(posed[TREATED:]))
    print(f"{kind}, seed {seed}: ours {mine:.2f} s for all {UNITS} fits, {placebo:.2f} s for the {DONORS} donors'")
    sample = np.unique(np.linspace(0, UNITS - 1, units).round().astype(int)).tolist()
    for name, solve in RIVALS.items():
        _beside(name, solve, [posed[unit] for unit in sample], [fits[unit] for unit in sample], (mine, placebo))
    everything = [problem for outcome in range(len(OUTCOMES)) for problem in problems(seed, kind, outcome)]
    print(f"  all three outcomes, {len(everything)} fits: {_timed(lambda: fit_many(everything))[0]:.2f} s")


def _beside(
    name: str,
    solve: Callable[[Problem], Answer],
    posed: list[Problem],
    fits: list[Fit],
    ours: tuple[float, float],
) -> None:
    timed = [_timed(lambda: solve(problem)) for problem in posed]  # noqa: B023 - called at once
    judged = [_judged(problem, answer) for problem, (_, answer) in zip(posed, timed, strict=True)]
    each = statistics.fmean(seconds for seconds, _ in timed)
    print(
        f"  {name}: {each:.2f} s a fit over {len(posed)} units: {each * DONORS / ours[1]:.0f} times for the placebo,"
        f" {each * TREATED * (DONORS + 1) / ours[0]:.0f} times for {TREATED} units with one each;"
        f" sum of losses {sum(fit.loss_v for fit in fits):.4f} against {sum(loss for loss, _ in judged):.4f},"
        f" greatest gap {max(fit.inner_gap for fit in fits):.0e} against {max(gap_ for _, gap_ in judged):.0e}"
    )
    for place, (found, (loss, certified)) in enumerate(zip(fits, judged, strict=True)):
        if found.loss_v > loss + TOLERANCE:
            print(f"    higher on sample {place}: {found.loss_v:.5f} against {loss:.5f} (gap {certified:.0e})")


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--panel", choices=("noisy", "smooth"), action="append", help="may be repeated; both when not said"
    )
    parser.add_argument("--seed", type=int, action="append", help="may be repeated; 1 when not said")
    parser.add_argument("--units", type=int, default=UNITS)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    threadpool_limits(1)  # small matrices: more threads of BLAS only hinder, most of all the others
    _inner("Inner problem, 38 donors", prop99()[0], args.rounds)
    _inner("Inner problem, 82 donors", problems(1, "noisy")[3], args.rounds)
    _proposition(args.rounds)
    for kind in args.panel or ("noisy", "smooth"):
        for seed in args.seed or (1,):
            _table(kind, seed, args.units)


if __name__ == "__main__":
    main()
