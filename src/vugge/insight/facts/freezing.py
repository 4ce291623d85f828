"""A data set: the good rows of an extract, each once, in one order, frozen as typed Parquet with a checksum.

Rows are sorted outside memory as they are checked, and written once more while the checksum is taken, so that a file
of any size goes through in bounded memory.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from vugge.base.errors import on_one_line
from vugge.insight.facts.canonical import FrozenRows, freeze_rows
from vugge.insight.facts.reading import files
from vugge.insight.facts.sifting import Report, sift
from vugge.insight.facts.sorting import Sorter, sorter


@dataclass(frozen=True, kw_only=True)
class DataSet(FrozenRows):
    """A frozen extract: ``read`` = new + replaced + rejected; ``rows`` = new."""

    read: int
    replaced: int
    rejected: int


def freeze(
    source: Path,
    target: Path,
    *,
    municipalities: Mapping[str, str],
    rejected: Path | None = None,
    progress: Callable[[int], None] = lambda _rows: None,
) -> DataSet:
    """Read ``source`` (a file, or a folder of them) and write the data set to ``target`` (Parquet).

    The rejected rows go to ``rejected`` as CSV, with the file's name first when the source is a folder. ``progress``
    is told the rows read so far. Raises ExtractError when a file is no extract; then neither file is written.
    """
    with TemporaryDirectory(dir=target.parent, prefix=".freezing-") as folder:
        faults, frozen = (Path(folder) / name for name in ("rejected.csv", "frozen.parquet"))
        with sorter(Path(folder) / "runs.arrow") as good:
            wrong = _check_all(source, good, faults, municipalities, progress)
            made = freeze_rows(good.in_order(), frozen)
        frozen.replace(target)
        if rejected is not None:
            faults.replace(rejected)
    return DataSet(
        path=target,
        sha256=made.sha256,
        rows=made.rows,
        read=good.added + wrong,
        replaced=good.added - made.rows,
        rejected=wrong,
    )


def _check_all(
    source: Path,
    good: Sorter,
    faults: Path,
    municipalities: Mapping[str, str],
    progress: Callable[[int], None],
) -> int:
    rejected = 0
    with faults.open("w", encoding="utf-8", newline="") as file:
        report = Report(file, several=source.is_dir())
        for path in files(source):
            for part in sift(path, municipalities):
                good.add(part.good)
                report.write(part.rejected, on_one_line(path.name))
                rejected += len(part.rejected)
                progress(good.added + rejected)
    return rejected
