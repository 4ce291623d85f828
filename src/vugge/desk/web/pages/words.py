"""Words several pages of the desk share: a task's sentences, its chip, who is how old."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from vugge.base.clock import COPENHAGEN
from vugge.care.rules.tasks.shape import Said, State, Task, TaskRule, Window
from vugge.desk.queries.my_day import Asked
from vugge.desk.rules.saying import inside
from vugge.people.queries.members import ChildLine
from vugge.people.rules.ages import Words, age_words, gestation_on
from vugge.people.rules.naming import ChildState
from vugge.ui import days, formats
from vugge.ui.chips import Due, Timing, Why

ZONE = COPENHAGEN
_WEEK = 7


def sentence(said: Said) -> str:
    """Write a rule's sentence with its words: dates as Danes write them, and a capital letter in front."""
    words = {
        name: formats.long_date(word) if isinstance(word, dt.date) else str(word) for name, word in said.words.items()
    }
    text = _(said.text) % words
    return text[:1].upper() + text[1:]


def due_chip(task: Task, today: dt.date) -> Due:
    """Write when a task's window is and how it stands."""
    return window_chip(task.window, today)


def window_chip(window: Window, today: dt.date) -> Due:
    """Write when a window is and how it stands."""
    state = window.state(today)
    first, last = window.due or window.opens, window.last
    until = _("til {day}").format(day=days.day_month(last, today))
    words = {
        State.EARLY: (_("Fra {day}").format(day=days.day_month(window.opens, today)), until),
        State.MAY: (_("Kan nu"), until),
        State.NOW: (_("Nu"), days.days(first, last)),
        State.OVER: (_("Over tid"), _("senest {day}").format(day=days.day_month(last, today))),
        State.EXPIRED: (_("Forbi"), days.days(first, last)),
    }[state]
    return Due.of(Timing(state.value), words, (first, last), today)


def why(task: Task) -> Why:
    """Write why a task is there: rule, data, date."""
    return Why(
        about=sentence(task.do),
        rule=sentence(task.why.rule),
        data=sentence(task.why.data),
        on=formats.long_date(task.why.day),
        question=_("Hvorfor ser jeg det her?"),
    )


BUTTONS = {
    TaskRule.DUE_VISIT: gettext_lazy("Planlæg"),
    TaskRule.REPEAT_SCREENING: gettext_lazy("Se familien"),
    TaskRule.FOLLOW_UP: gettext_lazy("Se familien"),
    TaskRule.ITEM_ALERT: gettext_lazy("Se familien"),
    TaskRule.UNFINISHED: gettext_lazy("Udfyld"),
    TaskRule.SPARRING: gettext_lazy("Vælg hvem"),
    TaskRule.NO_CONTACT: gettext_lazy("Se familien"),
    TaskRule.ATTEMPT: gettext_lazy("Registrér forsøg"),
}
"""The one quiet button of a task, by its rule."""


def age(child: ChildLine, on: dt.date) -> str:
    """Write how old a child is on a day, how far its pregnancy is, or how it went."""
    if child.state is ChildState.UNBORN:
        if child.due_on is None:
            return _("ventes")
        return _("graviditetsuge {week}").format(week=gestation_on(child.due_on, on) // _WEEK)
    if child.state is ChildState.STILLBORN:
        return _("født uden liv")
    if child.state is not ChildState.ALIVE or child.born_on is None:
        return _(child.state.label)
    if child.born_on > on:
        return ""
    return said(age_words(child.born_on, on))


def said(words: Words) -> str:
    """Write an age."""
    return _(words.sentence) % {"number": words.number}


def stopped(text: str) -> str:
    """Return a sentence with one full stop, also after a month that is shortened by one."""
    return text[:-1] if text.endswith("..") else text


def listed(names: Iterable[str]) -> str:
    """Write names as a person says them: `Freja`, `Freja og Jonas`, `Alma, Freja og Jonas`."""
    known = [name for name in names if name]
    if len(known) < 2:  # noqa: PLR2004 - nothing to put between
        return "".join(known)
    return _("{first} og {last}").format(first=", ".join(known[:-1]), last=known[-1])


def asked_for(asked: Asked) -> str:
    """Write what a visit asks to be registered: measures first, then what is seen, then that the parents are asked."""
    parts = [", ".join(inside(each) for each in some) for some in (asked.measures, asked.observed)]
    parts.append(_("samtale med hver forælder") if asked.parents else "")
    text = " · ".join(each for each in parts if each)
    return text[:1].upper() + text[1:]


def couple(names: Iterable[str]) -> str:
    """Write names as a person says them, a family name they share once: `Sofie og Emil Lund`."""
    known = [name for name in names if name]
    ends = {name.rpartition(" ")[2] for name in known}
    if len(known) > 1 and len(ends) == 1 and all(" " in name for name in known):
        known = [*(name.rpartition(" ")[0] for name in known[:-1]), known[-1]]
    return listed(known)


def visits_counted(count: int) -> str:
    """Write `1 besøg`, `4 besøg`, `ingen besøg`."""
    return ngettext("{count} besøg", "{count} besøg", count).format(count=count) if count else _("ingen besøg")


def things_counted(count: int) -> str:
    """Write `1 ting at nå`, `6 ting at nå`."""
    return ngettext("{count} ting at nå", "{count} ting at nå", count).format(count=count)
