"""Whose a family is, by dates; closing it; and opening it to others, or in an emergency for an hour."""

import datetime as dt
from uuid import UUID

from django.utils.translation import gettext

from vugge.access.actions.recording import RefusedError, action, tell
from vugge.access.rules.actors import Actor, Member
from vugge.access.rules.faults import GoneError, UnfitError
from vugge.base.clock import now
from vugge.base.text import marked as _
from vugge.people.actions.caring import put_in_charge, refuse_stranger
from vugge.people.actions.changing import begin, begin_sharing_out, end_before, refuse_future
from vugge.people.models import Opening, Substitute
from vugge.people.queries.ties import place_of, standing
from vugge.people.rules.kinds import ClosedWhy
from vugge.people.rules.opening import LONGEST
from vugge.people.rules.ties import kind_of, may_open_in_emergency, why_not

_ORDER = _("Den sidste dag kan ikke ligge før den første.")


@action("change_families")
def assign_health_visitor(*, by: Actor, family: UUID, revision: int, staff: UUID, since: dt.date) -> None:
    """Let a health visitor (a membership) be in charge from a day on; whoever was, is until the day before."""
    home = begin_sharing_out(by=by, family=family, revision=revision)
    put_in_charge(home, staff, since)
    tell(subject=f"family:{home.id}", after={"in_charge": str(staff), "from": str(since)})


@action("change_families")
def add_substitute(
    *, by: Actor, family: UUID, revision: int, staff: UUID, since: dt.date, until: dt.date | None
) -> UUID:
    """Let a health visitor stand in from a day to a day, or until further notice."""
    home = begin_sharing_out(by=by, family=family, revision=revision)
    if until and until < since:
        raise UnfitError("until", _ORDER)
    refuse_stranger(home, staff, since)
    same = Substitute.objects.filter(municipality=home.municipality_id, family=home, staff_id=staff)
    overlapping = same.exclude(valid_to__lt=since)
    if (overlapping.filter(valid_from__lte=until) if until else overlapping).exists():
        raise UnfitError("since", _("Hun er allerede afløser en af de dage. Ret dagene."))
    made = Substitute.objects.create(
        municipality_id=home.municipality_id, family=home, staff_id=staff, valid_from=since, valid_to=until
    )
    tell(
        subject=f"family:{home.id}",
        after={"substitute": str(staff), "from": str(since), "to": until and str(until)},
    )
    return made.id


@action("change_families")
def end_substitute(*, by: Actor, family: UUID, revision: int, substitute: UUID, last_day: dt.date) -> None:
    """Let somebody stand in no longer than a day. `substitute` is the row, as `add_substitute` returned it."""
    home = begin_sharing_out(by=by, family=family, revision=revision)
    row = Substitute.objects.filter(municipality=home.municipality_id, family=home, id=substitute).first()
    if row is None or (row.valid_to and row.valid_to <= last_day):
        raise GoneError
    end_before(row, last_day + dt.timedelta(days=1))
    tell(subject=f"family:{home.id}", after={"substitute": str(row.staff_id), "to": str(last_day)})


@action("change_families")
def close_family(*, by: Actor, family: UUID, revision: int, why: ClosedWhy, on: dt.date) -> None:
    """Follow a family no longer. Everything in it stays to be read by those who may."""
    home = begin(by=by, family=family, revision=revision)
    refuse_future("on", on)
    if on < home.opened_on:
        raise UnfitError("on", _("Dagen ligger før den dag, familien blev oprettet. Ret den."))
    home.closed_on, home.closed_why = on, why
    home.save(update_fields=["closed_on", "closed_why"])
    tell(subject=f"family:{home.id}", after={"closed": str(on), "why": why.label})


@action("change_families")
def reopen_family(*, by: Actor, family: UUID, revision: int) -> None:
    """Follow a family again: it moved back, expects another child, or was closed by mistake."""
    home = begin(by=by, family=family, revision=revision, closed_too=True)
    if home.closed_on is None:
        raise UnfitError("family", _("Familien er åben allerede."))
    before = {"closed": str(home.closed_on), "why": ClosedWhy.of(home.closed_why).label}
    home.closed_on, home.closed_why = None, ""
    home.save(update_fields=["closed_on", "closed_why"])
    tell(subject=f"family:{home.id}", before=before, after={"closed": None})


@action("change_families")
def open_to_others(*, by: Actor, family: UUID, revision: int, others: bool) -> None:
    """Let colleagues open the family in an emergency, or, with False, nobody but those whose it is."""
    home = begin_sharing_out(by=by, family=family, revision=revision)
    home.closed_to_colleagues = not others
    home.save(update_fields=["closed_to_colleagues"])
    tell(subject=f"family:{home.id}", after={"closed_to_colleagues": not others})


@action("see_families")
def open_in_emergency(*, by: Member, family: UUID, reason: str, minutes: int = LONGEST) -> dt.datetime:
    """Open a family that is not one's own, with a reason, for at most an hour; return when it is over.

    GoneError where there is none, RefusedError where it is closed to colleagues, UnfitError without a reason.
    """
    found = standing(by=by, family=family)
    if kind_of(found) is not None:
        raise UnfitError("family", _("Du kan allerede åbne familien."))
    if not may_open_in_emergency(found):
        sentence, words = why_not(found)
        raise RefusedError(by=by, permission="see_families", reason=gettext(sentence) % words)
    if not reason.strip():
        raise UnfitError("reason", _("Skriv, hvorfor det haster. Familiens sundhedsplejerske kan se det."))
    if not 1 <= minutes <= LONGEST:
        raise UnfitError("minutes", _("Vælg fra 1 til 60 minutter."))
    opened = now()
    made = Opening.objects.create(
        municipality_id=place_of(by),
        family_id=family,
        staff_id=by.membership,
        reason=reason.strip(),
        opened_at=opened,
        ends_at=opened + dt.timedelta(minutes=minutes),
    )
    tell(subject=f"family:{family}", after={"opened_until": f"{made.ends_at:%H.%M}"})
    return made.ends_at
