"""What was saved of a visit, said back in a few lines, and what follows from it with the reason."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.rules.actors import Member
from vugge.instruments.queries.administrations import ScreeningStatus, Signal, of_family, signals_of
from vugge.instruments.rules.codes import Alarm
from vugge.ui import formats
from vugge.ui.chips import Level, Why
from vugge.ui.pages import Crumb
from vugge.visits.queries.held import PartLine
from vugge.visits.queries.households import household
from vugge.visits.queries.saved import Saved, SavedPart
from vugge.visits.rules.completeness import listed
from vugge.visits.rules.moments import ZONE
from vugge.visits.rules.registration import Subject
from vugge.visits.web.measures import measured
from vugge.visits.web.pages.signed import Folded, SavedPage
from vugge.visits.web.panels import whose
from vugge.visits.web.proposing import small
from vugge.visits.web.sheet import Who
from vugge.visits.web.sheets import whos
from vugge.visits.web.showing import clock, family_address


def saved_page(by: Member, saved: Saved) -> SavedPage:
    """Return the page that says back what was saved."""
    home = household(by, saved.family)
    people = {each.id: each for each in whos(home, home.people)}
    done = [each for each in of_family(by=by, family=saved.family) if each.part_of == saved.contact]
    day, frame = formats.long_date(saved.frame.held_on), saved.frame
    children = [people[each.subject].first for each in saved.parts if each.role is Subject.CHILD]
    title = _("{kind} hos {names}").format(kind=frame.kind.title, names=listed(children, _("og")) or home.name)
    whole = {"contact": saved.contact}
    return SavedPage(
        title=title,
        crumbs=(Crumb(home.name, family_address(saved.family)), Crumb(_("Gemt"))),
        done=_("Besøget er gemt kl. {clock}").format(clock=clock(frame.signature.at)),
        lines=tuple(_lines(saved, people, done)),
        whole=reverse("visits:registration", kwargs=whole),
        correct=reverse("visits:correct-frame", kwargs=whole),
        level=Level(frame.level),
        level_why=Why(
            about=_("niveau {level}").format(level=frame.level),
            rule=_("Niveauet er det højeste blandt den hjælp, der er i gang, ellers 1. Du har bekræftet det."),
            data=frame.level_reason or _("Det, der var i gang, da besøget blev underskrevet."),
            on=day,
        ),
        coming=_("Næste besøg er ikke aftalt") if saved.next_visit is None else saved.next_visit.kind.title,
        coming_said=_coming(saved),
        folded=tuple(_folded(by, saved, people, done)),
        family=family_address(saved.family),
    )


_TURNS = tuple(Subject)
P = TypeVar("P", SavedPart, PartLine)


def in_turn(parts: Iterable[P]) -> list[P]:
    """Return the parts with the children first, then mother, father, partner."""
    return sorted(parts, key=lambda each: _TURNS.index(each.role))


def _lines(saved: Saved, people: dict[UUID, Who], done: Iterable[ScreeningStatus]) -> Iterable[str]:
    for each in in_turn(saved.parts):
        name = people[each.subject].first
        if each.role is Subject.CHILD:
            said = [f"{small(one.title)} {measured(one)}" for one in each.measures if one.number is not None]
            seen = ", ".join(small(one.title) for one in each.observations)
            what = " · ".join([*said, *([seen] if seen else [])]) or _("note")
            yield _("{whose} journal: {what}").format(whose=whose(name), what=what)
        else:
            what = ", ".join(small(title) for title in each.titles) or _("note")
            yield _("{whose} egen journal: {what}").format(whose=whose(name), what=what)
    by_title: dict[str, list[str]] = {}
    for status in done:
        by_title.setdefault(status.title, []).append(whose(people[status.subject].first))
    for title, names in by_title.items():
        yield _("{title} er gemt i {whose} journal").format(title=title, whose=listed(names, _("og")))
    yield _("Niveau {level}").format(level=saved.frame.level)


def _coming(saved: Saved) -> str:
    if saved.next_visit is None:
        return _("Det står på din liste, når tiden nærmer sig.")
    when = saved.next_visit.starts_at.astimezone(ZONE)
    return _("{day} kl. {clock}").format(day=formats.long_date(when.date()), clock=clock(when))


def _folded(by: Member, saved: Saved, people: dict[UUID, Who], done: Iterable[ScreeningStatus]) -> Iterable[Folded]:
    """Yield what follows for everybody who was asked, alike for all, so that its being there says nothing."""
    asked = {each.subject: each.title for each in done}
    signals = [
        each
        for each in signals_of(by=by, family=saved.family)
        if each.held_on == saved.frame.held_on and each.subject in asked
    ]
    for subject, title in asked.items():
        mine = [each for each in signals if each.subject == subject]
        lines = tuple(line for each in mine for line in _what_follows(each, people[subject]))
        yield Folded(
            title=_("{whose} del, før du går").format(whose=whose(people[subject].first)),
            lines=lines or (_("{title} er gemt. Der følger ikke noget af det.").format(title=title),),
            why=_why(mine, people[subject]),
        )


def _what_follows(signal: Signal, who: Who) -> Iterable[str]:
    if signal.alarm is Alarm.RAISED:
        yield _("{title}: svaret på det sidste spørgsmål er over 0. Tal med {name} om det, før du går.").format(
            title=signal.title, name=who.first
        )
    if signal.positive and signal.repeat_from and signal.repeat_to:
        days = formats.date_range(signal.repeat_from, signal.repeat_to)
        yield _("{title}: svarene er over grænsen. Spørg en gang til {days}. Et højt tal falder ofte igen.").format(
            title=signal.title, days=days
        )
    elif signal.positive:
        yield _("{title}: svarene er over grænsen.").format(title=signal.title)


def _why(signals: Iterable[Signal], who: Who) -> Why | None:
    first = next((each for each in signals if each.positive or each.alarm is Alarm.RAISED), None)
    if first is None:
        return None
    return Why(
        about=_("{title} hos {name}").format(title=first.title, name=who.first),
        rule=_("Svar over kommunens grænse følges op; spørgsmålet om selvskade altid, når svaret er over 0."),
        data=_("{title}, som du lige har gemt i {whose} journal").format(title=first.title, whose=whose(who.first)),
        on=formats.long_date(first.held_on),
    )
