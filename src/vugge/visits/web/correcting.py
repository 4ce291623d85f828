"""Answers to requests to correct what was signed: a new version with a reason; the one before stays to be read."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.rules.actors import Member
from vugge.access.rules.faults import StaleError, UnfitError
from vugge.ui.entry import Missing
from vugge.ui.pages import Crumb
from vugge.visits.actions.correcting import correct_frame, correct_part
from vugge.visits.queries import held
from vugge.visits.queries.held import ContactPage
from vugge.visits.queries.views import PartView
from vugge.visits.rules.faults import Fault, UnfitVisitError
from vugge.visits.rules.registration import FrameEntry, Registration
from vugge.visits.web.answers import found
from vugge.visits.web.frames import agenda_panel, coded, level_choice, presence_panel
from vugge.visits.web.pages.correcting import CorrectFramePage, CorrectPartPage
from vugge.visits.web.panels import Shown, is_lack, sentence, subject_panels, whose
from vugge.visits.web.parsing import Reading, read_frame, read_part
from vugge.visits.web.retyped import typed_frame, typed_part
from vugge.visits.web.sent import Sent, whole
from vugge.visits.web.sheet import Sheet
from vugge.visits.web.sheets import held_sheet
from vugge.visits.web.showing import family_address


@dataclass(frozen=True, slots=True)
class Tried:
    """How a correction went: done, or what was wrong, or that somebody else was first."""

    done: bool = False
    faults: tuple[Fault, ...] = ()
    told: str = ""


@found
def part(request: HttpRequest, by: Member, contact: UUID, subject: UUID) -> HttpResponse:
    """Correct one person's part of a signed visit."""
    latest = held.part(by=by, contact=contact, subject=subject)[-1]
    sheet = held_sheet(by, held.contact(by=by, contact=contact), only=latest.subject)
    sent, tried = Sent(typed_part(latest)), Tried()
    here = {"contact": contact, "subject": subject}
    if request.method == "POST":
        sent = Sent.of(request.POST)
        tried = _try(lambda reading: _correct_part(request, by, contact, latest, reading), sent, sheet)
        if tried.done:
            messages.success(request, _("Rettelsen er gemt. Det første bliver stående og kan læses."))
            return HttpResponseRedirect(reverse("visits:part", kwargs=here))
    shown = _shown(sheet, sent, tried)
    who = sheet.people[0]
    page = CorrectPartPage(
        title=_("Ret {whose} del").format(whose=whose(who.first)),
        crumbs=_crumbs(sheet, contact),
        panels=tuple(subject_panels(shown)),
        version=latest.signature.version,
        why=shown.typed("why", _("Hvorfor rettes det?")),
        back=reverse("visits:part", kwargs=here),
        told=tried.told,
        faults=_listed(tried),
        lacks=_lacks(tried),
    )
    return _answer(request, "visits/correct_part.html", page, tried)


@found
def frame(request: HttpRequest, by: Member, contact: UUID) -> HttpResponse:
    """Correct what a signed visit was for the family as a whole."""
    was = held.contact(by=by, contact=contact)
    sheet = held_sheet(by, was)
    sent, tried = Sent(typed_frame(was.frame)), Tried()
    here = {"contact": contact}
    if request.method == "POST":
        sent = Sent.of(request.POST)
        tried = _try(lambda reading: _correct_frame(request, by, was, reading), sent, sheet)
        if tried.done:
            messages.success(request, _("Rettelsen er gemt. Det første bliver stående og kan læses."))
            return HttpResponseRedirect(reverse("visits:registration", kwargs=here))
    shown = _shown(sheet, sent, tried)
    page = CorrectFramePage(
        title=_("Ret besøget"),
        crumbs=_crumbs(sheet, contact),
        presence=presence_panel(shown),
        agenda=agenda_panel(shown),
        talked=coded(shown, "talked", _("Det talte I om")),
        level=level_choice(shown),
        level_reason=shown.typed("level_reason", _("Hvorfor et andet niveau end forslaget?")),
        agreed=shown.typed("agreed", _("Aftalt til næste gang")),
        version=was.frame.signature.version,
        why=shown.typed("why", _("Hvorfor rettes det?")),
        back=reverse("visits:registration", kwargs=here),
        told=tried.told,
        faults=_listed(tried),
        lacks=_lacks(tried),
    )
    return _answer(request, "visits/correct_frame.html", page, tried)


def _try(act: Callable[[Reading], None], sent: Sent, sheet: Sheet) -> Tried:
    reading = Reading(sent, sheet)
    try:
        act(reading)
    except UnfitVisitError as error:
        return Tried(faults=(*reading.faults, *error.faults))
    except UnfitError as error:
        return Tried(faults=(*reading.faults, Fault(anchor=error.field, sentence=error.sentence)))
    except StaleError:
        told = _("Nogen har rettet det samme, siden du åbnede siden. Intet er gemt. Se, hvad der står nu, og gem igen.")
        return Tried(told=told)
    return Tried(done=True)


def _correct_part(request: HttpRequest, by: Member, contact: UUID, latest: PartView, reading: Reading) -> None:
    ways = {each.code: each.way.code for each in latest.measures if each.way}
    entry = read_part(reading, reading.sheet.people[0])
    measures = (
        replace(each, way=ways.get(each.code, "")) if each.number is not None else each for each in entry.measures
    )
    entry = replace(entry, measures=tuple(measures))  # how it was taken is not asked here, and stays
    if reading.faults:
        raise UnfitVisitError(())
    version = whole(request.POST.get("version", ""), latest.signature.version) or 0
    correct_part(by=by, contact=contact, version=version, why=reading.sent.one("why"), part=entry)


def _correct_frame(request: HttpRequest, by: Member, was: ContactPage, reading: Reading) -> None:
    entry = read_frame(reading)
    if reading.faults:
        raise UnfitVisitError(())
    version = whole(request.POST.get("version", ""), was.frame.signature.version) or 0
    correct_frame(by=by, contact=was.contact, version=version, why=reading.sent.one("why"), frame=entry)


def _shown(sheet: Sheet, sent: Sent, tried: Tried) -> Shown:
    read: FrameEntry = read_frame(Reading(sent, sheet))
    return Shown(sheet, sent, Registration(frame=read), {each.anchor: each for each in tried.faults})


def _listed(tried: Tried) -> tuple[Missing, ...]:
    several = tried.faults if len(tried.faults) > 1 else ()
    return tuple(Missing(sentence(each), each.anchor) for each in several if not is_lack(each))


def _lacks(tried: Tried) -> tuple[Missing, ...]:
    several = tried.faults if len(tried.faults) > 1 else ()
    return tuple(Missing(each.words["what"], each.anchor) for each in several if is_lack(each))


def _crumbs(sheet: Sheet, contact: UUID) -> tuple[Crumb, ...]:
    return (
        Crumb(sheet.home.name, family_address(sheet.about.family)),
        Crumb(_("Registreringen"), reverse("visits:registration", kwargs={"contact": contact})),
        Crumb(_("Ret")),
    )


def _answer(request: HttpRequest, template: str, page: object, tried: Tried) -> HttpResponse:
    status = HTTPStatus.CONFLICT if tried.told else HTTPStatus.OK
    return render(request, template, {"page": page}, status=status)
