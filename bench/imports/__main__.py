"""Measure reading a malformed extract, each side in a process of its own: `python -m bench.imports [--rows 1000000]`.

Every side must find exactly the rows, and reject exactly those, that the file was made with.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.imports import damaged, database

SIDES = ("check", "copy", "figures")
WAYS = {"command": database.by_command, "worker": database.by_worker}
"""The ways into the database: a file of many municipalities, and a leader's own."""


def _check(source: Path, folder: Path) -> tuple[int, int]:
    from vugge.insight.facts import intake, national  # noqa: PLC0415 - a side loads only what it uses

    good, rejected = folder / "good.parquet", folder / "rejected.csv"
    codes = national.municipality_codes()
    found = intake.check_extract(source, municipalities=codes, own=None, good=good, rejected=rejected)
    return found.read, found.rejected


def _copy(source: Path, folder: Path) -> tuple[int, int]:
    """Check, and write the good rows as COPY wants them and read them back, as if a database stood between."""
    from vugge.insight.facts import copying  # noqa: PLC0415 - as above

    told = _check(source, folder)
    rows = sum(each.height for each in copying.frames_from_copy(copying.rows_for_copy(folder / "good.parquet")))
    if rows != told[0] - told[1]:
        sys.exit(f"{rows} rows came back")
    return told


def _figures(source: Path, folder: Path) -> tuple[int, int]:
    from vugge.access.rules.actors import Operator  # noqa: PLC0415 - as above
    from vugge.insight.actions.extracts import count_extract  # noqa: PLC0415 - as above

    found = count_extract(by=Operator(), source=source, programme="early-intervention", out=folder / "out")
    return found.read, found.rejected


def _side(name: str, source: Path) -> None:
    with tempfile.TemporaryDirectory(dir=source.parent) as folder:
        started = time.perf_counter()
        told = {"check": _check, "copy": _copy, "figures": _figures}[name](source, Path(folder))
        seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak": peak, "told": told}))


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.side:
        _side(args.side, args.file)
        return
    with tempfile.TemporaryDirectory() as folder:
        source, own = Path(folder) / "extract.csv", Path(folder) / "own.csv"
        made = damaged.write(source, args.rows, args.seed)
        alike = damaged.write(own, args.rows, args.seed, only=database.MUNICIPALITY)
        print(
            f"{made.read:,} rows, {made.rejected:,} malformed, {source.stat().st_size >> 20} MB. Seconds and peaks in MB."
        )
        for name, way in WAYS.items():
            expected = made if name == "command" else alike
            told, peaks, seconds = way(Path(folder) / name, source if name == "command" else own)
            if told != (expected.read, expected.rejected):
                sys.exit(f"{name} found {told}")
            print(f"{name:8} {seconds:8.1f} {peaks['ours']:8.0f} {peaks['postgres']:8.0f}", flush=True)
        for side in SIDES:
            command = [sys.executable, "-m", "bench.imports", "--side", side, "--file", str(source)]
            found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603 - our own command
            if found["told"] != [made.read, made.rejected]:
                sys.exit(f"{side} found {found['told']}")
            print(f"{side:8} {found['seconds']:8.1f} {found['peak']:8.0f}", flush=True)


if __name__ == "__main__":
    main()
