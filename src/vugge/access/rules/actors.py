"""Who something is done by."""

from dataclasses import dataclass
from uuid import UUID

from vugge.access.rules.roles import Role
from vugge.base.labels import Labelled
from vugge.base.text import marked as _


class Kind(Labelled):
    """What a sign-in is for. It never changes, and the two are never combined."""

    STAFF = "staff", _("Medarbejder i en kommune")
    EVALUATOR = "evaluator", _("Evaluator")


class ActorKind(Labelled):
    """What an event says of who acted."""

    MEMBER = "member", _("Medarbejder")
    EVALUATOR = "evaluator", _("Evaluator")
    OPERATOR = "operator", _("Driften")
    INVITED = "invited", _("Inviteret")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody at work in one municipality, with the roles they hold that day."""

    user: UUID
    name: str
    membership: UUID
    municipality: str
    roles: frozenset[Role]

    @property
    def kind(self) -> ActorKind:
        """Return what a trail says of them."""
        return ActorKind.MEMBER


@dataclass(frozen=True, slots=True)
class Evaluator:
    """Somebody who compares figures across municipalities, and belongs to none."""

    user: UUID
    name: str

    @property
    def kind(self) -> ActorKind:
        """Return what a trail says of them."""
        return ActorKind.EVALUATOR


@dataclass(frozen=True, slots=True)
class Operator:
    """Whoever runs the machine: the command line, and jobs nobody in particular asked for."""

    name: str = _("driften")

    @property
    def user(self) -> None:
        """Return None: the operator signs in to the machine, not to the product."""
        return

    @property
    def kind(self) -> ActorKind:
        """Return what a trail says of them."""
        return ActorKind.OPERATOR


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody holding an invitation to a municipality, who has not signed in yet."""

    name: str
    municipality: str

    @property
    def user(self) -> None:
        """Return None: there is no sign-in yet."""
        return

    @property
    def kind(self) -> ActorKind:
        """Return what a trail says of them."""
        return ActorKind.INVITED


Actor = Member | Evaluator | Operator | Invited
