"""Registering one use of an instrument, and correcting it. Nothing is overwritten: a correction is a new version."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Required, TypedDict, TypeVar, Unpack
from uuid import UUID

from django.db import IntegrityError, transaction

from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.clock import now, today
from vugge.base.labels import Labelled
from vugge.base.tenancy.context import current
from vugge.base.text import marked as _
from vugge.catalogue.queries.effective import catalogue_of
from vugge.instruments.models import Administration
from vugge.instruments.queries.definitions import definition
from vugge.instruments.queries.rows import versions
from vugge.instruments.rules.administering import Given, Result, result
from vugge.instruments.rules.codes import Phase, Respondent, State
from vugge.instruments.rules.definitions import Definition
from vugge.instruments.rules.faults import UnfitAnswersError
from vugge.people.queries.loading import aliases
from vugge.people.queries.members import children_of
from vugge.people.queries.ties import demand_family, families_of

_NO_INSTRUMENT = _("Skemaet “%(code)s” findes ikke. Vælg et fra listen.")
_NO_CODE = _("“%(code)s” kan ikke vælges her. Vælg et svar fra listen.")
_LATER = _("%(day)s er ikke kommet endnu. Skriv den dag, det blev gjort, eller i dag.")
_NO_LEVEL = _("Niveauet skal være 1, 2, 3 eller 4.")
_NO_WHY = _("Skriv, hvorfor registreringen rettes. Den første bliver stående og kan læses.")
_TWICE = _("%(title)s er allerede registreret for den samme ved det samme besøg. Ret den i stedet.")
_CHILD = _("Journalen er barnets. Vælg barn, eller gå til forælderens journal.")
_PARENT = _("Journalen er en forælders. Vælg mor, far eller partner, eller gå til barnets journal.")
_LEVELS = (1, 2, 3, 4)

_L = TypeVar("_L", bound=Labelled)


@dataclass(frozen=True, slots=True)
class _Checked:
    """What was given, as it is kept."""

    definition: Definition
    given: Given
    result: Result
    cutoff: int | None
    held_on: dt.date
    level: int | None


class Said(TypedDict, total=False):
    """What is registered of a screening, or said anew in a correction. Codes are text: `rules.codes`.

    Give `answers`, or a `score` from paper without them, or a `position` on a scale; none of them where `state` is
    declined or not_done. `reason` is why it was not done, or the ground of a position.
    """

    respondent: Required[str]
    held_on: Required[dt.date]
    phase: str
    answers: Sequence[int] | None
    score: int | None
    position: str
    level: int | None
    state: str
    reason: str


@action("change_families")
def administer(
    *, by: Actor, family: UUID, subject: UUID, instrument: str, part_of: UUID | None = None, **said: Unpack[Said]
) -> UUID:
    """Register a screening of somebody in a family (`Said`), and return the id it has in all its versions.

    Raises UnfitError with the field that will not do, GoneError for somebody who is not in the family, and GoneError
    and RefusedError as `demand_family`.
    """
    demand_family(by=by, family=family, change=True)
    if not any(family in families_of(by=by, person=each) for each in aliases(subject)):
        raise GoneError
    checked = _checked(instrument, said)
    _demand_whose(checked, family, subject)
    row = Administration(
        **_row(by, checked), family_id=family, subject_id=subject, instrument=instrument, part_of=part_of
    )
    _keep(row, UnfitError("instrument", _TWICE, title=checked.definition.title))
    after = {"instrument": instrument, "state": checked.given.state.value}
    tell(subject=f"screening:{row.administration}", after=after)
    return row.administration


@action("change_families")
def correct(*, by: Actor, administration: UUID, version: int, why: str, **said: Unpack[Said]) -> int:
    """Add a version to a screening, all of it said anew, and return its number. `version` is the one it was made from.

    Whose it is, the instrument and the contact stay. Raises StaleError when there is a later version, UnfitError,
    GoneError and RefusedError as `administer`.
    """
    before = versions(administration).last()
    if before is None:
        raise GoneError
    demand_family(by=by, family=before.family_id, change=True)
    if before.version != version:
        raise StaleError
    if not why.strip():
        raise UnfitError("why", _NO_WHY)
    checked = _checked(before.instrument, said)
    _demand_whose(checked, before.family_id, before.subject_id)
    row = Administration(
        **_row(by, checked),
        administration=administration,
        version=version + 1,
        why=why.strip(),
        family_id=before.family_id,
        subject_id=before.subject_id,
        instrument=before.instrument,
        part_of=before.part_of,
    )
    _keep(row, StaleError())
    tell(subject=f"screening:{administration}", after={"instrument": before.instrument, "version": row.version})
    return row.version


def _code(kind: type[_L], field: str, code: str) -> _L:
    """Return what a code stands for; UnfitError for one there is not."""
    try:
        return kind.of(code)
    except ValueError:
        raise UnfitError(field, _NO_CODE, code=code) from None


def _checked(instrument: str, said: Said) -> _Checked:
    held_on, level, phase = said["held_on"], said.get("level"), said.get("phase", "")
    if held_on > today():
        raise UnfitError("held_on", _LATER, day=held_on.strftime("%d.%m.%Y"))
    if level is not None and level not in _LEVELS:
        raise UnfitError("level", _NO_LEVEL)
    given = Given(
        respondent=_code(Respondent, "respondent", said["respondent"]),
        phase=_code(Phase, "phase", phase) if phase else None,
        state=_code(State, "state", said.get("state", State.DONE)),
        reason=said.get("reason", "").strip(),
        answers=said.get("answers"),
        score=said.get("score"),
        position=said.get("position", ""),
    )
    try:
        found = definition(instrument, held_on)
        kept = result(found, given)
    except UnfitAnswersError as error:
        raise UnfitError(error.field, error.sentence, **error.words) from error
    except KeyError:
        raise UnfitError("instrument", _NO_INSTRUMENT, code=instrument) from None
    return _Checked(found, given, kept, _cutoff(found, given, kept, held_on), held_on, level)


def _demand_whose(checked: _Checked, family: UUID, subject: UUID) -> None:
    """Raise UnfitError where a child's screening would come into a parent's journal, or the other way round."""
    days = {checked.held_on, today()}
    children = {each.person for day in days for each in children_of(current()[0], [family], day)[family]}
    is_child = not children.isdisjoint(aliases(subject))
    if is_child != (checked.given.respondent is Respondent.CHILD):
        raise UnfitError("respondent", _CHILD if is_child else _PARENT)


def _cutoff(found: Definition, given: Given, kept: Result, held_on: dt.date) -> int | None:
    """Return the cut-off that counts here on the day; none where there is no score to hold it to."""
    if kept.score is None:
        return None
    here = catalogue_of(current()[0], held_on)
    return here.cutoff(found.code, given.respondent.value, given.phase.value if given.phase else "", held_on)


def _row(by: Actor, checked: _Checked) -> dict[str, Any]:
    given, answers = checked.given, checked.result.answers
    return {
        "municipality_id": current()[0],
        "definition_version": checked.definition.version,
        "respondent": given.respondent.value,
        "phase": given.phase.value if given.phase else "",
        "held_on": checked.held_on,
        "state": given.state.value,
        "reason": given.reason,
        "answers": None if answers is None else list(answers),
        "score": checked.result.score,
        "position": checked.result.position,
        "cutoff": checked.cutoff,
        "level": checked.level,
        "signed_at": now(),
        "signed_by": by.user,
        "signed_by_name": by.name,
    }


def _keep(row: Administration, otherwise: Exception) -> None:
    """Write a version; what the database says of one that is there already is said in our words."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise otherwise from error
