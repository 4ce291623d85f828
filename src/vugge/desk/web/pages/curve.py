"""A child's curve as it is shown: a plain sentence, the drawing for each width, and every number in a table."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vugge.base.text import genitive
from vugge.desk.queries.family import Course
from vugge.desk.rules.growth import Child, Finding, Taken, finding, shown_days
from vugge.desk.rules.reference import Measure, Reference, lines
from vugge.desk.rules.saying import first_name
from vugge.desk.web.pages import words
from vugge.people.queries.members import ChildLine
from vugge.people.rules.ages import age_words, corrected_birth, gestation_text
from vugge.people.rules.kinds import Sex
from vugge.ui import days, formats
from vugge.ui.charts.curves import Curves, Guide, curves_svg
from vugge.ui.charts.kinds import Width
from vugge.visits.queries.growth import Point

_MONTH = 30.4375
_STEP = 3  # days between two points of a line of the reference
_GRAMS = 1000
_ENDS = {2: "+2", 1: "+1", -1: f"{formats.MINUS}1", -2: f"{formats.MINUS}2"}
ASKED = {"vaegt": Measure.WEIGHT, "laengde": Measure.LENGTH, "hoved": Measure.HEAD}


@dataclass(frozen=True, slots=True)
class Pick:
    """A measure, or a child, one can look at instead."""

    label: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """The measures of a day, each with its unit or an en dash."""

    day: str
    age: str
    weight: str
    length: str
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The panel of growth. The drawings are None where there is nothing to draw, and `said` then says why."""

    title: str
    measures: tuple[Pick, ...]
    children: tuple[Pick, ...]
    runs: str
    said: str
    desk: SafeString | None
    phone: SafeString | None
    reference: str
    rows: tuple[MeasureRow, ...]


def curve_of(course: Course, asked: str) -> Curve | None:
    """Return the panel for the child chosen and the measure asked for; None where the family has no such child."""
    child = course.child
    if child is None or child.born_on is None:
        return None
    measure = ASKED.get(asked, Measure.WEIGHT)
    own = next(code for code, each in ASKED.items() if each is measure)
    taken = _taken(course.points, measure)
    whose = _whose(child, course.on)
    found = finding(measure, whose, taken)
    name = genitive(first(child))
    drawn = _curves(name, measure, whose, taken, course.on)
    return Curve(
        title=_("{name} vækst").format(name=name),
        measures=tuple(
            Pick(_(each.label), f"?barn={child.person}&maal={code}#vaekst", current=each is measure)
            for code, each in ASKED.items()
        ),
        children=tuple(
            Pick(first(each), f"?barn={each.person}&maal={own}#vaekst", current=each is child) for each in course.grown
        )
        if len(course.grown) > 1
        else (),
        runs=_(found.runs) if found and found.runs else "",
        said=_said(measure, found, course.on),
        desk=SafeString(curves_svg(drawn, Width.DESK)) if drawn else None,
        phone=SafeString(curves_svg(drawn, Width.PHONE)) if drawn else None,
        reference=_reference(child, whose),
        rows=_rows(course.points, child.born_on),
    )


def first(child: ChildLine) -> str:
    """Return what a child is called at home."""
    return first_name(child.name)


def written(measure: Measure, value: Decimal) -> str:
    """Write a measure, given in kilograms or centimetres: `4.180 g`, `56,3 cm`."""
    if measure is Measure.WEIGHT:
        return f"{formats.number(value * _GRAMS)}{formats.SPACE}g"
    return f"{formats.number(value, 1)}{formats.SPACE}cm"


def _taken(points: Sequence[Point], measure: Measure) -> tuple[Taken, ...]:
    scale = _GRAMS if measure is Measure.WEIGHT else 1
    return tuple(Taken(each.on, each.number / scale) for each in points if each.code == measure.value)


def _whose(child: ChildLine, today: dt.date) -> Child:
    assert child.born_on is not None  # noqa: S101 - only born children have a curve; told to the type checker
    corrected = corrected_birth(child.born_on, child.gestation_days, today)
    tables = {Sex.FEMALE: Reference.GIRLS, Sex.MALE: Reference.BOYS}
    return Child(
        reference=tables.get(child.sex), counted_from=corrected or child.born_on, corrected=corrected is not None
    )


def _said(measure: Measure, found: Finding | None, today: dt.date) -> str:
    if found is None:
        return _("Der er ikke målt endnu. Det første tal kommer, når et besøg er registreret.")
    since = days.day_month(found.since, today)
    change = "" if found.change is None else _change(measure, found.change)
    return words.stopped(_(found.sentence) % {"change": change, "since": since})


def _change(measure: Measure, change: Decimal) -> str:
    sign = "+" if change > 0 else formats.MINUS
    return f"{sign}{written(measure, abs(change))}"


def _curves(name: str, measure: Measure, whose: Child, taken: Sequence[Taken], today: dt.date) -> Curves | None:
    """Return the drawing; None without a measure, or a table to draw it beside."""
    if whose.reference is None or not taken:
        return None
    ages = [(each.on - whose.counted_from).days for each in taken]
    age = (today - whose.counted_from).days
    last = shown_days([*ages, min(age, 1826)])
    unit = "kg" if measure is Measure.WEIGHT else "cm"
    title = _("{name} {measure} fra fødslen til nu").format(name=name, measure=_(measure.label).lower())
    own = tuple(
        (days_old / _MONTH, float(each.value)) for days_old, each in zip(ages, taken, strict=True) if days_old >= 0
    )
    text = _("Fra {first} den {first_day} til {last} den {last_day}. Tallene står i tabellen under kurven.").format(
        first=written(measure, taken[0].value),
        first_day=formats.long_date(taken[0].on),
        last=written(measure, taken[-1].value),
        last_day=formats.long_date(taken[-1].on),
    )
    step = _STEP if last < 366 else 14  # noqa: PLR2004 - a year of lines is smooth enough by fortnights
    return Curves(
        key=f"vaekst-{measure.value}",
        title=title,
        said=text,
        across=_("Alder i måneder, regnet fra termin") if whose.corrected else _("Alder i måneder"),
        up=unit,
        guides=tuple(
            Guide(
                _ENDS.get(each.deviation, _("middel")),
                tuple((day / _MONTH, float(value)) for day, value in each.points),
                middle=each.deviation == 0,
            )
            for each in lines(measure, whose.reference, range(0, last + 1, step))
        ),
        own=own,
        last=written(measure, taken[-1].value) if own else "",
        mark=age / _MONTH if age >= 0 else None,
        mark_label=_("i dag"),
    )


def _reference(child: ChildLine, whose: Child) -> str:
    week = gestation_text(child.gestation_days) if child.gestation_days else ""
    if whose.reference is None:
        return _("Barnets køn er ikke oplyst, så WHO’s kurve kan ikke tegnes. Tallene står i tabellen.")
    told = _(
        "Reference: WHO 2006, {table}, middel og ±1 og ±2 standardafvigelser. Danske børn ligger ofte lidt over."
    ).format(table=_(whose.reference.label))
    if whose.corrected:
        return told + " " + _("Født i uge {week}. Alderen er regnet fra termin, til barnet er 2 år.").format(week=week)
    return told + (" " + _("Født i uge {week}, ingen korrektion.").format(week=week) if week else "")


def _rows(points: Sequence[Point], born_on: dt.date) -> tuple[MeasureRow, ...]:
    found: dict[dt.date, dict[str, Decimal]] = {}
    for each in points:
        found.setdefault(each.on, {})[each.code] = each.number

    def cell(code: Measure, numbers: dict[str, Decimal]) -> str:
        number = numbers.get(code.value)
        return formats.UNKNOWN if number is None else written(code, _scaled(code, number))

    return tuple(
        MeasureRow(
            formats.short_date(on),
            _("født") if on == born_on else words.said(age_words(born_on, on)) if on > born_on else formats.UNKNOWN,
            *(cell(code, numbers) for code in Measure),
        )
        for on, numbers in sorted(found.items())
    )


def _scaled(measure: Measure, number: Decimal) -> Decimal:
    return number / _GRAMS if measure is Measure.WEIGHT else number
