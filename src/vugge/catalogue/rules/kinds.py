"""A visit kind: what a health visitor picks, and what comes with it. Source: `visit-kinds.toml`, decision 12."""

from dataclasses import dataclass

from vugge.base.labels import Labelled
from vugge.base.text import marked as _
from vugge.catalogue.rules.observations import Observation, Subject
from vugge.catalogue.rules.windows import Window


class OfferedTo(Labelled):
    """Whom a visit of a kind is offered to. It decides the national type where a kind has one for each."""

    ALL = "all", _("Alle")
    CRITERIA = "criteria", _("Familier, der opfylder kommunens kriterier")
    NEED = "need", _("Familier med et behov lige nu")


class About(Labelled):
    """Whose record the contact itself belongs in."""

    CHILD = "child", _("Barnet")
    PARENT = "parent", _("Forælder")
    EITHER = "either", _("Barnet eller en forælder")


class Setting(Labelled):
    """Which part of health visiting a kind or an observation belongs to."""

    SMALL = "small", _("Småbørn")
    SCHOOL = "school", _("Skolebørn")
    BOTH = "both", _("Småbørn og skolebørn")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a contact is: the extract's code, the standard's class, and whether it then demands observations."""

    code: str
    title: str
    national_class: str
    demands: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitKind:
    """A visit kind as it counts in a municipality on a date.

    `activity` is the extract's code and `national_type` the standard's uuid it is delivered under. `observations` are
    those the standard asks for, in its order; `also` the others of the same age group, which may be registered too.
    `local_text` is the municipality's own guidance, to stand under `text`.
    """

    code: str
    title: str
    setting: Setting
    activity: str
    national_type: str
    about: About
    offered_to: OfferedTo
    in_use: bool
    text: str
    window: Window | None
    observations: tuple[Observation, ...]
    also: tuple[Observation, ...]
    places: tuple[Place, ...]
    types: tuple[tuple[OfferedTo, str], ...]
    local_text: str = ""

    def demanded(self, place: str) -> tuple[Observation, ...]:
        """Return what must be observed at a place by its code; nothing by phone or online. KeyError for no place."""
        for each in self.places:
            if each.code == place:
                return self.observations if each.demands else ()
        raise KeyError(place)

    def demanded_of(self, subject: Subject, place: str) -> tuple[Observation, ...]:
        """Return what must be observed about a subject at a place: of each child, or of each parent who was met."""
        return tuple(each for each in self.demanded(place) if each.subject is subject)

    def observation(self, code: str) -> Observation:
        """Return an observation the kind can hold, demanded or not; KeyError for another."""
        for each in (*self.observations, *self.also):
            if each.code == code:
                return each
        raise KeyError(code)
