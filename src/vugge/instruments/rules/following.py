"""What usually follows a result, worked out whenever it is asked and never kept. Source: D2, D3."""

import datetime as dt
from dataclasses import dataclass

from vugge.instruments.rules.codes import Alarm, Begin, Step
from vugge.instruments.rules.definitions import Definition


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last day for something, both included."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class Following:
    """What follows a result: whether to act at once, when to ask again, and the other steps with when they begin."""

    alarm: Alarm
    repeat: Window | None
    steps: tuple[Step, ...]
    begin: Begin


def repeat_window(definition: Definition, held_on: dt.date) -> Window | None:
    """Return when a positive result of a day is asked about again; None for an instrument that says nothing of it."""
    if definition.repeat is None:
        return None
    first, last = definition.repeat.from_days, definition.repeat.to_days
    return Window(held_on + dt.timedelta(days=first), held_on + dt.timedelta(days=last))


def following(definition: Definition, *, held_on: dt.date, positive: bool, alarm: Alarm) -> Following:
    """Return the usual next steps. Below the cut-off there are none but what an alarm asks for."""
    if not positive:
        return Following(alarm, None, (), Begin.AT_ONCE)
    return Following(alarm, repeat_window(definition, held_on), definition.steps, definition.begin)
