"""Answers to requests about planned visits: planned, moved, cancelled; and what kind of visit nobody planned."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.access.web.drafts import refilled
from vugge.base.clock import today
from vugge.catalogue.queries.effective import catalogue_for
from vugge.ui import formats
from vugge.ui.forms import dressed
from vugge.ui.pages import Crumb
from vugge.visits.actions import planning as actions
from vugge.visits.queries.households import Household, household
from vugge.visits.queries.planned import AppointmentRow, appointment
from vugge.visits.rules.appointments import Agenda, Plan, Slot, State
from vugge.visits.rules.moments import NEVER, ZONE, end_of, instant, minutes_between
from vugge.visits.rules.places import Place
from vugge.visits.web.answers import found, said
from vugge.visits.web.forms import Cancelling, Moving, Planning
from vugge.visits.web.pages.planning import FormPage, KindChoice, KindsPage
from vugge.visits.web.proposing import small
from vugge.visits.web.showing import clock, family_address

Act = Callable[[dict[str, Any]], HttpResponse]


@found
def choose_kind(request: HttpRequest, by: Member, family: UUID) -> HttpResponse:
    """Choose what kind of visit it was that nobody planned."""
    home = household(by, family)
    kinds = catalogue_for(by=by, on=today()).in_use()
    page = KindsPage(
        title=_("Registrér et besøg uden aftale"),
        crumbs=_crumbs(home, _("Nyt besøg")),
        kinds=tuple(
            KindChoice(
                title=each.title,
                said=each.local_text or each.text,
                address=reverse("visits:register-unplanned", kwargs={"family": family, "kind": each.code}),
            )
            for each in kinds
        ),
    )
    return render(request, "visits/kinds.html", {"page": page})


@found
def plan(request: HttpRequest, by: Member, family: UUID) -> HttpResponse:
    """Plan a visit with a family."""
    home = household(by, family)
    catalogue = catalogue_for(by=by, on=today())
    staff = _staff(by, home)
    begin = {"key": str(uuid4()), "staff": str(by.membership), "kind": request.GET.get("slags", ""), "minutes": 60}

    def make(*given: Any, **named: Any) -> Planning:  # noqa: ANN401 - as a form takes them
        return Planning(*given, kinds=catalogue.in_use(), topics=catalogue.topics(), staff=staff, **named)

    def act(filled: dict[str, Any]) -> HttpResponse:
        children = () if filled["kind"] == "pregnancy" else home.youngest()
        made = actions.plan(
            by=by,
            key=UUID(filled["key"]),
            plan=Plan(
                family=family,
                kind=filled["kind"],
                slot=_slot(filled),
                subjects=children,
                invited=tuple(each.person for each in home.page.parents),
                agenda=Agenda(
                    topics=tuple(filled["topics"]),
                    own_words=filled["own_words"],
                    agreed=filled["agreed"],
                    brings=filled["brings"],
                ),
            ),
        )
        messages.success(request, _planned_said(appointment(by=by, appointment=made).row))
        return HttpResponseRedirect(family_address(family))

    page = FormPage(
        title=_("Planlæg et besøg hos {name}").format(name=small(home.name)),
        crumbs=_crumbs(home, _("Planlæg")),
        form=None,
        button=_("Planlæg besøget"),
        back=family_address(family),
    )
    return _answer(request, page, make, begin, act)


@found
def move(request: HttpRequest, by: Member, appointment: UUID) -> HttpResponse:
    """Move a planned visit."""
    row, home = _planned(by, appointment)
    local = row.starts_at.astimezone(ZONE)
    begin = {
        "revision": row.revision,
        "day": local.date(),
        "clock": clock(local),
        "minutes": minutes_between(row.starts_at, row.ends_at),
        "place": row.place.value,
        "staff": str(row.staff),
    }

    def make(*given: Any, **named: Any) -> Moving:  # noqa: ANN401 - as a form takes them
        return Moving(*given, staff=_staff(by, home), **named)

    def act(filled: dict[str, Any]) -> HttpResponse:
        actions.move(by=by, appointment=appointment, revision=filled["revision"], to=_slot(filled), why=filled["why"])
        moved, _home = _planned(by, appointment)
        messages.success(request, _planned_said(moved))
        return HttpResponseRedirect(family_address(row.family))

    page = FormPage(
        title=_("Flyt {kind}").format(kind=small(row.kind.title)),
        crumbs=_crumbs(home, _("Flyt")),
        form=None,
        lead=_("Nu: {when}").format(when=_when(row)),
        button=_("Flyt besøget"),
        back=family_address(row.family),
        instead=(_("Aflys besøget i stedet"), reverse("visits:cancel", kwargs={"appointment": appointment})),
    )
    return _answer(request, page, make, begin, act)


@found
def cancel(request: HttpRequest, by: Member, appointment: UUID) -> HttpResponse:
    """Cancel a planned visit, with a reason."""
    row, home = _planned(by, appointment)

    def act(filled: dict[str, Any]) -> HttpResponse:
        actions.cancel(by=by, appointment=appointment, revision=filled["revision"], why=filled["why"])
        messages.success(request, _("Besøget {when} er aflyst.").format(when=_when(row)))
        return HttpResponseRedirect(family_address(row.family))

    page = FormPage(
        title=_("Aflys {kind}").format(kind=small(row.kind.title)),
        crumbs=_crumbs(home, _("Aflys")),
        form=None,
        lead=_("{when}. Aftalen bliver stående som aflyst, og grunden kan læses.").format(when=_when(row)),
        button=_("Aflys besøget"),
        back=family_address(row.family),
        instead=(_("Flyt besøget i stedet"), reverse("visits:move", kwargs={"appointment": appointment})),
    )
    return _answer(request, page, Cancelling, {"revision": row.revision}, act)


def _answer(
    request: HttpRequest, page: FormPage, make: Callable[..., Any], begin: dict[str, Any], act: Act
) -> HttpResponse:
    if request.method != "POST":
        form = refilled(request, lambda **named: make(initial={**begin, **(named.get("initial") or {})}))
        return _show(request, page, form)
    form = make(request.POST)
    if not form.is_valid():
        return _show(request, page, form)
    try:
        return act(form.cleaned_data)
    except UnfitError as fault:
        field = {"starts_at": "clock", "ends_at": "minutes"}.get(fault.field, fault.field)
        form.add_error(field if field in form.fields else None, said(fault, _))
        return _show(request, page, form)
    except StaleError:
        typed = request.POST.copy()
        typed["revision"] = str(begin["revision"])
        told = _("Aftalen er ændret, siden du åbnede siden. Intet er gemt. Se, hvad der står nu, og gem så igen.")
        return _show(request, page, make(typed), told)


def _show(request: HttpRequest, page: FormPage, form: forms.Form, told: str = "") -> HttpResponse:
    shown = page.with_form(dressed(form), told)
    status = HTTPStatus.CONFLICT if told else HTTPStatus.OK
    return render(request, "visits/form.html", {"page": shown}, status=status)


def _planned(by: Member, which: UUID) -> tuple[AppointmentRow, Household]:
    """Return an appointment that is still planned, with its family; GoneError for one that is not."""
    row = appointment(by=by, appointment=which).row
    if row.state is not State.PLANNED:
        raise GoneError
    return row, household(by, row.family)


def _slot(filled: dict[str, Any]) -> Slot:
    start = instant(filled["day"], filled["clock"])
    if start is None:
        raise UnfitError("clock", NEVER, clock=f"{filled['clock'].hour}.{filled['clock'].minute:02}")
    return Slot(
        staff=UUID(filled["staff"]),
        starts_at=start,
        ends_at=end_of(start, filled["minutes"]),
        place=Place.of(filled["place"]),
    )


def _staff(by: Member, home: Household) -> tuple[tuple[str, str], ...]:
    facts = home.page.family
    carers = [(each.staff, each.name) for each in (facts.in_charge, *facts.substitutes) if each]
    known = dict([(by.membership, by.name), *carers])
    return tuple((str(staff), name) for staff, name in known.items())


def _crumbs(home: Household, last: str) -> tuple[Crumb, ...]:
    return (Crumb(home.name, family_address(home.family)), Crumb(last))


def _when(row: AppointmentRow) -> str:
    local = row.starts_at.astimezone(ZONE)
    return _("{day} kl. {clock}").format(day=formats.long_date(local.date()), clock=clock(local))


def _planned_said(row: AppointmentRow) -> str:
    return _("{kind} er planlagt {when}.").format(kind=row.kind.title, when=_when(row))
