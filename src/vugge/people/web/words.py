"""Words the pages about families share."""

import datetime as dt

from django.utils.translation import gettext as _

from vugge.access.web.staff.words import moment
from vugge.base.clock import today
from vugge.people.queries.consents import ConsentLine
from vugge.people.queries.homes import Home
from vugge.people.queries.members import ChildLine, ParentLine
from vugge.people.queries.opened import Joined
from vugge.people.rules.ages import age_words, gestation_text
from vugge.people.rules.kinds import SEX_OF_A_CHILD, Sex
from vugge.people.rules.naming import ChildState
from vugge.people.rules.protection import PROTECTED_ADDRESS
from vugge.ui import formats


def age(born_on: dt.date) -> str:
    """Say how old somebody is today: 9 uger, 2½ år."""
    said = age_words(born_on, today())
    return _(said.sentence) % {"number": said.number}


def about_child(child: ChildLine) -> str:
    """Say in a few words how it is with a child: its age, or when it is expected."""
    if child.state is ChildState.UNBORN:
        return _("ventes %(day)s") % {"day": formats.short_date(child.due_on)} if child.due_on else _("ventes")
    if child.state is ChildState.ALIVE and child.born_on:
        return age(child.born_on)
    return _(child.state.label)


def about_parent(parent: ParentLine) -> str:
    """Say what somebody is in the family."""
    return _("%(role)s · egen journal") % {"role": _(parent.role.label)}


def sex(which: Sex, *, child: bool) -> str:
    """Say somebody's sex: of a child `Pige`, of a grown-up `Kvinde`."""
    return _(SEX_OF_A_CHILD[which] if child else which.label)


def gestation(days: int | None) -> str:
    """Write how far a pregnancy was: 39+4; nothing where nobody knows."""
    return "" if days is None else gestation_text(days)


def home(where: Home | None) -> str:
    """Write where somebody lives, or the words that stand in its place."""
    if where is None:
        return _("Ingen adresse endnu")
    return _(PROTECTED_ADDRESS) if where.protected else where.address


def initial(name: str) -> str:
    """Return the letter that stands for somebody."""
    return name[:1].upper()


def consent(line: ConsentLine) -> str:
    """Say a consent in one line: what to, whom, since when."""
    whom = line.recipient_name or _(line.recipient.label)
    named = {"what": _(line.purpose.label), "whom": whom, "day": formats.short_date(line.valid_from)}
    return _("%(what)s: %(whom)s, %(day)s") % named


def joined(row: Joined) -> str:
    """Say which journal was joined, and when."""
    return f"{row.name or _('Uden navn')}, {moment(row.merged_at)}"
