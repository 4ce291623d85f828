"""A family's page. Source: screens, 02. A parent's numbers are never on it: it is read in somebody's living room."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.care.rules.tasks.shape import TaskRule, in_sight
from vugge.desk.queries.family import Course, names_of
from vugge.desk.queries.my_day import asked_at
from vugge.desk.rules.saying import first_name, inside
from vugge.desk.web import places
from vugge.desk.web.pages import words
from vugge.desk.web.pages.course import Event, events
from vugge.desk.web.pages.curve import Curve, curve_of
from vugge.desk.web.pages.faces import faces
from vugge.desk.web.pages.help import HelpNow, help_now
from vugge.desk.web.pages.screenings import ScreeningRow, ToAsk, screening_row, to_ask
from vugge.people.queries.families import FamilyFacts
from vugge.people.rules.ties import OPENED_UNTIL, TieKind
from vugge.ui import days, formats
from vugge.ui.chips import Due, Face
from vugge.ui.pages import Crumb, Page
from vugge.visits.queries.planned import AppointmentRow

_AHEAD = dt.timedelta(days=90)
_SEEN_BY_ALL = frozenset({TaskRule.DUE_VISIT, TaskRule.UNFINISHED, TaskRule.ATTEMPT})
"""What may stand on a page both parents see: that an answer of one of them is followed up may not."""
_AGREED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """What comes next: when and what (or what to plan), the family's wishes, what is asked for, and the window.

    `ways` are words and addresses of what can be done about it beside the page's main button.
    """

    when: str
    what: str
    wishes: str
    checks: tuple[str, ...]
    due: Due | None
    ways: tuple[tuple[str, str], ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """Something that was agreed, and when."""

    text: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyCoursePage(Page):
    """A family. `notice` is what must be known first: closed, or opened for an hour; `action` is empty without one."""

    line: tuple[str, ...]
    notice: str
    action: str
    action_label: str
    persons: tuple[Face, ...]
    help: HelpNow
    next: NextStep
    agreed: tuple[Agreed, ...]
    curve: Curve | None
    to_ask: tuple[ToAsk, ...]
    screenings: tuple[ScreeningRow, ...]
    events: tuple[Event, ...]
    consents: tuple[str, ...]
    printed: str
    unplanned: str
    manage: str
    looked: tuple[tuple[str, str], ...]


def family_page(course: Course, reader: str, asked: str) -> FamilyCoursePage:
    """Return the page; `asked` is the measure whose curve is asked for, by its word in the address."""
    facts = course.page.family
    action, label = _action(course)
    return FamilyCoursePage(
        title=facts.name if facts.name.lower().startswith("familien") else _("Familien {name}").format(name=facts.name),
        crumbs=(Crumb(_("Mine familier"), places.my_families()),),
        line=_line(facts),
        notice=_notice(course),
        action=action,
        action_label=label,
        persons=faces(course.page, course.on),
        help=help_now(course),
        next=_next(course),
        agreed=tuple(_agreed(course)),
        curve=curve_of(course, asked),
        to_ask=to_ask(course),
        screenings=tuple(screening_row(course, each) for each in reversed(course.screenings)),
        events=events(course),
        consents=tuple(_consents(course)),
        printed=_("Udskrevet {day} af {name}").format(day=formats.long_date(course.on), name=reader),
        unplanned="" if facts.closed else places.unplanned(facts.id),
        manage=places.manage(facts.id),
        looked=_looked(course),
    )


def _looked(course: Course) -> tuple[tuple[str, str], ...]:
    """Return whose openings can be read: each person's own, by name."""
    people = names_of(course.page)
    return tuple((first_name(name), places.looked(person)) for person, name in people.items())


def _line(facts: FamilyFacts) -> tuple[str, ...]:
    home = facts.home
    address = _("Beskyttet adresse") if facts.protected or (home and home.protected) else home.address if home else ""
    language = _("{language}, tolk") if facts.interpreter else _("{language}, ingen tolk")
    parts = [
        address,
        language.format(language=_(facts.language.label)),
        _("Distrikt {name}").format(name=facts.district) if facts.district else "",
        _carers(facts),
    ]
    return tuple(part for part in parts if part)


def _carers(facts: FamilyFacts) -> str:
    if facts.in_charge is None:
        return _("Ingen sundhedsplejerske endnu")
    name = _("Sundhedsplejerske: {name}").format(name=facts.in_charge.name)
    stand_ins = words.listed(each.name for each in facts.substitutes)
    return f"{name} ({_('afløser: {names}').format(names=stand_ins)})" if stand_ins else name


def _notice(course: Course) -> str:
    facts, tie = course.page.family, course.page.tie
    if facts.closed:
        return _("Familien blev afsluttet {day}: {why}. Alt kan læses, og intet er slettet.").format(
            day=formats.long_date(facts.closed_on), why=inside(_(facts.closed_why.label)) if facts.closed_why else ""
        )
    if tie.kind is TieKind.EMERGENCY and tie.ends_at:
        clock = days.clock(tie.ends_at.astimezone(words.ZONE))
        return _(OPENED_UNTIL).format(clock=clock)
    return ""


def _action(course: Course) -> tuple[str, str]:
    """Return the page's one filled button: a visit not signed yet, else today's, else one to plan; none when closed."""
    if course.page.family.closed:
        return "", ""
    unfinished = next((each for each in course.planned if each.day < course.on), None)
    if unfinished:
        return places.register(unfinished.id), _("Gør registreringen færdig")
    today = next((each for each in course.planned if each.day == course.on), None)
    if today:
        return places.register(today.id), _("Registrér dagens besøg")
    due = in_sight([each.task for each in course.tasks if each.task.rule is TaskRule.DUE_VISIT], course.on, _AHEAD)
    return places.plan(course.page.family.id, due[0].what if due else ""), _("Planlæg et besøg")


def _next(course: Course) -> NextStep:
    ahead = next((each for each in course.planned if each.day >= course.on), None)
    ordered = in_sight([each.task for each in course.tasks if each.task.rule in _SEEN_BY_ALL], course.on, _AHEAD)
    others = tuple(words.sentence(each.do) for each in ordered)
    if ahead:
        return _visit(course, ahead, others)
    if not ordered:
        return NextStep(
            when="",
            what=_("Familien er afsluttet.") if course.page.family.closed else _("Der er ikke noget, der venter."),
            wishes="",
            checks=(),
            due=None,
            ways=(),
            others=(),
        )
    task = ordered[0]
    return NextStep(
        when="",
        what=words.sentence(task.do),
        wishes="",
        checks=(words.sentence(task.why.data),),
        due=words.due_chip(task, course.on),
        ways=((_("Klaret, udsat eller givet videre"), places.task(task.family, task.key)),),
        others=others[1:4],
    )


def _visit(course: Course, ahead: AppointmentRow, others: tuple[str, ...]) -> NextStep:
    start = ahead.starts_at.astimezone(words.ZONE)
    day = _("I dag") if ahead.day == course.on else days.whole_day(ahead.day)
    asked = words.asked_for(asked_at(course.catalogue, ahead.kind.code, ahead.place.value))
    topics = {each.code: each.title for each in course.catalogue.all_topics()}
    wishes = [topics.get(each, each) for each in ahead.agenda.topics]
    quoted = [_("“{words}”").format(words=ahead.agenda.own_words)] if ahead.agenda.own_words else []
    agreed = course.held[0].frame.agreed if course.held else ""
    checks = [
        _("Aftalt sidst: {agreed}").format(agreed=agreed) if agreed else "",
        _("Registreres: {asked}").format(asked=inside(asked)) if asked else "",
        _("Tag med: {things}").format(things=ahead.agenda.brings) if ahead.agenda.brings else "",
    ]
    return NextStep(
        when=_("{day} kl. {clock}").format(day=day, clock=days.clock(start)),
        what=ahead.kind.title,
        wishes=" · ".join([words.listed(wishes), *quoted]).strip(" ·"),
        checks=tuple(each for each in checks if each),
        due=None,
        ways=((_("Flyt besøget"), places.move(ahead.id)), (_("Aflys besøget"), places.cancel(ahead.id))),
        others=others[:3],
    )


def _agreed(course: Course) -> Iterable[Agreed]:
    found = [each for each in course.held if each.frame.agreed][:_AGREED]
    for each in found:
        day = days.day_month(each.frame.held_on, course.on)
        kind = inside(each.frame.kind.title)
        yield Agreed(each.frame.agreed, _("{kind} {day}").format(kind=kind, day=day).capitalize())


def _consents(course: Course) -> Iterable[str]:
    """Write each consent once, with those who gave it the same day."""
    givers: dict[tuple[str, str, dt.date], list[str]] = {}
    for line in course.consents:
        recipient = line.recipient_name or _(line.recipient.label)
        givers.setdefault((_(line.purpose.label), recipient, line.valid_from), []).append(first_name(line.giver_name))
    for (purpose, recipient, since), names in givers.items():
        day, given_by = days.day_month(since, course.on), words.listed(dict.fromkeys(names))
        text = _("{purpose}: {recipient}. Givet af {names} {day}.")
        yield words.stopped(text.format(purpose=purpose, recipient=recipient, names=given_by, day=day))
