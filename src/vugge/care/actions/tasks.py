"""Answering a task: it is handled, a colleague's, or waits until a day. The task itself is worked out."""

import datetime as dt
from uuid import UUID

from vugge.access.actions.recording import action, tell
from vugge.access.queries.members import members_with
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import UnfitError
from vugge.access.rules.roles import Role
from vugge.base.clock import today
from vugge.base.tenancy.context import current
from vugge.base.text import marked as _
from vugge.care.actions.signature import chosen, signature
from vugge.care.models import TaskAnswer
from vugge.care.rules.codes import Handling
from vugge.care.rules.tasks.answering import unfit
from vugge.people.queries.ties import demand_family

_NOBODY = _("Vælg en sundhedsplejerske, der arbejder her i dag.")


@action("change_families")
def answer_task(  # noqa: PLR0913 - what may be answered, each by its name
    *,
    by: Actor,
    family: UUID,
    key: str,
    handling: str,
    reason: str = "",
    until: dt.date | None = None,
    to: UUID | None = None,
) -> None:
    """Keep what somebody answered to a task, by its key. `to` is a colleague's membership; `until` the day it returns.

    Raises UnfitError with the field that will not do, GoneError and RefusedError.
    """
    demand_family(by=by, family=family, change=True)
    which = chosen(Handling, "handling", handling)
    field, sentence = unfit(handling=which, reason=reason, until=until, to=to, today=today())
    if field:
        raise UnfitError(field, sentence)
    handed = which is Handling.HANDED_OVER
    place = current()[0]
    if handed and to not in {each for each, _name in members_with(place, (Role.HEALTH_VISITOR, Role.LEAD), today())}:
        raise UnfitError("to", _NOBODY)
    TaskAnswer.objects.create(
        **signature(by),
        family_id=family,
        key=key,
        handling=which,
        reason=reason.strip(),
        until=until if which is Handling.PUT_OFF else None,
        to_id=to if handed else None,
    )
    tell(subject=f"task:{key}"[:120], after={"handling": which.value})
