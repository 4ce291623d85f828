"""Who somebody is before they have come in: asked by the ways in alone."""

from typing import Any
from uuid import UUID

from vugge.access.models import User
from vugge.access.queries.members import workplaces
from vugge.access.rules.actors import Kind
from vugge.base.clock import today
from vugge.base.tenancy.context import current, enter


def known_person(email: str) -> Any:  # noqa: ANN401 - the sign-in itself, which only the library handles
    """Return the sign-in with this address, if it is an evaluator's or somebody's at work today; else None."""
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None or user.kind == Kind.EVALUATOR:
        return user
    before = current()
    enter(user=str(user.id))
    found = workplaces(user.id, today())
    enter(municipality=before[0], user=before[1])
    return user if found else None


def sign_in_of(email: str) -> UUID | None:
    """Return the sign-in with this address, or None."""
    return User.objects.filter(email=email.strip().lower()).values_list("id", flat=True).first()
