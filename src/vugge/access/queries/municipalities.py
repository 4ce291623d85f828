"""Reads of the municipalities. They are public knowledge: nobody needs leave to see them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from vugge.access.models import Municipality, RegionMembership


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """A municipality on a date. `code` has four digits; `region_code` is empty where the region has none yet."""

    code: str
    name: str
    region_code: str
    region: str


def municipalities(on: dt.date) -> tuple[MunicipalityRow, ...]:
    """Return the municipalities there were on the date, in Danish alphabetical order, each with its region that day."""
    rows = (
        RegionMembership.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on)
        .order_by("municipality__name_sort")
        .values_list("municipality__code", "municipality__name", "region_code", "region")
    )
    return tuple(MunicipalityRow(*row) for row in rows)


def municipality_names(codes: Iterable[str]) -> dict[str, str]:
    """Return the names of the codes asked for, in Danish alphabetical order; a code nobody has is left out."""
    found = Municipality.objects.filter(code__in=set(codes)).order_by("name_sort")
    return dict(found.values_list("code", "name"))


def municipality_codes() -> dict[str, str]:
    """Return every way to write a municipality (three digits, or four with a leading 0) with its four-digit code."""
    codes = list(Municipality.objects.order_by("code").values_list("code", flat=True))
    return {code: code for code in codes} | {code.removeprefix("0"): code for code in codes}


def tenants() -> tuple[str, ...]:
    """Return the codes of all municipalities there are or have been, the demo's own among them."""
    return tuple(Municipality.objects.order_by("code").values_list("code", flat=True))
