"""What may be done about one colleague: the permission, and what not even an administrator may."""

from dataclasses import dataclass
from uuid import UUID

from vugge.access.rules.actors import Actor, Member
from vugge.access.rules.decisions import YES, Decision, manage_staff
from vugge.access.rules.roles import Role
from vugge.base.text import marked as _

_OWN_ROLES = _("Ingen ændrer sine egne roller. Bed en anden administrator om det.")
_OWN_WORK = _("Ingen lukker sin egen adgang. Bed en anden administrator om det.")
_OWN_SIGN_IN = _("Dit eget login ændrer du under dit navn. Har du mistet det, kan en anden administrator invitere dig.")
_LAST = _("Der skal være en administrator. Gør først en anden til administrator.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What decides about a colleague: who it is, and whether nobody else would be left to give access."""

    membership: UUID
    only_administrator: bool = False


def give_role(by: Actor, to: Standing) -> Decision:
    """Give a colleague a role."""
    return _unless(_own(by, to), _OWN_ROLES, manage_staff(by))


def take_role(by: Actor, of: Standing, role: Role) -> Decision:
    """Take a role from a colleague; somebody must be left to give access."""
    last = role is Role.ADMINISTRATOR and of.only_administrator
    return _unless(last, _LAST, _unless(_own(by, of), _OWN_ROLES, manage_staff(by)))


def end_work(by: Actor, of: Standing) -> Decision:
    """End a colleague's work in the municipality."""
    return _unless(of.only_administrator, _LAST, _unless(_own(by, of), _OWN_WORK, manage_staff(by)))


def renew_sign_in(by: Actor, of: Standing) -> Decision:
    """Let a colleague choose a new password and a new second proof."""
    return _unless(_own(by, of), _OWN_SIGN_IN, manage_staff(by))


def _own(by: Actor, of: Standing) -> bool:
    return isinstance(by, Member) and by.membership == of.membership


def _unless(so: bool, reason: str, decision: Decision) -> Decision:  # noqa: FBT001 - reads as a sentence
    """Return the decision, unless it is a yes and this speaks against it."""
    return Decision(allowed=False, reason=reason) if so and decision == YES else decision
