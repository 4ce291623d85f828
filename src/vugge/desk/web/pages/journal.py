"""A person's journal. Source: screens, 02. Their numbers stand here, and not on the page the whole family is shown."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.base.text import genitive
from vugge.desk.queries.journal import Journal
from vugge.desk.rules.saying import first_name, inside
from vugge.desk.web import places
from vugge.desk.web.pages import words
from vugge.desk.web.pages.faces import faces
from vugge.instruments.queries.administrations import ScreeningResult
from vugge.ui import days, formats
from vugge.ui.chips import Face
from vugge.ui.pages import Crumb, Fact, Page
from vugge.visits.queries.held import JournalEntry
from vugge.visits.queries.views import PartView
from vugge.visits.web.measures import measured, observed
from vugge.visits.web.signed import scored


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitEntry:
    """What was seen of the person at a visit. `link` leads to all its versions; empty where the reader may not."""

    on: str
    machine: str
    title: str
    facts: tuple[Fact, ...]
    text: str
    signed: str
    link: str
    link_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningEntry:
    """A screening: how it went with its number, and below it what to do, and why it was corrected."""

    what: str
    on: str
    machine: str
    result: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalPage(Page):
    """A person's journal."""

    lead: str
    persons: tuple[Face, ...]
    visits: tuple[VisitEntry, ...]
    screenings: tuple[ScreeningEntry, ...]
    about: str
    plan: str
    printed: str


def journal_page(journal: Journal, reader: str) -> JournalPage:
    """Return the page."""
    family, name = journal.home.family, first_name(journal.name)
    title = _("{name} journal").format(name=genitive(name)) if name else _("Journalen")
    return JournalPage(
        title=title,
        crumbs=(
            Crumb(_("Mine familier"), places.my_families()),
            Crumb(family.name, places.family(family.id)),
            Crumb(title),
        ),
        lead=_lead(journal),
        persons=faces(journal.home, journal.on, journal.person),
        visits=tuple(_visit(journal, each) for each in journal.visits),
        screenings=tuple(_screening(journal, each) for each in journal.screenings),
        about=places.person(journal.person),
        plan="" if family.closed else places.plan(family.id),
        printed=_("Udskrevet {day} af {name}").format(day=formats.long_date(journal.on), name=reader),
    )


def _lead(journal: Journal) -> str:
    """Write who it is: a child's age, a parent's part in the family."""
    child = next((each for each in journal.home.children if each.person == journal.person), None)
    if child:
        return " · ".join(each for each in (child.name, words.age(child, journal.on)) if each)
    parent = next((each for each in journal.home.parents if each.person == journal.person), None)
    return " · ".join([journal.name, _(parent.role.label)]) if parent else _("Tidligere i familien")


def _visit(journal: Journal, entry: JournalEntry) -> VisitEntry:
    frame, signature = entry.frame, entry.part.signature
    on = days.day_month(frame.held_on, journal.on)
    signed = days.day_month(signature.at.astimezone(words.ZONE).date(), journal.on)
    label = _("Se eller ret {kind} {day}").format(kind=inside(frame.kind.title), day=on)
    changed = _("Rettet {day}: {why}").format(day=signed, why=signature.why)
    if entry.versions > 1:
        label = _("{changed} – se den første version").format(changed=changed)
    return VisitEntry(
        on=on,
        machine=frame.held_on.isoformat(),
        title=frame.kind.title,
        facts=_facts(entry.part),
        text=entry.part.text,
        signed=words.stopped(_("Underskrevet af {name} {day}.").format(name=signature.by, day=signed)),
        link=places.part(entry.contact, journal.person) if entry.within else "",
        link_label=label if entry.within else changed if entry.versions > 1 else "",
    )


def _facts(part: PartView) -> tuple[Fact, ...]:
    measures = (Fact(each.title, measured(each)) for each in part.measures)
    return (*measures, *(Fact(each.title, observed(each)) for each in part.observations))


def _screening(journal: Journal, result: ScreeningResult) -> ScreeningEntry:
    phase = _(result.phase.label).lower() if result.phase else ""
    falls = _("Et højt tal falder ofte igen. Derfor spørges der en gang til.")
    signed = days.day_month(result.signed_at.astimezone(words.ZONE).date(), journal.on)
    changed = _("Rettet {day}: {why}").format(day=signed, why=result.why)
    lines = (
        falls if result.positive and result.following.repeat else "",
        result.alert,
        changed if result.version > 1 else "",
    )
    return ScreeningEntry(
        what=" ".join(each for each in (result.title, phase) if each),
        on=days.day_month(result.held_on, journal.on),
        machine=result.held_on.isoformat(),
        result=scored(result),
        lines=tuple(each for each in lines if each),
    )
