"""The level a visit leads to as it stands on the page, and why. Proposed, never chosen. Source: the domain, L1-L3."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.visits.rules.completeness import listed
from vugge.visits.web.sent import Sent
from vugge.visits.web.sheet import Sheet

UNIVERSAL, NEED = 1, 2


@dataclass(frozen=True, slots=True)
class Proposed:
    """A level, 1 to 4, and a Danish sentence that says why."""

    level: int
    why: str


def proposed_level(sheet: Sheet, sent: Sent) -> Proposed:
    """Return the highest level of the help that goes on after the visit, else 1."""
    ended = set(sent.ids("closed"))
    going_on = [each for each in sheet.services if each.id not in ended]
    reasons = {each.code: each.title for each in sheet.kind.catalogue.reasons()}
    begun = [reasons[code] for code in (*sent.many("opened"), *_own(sheet, sent)) if code in reasons]
    level = max([each.level for each in going_on] + ([NEED] if begun else []), default=UNIVERSAL)
    said = []
    if going_on:
        said.append(_("{what} er stadig i gang.").format(what=_sentence([each.title for each in going_on])))
    if begun:
        said.append(_("Behovsbesøg om {what} begynder.").format(what=listed([_small(each) for each in begun], _("og"))))
    if not said and ended:
        said.append(_("Det, der var i gang, slutter, og de faste besøg er for alle."))
    return Proposed(level, " ".join(said) or _("Ingen hjælp ud over de faste besøg er i gang."))


def _own(sheet: Sheet, sent: Sent) -> tuple[str, ...]:
    return sent.many("reasons") if sheet.kind.needs_reasons else ()


def _sentence(titles: list[str]) -> str:
    text = listed([_small(each) for each in titles], _("og"))
    return text[:1].upper() + text[1:]


def _small(title: str) -> str:
    return title[:1].lower() + title[1:]
