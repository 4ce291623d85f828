"""The page from which a data set's rows are taken along as an extract."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vugge.insight.queries.data_sets import DataSetRow
from vugge.insight.rules.extract import COLUMNS
from vugge.insight.web.pages.data_sets import about, address, title
from vugge.ui import formats
from vugge.ui.pages import Crumb, Fact, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractPage(Page):
    """Everything on the page; `kept_here` says why the extract is not given out, empty when it is."""

    facts: tuple[Fact, ...]
    checksum: str
    columns: tuple[tuple[str, str], ...]
    file: str
    kept_here: str


def extract_page(found: DataSetRow, like_cpr: int, now: datetime) -> ExtractPage:
    """Build the page of one data set; `like_cpr` rows have something like a CPR number for a name."""
    return ExtractPage(
        title=_("Hent udtræk"),
        crumbs=(
            Crumb(_("Alle datasæt"), reverse("insight:data-sets")),
            Crumb(title(found), address(found)),
        ),
        facts=about(found, now),
        checksum=found.sha256,
        columns=tuple((column.name, _(column.label)) for column in COLUMNS),
        file=reverse("insight:extract-file", kwargs={"data_set": found.id}),
        kept_here=_kept_here(like_cpr),
    )


def _kept_here(like_cpr: int) -> str:
    if not like_cpr:
        return ""
    return ngettext(
        "{n} række har noget, der ligner et CPR-nummer, i stedet for et løbenummer. Ret den i det system, den kom fra, "
        "og indlæs den igen.",
        "{n} rækker har noget, der ligner et CPR-nummer, i stedet for et løbenummer. Ret dem i det system, de kom fra, "
        "og indlæs dem igen.",
        like_cpr,
    ).format(n=formats.number(like_cpr))
