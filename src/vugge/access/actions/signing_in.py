"""Telling the trail who came in and went out, and what was changed about how they prove who they are."""

from collections.abc import Callable
from uuid import UUID

from django.contrib.sessions.backends.db import SessionStore

from vugge.access.actions.recording import action, tell
from vugge.access.models import User
from vugge.access.queries.members import evaluator, member, workplaces
from vugge.access.rules.actors import Actor, Evaluator, Kind, Member, Operator
from vugge.base.clock import today
from vugge.base.tenancy.context import current, enter

DOOR = Operator(name="indgangen")
"""Who tells what nobody in particular did: the machine that watches the way in."""


@action("be_signed_in")
def sign_in(*, by: Actor, user: UUID, how: str) -> None:
    """Come in."""
    del by
    tell(subject=f"user:{user}", after={"how": how})


@action("be_signed_in")
def sign_out(*, by: Actor, user: UUID, why: str) -> None:
    """Go out, asked to or because the sign-in was over."""
    del by
    tell(subject=f"user:{user}", after={"why": why})


@action("be_signed_in")
def change_proof(*, by: Actor, user: UUID, what: str) -> None:
    """Add, remove or renew a way to prove who one is."""
    del by
    tell(subject=f"user:{user}", after={"what": what})


@action("run_the_machine")
def fail_sign_in(*, by: Operator, user: UUID | None, how: str) -> None:
    """Be told that somebody could not come in; who they said they were only if that person exists."""
    del by
    tell(subject=f"user:{user}" if user else "", after={"how": how})


def forget_ended_sessions() -> None:
    """Forget the sessions that are over and that nobody came back to."""
    SessionStore.clear_expired()


def tell_sign_in(user: UUID, how: str) -> None:
    """Tell every municipality the person works in, or the national trail, that they came in."""
    _everywhere(user, lambda by: sign_in(by=by, user=user, how=how))


def tell_sign_out(user: UUID, why: str) -> None:
    """Tell the same that they went out."""
    _everywhere(user, lambda by: sign_out(by=by, user=user, why=why))


def tell_change_of_proof(user: UUID, what: str) -> None:
    """Tell the same that they changed how they prove who they are."""
    _everywhere(user, lambda by: change_proof(by=by, user=user, what=what))


def tell_failure(email: str, how: str) -> None:
    """Tell of a failed sign-in: the municipalities of whoever has that address, or the national trail without it."""
    user = User.objects.filter(email=email.strip().lower()).values_list("id", flat=True).first()
    if user is None:
        fail_sign_in(by=DOOR, user=None, how=how)
    else:
        _everywhere(user, lambda _by: fail_sign_in(by=DOOR, user=user, how=how))


def _everywhere(user: UUID, act: Callable[[Actor], None]) -> None:
    """Act once for each municipality somebody works in, or once in none; the transaction is then as it was."""
    before = current()
    enter(user=str(user))
    day = today()
    found: list[Member | Evaluator | Operator | None] = [member(user, each.code, day) for each in workplaces(user, day)]
    if not found and User.objects.filter(id=user, kind=Kind.EVALUATOR).exists():
        found = [evaluator(user)]
    for by in [each for each in found if each] or [DOOR]:
        enter(municipality=by.municipality if isinstance(by, Member) else "", user=str(user))
        act(by)
    enter(municipality=before[0], user=before[1])
