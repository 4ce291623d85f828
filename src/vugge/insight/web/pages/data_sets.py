"""The pages of data sets: the list with the imports they are made of, and one with what is worth a look in it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.insight.queries.data_sets import DataSetRow
from vugge.insight.queries.imports import ImportRow
from vugge.insight.rules.importing import State
from vugge.insight.web.pages.quality import Worth, worth_a_look
from vugge.ui import formats
from vugge.ui.moments import moment
from vugge.ui.pages import Crumb, Fact, Page


@dataclass(frozen=True, slots=True)
class ListedImport:
    """An import in the list; `ordinal` tells two of the same file at the same time apart."""

    ordinal: int
    file: str
    address: str
    when: str
    person: str
    state: str
    quiet: bool
    new: int | None
    replaced: int | None
    rejected: int | None


@dataclass(frozen=True, slots=True)
class ListedDataSet:
    """A data set in the list."""

    title: str
    address: str
    when: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSetsPage(Page):
    """Everything on the page of data sets; `newest` is empty until something is read in."""

    upload: str
    freeze: str
    progress: str
    waiting: bool
    newest: tuple[Fact, ...]
    newest_address: str
    extract: str
    quality: tuple[Worth, ...]
    imports: tuple[ListedImport, ...]
    earlier: tuple[ListedDataSet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSetPage(Page):
    """Everything on a data set's page."""

    facts: tuple[Fact, ...]
    checksum: str
    extract: str
    quality: tuple[Worth, ...]
    imports: tuple[ListedImport, ...]


def data_sets_page(
    found: tuple[DataSetRow, ...], imports: tuple[ImportRow, ...], now: datetime, *, waiting: bool
) -> DataSetsPage:
    """Build the page of a municipality's data sets; `waiting` says that one is being frozen."""
    newest = found[0] if found else None
    return DataSetsPage(
        title=_("Datasæt"),
        upload=reverse("insight:upload"),
        freeze=reverse("insight:freeze"),
        progress=reverse("insight:freeze-progress"),
        waiting=waiting,
        newest=about(newest, now) if newest else (),
        newest_address=address(newest) if newest else "",
        extract=_extract(newest) if newest else "",
        quality=worth_a_look(newest.quality) if newest else (),
        imports=_all_listed(imports, now),
        earlier=tuple(
            ListedDataSet(title(each), address(each), moment(each.frozen_at, now), each.rows) for each in found[1:]
        ),
    )


def data_set_page(found: DataSetRow, imports: tuple[ImportRow, ...], now: datetime) -> DataSetPage:
    """Build the page of one data set."""
    return DataSetPage(
        title=title(found),
        crumbs=(Crumb(_("Alle datasæt"), reverse("insight:data-sets")),),
        facts=about(found, now),
        checksum=found.sha256,
        extract=_extract(found),
        quality=worth_a_look(found.quality),
        imports=tuple(
            each for each, row in zip(_all_listed(imports, now), imports, strict=True) if str(row.id) in found.imports
        ),
    )


def title(found: DataSetRow) -> str:
    """Return what a data set is called."""
    return _("Datasæt {n}").format(n=found.ordinal)


def address(found: DataSetRow) -> str:
    """Return where a data set is shown."""
    return reverse("insight:data-set", kwargs={"data_set": found.id})


def about(found: DataSetRow, now: datetime) -> tuple[Fact, ...]:
    """Return a data set's rows by where they come from, its days, when and by whom it was frozen, of what."""
    by_source, journal_at = found.by_source.items(), found.sources.journal_at
    days = _("ingen")
    if found.first_day and found.last_day:
        days = _("{first} – {last}").format(
            first=formats.short_date(found.first_day), last=formats.short_date(found.last_day)
        )
    return (
        Fact(_("Rækker"), formats.number(found.rows)),
        *(Fact(_("– heraf: {source}").format(source=_(each.label)), formats.number(n)) for each, n in by_source),
        Fact(_("Datoer"), days),
        Fact(_("Frosset"), _("{when} af {person}").format(when=moment(found.frozen_at, now), person=found.frozen_by)),
        Fact(_("Indlæsninger i det"), formats.number(len(found.imports))),
        *([Fact(_("Journalen som den var"), moment(journal_at, now))] if journal_at else ()),
    )


def _extract(found: DataSetRow) -> str:
    return reverse("insight:extract", kwargs={"data_set": found.id})


def _all_listed(imports: tuple[ImportRow, ...], now: datetime) -> tuple[ListedImport, ...]:
    return tuple(_listed(len(imports) - place, each, now) for place, each in enumerate(imports))


def _listed(ordinal: int, found: ImportRow, now: datetime) -> ListedImport:
    read_in = found.state in {State.IMPORTED, State.UNDONE}
    known = found.state not in {State.UPLOADED, State.REFUSED}
    return ListedImport(
        ordinal=ordinal,
        file=found.file_name,
        address=reverse("insight:import", kwargs={"import_id": found.id}),
        when=moment(found.made_at, now),
        person=found.made_by,
        state=_(found.state.label),
        quiet=found.state in {State.UNDONE, State.DISCARDED, State.REFUSED},
        new=found.new if read_in else None,
        replaced=found.replaced if read_in else None,
        rejected=found.rejected if known else None,
    )
