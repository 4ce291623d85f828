"""Seeded registrations of a realistic mix, as the typed and checked Parquet a frozen data set is."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow.parquet as pq

from vugge.insight.facts import national
from vugge.insight.facts.checking import SCHEMA
from vugge.insight.rules import codes

ROWS_PER_FAMILY = 4
HELD, OFFERED, OWN_CUTOFF = 0.8, 0.5, 0.5
_EPOCH = np.datetime64("2018-01-01")
_DAYS = 1500
_MIX: Mapping[str, float] = {
    "screening": 30,
    "standard_visit": 24,
    "need_visit": 18,
    "pregnancy_visit": 6,
    "visit_15_18m": 6,
    "visit_18m": 3,
    "visit_3y": 2,
    "phone_contact": 3,
    "cosp": 2,
    "marte_meo": 1,
    "transition_1": 1,
    "transition_2": 1,
    "transition_3": 1,
    "joint_home_visit": 1,
    "daycare_general_advice": 0.4,
    "daycare_child_advice": 0.4,
    "daycare_other": 0.2,
}


def write(target: Path, rows: int, seed: int) -> None:
    """Write ``rows`` rows to ``target``, municipality by municipality, in the order of a frozen data set."""
    rng = np.random.default_rng(seed)
    municipalities = sorted(set(national.municipality_codes().values()))
    taking_part = {
        m
        for p in ("early-intervention", "thousand-days")
        for s in national.parameters(p).scopes
        for m in s.municipalities
    }
    weights = np.array([6.0 if code in taking_part else 1.0 for code in municipalities])
    shares = np.floor(weights / weights.sum() * rows).astype(int)
    shares[-1] += rows - shares.sum()
    writer: pq.ParquetWriter | None = None
    first = 0
    for code, share in zip(municipalities, shares, strict=True):
        table = _municipality(code, int(share), first, rng).to_arrow()
        writer = writer or pq.ParquetWriter(target, table.schema, compression="zstd")
        writer.write_table(table)
        first += int(share)
    if writer is not None:
        writer.close()


def _pick(rng: np.random.Generator, rows: int, among: list[str | None], shares: list[float]) -> pl.Series:
    odds = np.array(shares) / sum(shares)
    return pl.Series(among, dtype=pl.String).gather(rng.choice(len(among), rows, p=odds).astype(np.uint32))


def _some(rng: np.random.Generator, rows: int, among: list[str], empty: float) -> pl.Series:
    """One code or two, or none."""
    pairs = [f"{a}|{b}" for a in sorted(among) for b in sorted(among) if a < b]
    return _pick(
        rng,
        rows,
        [None, *among, *pairs],
        [empty, *([(1 - empty) * 0.8 / len(among)] * len(among)), *([(1 - empty) * 0.2 / len(pairs)] * len(pairs))],
    )


def _municipality(code: str, rows: int, first: int, rng: np.random.Generator) -> pl.DataFrame:
    day = _EPOCH + rng.integers(0, _DAYS, rows).astype("timedelta64[D]")
    earlier = day - rng.integers(0, 30, rows).astype("timedelta64[D]")
    held, offered = rng.random(rows) < HELD, rng.random(rows) < OFFERED
    activity = _pick(rng, rows, list(_MIX), list(_MIX.values()))
    frame = pl.DataFrame(
        {
            "line": np.arange(first, first + rows),
            "activity_id": [f"a{number:09}" for number in range(first, first + rows)],
            "municipality": pl.repeat(code, rows, eager=True),
            "family_id": pl.Series(rng.integers(0, max(1, rows // ROWS_PER_FAMILY), rows)).cast(pl.String),
            "child_id": pl.Series(rng.integers(0, max(1, rows // ROWS_PER_FAMILY), rows)).cast(pl.String),
            "activity": activity,
            "offered_on": pl.Series(earlier),
            "response": _pick(rng, rows, [None, *codes.Response], [0.5, 0.35, 0.1, 0.05]),
            "responded_on": pl.Series(earlier),
            "held_on": pl.Series(day),
            "level": rng.choice(np.array([0, 1, 2, 3, 4], dtype=np.int8), rows, p=[0.1, 0.6, 0.2, 0.08, 0.02]),
            "present": _some(rng, rows, ["mother", "father", "partner", "daycare_staff"], 0.1),
            "place": _pick(rng, rows, [None, *codes.Place], [0.1, 0.6, 0.15, 0.05, 0.05, 0.025, 0.025]),
            "reasons": _some(rng, rows, list(codes.Reason), 0.0),
            "instrument": _pick(rng, rows, list(codes.Instrument), [0.35, 0.2, 0.45]),
            "respondent": _pick(rng, rows, [None, *codes.Respondent], [0.1, 0.4, 0.25, 0.05, 0.2]),
            "phase": _pick(rng, rows, [None, *codes.Phase], [0.2, 0.3, 0.5]),
            "score": rng.poisson(4, rows),
            "cutoff": rng.integers(7, 14, rows),
            "referrals": _some(rng, rows, list(codes.Target), 0.8),
            "course_status": _pick(rng, rows, [None, *codes.CourseStatus], [0.3, *([0.1] * 7)]),
            "statutory_measure": _pick(rng, rows, [None, *codes.Statutory], [0.3, 0.07, 0.63]),
        }
    )
    return _blanked(frame, rng, held, offered)


def _blanked(
    frame: pl.DataFrame, rng: np.random.Generator, held: npt.NDArray[np.bool_], offered: npt.NDArray[np.bool_]
) -> pl.DataFrame:
    """Empty what a row of its kind does not have."""
    activity = frame["activity"]
    is_screening, is_need_visit = activity == "screening", activity == "need_visit"
    only = {
        "reasons": is_need_visit,
        **dict.fromkeys(("instrument", "respondent", "phase", "score"), is_screening),
        "cutoff": is_screening & pl.Series(rng.random(frame.height) < OWN_CUTOFF),
        "course_status": activity.is_in(["cosp", "marte_meo"]),
        "held_on": pl.Series(held),
        "offered_on": pl.Series(offered | ~held),
        "responded_on": pl.Series(offered),
    }
    blanked = frame.with_columns(
        pl.when(keep).then(pl.col(name)).alias(name) for name, keep in only.items()
    ).with_columns(pl.when(pl.col("level") > 0).then("level"))
    return blanked.with_columns(date=pl.coalesce("held_on", "responded_on", "offered_on")).select(
        pl.col(name).cast(kind) for name, kind in SCHEMA.items()
    )
