"""Each change that can be made about a colleague: its words, its form, who may, and the action that carries it out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from vugge.access.actions.invitations import renew_sign_in as act_renew
from vugge.access.actions.lockout import unlock as act_unlock
from vugge.access.actions.membership import end_membership, rename
from vugge.access.actions.roles import add_certificate, end_certificate, end_role, grant_role
from vugge.access.queries.staff import Colleague, Held
from vugge.access.rules.actors import Member
from vugge.access.rules.decisions import Decision, manage_staff
from vugge.access.rules.roles import Role
from vugge.access.rules.staff import end_work, give_role, renew_sign_in, take_role
from vugge.access.web.staff import words
from vugge.access.web.staff.forms import Called, GiveCertificate, GiveRole, LastDay, LastDayOfCertificate, Versioned
from vugge.base.clock import today


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the page of a change says: its title, what will happen, its button, and what has happened afterwards."""

    title: str
    lead: str
    button: str
    done: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change about a colleague, or about a role or a certificate of theirs (`of` finds which can be changed)."""

    address: str
    form: type[forms.Form]
    words: Callable[[Colleague, Held | None], Words]
    may: Callable[[Member, Colleague, Held | None], Decision]
    act: Callable[[Mapping[str, Any], Colleague, Held | None], object]
    begin: Callable[[Colleague], Mapping[str, Any]] = lambda _colleague: {}
    of: Callable[[Colleague], tuple[Held, ...]] | None = None

    def about(self, colleague: Colleague, which: UUID | None) -> Held | None:
        """Return what is changed, None for the colleague as such; LookupError where there is no such thing."""
        if self.of is None:
            return None
        for held in self.of(colleague):
            if held.id == which and held.lasting:
                return held
        raise LookupError


def _manage(by: Member, _colleague: Colleague, _held: Held | None) -> Decision:
    return manage_staff(by)


def _code(held: Held | None) -> str:
    return held.code if held else ""


def _which(held: Held | None) -> Any:  # noqa: ANN401 - a UUID wherever a change is about something held
    return held.id if held else None


GIVE_ROLE = Change(
    address="access:give-role",
    form=GiveRole,
    words=lambda who, _held: Words(
        title=_("Giv %(name)s en rolle") % {"name": who.name},
        lead=_("Rollen gælder fra den dag, du vælger, og til den bliver afsluttet."),
        button=_("Giv rollen"),
        done=_("%(name)s har fået rollen.") % {"name": who.name},
    ),
    may=lambda by, who, _held: give_role(by, who.standing),
    act=lambda filled, who, _held: grant_role(membership=who.id, **filled),
    begin=lambda _who: {"valid_from": today()},
)
END_ROLE = Change(
    address="access:end-role",
    form=LastDay,
    words=lambda who, held: Words(
        title=_("Afslut rollen %(role)s") % {"role": words.role(_code(held))},
        lead=_("%(name)s beholder sine andre roller. Det kan stadig ses, at rollen har været givet.")
        % {"name": who.name},
        button=_("Afslut rollen"),
        done=_("Rollen %(role)s er afsluttet for %(name)s.") % {"role": words.role(_code(held)), "name": who.name},
    ),
    may=lambda by, who, held: take_role(by, who.standing, Role.of(_code(held))),
    act=lambda filled, who, held: end_role(membership=who.id, grant=_which(held), **filled),
    begin=lambda _who: {"last_day": today()},
    of=lambda who: who.roles,
)
GIVE_CERTIFICATE = Change(
    address="access:give-certificate",
    form=GiveCertificate,
    words=lambda who, _held: Words(
        title=_("Giv %(name)s et certifikat") % {"name": who.name},
        lead=_("Skriv den dag, uddannelsen blev godkendt. Den må gerne ligge tilbage i tiden."),
        button=_("Gem certifikatet"),
        done=_("Certifikatet er gemt for %(name)s.") % {"name": who.name},
    ),
    may=_manage,
    act=lambda filled, who, _held: add_certificate(membership=who.id, **filled),
)
END_CERTIFICATE = Change(
    address="access:end-certificate",
    form=LastDayOfCertificate,
    words=lambda who, held: Words(
        title=_("Afslut certifikatet %(what)s") % {"what": words.certificate(_code(held))},
        lead=_("Det kan stadig ses, at %(name)s har haft certifikatet.") % {"name": who.name},
        button=_("Afslut certifikatet"),
        done=_("Certifikatet er afsluttet for %(name)s.") % {"name": who.name},
    ),
    may=_manage,
    act=lambda filled, who, held: end_certificate(membership=who.id, certificate=_which(held), **filled),
    begin=lambda _who: {"last_day": today()},
    of=lambda who: who.certificates,
)
RENAME = Change(
    address="access:rename",
    form=Called,
    words=lambda who, _held: Words(
        title=_("Ret navn og titel for %(name)s") % {"name": who.name},
        lead=_("Navnet vises for alle i kommunen fra nu af. Det, der allerede står i sporet, bliver stående."),
        button=_("Gem navn og titel"),
        done=_("Navn og titel er rettet."),
    ),
    may=_manage,
    act=lambda filled, who, _held: rename(membership=who.id, **filled),
    begin=lambda who: {"name": who.name, "title": who.title},
)
UNLOCK = Change(
    address="access:unlock",
    form=Versioned,
    words=lambda who, _held: Words(
        title=_("Lås op for %(name)s") % {"name": who.name},
        lead=_(
            "Efter mange forkerte forsøg er der lukket et kvarter. Lås kun op, når du ved, at det var %(name)s selv."
        )
        % {"name": who.name},
        button=_("Lås op"),
        done=_("%(name)s kan prøve at logge ind igen nu.") % {"name": who.name},
    ),
    may=_manage,
    act=lambda filled, who, _held: act_unlock(by=filled["by"], email=who.email),
)
RENEW = Change(
    address="access:renew-sign-in",
    form=Versioned,
    words=lambda who, _held: Words(
        title=_("Ny invitation til %(name)s") % {"name": who.name},
        lead=_(
            "Når %(name)s bruger linket, vælger %(name)s en ny adgangskode, og de gamle adgangsnøgler og koder virker "
            "ikke mere. Roller og certifikater er de samme."
        )
        % {"name": who.name},
        button=_("Lav invitationen"),
        done="",
    ),
    may=lambda by, who, _held: renew_sign_in(by, who.standing),
    act=lambda filled, who, _held: act_renew(membership=who.id, **filled),
)
END = Change(
    address="access:end-membership",
    form=LastDay,
    words=lambda who, _held: Words(
        title=_("Afslut adgangen for %(name)s") % {"name": who.name},
        lead=_(
            "Alle roller slutter samme dag. Vælger du i dag, bliver %(name)s logget ud nu. Det, %(name)s har gjort, "
            "bliver stående."
        )
        % {"name": who.name},
        button=_("Afslut adgangen"),
        done=_("Adgangen er afsluttet for %(name)s.") % {"name": who.name},
    ),
    may=lambda by, who, _held: end_work(by, who.standing),
    act=lambda filled, who, _held: end_membership(membership=who.id, **filled),
    begin=lambda _who: {"last_day": today()},
)
