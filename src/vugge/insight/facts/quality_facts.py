"""What the checks of data quality know of a row: a few columns of bounded size, whatever the row's own texts hold.

Texts from outside are known by two digests of 64 bits each: one may be a megabyte long, and what is grouped by must fit
in memory.
"""

from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from vugge.base.showing import CPR_DATE
from vugge.insight.facts.checking import SCHEMA
from vugge.insight.facts.sifting import row_groups
from vugge.insight.rules.extract import NO_FAMILY
from vugge.insight.rules.quality import OFFERED_KINDS, WITHOUT_FAMILY

_SHOWN = 200
_CPR = rf"(?:^|[^0-9]){CPR_DATE}[- ]?[0-9]{{4}}(?:[^0-9]|$)"
_UUID = r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"  # as the journal's rows are named
_IDS = ("activity_id", "family_id", "child_id")
_KEPT = ("line", "municipality", "date", "instrument", "respondent", "score", "level", "response", "course_status")
_DAYS = ("offered_on", "responded_on", "held_on")
_READ = (*_IDS, "activity", *_KEPT, *_DAYS)


def _like_cpr(column: str) -> pl.Expr:
    """Tell where a name looks like a CPR number; a random UUID does by chance, in a journal of any size."""
    text = pl.col(column).fill_null("")
    return text.str.contains(_CPR) & ~text.str.contains(_UUID)


def _digest(column: str) -> pl.Expr:
    text = pl.col(column).fill_null("")
    return pl.struct(text.hash(1).alias("first"), text.hash(2).alias("second"))


_ANSWER, _STATUS = pl.col("response"), pl.col("course_status")
FACTS: dict[str, pl.Expr] = {
    **{name: pl.col(name) for name in (*_KEPT, *_DAYS)},
    "shown": pl.col("activity_id").str.slice(0, _SHOWN),
    "kind": pl.col("activity"),
    "activity": _digest("activity_id"),
    "family": _digest("family_id"),
    "child": _digest("child_id"),
    "has_family": pl.col("family_id") != NO_FAMILY,
    "is_offered": pl.col("activity").is_in(OFFERED_KINDS),
    "may_lack_family": pl.col("activity").is_in(WITHOUT_FAMILY),
    "completed": (_STATUS == "completed").fill_null(value=False),
    "said_yes": (_ANSWER == "accepted").fill_null(value=False)
    | _STATUS.is_in(["accepted", "started"]).fill_null(value=False),
    "like_cpr": pl.any_horizontal(_like_cpr(name) for name in _IDS),
}


def write_facts(rows: Path, target: Path) -> None:
    """Write what the checks know of good rows (Parquet, as `checking.SCHEMA`)."""
    none = _known(pl.DataFrame(schema=SCHEMA))
    with pq.ParquetWriter(target, none.schema) as writer:
        writer.write_table(none)  # there may be no rows at all
        for frame in row_groups(rows, _READ):
            writer.write_table(_known(frame))


def _known(frame: pl.DataFrame) -> pa.Table:
    return frame.select(fact.alias(name) for name, fact in FACTS.items()).to_arrow()
