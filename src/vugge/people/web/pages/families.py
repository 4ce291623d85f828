"""The list of families."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.rules.actors import Member
from vugge.access.rules.decisions import decide
from vugge.people.queries.choices import Opened
from vugge.people.queries.families import Everybody, FamilyRow
from vugge.people.web import words
from vugge.people.web.pages.parts import opened_lines
from vugge.ui import formats
from vugge.ui.pages import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyLine:
    """A family in a list; `apart` is what tells it from another of the same name, empty where there is none."""

    name: str
    apart: str
    address: str
    children: str
    district: str
    note: str
    in_charge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamiliesPage(Page):
    """One's own families, and the field of the search; `search` is where it is posted.

    `districts` is empty for whoever shares out no families; `more` is that some of everybody's are not shown.
    """

    form: Any
    search: str
    create: str
    mine: tuple[FamilyLine, ...]
    others: tuple[FamilyLine, ...]
    nobodys: tuple[FamilyLine, ...]
    opened: tuple[tuple[str, str, str], ...]
    everybody: tuple[FamilyLine, ...]
    count: int
    more: bool
    leads: bool
    districts: str


def families_page(
    *,
    by: Member,
    form: forms.Form,
    mine: tuple[FamilyRow, ...],
    told: tuple[tuple[FamilyRow, ...], tuple[Opened, ...]],
    everybody: Everybody | None,
) -> FamiliesPage:
    """Build the first page; `told` is what a lead sees besides: families nobody has, and emergency openings.

    `everybody` is None for whoever may not open every family.
    """
    nobodys, opened = told
    leads = decide("share_out_families", by).allowed
    shown = (*mine, *nobodys, *(everybody.rows if everybody else ()))
    names = Counter(name for _id, name in {(row.id, row.name) for row in shown})
    twins = frozenset(name for name, families in names.items() if families > 1)
    return FamiliesPage(
        title=_("Familier"),
        form=form,
        create=reverse("people:create"),
        search=reverse("desk:search"),
        mine=tuple(_line(row, twins) for row in mine if not row.substitute),
        others=tuple(_line(row, twins) for row in mine if row.substitute),
        nobodys=tuple(_line(row, twins) for row in nobodys),
        opened=opened_lines(opened),
        everybody=tuple(_line(row, twins) for row in everybody.rows if row.in_charge) if everybody else (),
        count=everybody.count if everybody else 0,
        more=bool(everybody and everybody.count > len(everybody.rows)),
        leads=leads,
        districts=reverse("people:districts") if leads else "",
    )


def _line(row: FamilyRow, twins: frozenset[str]) -> FamilyLine:
    children = ", ".join(f"{each.name} ({words.about_child(each)})" for each in row.children)
    note = _("afløser til og med %(day)s") % {"day": formats.short_date(row.until)} if row.until else ""
    return FamilyLine(
        name=row.name,
        apart=children if row.name in twins else "",
        address=reverse("desk:family", args=[row.id]),
        children=children or formats.UNKNOWN,
        district="" if row.protected else row.district,
        note=note,
        in_charge=row.in_charge,
    )
