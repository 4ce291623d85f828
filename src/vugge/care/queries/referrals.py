"""Where a family, and its people, have been referred."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from vugge.access.actions.recording import note_reading
from vugge.access.rules.actors import Actor
from vugge.access.rules.reading import CARE, FAMILY
from vugge.base.tenancy.context import current
from vugge.care.models import Referral, ReferralWithdrawal
from vugge.people.queries.ties import demand_family


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRow:
    """A referral; with `withdrawn_why` it was taken back and counts no more."""

    id: UUID
    family: UUID
    subject: UUID | None
    target: str
    referred_on: dt.date
    from_contact: UUID | None
    by: str
    withdrawn_why: str

    @property
    def counts(self) -> bool:
        """Tell whether it has not been taken back."""
        return not self.withdrawn_why


def of_family(*, by: Actor, family: UUID, purpose: str = CARE) -> tuple[ReferralRow, ...]:
    """Return every referral of a family, the earliest first. GoneError and RefusedError as `demand_family`."""
    tie = demand_family(by=by, family=family, purpose=purpose)
    note_reading(by=by, subject=family, kind=FAMILY, purpose=tie.purpose)
    here = current()[0]
    rows = list(Referral.objects.filter(municipality=here, family=family).order_by("referred_on", "number"))
    withdrawals = ReferralWithdrawal.objects.filter(municipality=here, referral__in=[row.id for row in rows])
    withdrawn = dict(withdrawals.values_list("referral", "why"))
    return tuple(
        ReferralRow(
            id=row.id,
            family=row.family_id,
            subject=row.subject_id,
            target=row.target,
            referred_on=row.referred_on,
            from_contact=row.from_contact,
            by=row.made_by_name,
            withdrawn_why=withdrawn.get(row.id, ""),
        )
        for row in rows
    )
