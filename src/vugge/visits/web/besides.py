"""What the same author typed elsewhere, field by field, in the page's own words."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from vugge.ui.entry import NOT, Picks
from vugge.visits.rules.drafts import Kept, Typed
from vugge.visits.rules.registration import Missing
from vugge.visits.web.pages.register import Beside, BesideLine, RegisterPage
from vugge.visits.web.sent import Sent
from vugge.visits.web.showing import clock

_NOBODYS = {"key"}  # made with the form, and typed by nobody


def with_beside(page: RegisterPage, sent: Sent, kept: Kept | None) -> RegisterPage:
    """Return the page with what differs from the other place; both are kept until one is chosen."""
    if kept is None or kept.beside is None:
        return page
    other = kept.typed if kept.stale else kept.beside
    at = kept.saved_at if kept.stale else kept.beside_at
    names = [name for name in dict.fromkeys([*sent.values, *other]) if name not in _NOBODYS]
    known = _known(page)
    lines = tuple(
        BesideLine(_label(known, name), _said(known, sent.values, name), _said(known, other, name))
        for name in names
        if _values(sent.values, name) != _values(other, name)
    )
    return replace(page, beside=Beside(at=clock(at) if at else "", lines=lines)) if lines else page


def _known(page: RegisterPage) -> dict[str, tuple[str, dict[str, str]]]:
    """Return each field's label, and the words of its values."""
    presence, level = page.presence, page.level
    picks: list[Picks | None] = [
        page.agenda.topics, presence.people, presence.place, presence.others, presence.reasons,
        level.picks, level.closing, level.opening, level.referring, page.next.options, page.next.talked,
    ]  # fmt: skip
    found = {each.name: (each.label, {one.value: one.label for one in each.picks}) for each in picks if each}
    for panel in page.panels:
        for steps in (*panel.steps, *panel.also):
            found[steps.name] = (steps.label, {step.value: step.label for step in steps.steps})
        found |= {each.name: (each.label, {}) for each in panel.measures}
        if panel.note:
            found[panel.note.name] = (panel.note.label, {})
        for digits in (*panel.runs, *panel.also_runs):
            for place in digits.places:
                found[f"{digits.name}-{place.number}"] = (f"{digits.label} {place.number}", {})
    found["agreed"] = (_("Aftalt til næste gang"), {})
    found["own_words"] = (_("Med deres egne ord"), {})
    return found


def _label(known: Mapping[str, tuple[str, dict[str, str]]], name: str) -> str:
    if name in known:
        return known[name][0]
    field, _dash, suffix = name.rpartition("-")
    if field in known:
        more = {"why": _("hvorfor ikke"), "more": _("tegn"), "not": _("mangler"), "sure": _("er rigtigt")}
        return f"{known[field][0]}: {more.get(suffix, suffix)}"
    return name


def _said(known: Mapping[str, tuple[str, dict[str, str]]], typed: Typed, name: str) -> str:
    words = dict(known[name][1]) if name in known else {}
    words[NOT] = _("Ikke vurderet")
    if name.endswith("-why"):
        words |= {each.value: _(each.label) for each in Missing}
    return ", ".join(words.get(each, each) for each in _values(typed, name))


def _values(typed: Typed, name: str) -> list[str]:
    return [each for each in typed.get(name, ()) if each]
