"""Measure the figures: every side in a process of its own, in turn, in one run; medians and ratios are printed.

`python -m bench.figures` (1 and 10 million rows), or `--rows 1000000`. All sides must agree on every cell.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.figures.answers import Answer, differences, from_cells

SIDES = ("ours", "duckdb", "pandas")
MEMORY = "1200MB"


def _ours(rows: Path) -> Callable[[], Answer]:
    from vugge.insight.facts import national  # noqa: PLC0415 - a side loads only what it uses
    from vugge.insight.facts.engine import count_parquet  # noqa: PLC0415 - as above
    from vugge.insight.rules.figures import FIGURES  # noqa: PLC0415 - as above

    return lambda: from_cells(
        cell for name, figures in FIGURES.items() for cell in count_parquet(rows, figures, national.parameters(name))
    )


def _duckdb(rows: Path) -> Callable[[], Answer]:
    from bench.figures import handwritten  # noqa: PLC0415 - as above

    return lambda: handwritten.count(rows, MEMORY)


def _pandas(rows: Path) -> Callable[[], Answer]:
    from bench.figures import with_pandas  # noqa: PLC0415 - as above

    return lambda: with_pandas.count(rows)


def _side(name: str, rows: Path, repeats: int) -> None:
    """Count in this process and print what it took as JSON. The first time compiles; the rest show the counting."""
    run = {"ours": _ours, "duckdb": _duckdb, "pandas": _pandas}[name](rows)
    seconds, answer = [], {}
    for _ in range(repeats):
        started = time.perf_counter()
        answer = run()
        seconds.append(time.perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak": peak, "answer": [[*key, value] for key, value in answer.items()]}))


def _measure(rows: Path, rounds: int) -> dict[str, dict[str, list[float]]]:
    found: dict[str, dict[str, list[float]]] = {side: {"first": [], "next": [], "peak": []} for side in SIDES}
    answers: dict[str, Answer] = {}
    for _ in range(rounds):
        for side in SIDES:
            command = [sys.executable, "-m", "bench.figures", "--side", side, "--file", str(rows)]
            told = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603 - our own command
            found[side]["first"].append(told["seconds"][0])
            found[side]["next"].append(statistics.median(told["seconds"][1:]))
            found[side]["peak"].append(told["peak"])
            answers[side] = {(f, m, g, level): value for f, m, g, level, value in told["answer"]}
    for side in SIDES[1:]:
        if wrong := differences(answers["ours"], answers[side]):
            sys.exit(f"{side} disagrees: {wrong[:10]}")
    return found


def _table(rows: int, found: dict[str, dict[str, list[float]]]) -> None:
    print(f"\n{rows:,} rows; every side agrees on every cell. Medians; seconds, and peak memory in MB.")
    print(f"{'side':8} {'first':>8} {'next':>8} {'peak':>8}   ours/side: first, next (pair by pair)")
    for side in SIDES:
        ratios = {
            kind: statistics.median(a / b for a, b in zip(found["ours"][kind], found[side][kind], strict=True))
            for kind in ("first", "next")
        }
        medians = [statistics.median(found[side][kind]) for kind in ("first", "next", "peak")]
        print(
            f"{side:8} {medians[0]:8.2f} {medians[1]:8.2f} {medians[2]:8.0f}   {ratios['first']:.2f}, {ratios['next']:.2f}"
        )


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, action="append", help="how many rows; may be repeated")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.side:
        _side(args.side, args.file, 3)
        return
    from bench.figures import seeded  # noqa: PLC0415 - the sides do without

    with tempfile.TemporaryDirectory() as folder:
        for rows in args.rows or (1_000_000, 10_000_000):
            target = Path(folder) / f"{rows}.parquet"
            seeded.write(target, rows, args.seed)
            _table(rows, _measure(target, args.rounds))


if __name__ == "__main__":
    main()
