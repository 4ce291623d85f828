"""What is said of computed figures: the manifest beside figures.csv. Source: the figures contract, Commands."""

from dataclasses import dataclass
from typing import Any

from vugge.insight.rules.parameters import Parameters, Period
from vugge.insight.rules.sources import by_source

ROWS = "rows.parquet"
REJECTED = "rejected.csv"
MANIFEST = "manifest.json"
FIGURES_FILE = "figures.csv"
"""The files of a data set's folder; each programme's figures and manifest lie in a folder of its own in it."""


@dataclass(frozen=True, kw_only=True)
class DataSetFacts:
    """What tells a data set from every other: the checksum of its good rows, how many, and how many were left out.

    `journal_rows` of the rows are the journal's own; the others come from extracts.
    """

    sha256: str
    rows: int
    read: int
    replaced: int
    rejected: int
    journal_rows: int = 0


def manifest(parameters: Parameters, data_set: DataSetFacts, product_version: str) -> dict[str, Any]:
    """Return the manifest as plain JSON values. ``protected`` is false: the command line's numbers are exact."""
    return {
        "programme": parameters.programme,
        "window": _period(parameters.window),
        "exclusions": [{**_period(each.period), "reason": each.reason} for each in parameters.exclusions],
        "parameters": described(parameters),
        "protected": False,
        "dataset": {"sha256": data_set.sha256, "rows": data_set.rows, "rejected": data_set.rejected},
        "sources": {str(each): many for each, many in by_source(data_set.rows, data_set.journal_rows).items()},
        "read": data_set.read,
        "rows": data_set.rows,
        "replaced": data_set.replaced,
        "rejected": data_set.rejected,
        "product_version": product_version,
    }


def described(parameters: Parameters) -> dict[str, Any]:
    """Return the parameters as plain JSON values."""
    return {
        "version": parameters.version,
        "source": parameters.source,
        "default_cutoffs": dict(parameters.cutoffs),
        "scopes": [
            {"code": each.code, "municipalities": list(each.municipalities), **_period(each.period)}
            for each in parameters.scopes
        ],
    }


def _period(period: Period) -> dict[str, str]:
    return {"from": period.start.isoformat(), "to": period.end.isoformat()}
