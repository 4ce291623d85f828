"""The pages of an import: choosing a file, and the file as it was read through, read in, or refused."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vugge.base.showing import shown_value
from vugge.insight.queries.imports import ImportView, RejectedPage, RejectedRow
from vugge.insight.rules.importing import WORKING, State
from vugge.insight.rules.mending import how_to_mend
from vugge.insight.web.pages.quality import Worth, worth_a_look
from vugge.ui import formats
from vugge.ui.moments import moment
from vugge.ui.pages import Crumb, Fact, Page

_BAR = 1000  # the width of the bar of counts, in its own units
_ENDS = 4


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way: its name, and whether it is behind, the present one, or to come."""

    number: int
    label: str
    done: bool
    current: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the bar: where it begins and how wide it is, in thousandths; its class."""

    start: int
    width: int
    kind: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A kind of fault that rejected rows can be shown by."""

    label: str
    count: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Rejected:
    """A rejected row in words."""

    line: str
    column: str
    value: str
    mend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where the page's buttons and links lead."""

    progress: str
    start: str
    discard: str
    undo: str
    rejected: str
    upload: str
    here: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPage(Page):
    """Everything on an import's page. `state` decides which part of it is shown."""

    state: str
    lead: str
    steps: tuple[Step, ...]
    told: str
    read: int
    new: int
    replaced: int
    rejected: int
    good: int
    bar: tuple[Part, ...]
    bar_said: str
    rejected_title: str
    chips: tuple[Chip, ...]
    rows: tuple[Rejected, ...]
    rows_gone: str
    before: str
    after: str
    quality: tuple[Worth, ...]
    file: tuple[Fact, ...]
    done: int
    total: int
    to: Addresses

    @property
    def working(self) -> bool:
        """Tell whether the worker is busy with it."""
        return self.state in WORKING


def upload_page() -> Page:
    """Return the page where a file is chosen."""
    return Page(title=_("Indlæs registreringer"), crumbs=_crumbs())


def import_page(
    found: ImportView, *, now: datetime, rejected: RejectedPage | None, fault: str = "", place: int = 1
) -> ImportPage:
    """Build an import's page; `rejected` is None where only its progress is asked for."""
    good = max(found.read - found.rejected, 0)
    here = _address("import", found)
    return ImportPage(
        title=_("Indlæs registreringer"),
        crumbs=_crumbs(),
        state=str(found.state),
        lead=_lead(found, now),
        steps=_steps(found.state),
        told=_told(found, now),
        read=found.read,
        new=found.new,
        replaced=found.replaced,
        rejected=found.rejected,
        good=good,
        bar=_bar(found.new, found.replaced, found.rejected),
        bar_said=_("{new} nye, {replaced} erstatter, {rejected} kan ikke læses").format(
            new=formats.share(found.new, found.read),
            replaced=formats.share(found.replaced, found.read),
            rejected=formats.share(found.rejected, found.read),
        ),
        rejected_title=ngettext("{n} række bliver holdt ude", "{n} rækker bliver holdt ude", found.rejected).format(
            n=formats.number(found.rejected)
        ),
        chips=_chips(found, here, fault),
        rows=tuple(_rejected(each) for each in rejected.rows) if rejected else (),
        rows_gone="" if found.rows_lie_here else _gone(found),
        before=_page(here, fault, place - 1) if place > 1 else "",
        after=_page(here, fault, place + 1) if rejected is not None and rejected.more else "",
        quality=worth_a_look((found.checked or {}).get("quality", ())),
        file=_file(found),
        done=found.progress.rows,
        total=found.progress.total,
        to=_addresses(found),
    )


def _gone(found: ImportView) -> str:
    """Say why the rows left out cannot be shown, and what to do."""
    if found.checked is None:
        return _("Filen blev indlæst fra kommandolinjen. Rækkerne ligger ved siden af den, hos den, der passer Vugge.")
    return _(
        "Rækkerne gemmes i {days} dage og er nu slettet. Vil I se dem igen, så indlæs den samme fil én gang til. "
        "Det giver ikke dubletter."
    ).format(days=settings.FILES_KEPT.days)


def _lead(found: ImportView, now: datetime) -> str:
    return _("{file} · {size} · valgt af {person} {when}").format(
        file=found.file_name, size=formats.size(found.file_size), person=found.made_by, when=moment(found.made_at, now)
    )


def _crumbs() -> tuple[Crumb, ...]:
    return (Crumb(_("Alle datasæt"), reverse("insight:data-sets")),)


def _address(name: str, found: ImportView) -> str:
    return reverse(f"insight:{name}", kwargs={"import_id": found.id})


def _addresses(found: ImportView) -> Addresses:
    return Addresses(
        progress=_address("import-progress", found),
        start=_address("import-start", found),
        discard=_address("import-discard", found),
        undo=_address("import-undo", found),
        rejected=_address("import-rejected", found),
        upload=reverse("insight:upload"),
        here=_address("import", found),
    )


_AT = {
    State.UPLOADED: 2,
    State.CHECKED: 2,
    State.REFUSED: 2,
    State.DISCARDED: 2,
    State.IMPORTING: 3,
    State.FAILED: 3,
    State.IMPORTED: 4,
    State.UNDONE: 4,
}


def _steps(state: State) -> tuple[Step, ...]:
    names = (_("Vælg fil"), _("Prøvekørsel"), _("Indlæs"), _("Færdig"))
    at = _AT[state]
    return tuple(
        Step(number, name, done=number < at or state is State.IMPORTED, current=number == at)
        for number, name in enumerate(names, start=1)
    )


def _told(found: ImportView, now: datetime) -> str:
    """Say how it stands, where the page has no other words for it."""
    when = moment(found.since, now)
    match found.state:
        case State.REFUSED | State.FAILED:
            return found.reason
        case State.DISCARDED:
            return _("Filen blev droppet {when} af {person}. Intet af den er indlæst.").format(
                when=when, person=found.changed_by
            )
        case State.UNDONE:
            return _("Indlæsningen blev fortrudt {when} af {person}: {reason}").format(
                when=when, person=found.changed_by, reason=found.reason
            )
        case State.IMPORTED:
            return _("Indlæst {when} af {person}.").format(when=when, person=found.changed_by)
        case _:
            return ""


def _bar(*counts: int) -> tuple[Part, ...]:
    """Part the bar; what is there at all is wide enough to be seen."""
    total = sum(counts)
    parts, start = [], 0
    for count, kind in zip(counts, ("new", "replaced", "rejected"), strict=True):
        width = max(_BAR * count // total, 4) if count else 0
        parts.append(Part(start, width, kind))
        start += width
    return tuple(part for part in parts if part.width)


def _chips(found: ImportView, here: str, fault: str) -> tuple[Chip, ...]:
    kinds = (found.checked or {}).get("faults", [])
    every = Chip(_("Alle"), formats.number(found.rejected), here, chosen=not fault)
    return (
        every,
        *(
            Chip(
                _(each["label"]),
                formats.number(each["count"]),
                f"{here}?fejl={each['code']}",
                chosen=each["code"] == fault,
            )
            for each in kinds
        ),
    )


def _page(here: str, fault: str, place: int) -> str:
    return f"{here}?{f'fejl={fault}&' if fault else ''}side={place}"


def _rejected(row: RejectedRow) -> Rejected:
    return Rejected(
        line=formats.number(row.line),
        column=row.column or _("(hele rækken)"),
        value=shown_value(row.value) or _("(tom)"),
        mend=_(how_to_mend(row.column, row.value, row.reason)),
    )


def _file(found: ImportView) -> tuple[Fact, ...]:
    checked = found.checked or {}
    sha = found.file_sha256
    facts = [Fact(_("Kontrolsum"), f"{sha[:_ENDS]}…{sha[-_ENDS:]}")]
    if checked.get("first_date"):
        first, last = (formats.short_date(date.fromisoformat(checked[name])) for name in ("first_date", "last_date"))
        facts.insert(0, Fact(_("Datoer"), _("{first} – {last}").format(first=first, last=last)))
    return (Fact(_("Tegnsæt"), _written(str(checked.get("written_as", "")))), *facts)


def _written(kind: str) -> str:
    return _("Parquet, 21 kolonner") if kind == "parquet" else _("UTF-8, semikolon, 21 kolonner")
