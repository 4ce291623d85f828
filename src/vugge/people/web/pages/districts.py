"""The districts, and what can be done with each."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vugge.people.queries.districts import DistrictRow
from vugge.people.web.pages.parts import Link
from vugge.ui import formats
from vugge.ui.pages import Crumb, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictLine:
    """A district in the list; `closed` is whether no more families come into it."""

    name: str
    families: str
    closed: bool
    offers: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DistrictsPage(Page):
    """All districts, and where another is added."""

    add: str
    lines: tuple[DistrictLine, ...]


def districts_page(rows: tuple[DistrictRow, ...]) -> DistrictsPage:
    """Build the page."""
    return DistrictsPage(
        title=_("Distrikter"),
        crumbs=(_families(), Crumb(_("Distrikter"))),
        add=reverse("people:add-district"),
        lines=tuple(_line(each) for each in rows),
    )


def crumbs(last: str) -> tuple[Crumb, ...]:
    """Return the way back from a form about a district."""
    return (_families(), Crumb(_("Distrikter"), reverse("people:districts")), Crumb(last))


def _families() -> Crumb:
    # Not hers: whoever shares families out looks after districts, and need have none.
    return Crumb(_("Kommunens familier"), reverse("people:families"))


def counted(row: DistrictRow) -> str:
    """Write how many families a district has: `12 familier`."""
    return ngettext("%(count)s familie", "%(count)s familier", row.families) % {"count": formats.number(row.families)}


def _line(row: DistrictRow) -> DistrictLine:
    ways = [(_("Omdøb"), "people:rename-district")]
    ways.append((_("Luk"), "people:close-district") if row.active else (_("Åbn igen"), "people:reopen-district"))
    return DistrictLine(
        name=row.name,
        families=formats.number(row.families),
        closed=not row.active,
        offers=tuple(Link(label, reverse(address, args=[row.id])) for label, address in ways),
    )
