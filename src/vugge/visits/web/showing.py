"""The whole page of a visit being registered, from what is asked, what was typed, and what is wrong with it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from uuid import UUID, uuid4

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.base.clock import now
from vugge.base.text import marked
from vugge.catalogue.rules.observations import age_in_words
from vugge.ui import formats
from vugge.ui.entry import Draft, Missing, Section, State
from vugge.ui.pages import Crumb, Fact
from vugge.visits.rules.checking import part_faults
from vugge.visits.rules.completeness import anchor, lacking, lacking_in_frame, listed
from vugge.visits.rules.faults import Fault
from vugge.visits.rules.moments import ZONE
from vugge.visits.rules.places import Place
from vugge.visits.rules.registration import PartEntry, Registration
from vugge.visits.web.anchors import in_order
from vugge.visits.web.frames import agenda_panel, level_panel, next_panel, presence_panel
from vugge.visits.web.pages.register import RegisterPage, SubjectPanel
from vugge.visits.web.panels import Shown, is_lack, measure, sentence, subject_panels
from vugge.visits.web.sent import Sent
from vugge.visits.web.sheet import Sheet, Who, is_measure

_WEEKDAYS = (
    marked("Mandag"), marked("Tirsdag"), marked("Onsdag"), marked("Torsdag"), marked("Fredag"), marked("Lørdag"),
    marked("Søndag"),
)  # fmt: skip
_KEYS = 9  # Alt and one figure


def shortcuts() -> tuple[tuple[str, str], ...]:
    """Return the keys of the page, and what each does."""
    return (
        ("1 2 3", _("vælger et trin")),
        ("↵", _("næste felt")),
        ("0–4", _("et tal i et skema")),
        ("Alt + 1–9", _("en del af besøget")),
        ("Alt + N", _("skriv en note")),
        ("Ctrl + ↵", _("gem og underskriv")),
        ("?", _("alle genveje")),
    )


def begin(sheet: Sheet) -> Mapping[str, tuple[str, ...]]:
    """Return what stands on the page before anything is typed: what the plan says, and nothing that is judged.

    Somebody who comes before the time has begun by now: a visit signed is never one to come.
    """
    start = min(sheet.starts_at, now()).astimezone(ZONE)
    return {
        "key": (str(uuid4()),),
        "started_at": (f"{start:%d.%m.%Y}",),
        "clock": (clock(start),),
        "minutes": (str(sheet.minutes),),
        "place": (sheet.place.value,) if sheet.place else (),
        "topics": sheet.agenda.topics,
        "own_words": (sheet.agenda.own_words,),
        "next_place": (Place.HOME.value,),
    }


def clock(moment: dt.datetime) -> str:
    """Return a moment's clock as Danes write it, `9.30`."""
    local = moment.astimezone(ZONE)
    return f"{local.hour}.{local.minute:02}"


def register_page(  # noqa: PLR0913 - what is asked, typed and wrong, and where it is kept
    sheet: Sheet,
    sent: Sent,
    registration: Registration,
    *,
    address: str,
    draft: Draft,
    faults: Iterable[Fault] = (),
    told: str = "",
) -> RegisterPage:
    """Return the page."""
    found = in_order(faults, names_of(sheet))
    several = len(found) > 1
    shown = Shown(sheet, sent, registration, doubts(sheet, registration) | {each.anchor: each for each in found})
    panels = tuple(subject_panels(shown))
    missing = missing_of(sheet, registration, sent)
    return RegisterPage(
        title=title_of(sheet),
        crumbs=(Crumb(sheet.home.name, family_address(sheet.about.family)), Crumb(_("Registrér"))),
        facts=_facts(sheet),
        address=address,
        key=sent.one("key"),
        plan=sheet.revision,
        draft=draft,
        index_label=_("Besøgets dele"),
        sections=_sections(panels, sent, missing),
        agenda=agenda_panel(shown),
        presence=presence_panel(shown),
        panels=panels,
        level=level_panel(shown),
        next=next_panel(shown),
        notes=tuple(Fact(each.name, each.text) for each in sheet.notes),
        missing=missing,
        faults=tuple(Missing(sentence(each), each.anchor) for each in found if not is_lack(each)) if several else (),
        lacks=tuple(Missing(each.words["what"], each.anchor) for each in found if is_lack(each)) if several else (),
        faults_title=_("{count} ting skal rettes, før besøget kan underskrives").format(count=len(found)),
        button=_("Gem og underskriv"),
        save_label=_("Gem besøget"),
        shortcuts=shortcuts(),
        told=told,
    )


def names_of(sheet: Sheet) -> tuple[str, ...]:
    """Return the names of the page's fields in the order they stand in."""
    first = ("topics", "own_words", "present", "place", "others", "started_at", "clock", "minutes", "reasons")
    people = tuple(
        name
        for who in sheet.people
        for name in (
            f"part-{who.id}",
            *(anchor(who.id, each.code) for each in sheet.observed(who, demanded=True) if is_measure(each)),
            *(anchor(who.id, each.code) for each in sheet.observed(who, demanded=True) if not is_measure(each)),
            *(each.name for each in sheet.screenings_of(who)),
            f"text-{who.id}",
        )
    )
    return (*first, *people, "level", "level_reason", "closed", "opened", "referrals", "next", "next_kind", "agreed")


def title_of(sheet: Sheet) -> str:
    """Return what the visit is called: its kind, and with whom."""
    whom = [each.first for each in sheet.children] or [each.first for each in sheet.parents]
    return _("{kind} hos {names}").format(kind=sheet.kind.kind.title, names=listed(whom, _("og")) or sheet.home.name)


def family_address(family: UUID) -> str:
    """Return where the family's page is."""
    return reverse("desk:family", kwargs={"family": family})


def _facts(sheet: Sheet) -> str:
    local = sheet.starts_at.astimezone(ZONE)
    day = formats.long_date(local.date()).rsplit(" ", 1)[0]
    when = _("{weekday} den {day} kl. {clock}").format(
        weekday=_(_WEEKDAYS[local.weekday()]), day=day, clock=clock(local)
    )
    said = [when]
    if sheet.place:
        said.append(_(sheet.place.label))
    born = next((known.life.born_on for who in sheet.children if (known := sheet.home.people.get(who.id))), None)
    if born:
        said.append(age_in_words((local.date() - born).days))
    return " · ".join(said)


def doubts(sheet: Sheet, registration: Registration) -> dict[str, Fault]:
    """Return the numbers that can hardly be right, by their fields: told as they are typed, and never in the way."""
    parts = [PartEntry(subject=each.subject, measures=each.measures) for each in registration.parts]
    ground = sheet.ground(registration.frame.started_at)
    found = (fault for part in parts for fault in part_faults(part, ground))
    return {each.anchor: each for each in found if each.insistable}


def missing_of(sheet: Sheet, registration: Registration, sent: Sent) -> tuple[Missing, ...]:
    """Return what is obligatory and not there, in the order of the page."""
    frame = [Missing(_(each.title), each.anchor) for each in lacking_in_frame(registration.frame)]
    place = [] if sent.has("place") else [Missing(_("sted"), "place")]
    there = {*(each.id for each in sheet.children), *registration.frame.present}
    met = {person: known for person, known in sheet.home.people.items() if person in there}
    children = tuple(each.id for each in sheet.children)
    demanded = sheet.kind.demands(registration.frame.place, children, met)
    seen = [Missing(each.title, each.anchor) for each in lacking(demanded, registration.parts)]
    last = [each for each in frame if each.anchor == "level"]
    return (*(each for each in frame if each.anchor != "level"), *place, *seen, *last)


def _sections(panels: Iterable[SubjectPanel], sent: Sent, missing: Iterable[Missing]) -> tuple[Section, ...]:
    lacks = {each.anchor for each in missing}
    listed_ = [
        ("dagsorden", _("Deres dagsorden"), State.DONE if sent.has("topics") or sent.has("own_words") else State.EMPTY),
        ("med", _("Hvem er med"), State.of(2 - len(lacks & {"present", "place"}), 2)),
        *((each.anchor, each.label, _state(each, sent, lacks)) for each in panels),
        ("niveau", _("Niveau"), State.EMPTY if "level" in lacks else State.DONE),
        ("naeste", _("Næste aftale"), State.DONE if sent.has("next") else State.EMPTY),
    ]
    return tuple(
        Section(anchor=anchor, label=label, state=state, number=number if number <= _KEYS else None)
        for number, (anchor, label, state) in enumerate(listed_, start=1)
    )


def _state(panel: SubjectPanel, sent: Sent, lacks: set[str]) -> State:
    measures = [(each.name, each.asked) for each in panel.measures]
    fields = [*measures, *((each.name, each.asked) for each in panel.steps)]
    asked = [name for name, word in fields if word]
    if asked:
        return State.of(sum(name not in lacks for name in asked), len(asked))
    typed = [*(name for name, _word in fields), *(f"{each.name}-1" for each in panel.runs)]
    return State.DONE if any(sent.has(name) for name in typed) else State.EMPTY


def live(sheet: Sheet, sent: Sent, registration: Registration) -> dict[str, str]:
    """Return what follows from what is typed, as pieces of the page by their ids."""
    shown = Shown(sheet, sent, registration, doubts(sheet, registration))
    found: dict[str, str] = {
        "niveau-forslag": render_to_string("visits/parts/proposal.html", {"level": level_panel(shown)})
    }
    for child in sheet.children:
        found |= _measures(shown, child)
    return found


def _measures(shown: Shown, child: Who) -> dict[str, str]:
    found: dict[str, str] = {}
    for demanded in (True, False):
        for each in shown.sheet.observed(child, demanded=demanded):
            if is_measure(each):
                said = measure(shown, child, each, demanded=demanded)
                found[f"{said.name}-doubt"] = render_to_string("ui/parts/doubt.html", {"measure": said})
                found[f"{said.name}-last"] = render_to_string("ui/parts/since.html", {"measure": said})
    return found
