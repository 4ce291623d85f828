"""What a panel is made of: quantities chosen from tables, and the variables worked out of them. Data, not code.

Read from a TOML file (`catalogue/panels/`), and kept whole in every panel made by it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from vugge.base.errors import ExpectedError, on_one_line
from vugge.insight.rules.panels.words import Part, Sure

_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_TABLE = re.compile(r"[A-ZÆØÅ][A-ZÆØÅ0-9]{1,19}")
_YEARS = (1900, 2199)
_T = TypeVar("_T")


class RecipeError(ExpectedError):
    """A recipe that cannot be cooked by; the text says where and what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """Numbers of municipalities by year, chosen from one table: the codes of each variable are added together.

    `area` and `time` are the table's variables for place and time; `choose` names codes of the others, and a variable
    left out must be one the table can do without. `quarter` is the one that stands for the year in a table by quarters
    (1 is 1 January where the table counts the first of a quarter), 0 for a table by years. `scale` is how many one in
    the table is (1000 where it counts in thousands).
    """

    code: str
    title: str
    table: str
    area: str
    time: str
    choose: Mapping[str, tuple[str, ...]]
    quarter: int
    scale: float
    sure: Sure
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A variable of a panel: `per` × numerator ÷ denominator; the numerator itself where there is no denominator.

    `base_year` is which year's denominator a year is divided by: 0 the same, -1 the one before. `parts` says whether it
    may be an outcome, a predictor or both.
    """

    code: str
    title: str
    unit: str
    parts: tuple[Part, ...]
    numerator: Quantity
    denominator: Quantity | None
    per: float
    base_year: int
    sure: Sure
    source: str
    note: str

    @property
    def least_sure(self) -> Sure:
        """Return how sure the least sure of what it is made of is."""
        marks = [self.sure, self.numerator.sure, *([self.denominator.sure] if self.denominator else [])]
        return Sure.of(max(marks, key=lambda mark: mark.rank))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """A whole recipe: from which year to which, both included, and its variables in the order they are written."""

    code: str
    title: str
    source: str
    invented: bool
    first: int
    last: int
    quantities: tuple[Quantity, ...]
    variables: tuple[Variable, ...]

    @property
    def years(self) -> range:
        """Return the years, both ends included."""
        return range(self.first, self.last + 1)


def recipe_of(raw: Mapping[str, Any]) -> Recipe:
    """Return the recipe a TOML file, or a saved panel, holds; RecipeError says what is wrong with it."""
    first, last = _year(raw, "first"), _year(raw, "last")
    if last < first:
        raise RecipeError(f"Opskriften går fra {first} til {last}. Skriv det første år først.")
    quantities = [_quantity(each) for each in _tables(raw, "quantities")]
    by_code = {each.code: each for each in quantities}
    variables = [_variable(each, by_code) for each in _tables(raw, "variables")]
    _once(each.code for each in quantities)
    _once(each.code for each in variables)
    if not variables:
        raise RecipeError("Opskriften har ingen variable. Skriv mindst én [[variables]].")
    return Recipe(
        code=_dashed(_text(raw, "code")),
        title=_text(raw, "title"),
        source=_text(raw, "source"),
        invented=_flag(raw, "invented"),
        first=first,
        last=last,
        quantities=tuple(quantities),
        variables=tuple(variables),
    )


def _quantity(raw: Mapping[str, Any]) -> Quantity:
    code = _code(raw)
    table = _text(raw, "table")
    if not _TABLE.fullmatch(table):
        raise RecipeError(f"{code}: {on_one_line(table)!r} er ikke en tabels kode. Skriv den som FOLK1A.")
    quarter = raw.get("quarter", 0)
    if quarter not in {0, 1, 2, 3, 4} or isinstance(quarter, bool):
        raise RecipeError(f"{code}: quarter er {quarter!r}. Skriv 1, 2, 3 eller 4, eller lad den være for en årstabel.")
    return Quantity(
        code=code,
        title=_text(raw, "title"),
        table=table,
        area=_text(raw, "area"),
        time=_text(raw, "time"),
        choose=_choice(code, raw.get("choose", {})),
        quarter=quarter,
        scale=_number(raw, "scale", 1.0),
        sure=_member(Sure, raw, "sure"),
        source=_text(raw, "source"),
    )


def _variable(raw: Mapping[str, Any], quantities: Mapping[str, Quantity]) -> Variable:
    code = _code(raw)
    named = {name: raw.get(name, "") for name in ("numerator", "denominator")}
    for name, wanted in named.items():
        if wanted not in quantities and (wanted or name == "numerator"):
            raise RecipeError(f"{code}: {name} er {wanted!r}, som ingen [[quantities]] hedder.")
    base_year = raw.get("base_year", 0)
    if base_year not in {-1, 0, 1} or isinstance(base_year, bool):
        raise RecipeError(f"{code}: base_year er {base_year!r}. Skriv -1, 0 eller 1.")
    return Variable(
        code=code,
        title=_text(raw, "title"),
        unit=_text(raw, "unit"),
        parts=tuple(_member(Part, {"parts": each}, "parts") for each in _list(raw, "parts")),
        numerator=quantities[named["numerator"]],
        denominator=quantities.get(named["denominator"]),
        per=_number(raw, "per", 1.0),
        base_year=base_year,
        sure=_member(Sure, raw, "sure"),
        source=_text(raw, "source"),
        note=str(raw.get("note", "")),
    )


def _choice(code: str, raw: object) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(raw, Mapping):
        raise RecipeError(f"{code}: choose skal være variable med lister af koder.")
    chosen = {str(name): values for name, values in raw.items()}
    for name, values in chosen.items():
        if not (isinstance(values, list | tuple) and values and all(isinstance(each, str) and each for each in values)):
            raise RecipeError(f'{code}: {on_one_line(name)} skal have en liste af koder, fx ["TOT"].')
    return {name: tuple(values) for name, values in chosen.items()}


def _code(raw: Mapping[str, Any]) -> str:
    code = _text(raw, "code")
    if not _CODE.fullmatch(code):
        raise RecipeError(f"{on_one_line(code)!r} kan ikke være en kode. Brug små bogstaver, tal og _.")
    return code


def _dashed(code: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,39}", code):
        raise RecipeError(
            f"{on_one_line(code)!r} kan ikke være opskriftens kode. Brug små bogstaver, tal og bindestreg."
        )
    return code


def _text(raw: Mapping[str, Any], name: str) -> str:
    value = raw.get(name)
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise RecipeError(f'{_where(raw)}: {name} mangler. Skriv {name} = "…".')
    return value


def _number(raw: Mapping[str, Any], name: str, default: float) -> float:
    value = raw.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 10**9:
        raise RecipeError(f"{_where(raw)}: {name} er {value!r}. Skriv et tal over 0.")
    return float(value)


def _flag(raw: Mapping[str, Any], name: str) -> bool:
    value = raw.get(name, False)
    if not isinstance(value, bool):
        raise RecipeError(f"{name} er {value!r}. Skriv true eller false.")
    return value


def _year(raw: Mapping[str, Any], name: str) -> int:
    value = raw.get(name)
    if value is None:
        raise RecipeError(f"{name} mangler. Skriv et år, fx {name} = 2014.")
    if isinstance(value, bool) or not isinstance(value, int) or not _YEARS[0] <= value <= _YEARS[1]:
        raise RecipeError(f"{name} er {value!r}. Skriv et år, fx {name} = 2014.")
    return value


def _tables(raw: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = _list(raw, name)
    if not all(isinstance(each, Mapping) for each in found):
        raise RecipeError(f"{name} skal skrives som [[{name}]].")
    return found


def _list(raw: Mapping[str, Any], name: str) -> list[Any]:
    found = raw.get(name, [])
    if not isinstance(found, list):
        raise RecipeError(f"{_where(raw)}: {name} skal være en liste.")
    return found


def _member(kind: type[_T], raw: Mapping[str, Any], name: str) -> _T:
    try:
        return kind(raw.get(name))  # type: ignore[call-arg]  # an enumeration looks its members up by code
    except ValueError:
        raise RecipeError(f"{_where(raw)}: {name} er {raw.get(name)!r}, som ikke kendes.") from None


def _where(raw: Mapping[str, Any]) -> str:
    return on_one_line(raw.get("code", "Opskriften"))


def _once(codes: Iterable[str]) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise RecipeError(f"{code} står der to gange. Giv hver sin kode.")
        seen.add(code)
