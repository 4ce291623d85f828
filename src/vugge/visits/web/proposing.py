"""Why the level proposed is the one it is, in a Danish sentence; the level itself is `rules.levels`'."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.visits.rules.completeness import listed
from vugge.visits.rules.levels import proposed
from vugge.visits.rules.registration import Registration
from vugge.visits.web.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Proposed:
    """A level, 1 to 4, and a Danish sentence that says why."""

    level: int
    why: str


def proposed_level(sheet: Sheet, registration: Registration) -> Proposed:
    """Return the level a visit leads to as it stands on the page, and why."""
    need_visit = sheet.kind.needs_reasons
    level = proposed(registration, {each.id: each.level for each in sheet.services}, need_visit=need_visit)
    ended = {each.service for each in registration.closed}
    going_on = [small(each.title) for each in sheet.services if each.id not in ended]
    titles = {each.code: small(each.title) for each in sheet.kind.catalogue.reasons()}
    codes = [*(each.reason for each in registration.opened), *(registration.frame.reasons if need_visit else ())]
    begun = [titles[code] for code in dict.fromkeys(codes) if code in titles]
    said = []
    if going_on:
        said.append(_("I gang nu: {what}.").format(what=_list(going_on)))
    if begun:
        said.append(_("Behovsbesøg om {what}.").format(what=_list(begun)))
    if not said and ended:
        said.append(_("Det, der var i gang, slutter, og de faste besøg er for alle."))
    return Proposed(level, " ".join(said) or _("Der er ikke andet i gang end de faste besøg."))


def small(title: str) -> str:
    """Return a title as it stands within a sentence."""
    return title[:1].lower() + title[1:]


def _list(titles: list[str]) -> str:
    return listed(titles, _("og"))
