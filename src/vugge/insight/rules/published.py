"""Which cells of the figures a published number is to be held beside.

A published number is one row of `catalogue/published/activity_figures.csv` or `thousand_days_figures.csv`. Its cells
are those of the contract's `figures.csv`: their values are added up; a share is that sum in whole per cent (half up) of
its base. Not computed from the extract, and therefore without cells: the surveys (S-12, S-18 to S-22, T-8), the use of
the materials (T-9) and the staff's certificates (T-13).
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from vugge.insight.rules.codes import Level, Target
from vugge.insight.rules.early_intervention import parts
from vugge.insight.rules.early_intervention.need_visits import NUMBERS_OF_VISITS

Cell = tuple[str, str, str]
"""(measure, group, level) of the number's own figure."""

MIDTERM_LAST_DAY = dt.date(2020, 9, 5)
"""The midterm report's numbers are those of a window that ends here."""

LEVELS = tuple(level.value for level in Level if level is not Level.ALL)
RESPONSES = tuple(group.code for group in parts.ANSWERS)
OUTCOMES = tuple(group.code for group in parts.COURSE_OUTCOMES)
PARENTS_PRESENT = tuple(group.code for group in parts.PARENTS_PRESENT)
PLACES = tuple(group.code for group in parts.TRANSITION_PLACES)
VISIT_COUNTS = tuple(group.code for group in NUMBERS_OF_VISITS)
TARGETS = tuple(target.value for target in Target)


@dataclass(frozen=True)
class PublishedNumber:
    """One published number and the cells it is to be held beside.

    `figure` is the contract's ("4-9", "T-5"; "" when the number belongs to none), `report` "final" or "midterm",
    `group` and `level` as published, `value` None when nothing was published, `unit` "count", "distinct" or "pct".
    `cells` are added up; it is empty when the extract holds nothing to compare. `base` cells are added up to a share's
    base; None means the base that stands with each of the cells.
    """

    report: str
    figure: str
    measure: str
    group: str
    level: str
    unit: str
    value: int | None
    note: str
    cells: tuple[Cell, ...]
    base: tuple[Cell, ...] | None = None


Rule = Callable[[str, str], tuple[Cell, ...]]
"""From a published group and level to the cells."""

_SCOPES = {"model A": "model_a", "model B": "model_b"}
_TARGETS = {
    "extra pregnancy visit": "extra_pregnancy_visit",
    "general practitioner": "general_practitioner",
    "physio- or occupational therapist": "physio_occupational",
}
_REASONS = {
    "reason: the child's weight": "weight",
    "reason: breastfeeding": "breastfeeding",
    "reason: nutrition": "nutrition",
}
_RESPONSES = {"no contact": "no_contact"}
_PRESENT = {"both parents present": "both", "only the mother present": "mother_only"}
_WHERE = {
    "at home, health visitor and daycare staff": "home_joint",
    "at home, health visitor alone": "home_alone",
    "in the daycare": "institution",
    "in the institution": "institution",
}


def _one(measure: str, names: Mapping[str, str] | None = None) -> Rule:
    """Give the one cell of the group, renamed where the published name is another."""
    return lambda group, level: ((measure, (names or {}).get(group, group), level or "all"),)


def _sum(measure: str, groups: tuple[str, ...], names: Mapping[str, str] | None = None) -> Rule:
    """Give the group's cell, or every group's where the number is of all of them together."""
    named = _one(measure, names)
    return lambda group, level: (
        tuple((measure, each, level or "all") for each in groups) if group == "all" else named(group, level)
    )


def _activities(group: str, level: str) -> tuple[Cell, ...]:
    del group, level
    return tuple(("activities", scope, each) for scope in _SCOPES.values() for each in LEVELS)


def _families_with_need_visits(group: str, level: str) -> tuple[Cell, ...]:
    del group
    return tuple(("families", number, level or "all") for number in VISIT_COUNTS)


def _referring(group: str, level: str) -> tuple[Cell, ...]:
    """Give the visits with a referral; for a target its share of the referrals."""
    return _one("with_referral" if group == "all" else "referrals", _TARGETS)(group, level)


def _held_where(group: str, level: str) -> tuple[Cell, ...]:
    if group == "at home":
        return (("held", "home_joint", "all"), ("held", "home_alone", "all"))
    return _sum("held", PLACES, _WHERE)(group, level)


_ACTIVITY_RULES: dict[tuple[str, str], Rule] = {
    ("3-1", "activities"): _activities,
    ("3-1", "families"): _one("families", _SCOPES),
    ("4-1", "adbb screenings"): _one("screenings"),
    ("4-1", "adbb over cut-off"): _one("positive"),
    ("4-2", "epds screenings"): _one("screenings"),
    ("4-2", "epds over cut-off"): _one("positive"),
    ("4-3", "gotland screenings"): _one("screenings"),
    ("4-3", "gotland over cut-off"): _one("positive"),
    ("4-4", "parents screened positive"): _one("positive_parents"),
    ("4-4", "need visits after a positive parent screening"): _one("need_visits"),
    ("4-5", "pregnancy visits offered"): _one("offered"),
    ("4-5", "pregnancy visits held"): _sum("held", PARENTS_PRESENT, _PRESENT),
    ("4-6", "referrals in pregnancy"): _sum("referrals", TARGETS, _TARGETS),
    ("4-7", "15-18 month visit offered"): _sum("offered", RESPONSES, _RESPONSES),
    ("4-8", "15-18 month visits held"): _one("held"),
    ("4-8", "referrals at the 15-18 month visit"): _referring,
    ("4-9", "need visits"): _one("visits", _REASONS),
    ("4-10", "families with a need visit"): _families_with_need_visits,
    ("4-10", "need visits per family"): _one("families", {"more than 5": "6+"}),
    ("4-11", "need visits with a referral"): _referring,
    ("4-13", "transition 1 offered"): _sum("offered", RESPONSES, _RESPONSES),
    ("4-13", "transition 1 held"): _held_where,
    ("4-14", "transition 2 offered"): _sum("offered", RESPONSES, _RESPONSES),
    ("4-14", "transition 2 held"): _held_where,
    ("4-15", "transition 3 offered"): _sum("offered", RESPONSES, _RESPONSES),
    ("4-15", "transition 3 held"): _held_where,
    ("4-16", "joint home visits"): _one("held"),
    ("4-17", "referrals at a joint home visit"): _referring,
    ("4-23", "cos-p offered, model A"): _sum("offered", OUTCOMES),
    ("4-24", "cos-p offered, model B"): _sum("offered", OUTCOMES),
    ("4-25", "marte meo offered"): _sum("offered", OUTCOMES),
}


@dataclass(frozen=True)
class _Place:
    """Where a number of a thousand days belongs."""

    figure: str
    measure: str
    groups: tuple[str, ...] = ("all",)
    base: str | None = None

    def cells(self) -> tuple[Cell, ...]:
        return tuple((self.measure, group, "all") for group in self.groups)

    def base_cells(self) -> tuple[Cell, ...] | None:
        return None if self.base is None else tuple((self.base, group, "all") for group in self.groups)


_BOTH_VISITS = ("visit_18m", "visit_3y")
_OFFERS = (*_BOTH_VISITS, "cosp")
_THOUSAND_DAYS = {
    "families offered an activity": _Place("T-4", "offered", _OFFERS),
    "of these, already under a statutory social measure": _Place("T-4", "statutory", _OFFERS, "offered"),
    "families visited": _Place("T-5", "visited", _BOTH_VISITS),
    "referred to more within health visiting": _Place("T-5", "referred_inside", _BOTH_VISITS, "visited"),
    "referred to something outside health visiting": _Place("T-5", "referred_outside", _BOTH_VISITS, "visited"),
    "1.5-year visits offered": _Place("T-7", "offered"),
    "1.5-year visits received": _Place("T-7", "received"),
    "3-year visits offered": _Place("T-6", "offered"),
    "3-year visits received": _Place("T-6", "received"),
    "COS-P offered": _Place("T-10", "offered"),
    "COS-P accepted": _Place("T-10", "accepted"),
    "COS-P completed": _Place("T-10", "completed"),
    "visits to or meetings with a daycare about families in the project": _Place("T-15", "daycare", ("programme",)),
    "visits or meetings for general health advice": _Place("T-15", "daycare", ("general",)),
    "visits about children or families outside the project": _Place("T-15", "daycare", ("other",)),
    "referred within health visiting after a 1.5-year visit": _Place("T-5", "referred_inside", ("visit_18m",)),
    "referred within health visiting after a 3-year visit": _Place("T-5", "referred_inside", ("visit_3y",)),
    "referred outside health visiting after a 1.5-year visit": _Place("T-5", "referred_outside", ("visit_18m",)),
    "referred outside health visiting after a 3-year visit": _Place("T-5", "referred_outside", ("visit_3y",)),
    "under a statutory measure, of those offered a 1.5-year visit": _Place("T-4", "statutory", ("visit_18m",)),
    "under a statutory measure, of those offered a 3-year visit": _Place("T-4", "statutory", ("visit_3y",)),
    # The midterm's COS-P numbers are round 1's; the figure is of both rounds, equal only where round 2 had none yet.
    "COS-P offered, round 1": _Place("T-10", "offered"),
    "COS-P accepted, round 1": _Place("T-10", "accepted"),
    "COS-P completed, round 1": _Place("T-10", "completed"),
}


def published_numbers(rows: Iterable[Mapping[str, str]]) -> tuple[PublishedNumber, ...]:
    """Read the rows of one of the two published tables (as `csv.DictReader` gives them), in their order.

    Raises `KeyError` for an activity figure without a rule: a new number needs its cells named here.
    """
    return tuple(_of_thousand_days(row) if "report" in row else _of_early_intervention(row) for row in rows)


def _of_early_intervention(row: Mapping[str, str]) -> PublishedNumber:
    cells = _ACTIVITY_RULES[row["figure"], row["measure"]](row["group"], row["level"])
    return PublishedNumber(
        report="final",
        figure=row["figure"],
        measure=row["measure"],
        group=row["group"],
        level=row["level"],
        unit=row["unit"],
        value=_number(row["value"]),
        note=row["note"],
        cells=cells,
    )


def _of_thousand_days(row: Mapping[str, str]) -> PublishedNumber:
    place = _THOUSAND_DAYS.get(row["measure"])
    return PublishedNumber(
        report=row["report"],
        figure=place.figure if place else f"T-{row['figure']}" if row["figure"] else "",
        measure=row["measure"],
        group="all",
        level="",
        unit=row["unit"],
        value=_number(row["value"]),
        note=row["note"],
        cells=place.cells() if place else (),
        base=place.base_cells() if place else None,
    )


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


def whole_percent(value: int, base: int) -> int:
    """Round value / base to whole per cent, half up, as the reports do; the base is not 0."""
    return (200 * value + base) // (2 * base)
