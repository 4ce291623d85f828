"""A declaration's conditions said in Danish: which rows of the registrations a figure reads."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from vugge.base.labels import Labelled
from vugge.base.text import marked
from vugge.insight.rules import codes
from vugge.insight.rules.conditions import (
    ACTIVITY,
    Always,
    And,
    Condition,
    FamilyHas,
    Has,
    InScope,
    Is,
    Known,
    Not,
    Or,
    Positive,
)
from vugge.insight.rules.extract import DATE_COLUMNS, HEADER
from vugge.insight.rules.figure import Figure, Levels, Unit
from vugge.insight.rules.parameters import Parameters

_COLUMNS: dict[str, tuple[str, type[Labelled]]] = {
    "activity": (marked("aktivitet"), codes.Activity),
    "response": (marked("svar"), codes.Response),
    "present": (marked("til stede"), codes.Present),
    "place": (marked("sted"), codes.Place),
    "reasons": (marked("grund"), codes.Reason),
    "instrument": (marked("skema"), codes.Instrument),
    "respondent": (marked("hvem"), codes.Respondent),
    "phase": (marked("fase"), codes.Phase),
    "referrals": (marked("henvisning"), codes.Target),
    "course_status": (marked("forløbets status"), codes.CourseStatus),
    "statutory_measure": (marked("foranstaltning"), codes.Statutory),
}
_KNOWN = {
    "held_on": marked("holdt"),
    "offered_on": marked("tilbudt"),
    "course_status": marked("forløbet har en status"),
}
_UNKNOWN = {
    "held_on": marked("ikke holdt"),
    "offered_on": marked("ikke tilbudt"),
    "course_status": marked("forløbet har ingen status"),
}
_MORE_THAN_A_GLANCE = 8  # so many values are counted, not listed


def said(condition: Condition, parameters: Parameters) -> str:
    """Say a condition: `aktivitet er Behovsbesøg; holdt`. Empty where it is true of every row."""
    return _Speaker(parameters).say(condition)


def columns(figure: Figure) -> tuple[str, ...]:
    """Return the extract's columns a figure reads, in the extract's order; any of the dates may be a row's own."""
    found = {"municipality", *DATE_COLUMNS}
    for measure in figure.measures:
        if measure.unit is not Unit.ROWS:
            found.add("family_id")
        if measure.levels is not Levels.ALL or measure.unit is Unit.FAMILIES_BY_VISITS:
            found.add("level")
        for group in measure.groups:
            found |= set(_columns((measure.where & group.where).atoms()))
    return tuple(name for name in HEADER if name in found)


def _columns(atoms: Iterable[Condition]) -> Iterable[str]:
    for atom in atoms:
        if isinstance(atom, Is | Has | Known):
            yield atom.column
        elif isinstance(atom, Positive):
            yield from ("instrument", "score", "cutoff")
        elif isinstance(atom, FamilyHas):
            yield "family_id"
            yield from _columns(atom.row.atoms())


class _Speaker:
    """Walks a condition's tree. A part inside another is set in brackets where it would be read wrongly."""

    def __init__(self, parameters: Parameters) -> None:
        self._scopes = {scope.code: scope.title for scope in parameters.scopes}

    def say(self, condition: Condition, *, inside: bool = False) -> str:
        if isinstance(condition, And):
            parts = [self.say(each, inside=inside or not isinstance(each, And)) for each in condition.conditions]
            return (_(" og ") if inside else "; ").join(part for part in parts if part)
        if isinstance(condition, Or):
            parts = [self.say(each, inside=True) for each in condition.conditions]
            return f"({_(' eller ').join(parts)})" if inside else _(" eller ").join(parts)
        if isinstance(condition, Not):
            return self._not(condition.condition)
        if isinstance(condition, FamilyHas):
            inner = self.say(condition.row, inside=True)
            return _("familien har en række, hvor {row}").format(row=inner) if inner else _("familien har en række")
        return self._atom(condition)

    def _atom(self, condition: Condition) -> str:
        if isinstance(condition, Is):
            return self._is(condition, _("{column} er {values}"), _("{column} er angivet"))
        if isinstance(condition, Has):
            return self._is(condition, _("{column}: {values}"), _("mindst én {column}"))
        if isinstance(condition, Known):
            return _(_KNOWN[condition.column])
        if isinstance(condition, InScope):
            return _("kommunen er med i {scope}").format(scope=_(self._scopes[condition.scope]))
        if isinstance(condition, Positive):
            return _("scoren er på eller over grænsen")
        if isinstance(condition, Always):
            return ""
        raise TypeError(f"{type(condition).__name__} has no words.")

    def _not(self, condition: Condition) -> str:
        if isinstance(condition, Is):
            return self._is(condition, _("{column} er ikke {values}"), _("{column} er ikke angivet"))
        if isinstance(condition, Has):
            return self._is(condition, _("{column} uden {values}"), _("ingen {column}"))
        if isinstance(condition, Known):
            return _(_UNKNOWN[condition.column])
        return _("ikke ({condition})").format(condition=self.say(condition, inside=True))

    @staticmethod
    def _is(condition: Is | Has, some: str, every: str) -> str:
        word, enumeration = _COLUMNS[condition.column]
        if len(condition.values) == len(enumeration) and condition.column != ACTIVITY:
            return every.format(column=_(word))
        known = {str(each): each.label for each in enumeration}
        labels = [_(known[value]) for value in condition.values]
        if len(labels) > _MORE_THAN_A_GLANCE:
            labels = [_("en af {count} slags").format(count=len(labels))]
        return some.format(column=_(word), values=_(" eller ").join(labels))
