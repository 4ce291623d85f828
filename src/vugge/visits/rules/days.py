"""On which days a visit can have been held."""

import datetime as dt
from dataclasses import dataclass

from vugge.base.text import marked as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """From when to when a person can be seen: born and dead by their dates, where there are any.

    `unborn` is for a child on its way, `stillborn` for one who never lived here: neither has a part of its own.
    """

    name: str
    born_on: dt.date | None = None
    died_on: dt.date | None = None
    unborn: bool = False
    stillborn: bool = False


IN_THE_FUTURE = _("Besøget kan ikke ligge i fremtiden. Ret dato eller klokkeslæt.")
AFTER_CLOSING = _("Familien er afsluttet den dag. Ret datoen, eller åbn familien igen.")
UNBORN = _("%(name)s er ikke født endnu. Skriv om forældrene i stedet.")
STILLBORN = _("Der kan ikke skrives om %(name)s. Skriv om forældrene i stedet.")
BEFORE_BIRTH = _("%(name)s er født efter den dag. Ret datoen.")
AFTER_DEATH = _("%(name)s var død den dag. Ret datoen, eller skriv om forældrene i stedet.")


def frame_fault(started_at: dt.datetime, now: dt.datetime, held_on: dt.date, closed_on: dt.date | None) -> str:
    """Return the Danish sentence that says why a visit cannot be dated so; empty when it can."""
    if started_at.astimezone(dt.UTC) > now.astimezone(dt.UTC):  # two clocks in one zone are compared as they read
        return IN_THE_FUTURE
    if closed_on is not None and held_on > closed_on:
        return AFTER_CLOSING
    return ""


def part_fault(life: Life, held_on: dt.date) -> str:
    """Return the Danish sentence, with `name` in it, that says why a person cannot have been seen; empty when they can.

    On the day of birth and on the day of death itself they can.
    """
    if life.unborn or life.stillborn:
        return UNBORN if life.unborn else STILLBORN
    if life.born_on is not None and held_on < life.born_on:
        return BEFORE_BIRTH
    if life.died_on is not None and held_on > life.died_on:
        return AFTER_DEATH
    return ""
