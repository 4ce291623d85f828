"""What the catalogue's pages show, each as one typed object."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.rules.actors import Member
from vugge.access.rules.decisions import change_catalogue
from vugge.catalogue.queries.entries import EntryInFull, FieldNow, Held
from vugge.catalogue.rules.fields import FieldForm
from vugge.catalogue.rules.observations import Observation
from vugge.catalogue.rules.sections import Entry, Section
from vugge.catalogue.web import words
from vugge.ui import formats
from vugge.ui.pages import Crumb, Fact, Page


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in the overview; `within` tells it by ear from another of the same name, or is empty."""

    title: str
    within: str
    address: str
    said: str
    local: bool
    guessed: bool
    unused: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the overview; `add` is where one is added, if something can be."""

    key: str
    title: str
    count: str
    lines: tuple[Line, ...]
    add: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage(Page):
    """Everything there is, by section; `reason` says why the reader changes nothing."""

    reason: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A value the municipality has set: what, from when, by whom, and what became of it."""

    said: str
    days: str
    made: str
    withdrawn: str
    withdraw: str
    withdraw_words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A field on an entry's page."""

    key: str
    title: str
    now: str
    is_text: bool
    local: bool
    national: str
    coming: tuple[str, ...]
    change: str
    change_words: str
    follow: str
    follow_words: str
    history: tuple[Earlier, ...]


@dataclass(frozen=True, slots=True)
class Observed:
    """An observation a visit asks for: its title, whom it is about, and its answers or its unit."""

    title: str
    subject: str
    answers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage(Page):
    """An entry with its national text, what the municipality has set, and the history."""

    reason: str
    text: str
    note: str
    guessed: bool
    unused: bool
    facts: tuple[Fact, ...]
    signs: tuple[str, ...]
    observed: tuple[Observed, ...]
    also: str
    fields: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage(Page):
    """A form, or what it would do: `consequences` stand there when it is to be looked at before it is saved."""

    lead: str
    form: Any
    button: str
    save: str
    back: str
    stale: str = ""
    consequences: tuple[str, ...] = ()


def overview_page(by: Member, found: Mapping[Section, tuple[Entry, ...]]) -> OverviewPage:
    """Return the overview as a member sees it."""
    decision = change_catalogue(by)
    names = Counter(each.title for entries in found.values() for each in entries)
    return OverviewPage(
        title=_("Katalog"),
        crumbs=(Crumb(_("Katalog")),),
        reason="" if decision.allowed else _(decision.reason),
        parts=tuple(
            Part(
                section.value,
                _(section.label),
                _("%(number)s i listen") % {"number": len(entries)},
                tuple(_line(each, twin=names[each.title] > 1) for each in entries),
                reverse("catalogue:add-reason") if section is Section.REASONS and decision.allowed else "",
            )
            for section, entries in found.items()
        ),
    )


def _line(entry: Entry, *, twin: bool) -> Line:
    return Line(
        title=_(entry.title),
        within=_(entry.section.label) if twin or entry.section is Section.PROGRAMMES else "",
        address=reverse("catalogue:entry", kwargs={"section": entry.section.value, "entry": entry.code}),
        said=_says(entry),
        local=entry.local,
        guessed=entry.guessed,
        unused=not entry.in_use,
    )


def _says(entry: Entry) -> str:
    """Say the one thing about an entry that is looked for in a list."""
    if entry.section is Section.LAWS:
        return entry.facts[0][1]
    return words.said(entry.headline, entry.value) if entry.headline else ""


def entry_page(by: Member, full: EntryInFull) -> EntryPage:
    """Return an entry's page as a member sees it."""
    decision = change_catalogue(by)
    entry = full.entry
    return EntryPage(
        title=_(entry.title),
        crumbs=(to_overview(), Crumb(_(entry.title))),
        reason="" if decision.allowed or not full.fields else _(decision.reason),
        text=entry.text,
        note=entry.note,
        guessed=entry.guessed,
        unused=not entry.in_use,
        facts=tuple(Fact(_(name), _(text)) for name, text in entry.facts),
        signs=entry.signs,
        observed=tuple(_observed(each) for each in entry.observed),
        also=", ".join(_(each.title).lower() for each in entry.also),
        fields=tuple(_shown(each, may=decision.allowed) for each in full.fields),
    )


def to_overview() -> Crumb:
    """Return the step back to the overview."""
    return Crumb(_("Hele kataloget"), reverse("catalogue:overview"))


def _observed(each: Observation) -> Observed:
    answers = ", ".join(_(step.label) for step in each.steps)
    unit = {"g": _("gram"), "kg": _("kilogram"), "cm": _("centimeter")}.get(each.unit, "")
    both = f"{unit} ({answers.lower()})" if unit and answers else unit or answers
    return Observed(_(each.title), _(each.subject.label), both)


def _shown(now: FieldNow, *, may: bool) -> Shown:
    field, title = now.field, _(now.field.title)
    changeable = may and field.form is not FieldForm.REASON
    return Shown(
        key=field.key.replace(".", "-"),
        title=title,
        now=words.said(field, now.value),
        is_text=field.form is FieldForm.TEXT,
        local=now.local,
        national=words.said(field, field.national) if now.local and field.form is not FieldForm.REASON else "",
        coming=tuple(_coming(now, each.value, words.since(each.valid_from, None)) for each in now.coming),
        change=reverse("catalogue:change", kwargs={"key": field.key}) if changeable else "",
        change_words=_("Ret: %(what)s") % {"what": title},
        follow=reverse("catalogue:follow", kwargs={"key": field.key}) if changeable and now.local else "",
        follow_words=_("Følg det nationale igen: %(what)s") % {"what": title},
        history=tuple(_earlier(now, number, each, may=may) for number, each in enumerate(now.history, start=1)),
    )


def _coming(now: FieldNow, value: Any, since: str) -> str:  # noqa: ANN401 - what each kind of field holds
    said = _("Det nationale igen") if value is None else words.said(now.field, value)
    return f"{said}, {since}"


def _earlier(now: FieldNow, number: int, held: Held, *, may: bool) -> Earlier:
    row = held.row
    address = reverse("catalogue:withdraw", kwargs={"value": row.id}) if may and held.can_be_withdrawn else ""
    said = _("Det nationale igen") if row.value is None else words.said(now.field, row.value)
    withdrawn = ""
    if row.withdrawn_at:
        withdrawn = _("Trukket tilbage %(day)s af %(name)s: %(why)s") % {
            "day": formats.short_date(row.withdrawn_at.date()),
            "name": row.withdrawn_by,
            "why": row.withdrawn_why,
        }
    made = formats.short_date(row.made_at.date())
    first = formats.short_date(row.valid_from)
    return Earlier(
        said=said,
        days=words.since(row.valid_from, held.last),
        made=_("Sat %(day)s af %(name)s") % {"day": made, "name": row.made_by},
        withdrawn=withdrawn,
        withdraw=address,
        withdraw_words=_("Træk tilbage: %(what)s fra %(first)s (nr. %(number)s)")
        % {"what": _(now.field.title), "first": first, "number": number},
    )
