"""Parts that several figures of a thousand days are declared with."""

from vugge.base.text import marked as _
from vugge.insight.rules.codes import Activity
from vugge.insight.rules.conditions import Condition, FamilyHas, activity
from vugge.insight.rules.figure import Base, Group, Levels, Measure, Over, Unit

PROGRAMME = "thousand-days"
REPORT = _("Slutevaluering af De første 1.000 dage")
VISITS = (Activity.VISIT_18M, Activity.VISIT_3Y)
OFFERED_ACTIVITIES = (*VISITS, Activity.COSP)


def families(condition: Condition, *activities: Activity) -> tuple[Group, ...]:
    """Return a group per activity: families with a row of it of which the condition is true."""
    return tuple(
        Group(code=each.value, label=each.label, where=FamilyHas(activity(each.value) & condition))
        for each in activities
    )


def count_families(key: str, title: str, base: Base, base_title: str, groups: tuple[Group, ...]) -> Measure:
    """Declare a count of families in groups."""
    return Measure(
        key=key,
        title=title,
        unit=Unit.FAMILIES,
        groups=groups,
        levels=Levels.ALL,
        base=base,
        base_title=base_title,
    )


def one_count(key: str, title: str, where: Condition, base_measure: str, base_title: str) -> Measure:
    """Declare a count of families that all fulfil one condition; its base is one measure's total."""
    return Measure(
        key=key,
        title=title,
        unit=Unit.FAMILIES,
        where=where,
        levels=Levels.ALL,
        base=Base(measure=base_measure, over=Over.GROUP_ALL),
        base_title=base_title,
    )
