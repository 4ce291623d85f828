"""The classic panels of `tests/panels`, and specs that ask what the papers asked of them."""

import csv
from pathlib import Path

PANELS = Path(__file__).parent / "panels"

_SMOKING = """
outcome = "cigsale"
treated = "California"
start = 1989
optimise = [1970, 1988]
predictor = [
  {variable = "lnincome", periods = [1980, 1988], op = "mean"},
  {variable = "age15to24", periods = [1980, 1988]},
  {variable = "retprice", periods = [1980, 1988]},
  {variable = "beer", periods = [1984, 1988]},
  {variable = "cigsale", periods = 1975},
  {variable = "cigsale", periods = 1980},
  {variable = "cigsale", periods = 1988},
]
"""

_SECTORS = ("agriculture", "energy", "industry", "construction", "services.venta", "services.nonventa")
_SCHOOLS = ("illit", "prim", "med", "high", "post.high")

_BASQUE = """
outcome = "gdpcap"
treated = "Basque Country (Pais Vasco)"
start = 1970
optimise = [1960, 1969]
""" + "".join(
    f'[[predictor]]\nvariable = "{variable}"\nperiods = {periods}\n'
    for variable, periods in [
        *((f"school.{each}", "[1964, 1969]") for each in _SCHOOLS),
        ("invest", "[1964, 1969]"),
        ("gdpcap", "[1960, 1969]"),
        *((f"sec.{each}", "[1961, 1969]") for each in _SECTORS),
        ("popdens", "1969"),
    ]
)

_GERMANY = """
outcome = "gdp"
treated = "West Germany"
start = 1991
optimise = [1960, 1990]
""" + "".join(
    f'[[predictor]]\nvariable = "{variable}"\nperiods = {periods}\n'
    for variable, periods in [
        ("gdp", "[1981, 1990]"),
        ("trade", "[1981, 1990]"),
        ("infrate", "[1981, 1990]"),
        ("industry", "[1981, 1990]"),
        ("schooling", "[1980, 1985]"),
        ("invest80", "1980"),
    ]
)

SPECS = {"smoking": _SMOKING, "basque": _BASQUE, "germany": _GERMANY}
_UNIT = {"smoking": "state", "basque": "regionname", "germany": "country"}


def long_rows(case: str) -> list[tuple[str, str, str, str]]:
    """Return a classic panel as unit, time, variable, value."""
    with (PANELS / f"{case}.csv").open(encoding="utf-8", newline="") as file:
        return [
            (row[_UNIT[case]], row["year"], variable, value)
            for row in csv.DictReader(file)
            for variable, value in row.items()
            if variable not in {_UNIT[case], "year", "regionno", "code"}
        ]


def write_case(folder: Path, case: str, *more: str) -> Path:
    """Write a classic panel and its spec, with lines added on top; return the spec's path."""
    lines = [";".join(row) for row in (("unit", "time", "variable", "value"), *long_rows(case))]
    (folder / f"{case}.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
    spec = folder / f"{case}.toml"
    spec.write_text("\n".join([f'panel = "{case}.csv"', *more, SPECS[case]]), encoding="utf-8")
    return spec
