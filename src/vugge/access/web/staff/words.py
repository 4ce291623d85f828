"""Words the pages about staff share."""

import datetime as dt

from django.utils.translation import gettext as _

from vugge.access.queries.changes import Change
from vugge.access.rules.roles import CertificateKind, Role
from vugge.base.clock import COPENHAGEN
from vugge.ui import formats
from vugge.ui.days import clock


def moment(when: dt.datetime) -> str:
    """Write `24. nov. 2026 kl. 16.13`."""
    there = when.astimezone(COPENHAGEN)
    return f"{formats.short_date(there.date())} kl. {clock(there)}"


def days(first: dt.date, last: dt.date | None) -> str:
    """Write since when something is so, or between which days, both included."""
    if last is None:
        return _("fra %(first)s") % {"first": formats.short_date(first)}
    if last == first:
        return formats.short_date(first)
    return f"{formats.short_date(first)} – {formats.short_date(last)}"


def role(code: str) -> str:
    """Return what a role is called."""
    return _(Role.of(code).label)


def certificate(code: str) -> str:
    """Return what a certificate is called."""
    return _(CertificateKind.of(code).label)


def history(changes: tuple[Change, ...]) -> tuple[tuple[str, str, str], ...]:
    """Return, newest first, when and by whom something was changed, and a sentence that says what."""
    lines: list[tuple[str, str, str]] = []
    before: dict[object, Change] = {}
    for each in changes:
        lines.append((moment(each.at), each.by, _sentence(each, before.get(each.row))))
        before[each.row] = each
    return tuple(reversed(lines))


def _sentence(new: Change, old: Change | None) -> str:
    if new.kind == "membership":
        return _of_work(new, old)
    named = {
        "what": role(new.code) if new.kind == "role" else certificate(new.code),
        "days": days(new.valid_from, new.valid_to),
    }
    if new.made:
        made = _("Rolle givet: %(what)s, %(days)s") if new.kind == "role" else _("Certifikat givet: %(what)s, %(days)s")
        return made % named
    if new.ended:
        return _("Rolle afsluttet med det samme: %(what)s, %(days)s") % named
    ended = _("Rolle ændret: %(what)s, %(days)s") if new.kind == "role" else _("Certifikat ændret: %(what)s, %(days)s")
    return ended % named


def _of_work(new: Change, old: Change | None) -> str:
    named = {"name": new.name, "title": new.title or "–", "days": days(new.valid_from, new.valid_to)}
    if new.made or old is None:
        return _("Begyndte som medarbejder: %(name)s, %(title)s, %(days)s") % named
    if new.ended and not old.ended:
        return _("Adgang lukket med det samme, %(days)s") % named
    if (old.ended or old.valid_to) and new.valid_to is None:
        return _("Adgang åbnet igen: %(name)s, %(title)s") % named
    if new.valid_to != old.valid_to:
        return _("Adgang ændret: %(days)s") % named
    return _("Navn og titel rettet: %(name)s, %(title)s") % named
