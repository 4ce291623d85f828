"""The panel where a reader chooses what the pages of figures show: a plain form, so the choice is in the address."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.insight.queries.figures import Seen
from vugge.insight.rules.choice import END, LEVEL, PRESET, START, Asked, level_code, typed_date
from vugge.insight.rules.codes import Level
from vugge.insight.rules.presets import Preset


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose in a list."""

    code: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of the panel: options to choose among, or where there are none a text. `first` is the first with a fault.

    A field with a single thing to choose is `fixed`: it is said in the address, not asked for.
    """

    name: str
    label: str
    options: tuple[Option, ...] = ()
    value: str = ""
    fault: str = ""
    first: bool = False

    @property
    def fixed(self) -> bool:
        """Tell whether there is nothing to choose."""
        return len(self.options) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The form; `action` is the page's own address."""

    action: str
    preset: Field
    days: tuple[Field, ...]
    level: Field

    @property
    def faults(self) -> tuple[Field, ...]:
        """Return the fields with a fault, in order."""
        return tuple(each for each in (self.preset, *self.days, self.level) if each.fault)

    @property
    def listed(self) -> tuple[Field, ...]:
        """Return the faults to list at the top: where there are several, or the one has no field to stand at."""
        faults = self.faults
        return faults if len(faults) > 1 or any(each.fixed for each in faults) else ()


def panel(seen: Seen, asked: Asked | None, action: str) -> Panel:
    """Build the panel from what is shown and what stood in the address."""
    read = asked or Asked(choice=seen.choice)
    choice = seen.choice

    def field(name: str, label: str, *, value: str = "", options: Iterable[Option] = ()) -> Field:
        return Field(
            name=name,
            label=label,
            options=tuple(options),
            value=read.typed.get(name, value) if read.faults else value,
            fault=read.faults.get(name, ""),
            first=name == next(iter(read.faults), ""),
        )

    chosen = _chosen_preset(seen, read)
    presets = (Option(str(each), _(each.label), each is chosen) for each in seen.offered.presets)
    levels = (Level.ALL, *(each for each in Level if each is not Level.ALL))
    names = {Level.ALL: _("Alle niveauer")}
    codes = {level: level_code(level) for level in levels}
    level = read.typed.get(LEVEL, codes[choice.level]) if read.faults else codes[choice.level]
    days = (
        (START, _("Fra"), typed_date(choice.start) if choice.start else ""),
        (END, _("Til"), typed_date(choice.end) if choice.end else ""),
    )
    return Panel(
        action=action,
        preset=field(PRESET, _("Opgørelse"), options=presets),
        days=tuple(field(name, label, value=value) for name, label, value in days) if seen.offered.own else (),
        level=field(
            LEVEL,
            _("Niveau"),
            options=(Option(codes[each], names.get(each, _(each.label)), codes[each] == level) for each in levels),
        ),
    )


def _chosen_preset(seen: Seen, read: Asked) -> Preset:
    """Return the preset that was asked for, where it is offered, even when something else was wrong."""
    typed = read.typed.get(PRESET) if read.faults else None
    return next((each for each in seen.offered.presets if each == typed), seen.choice.preset)
