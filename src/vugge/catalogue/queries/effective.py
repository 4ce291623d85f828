"""The catalogue as it counts: the national files with a municipality's own values over them. Source: decision 14."""

import datetime as dt
from collections.abc import Callable
from functools import cache

from vugge.access.actions.recording import demand
from vugge.access.rules.actors import Member
from vugge.base.clock import COPENHAGEN
from vugge.base.tenancy.context import current
from vugge.catalogue.models import LocalValue
from vugge.catalogue.queries.national import loaded_heads, national_by, national_on
from vugge.catalogue.rules.catalogue import Catalogue
from vugge.catalogue.rules.overlay import LocalRow, Overlay


class ElsewhereError(RuntimeError):
    """The catalogue of another municipality is asked for than the one the transaction is for."""


def catalogue_of(municipality: str, on: dt.date) -> Catalogue:
    """Return what counts in a municipality, by its four digits, on a date.

    For the modules above, which have asked for a permission of their own. Raises ElsewhereError outside
    `within(municipality=…)`: the municipality's own values would silently be missing. Two statements.
    """
    if current()[0] != municipality:
        raise ElsewhereError(f"Ask inside: with within(municipality={municipality!r}):")
    found, instruments = national_on(on)
    return Catalogue(found, overlay_of(municipality), on, instruments)


def catalogues_of(municipality: str) -> Callable[[dt.date], Catalogue]:
    """Return what gives the catalogue of any day, each made once, with two statements however many days are asked for.

    Errors as `catalogue_of`.
    """
    if current()[0] != municipality:
        raise ElsewhereError(f"Ask inside: with within(municipality={municipality!r}):")
    heads, overlay = loaded_heads(), overlay_of(municipality)

    @cache
    def on(day: dt.date) -> Catalogue:
        found, instruments = national_by(heads, day)
        return Catalogue(found, overlay, day, instruments)

    return on


def catalogue_for(*, by: Member, on: dt.date) -> Catalogue:
    """Return what counts where somebody works, on a date; RefusedError for whoever may not see it."""
    demand("see_catalogue", by)
    return catalogue_of(by.municipality, on)


def overlay_of(municipality: str) -> Overlay:
    """Return all of a municipality's own values, those withdrawn too."""
    rows = LocalValue.objects.filter(municipality=municipality).order_by("number")
    return Overlay(
        tuple(
            LocalRow(
                id=each.id,
                key=each.key,
                value=each.value,
                valid_from=each.valid_from,
                made_at=each.made_at.astimezone(COPENHAGEN),
                made_by=each.made_by,
                withdrawn_at=each.withdrawn_at and each.withdrawn_at.astimezone(COPENHAGEN),
                withdrawn_by=each.withdrawn_by,
                withdrawn_why=each.withdrawn_why,
            )
            for each in rows
        )
    )
