"""Answers to requests about a visit being registered: shown, kept as a draft, signed."""

from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.rules.actors import Member
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.clock import now
from vugge.ui.entry import Draft
from vugge.ui.moments import moment
from vugge.ui.pages import Crumb
from vugge.visits.actions.drafting import keep_draft
from vugge.visits.actions.signing import sign
from vugge.visits.queries.drafts import draft_of
from vugge.visits.queries.grounds import case
from vugge.visits.queries.saved import Saved
from vugge.visits.rules.checking import faults as judged
from vugge.visits.rules.drafts import Kept
from vugge.visits.rules.faults import AlreadySignedError, Fault, UnfitVisitError
from vugge.visits.rules.registration import Registration
from vugge.visits.web.anchors import joined
from vugge.visits.web.answers import found, said
from vugge.visits.web.besides import with_beside
from vugge.visits.web.pages.planning import CancelledPage
from vugge.visits.web.parsing import read
from vugge.visits.web.sent import Sent, as_id, whole
from vugge.visits.web.sheet import Sheet
from vugge.visits.web.sheets import CancelledError, planned_sheet, unplanned_sheet
from vugge.visits.web.showing import begin, clock, family_address, live, register_page


@dataclass(frozen=True, slots=True)
class Where:
    """The addresses of a visit being registered: its page, and where its draft is kept."""

    page: str
    draft: str


@found
def planned(request: HttpRequest, by: Member, appointment: UUID) -> HttpResponse:
    """Register a planned visit; one that is held already leads to what was signed."""
    try:
        sheet = planned_sheet(by, appointment)
    except CancelledError as gone:
        return _cancelled(request, gone)
    if isinstance(sheet, UUID):
        return HttpResponseRedirect(reverse("visits:registration", kwargs={"contact": sheet}))
    return _Desk(request, by, sheet, _where(sheet)).answer()


@found
def unplanned(request: HttpRequest, by: Member, family: UUID, kind: str) -> HttpResponse:
    """Register a visit nobody planned."""
    sheet = unplanned_sheet(by, family, kind)
    return _Desk(request, by, sheet, _where(sheet)).answer()


@found
def keep_planned(request: HttpRequest, by: Member, appointment: UUID) -> HttpResponse:
    """Keep what is typed of a planned visit."""
    try:
        sheet = planned_sheet(by, appointment)
    except CancelledError:
        raise GoneError from None
    if isinstance(sheet, UUID):
        return _signed_already(sheet)
    return _keep(request, by, sheet)


@found
def keep_unplanned(request: HttpRequest, by: Member, family: UUID, kind: str) -> HttpResponse:
    """Keep what is typed of a visit nobody planned."""
    return _keep(request, by, unplanned_sheet(by, family, kind))


def _cancelled(request: HttpRequest, gone: CancelledError) -> HttpResponse:
    row = gone.row
    page = CancelledPage(
        title=_("{kind} er aflyst").format(kind=row.kind.title),
        crumbs=(Crumb(row.family_name, family_address(row.family)), Crumb(_("Aflyst"))),
        why=gone.why,
        plan=f"{reverse('visits:plan', kwargs={'family': row.family})}?slags={row.kind.code}",
        unplanned=reverse("visits:register-unplanned", kwargs={"family": row.family, "kind": row.kind.code}),
    )
    sent = request.method == "POST"
    status = HTTPStatus.GONE if sent else HTTPStatus.OK
    return render(request, "visits/cancelled.html", {"page": page}, status=status)


def _where(sheet: Sheet) -> Where:
    about = sheet.about
    if about.appointment:
        parts: dict[str, object] = {"appointment": about.appointment}
        return Where(reverse("visits:register", kwargs=parts), reverse("visits:keep", kwargs=parts))
    parts = {"family": about.family, "kind": about.kind}
    return Where(reverse("visits:register-unplanned", kwargs=parts), reverse("visits:keep-unplanned", kwargs=parts))


def _keep(request: HttpRequest, by: Member, sheet: Sheet) -> HttpResponse:
    sent = Sent.of(request.POST)
    kept = _kept(request, by, sheet, sent)
    if kept is None:
        return JsonResponse({}, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if kept.signed:
        return _signed_already(kept.signed)
    told: dict[str, object] = {"revision": kept.revision, "saved": clock(kept.saved_at or now())}
    if kept.stale:
        typed = [(name, value) for name, values in kept.typed.items() for value in values]
        return JsonResponse(told | {"typed": typed}, status=HTTPStatus.CONFLICT)
    registration, _unreadable = read(sent, sheet)
    return JsonResponse(told | {"live": live(sheet, sent, registration)})


def _signed_already(contact: UUID) -> JsonResponse:
    address = reverse("visits:registration", kwargs={"contact": contact})
    return JsonResponse({"signed": address}, status=HTTPStatus.GONE)


def _kept(request: HttpRequest, by: Member, sheet: Sheet, sent: Sent) -> Kept | None:
    """Keep what was sent; None where it is more than a draft can hold."""
    try:
        return keep_draft(
            by=by,
            about=sheet.about,
            key=as_id(sent.one("key")) or UUID(int=0),
            revision=whole(request.POST.get("revision", ""), 0) or 0,
            typed=sent.values,
            settled=request.POST.get("settled") == "1",
        )
    except UnfitError:
        return None


@dataclass(frozen=True, slots=True)
class _Desk:
    """A request about a visit being registered, by somebody, with its sheet and addresses."""

    request: HttpRequest
    by: Member
    sheet: Sheet
    where: Where

    def answer(self) -> HttpResponse:
        """Show the page, or take what was sent."""
        if self.request.method == "POST":
            return self._sent()
        kept = draft_of(by=self.by, about=self.sheet.about)
        return self._show(Sent(kept.typed if kept else {}).over(begin(self.sheet)), kept)

    def _sent(self) -> HttpResponse:
        sent = Sent.of(self.request.POST)
        kept = _kept(self.request, self.by, self.sheet, sent)
        if kept is None:
            return self._show(sent, None, told=_("Der er skrevet mere, end der er plads til."))
        if kept.stale:
            return self._show(sent, kept, told=_("Intet er underskrevet: kladden er ændret to steder."))
        if self.request.POST.get("do") == "keep":
            at = clock(kept.saved_at or now())
            messages.success(self.request, _("Kladden er gemt kl. {clock}.").format(clock=at))
            return HttpResponseRedirect(self.where.page)
        registration, unreadable = read(sent, self.sheet)
        if unreadable:
            wrong = joined(unreadable, self._judged(registration))
            return self._show(sent, kept, wrong)
        return self._signed(sent, kept, registration)

    def _judged(self, registration: Registration) -> tuple[Fault, ...]:
        about, subjects = self.sheet.about, [each.id for each in self.sheet.children]
        return judged(registration, case(self.by, about.family, registration, subjects=subjects).ground)

    def _signed(self, sent: Sent, kept: Kept, registration: Registration) -> HttpResponse:
        told = ""
        wrong: tuple[Fault, ...] = ()
        try:
            done = self._sign(sent, registration)
        except UnfitVisitError as error:
            wrong = joined((), error.faults)
        except AlreadySignedError as first:
            told = _("{name} underskrev besøget {when}. Det, du har skrevet, er gemt som din kladde.").format(
                name=first.by, when=moment(first.at, now())
            )
        except StaleError:
            told = _("Aftalen er flyttet eller aflyst, siden du åbnede siden. Se efter, og underskriv så igen.")
        except UnfitError as error:
            told = said(error, _)
        else:
            return HttpResponseRedirect(reverse("visits:saved", kwargs={"contact": done.contact}))
        return self._show(sent, kept, wrong, told=told)

    def _sign(self, sent: Sent, registration: Registration) -> Saved:
        about = self.sheet.about
        return sign(
            by=self.by,
            family=about.family,
            appointment=about.appointment,
            revision=whole(self.request.POST.get("plan", ""), self.sheet.revision),
            key=as_id(sent.one("key")) or UUID(int=0),
            registration=registration,
        )

    def _show(self, sent: Sent, kept: Kept | None, faults: Iterable[Fault] = (), told: str = "") -> HttpResponse:
        registration, _unreadable = read(sent, self.sheet)
        draft = Draft(
            address=self.where.draft,
            revision=kept.revision if kept else 0,
            saved=clock(kept.saved_at) if kept and kept.saved_at else "",
        )
        page = register_page(
            self.sheet,
            sent,
            registration,
            address=self.where.page,
            draft=draft,
            faults=faults,
            told=told,
        )
        status = HTTPStatus.CONFLICT if told else HTTPStatus.OK
        shown = with_beside(page, sent, kept)
        return render(self.request, "visits/register.html", {"page": shown}, status=status)
