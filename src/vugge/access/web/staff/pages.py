"""The pages about staff, each a frozen dataclass."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.access.queries.staff import Colleague, Held, InvitationRow, StaffRow
from vugge.access.rules.actors import Member
from vugge.access.rules.decisions import Decision, manage_staff
from vugge.access.rules.invitations import InvitationState
from vugge.access.web.staff import changes, words
from vugge.access.web.staff.changes import Change
from vugge.ui import formats
from vugge.ui.pages import Crumb, Page


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be done: the button, or the reason there is none."""

    label: str
    address: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffLine:
    """A colleague in the list."""

    name: str
    address: str
    title: str
    since: str
    roles: tuple[str, ...]
    certificates: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationLine:
    """An invitation nobody has taken up, and what can be done about it. `whom` tells two of a name apart."""

    name: str
    whom: str
    email: str
    roles: tuple[str, ...]
    made: str
    expires: str
    expired: bool
    renew: str
    withdraw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffPage(Page):
    """Who works here. `alone` is whether the reader is the only one yet."""

    invite: Offer
    staff: tuple[StaffLine, ...]
    left: tuple[StaffLine, ...]
    waiting: tuple[InvitationLine, ...]
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """A role or a certificate with its days, and how it is ended."""

    name: str
    days: str
    end: Offer


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPart:
    """Roles or certificates: those there are, those there have been, and how another is given."""

    heading: str
    count: str
    empty: str
    now: tuple[HeldLine, ...]
    before: tuple[HeldLine, ...]
    give: Offer


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleaguePage(Page):
    """One colleague. `reason` is why the reader can change nothing here; empty when they can."""

    lead: str
    reason: str
    parts: tuple[HeldPart, ...]
    offers: tuple[Offer, ...]
    history: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage(Page):
    """A page with one form. `stale` says who has changed the same meanwhile."""

    form: Any
    lead: str
    button: str
    back: str
    stale: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkPage(Page):
    """A link that has just been made, shown this once."""

    name: str
    link: str
    expires: str
    back: str


def staff_page(by: Member, rows: tuple[StaffRow, ...], waiting: tuple[InvitationRow, ...]) -> StaffPage:
    """Build the list."""
    here = [row for row in rows if row.working]
    named = Counter([row.name for row in rows] + [row.name for row in waiting])
    return StaffPage(
        title=_("Medarbejdere"),
        invite=Offer(_("Invitér en medarbejder"), reverse("access:invite"), _reason(manage_staff(by))),
        staff=tuple(_staff_line(row, named) for row in here),
        left=tuple(_staff_line(row, named) for row in rows if not row.working),
        waiting=tuple(_invitation_line(row, named) for row in waiting),
        alone=len(here) == 1 and not waiting,
    )


def colleague_page(by: Member, who: Colleague) -> ColleaguePage:
    """Build the page of one colleague."""
    about = _("%(title)s · %(email)s · %(days)s") if who.title else _("%(email)s · %(days)s")
    named = {"title": who.title, "email": who.email, "days": words.days(who.valid_from, who.valid_to)}
    return ColleaguePage(
        title=who.name,
        crumbs=(Crumb(_("Alle medarbejdere"), reverse("access:staff")), Crumb(who.name)),
        lead=about % named,
        reason=_reason(manage_staff(by)) if who.working else _("Arbejder her ikke mere. En ny invitation åbner igen."),
        parts=(_roles(by, who), _certificates(by, who)),
        offers=tuple(
            _offer(label, what, by, who)
            for label, what in (
                (_("Ret navn og titel"), changes.RENAME),
                (_("Lås op efter forkerte forsøg"), changes.UNLOCK),
                (_("Ny invitation"), changes.RENEW),
                (_("Afslut adgangen"), changes.END),
            )
        ),
        history=words.history(who.changes),
    )


def _roles(by: Member, who: Colleague) -> HeldPart:
    return _part(
        _("Roller"), _("Ingen roller, så der er ingen adgang til noget."), who.roles,
        _offer(_("Giv en rolle"), changes.GIVE_ROLE, by, who),
        lambda held: HeldLine(
            name=words.role(held.code),
            days=words.days(held.valid_from, held.valid_to),
            end=_offer(_("Afslut %(what)s") % {"what": words.role(held.code)}, changes.END_ROLE, by, who, held),
        ),
    )  # fmt: skip


def _certificates(by: Member, who: Colleague) -> HeldPart:
    return _part(
        _("Certifikater"), _("Ingen certifikater er noteret."), who.certificates,
        _offer(_("Giv et certifikat"), changes.GIVE_CERTIFICATE, by, who),
        lambda held: HeldLine(
            name=words.certificate(held.code),
            days=words.days(held.valid_from, held.valid_to),
            end=_offer(
                _("Afslut %(what)s") % {"what": words.certificate(held.code)}, changes.END_CERTIFICATE, by, who, held
            ),
        ),
    )  # fmt: skip


def _part(heading: str, empty: str, held: tuple[Held, ...], give: Offer, line: Any) -> HeldPart:  # noqa: ANN401 - a function of a Held
    now = tuple(line(each) for each in held if each.lasting)
    return HeldPart(
        heading=heading,
        count=_("%(now)s nu, %(all)s i alt") % {"now": len(now), "all": len(held)} if held else "",
        empty=empty,
        now=now,
        before=tuple(line(each) for each in reversed(held) if not each.lasting),
        give=give,
    )


def _offer(label: str, what: Change, by: Member, who: Colleague, held: Held | None = None) -> Offer:
    where = {"membership": who.id, **({"about": held.id} if held else {})}
    return Offer(label, reverse(what.address, kwargs=where), _reason(what.may(by, who, held)))


def _reason(decision: Decision) -> str:
    return _(decision.reason) if decision.reason else ""


def _staff_line(row: StaffRow, named: Counter[str]) -> StaffLine:
    since = words.days(row.valid_from, row.valid_to) if row.valid_to else formats.short_date(row.valid_from)
    return StaffLine(
        name=row.name if named[row.name] == 1 else f"{row.name} ({row.email})",
        address=reverse("access:colleague", kwargs={"membership": row.id}),
        title=row.title,
        since=since,
        roles=tuple(_(role.label) for role in row.roles),
        certificates=formats.number(row.certificates) if row.certificates else "",
    )


def _invitation_line(row: InvitationRow, named: Counter[str]) -> InvitationLine:
    return InvitationLine(
        name=row.name,
        whom=row.name if named[row.name] == 1 else row.email,
        email=row.email,
        roles=tuple(_(role.label) for role in row.roles),
        made=_("%(when)s af %(who)s") % {"when": words.moment(row.made_at), "who": row.made_by},
        expires=words.moment(row.expires_at),
        expired=row.state is InvitationState.EXPIRED,
        renew=reverse("access:renew-invitation", kwargs={"invitation": row.id}),
        withdraw=reverse("access:withdraw-invitation", kwargs={"invitation": row.id}),
    )
