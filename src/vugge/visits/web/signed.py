"""Answers to requests about what was signed: shown back at once, read again, and one person's part of it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.rules.actors import Member
from vugge.base.clock import now
from vugge.instruments.queries.administrations import ScreeningResult, of_person
from vugge.instruments.rules.codes import State
from vugge.ui import formats
from vugge.ui.moments import moment
from vugge.ui.pages import Crumb, Fact
from vugge.visits.queries import held
from vugge.visits.queries.held import ContactPage
from vugge.visits.queries.households import Household, household
from vugge.visits.queries.saved import saved as read_saved
from vugge.visits.queries.views import FrameView, PartView, Signature
from vugge.visits.rules.completeness import listed
from vugge.visits.rules.registration import Subject
from vugge.visits.web.answers import found
from vugge.visits.web.following import in_turn, saved_page
from vugge.visits.web.measures import measured, observed
from vugge.visits.web.pages.signed import PartLink, PartPage, RegistrationPage, Version
from vugge.visits.web.panels import whose
from vugge.visits.web.sheets import whos
from vugge.visits.web.showing import clock, family_address


@found
def saved(request: HttpRequest, by: Member, contact: UUID) -> HttpResponse:
    """Show back what was saved, and what follows from it."""
    page = saved_page(by, read_saved(by=by, contact=contact))
    return render(request, "visits/saved.html", {"page": page})


@found
def registration(request: HttpRequest, by: Member, contact: UUID) -> HttpResponse:
    """Show a signed visit: its frame in every version, and whose parts there are."""
    found_ = held.contact(by=by, contact=contact)
    home = household(by, found_.family)
    versions = [_frame(each) for each in found_.frames]
    people = {each.id: each.first for each in whos(home, home.people)}
    page = RegistrationPage(
        title=title_of(found_, home),
        crumbs=(Crumb(home.name, family_address(found_.family)), Crumb(_("Registreringen"))),
        current=versions[-1],
        earlier=tuple(reversed(versions[:-1])),
        parts=tuple(
            PartLink(
                name=_("{whose} del").format(whose=whose(people.get(each.subject, each.name))),
                said=_versions(each.versions or 1),
                address=reverse("visits:part", kwargs={"contact": contact, "subject": each.subject}),
            )
            for each in in_turn(found_.parts)
        ),
        correct=reverse("visits:correct-frame", kwargs={"contact": contact}),
    )
    return render(request, "visits/registration.html", {"page": page})


@found
def part(request: HttpRequest, by: Member, contact: UUID, subject: UUID) -> HttpResponse:
    """Show one person's part of a signed visit."""
    rows = held.part(by=by, contact=contact, subject=subject)
    found_ = held.contact(by=by, contact=contact)
    home = household(by, found_.family)
    latest = rows[-1]
    versions = [_part(each) for each in rows]
    name = called(home, latest)
    page = PartPage(
        title=_("{name}: {visit}").format(name=name, visit=found_.frame.kind.title),
        crumbs=(
            Crumb(home.name, family_address(found_.family)),
            Crumb(_("Registreringen"), reverse("visits:registration", kwargs={"contact": contact})),
            Crumb(name),
        ),
        locked="" if latest.role is Subject.CHILD else _("Står kun i {whose} journal").format(whose=whose(name)),
        current=versions[-1],
        earlier=tuple(reversed(versions[:-1])),
        screenings=tuple(_screening(each) for each in of_person(by=by, person=subject) if each.part_of == contact),
        correct=reverse("visits:correct-part", kwargs={"contact": contact, "subject": subject}),
        back=reverse("visits:registration", kwargs={"contact": contact}),
    )
    return render(request, "visits/part.html", {"page": page})


def called(home: Household, part_: PartView) -> str:
    """Return what somebody is called on a page."""
    found_ = whos(home, [part_.subject])
    return found_[0].first if found_ else part_.name


def title_of(page: ContactPage, home: Household) -> str:
    """Return what a visit that was held is called."""
    children = whos(home, (each.subject for each in page.parts if each.role is Subject.CHILD))
    names = listed([each.first for each in children], _("og")) or home.name
    return _("{kind} hos {names}").format(kind=page.frame.kind.title, names=names)


def _versions(count: int) -> str:
    return _("Rettet {count} gange").format(count=count - 1) if count > 2 else _("Rettet") if count > 1 else ""  # noqa: PLR2004 - two versions are one correction


def _signed(signature: Signature) -> str:
    return _("Underskrevet af {name} {when}").format(name=signature.by, when=moment(signature.at, now()))


def _frame(view: FrameView) -> Version:
    present = [each.name or _(each.role.label) for each in view.present]
    facts = [
        Fact(
            _("Hvornår"),
            _("{day} kl. {clock}").format(day=formats.long_date(view.held_on), clock=clock(view.started_at)),
        ),
        Fact(_("Hvor"), _(view.place.label)),
        Fact(_("Med"), listed(present, _("og"))),
        Fact(_("Varede"), _("{minutes} minutter").format(minutes=view.minutes) if view.minutes else ""),
        Fact(_("De ville tale om"), ", ".join(each.title for each in view.topics)),
        Fact(_("Med deres egne ord"), view.own_words),
        Fact(_("Det talte I om"), ", ".join(each.title for each in view.talked)),
        Fact(_("Årsager"), ", ".join(each.title for each in view.reasons)),
        Fact(_("Niveau"), _level(view)),
        Fact(_("Aftalt til næste gang"), view.agreed),
    ]
    return Version(
        signed=_signed(view.signature), why=view.signature.why, facts=tuple(each for each in facts if each.text)
    )


def _level(view: FrameView) -> str:
    if not view.level_reason:
        return str(view.level)
    return _("{level}. Forslaget var {proposed}: {why}").format(
        level=view.level, proposed=view.proposed or formats.UNKNOWN, why=view.level_reason
    )


def _part(view: PartView) -> Version:
    facts = [
        *(Fact(each.title, measured(each)) for each in view.measures),
        *(Fact(each.title, observed(each)) for each in view.observations),
    ]
    return Version(signed=_signed(view.signature), why=view.signature.why, facts=tuple(facts), text=view.text)


def scored(result: ScreeningResult) -> str:
    """Return how a screening went as a person reads it: the total and the cut-off it was held against, or why not."""
    if result.state is not State.DONE:
        return f"{_(result.state.label)}. {result.reason}".strip()
    if result.score is None:
        return result.position or formats.UNKNOWN
    said = _("{score} af {most}").format(score=result.score, most=result.most)
    if result.cutoff is None:
        return said
    over = _("på eller over grænsen på {cutoff}") if result.positive else _("under grænsen på {cutoff}")
    return f"{said} · {over.format(cutoff=result.cutoff)}"


def _screening(result: ScreeningResult) -> Fact:
    answers = formats.SPACE.join(map(str, result.answers or ()))
    return Fact(result.title, f"{scored(result)} · {answers}" if answers else scored(result))
