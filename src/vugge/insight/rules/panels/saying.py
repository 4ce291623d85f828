"""What a variable is worked out from, in a sentence: which tables, which codes, which year's population."""

from vugge.insight.rules.panels.recipe import Quantity, Variable

_BASE = {-1: "året før", 0: "samme år", 1: "året efter"}


def worked_out(variable: Variable) -> str:
    """Return how a variable comes about: “A (UND1) ÷ B (FOLK1A, 1. kvartal, samme år) × 10.000”."""
    if variable.denominator is None:
        return source_of(variable.numerator)
    per = f" × {variable.per:,.0f}".replace(",", ".") if variable.per != 1 else ""
    return f"{source_of(variable.numerator)} ÷ {source_of(variable.denominator, _BASE[variable.base_year])}{per}"


def source_of(quantity: Quantity, year: str = "") -> str:
    """Return a quantity by its title, with its table, and its quarter and year where those are said."""
    quarter = f"{quantity.quarter}. kvartal" if quantity.quarter else ""
    return f"{quantity.title} ({', '.join(part for part in (quantity.table, quarter, year) if part)})"
