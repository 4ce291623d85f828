"""COS-P, and work with daycare: T-10 and T-15."""

from vugge.base.text import marked as _
from vugge.insight.rules.codes import CourseStatus, Response
from vugge.insight.rules.conditions import HELD, OFFERED, FamilyHas, Is, Known, activity
from vugge.insight.rules.figure import (
    Base,
    Drawing,
    Figure,
    Finding,
    Group,
    Levels,
    Measure,
    Over,
    Panel,
    Rows,
    Unit,
    Value,
)
from vugge.insight.rules.thousand_days import parts

_COSP_OFFERED = FamilyHas(activity("cosp") & (OFFERED | Known("course_status")))
_COSP_ACCEPTED = FamilyHas(
    activity("cosp")
    & (
        Is("response", (Response.ACCEPTED,))
        | Is(
            "course_status",
            (CourseStatus.ACCEPTED, CourseStatus.STARTED, CourseStatus.COMPLETED, CourseStatus.INTERRUPTED),
        )
    )
)
_COSP_COMPLETED = FamilyHas(activity("cosp") & Is("course_status", (CourseStatus.COMPLETED,)))

COSP = Figure(
    code="T-10",
    programme=parts.PROGRAMME,
    section=_("Forløb"),
    question=_("Hvor mange familier gennemfører COS-P?"),
    finding=Finding(
        text=_("{accepted} af familierne takkede ja, og {completed} gennemførte"),
        values={
            "accepted": Value(measure="accepted", share=True),
            "completed": Value(measure="completed", share=True),
        },
    ),
    measures=(
        parts.one_count("offered", _("Fik tilbuddet"), _COSP_OFFERED, "offered", _("familier med et tilbud")),
        parts.one_count(
            "accepted", _("Takkede ja"), _COSP_OFFERED & _COSP_ACCEPTED, "offered", _("familier med et tilbud")
        ),
        parts.one_count(
            "completed",
            _("Gennemførte"),
            _COSP_OFFERED & _COSP_ACCEPTED & _COSP_COMPLETED,
            "offered",
            _("familier med et tilbud"),
        ),
    ),
    panels=(
        Panel(
            title=_("Fra tilbud til gennemført forløb"),
            measures=("offered", "accepted", "completed"),
            drawing=Drawing.SHARES,
            rows=Rows.MEASURES,
        ),
    ),
    unit_text=_("Familier. Hver familie tæller én gang"),
    numerator=_("Familier, der takkede ja; familier, der gennemførte"),
    denominator=_("Familier med et tilbud eller en status for COS-P"),
    source=parts.REPORT,
)

_CHILD_ADVICE = activity("daycare_child_advice") & HELD
_WITH_OFFER = FamilyHas(activity(*(each.value for each in parts.OFFERED_ACTIVITIES)) & OFFERED)

DAYCARE = Figure(
    code="T-15",
    programme=parts.PROGRAMME,
    section=_("Dagtilbud"),
    question=_("Hvad handler samarbejdet med dagtilbud om?"),
    finding=Finding(
        text=_("{programme} af besøgene handler om familier med et tilbud, {general} om generel rådgivning"),
        values={
            "programme": Value(measure="daycare", group="programme", share=True),
            "general": Value(measure="daycare", group="general", share=True),
        },
    ),
    measures=(
        Measure(
            key="daycare",
            title=_("Besøg og møder i dagtilbud"),
            unit=Unit.ROWS,
            groups=(
                Group(code="programme", label=_("Om familier med et tilbud"), where=_CHILD_ADVICE & _WITH_OFFER),
                Group(code="general", label=_("Generel rådgivning"), where=activity("daycare_general_advice") & HELD),
                Group(
                    code="other",
                    label=_("Om andre børn og familier"),
                    where=(_CHILD_ADVICE & ~_WITH_OFFER) | (activity("daycare_other") & HELD),
                ),
            ),
            levels=Levels.ALL,
            base=Base(measure="daycare", over=Over.SUM_OF_GROUPS),
            base_title=_("besøg og møder i dagtilbud"),
        ),
    ),
    panels=(Panel(title=_("Besøg og møder"), measures=("daycare",), drawing=Drawing.SHARES, rows=Rows.GROUPS),),
    unit_text=_("Besøg og møder. En familie kan tælle flere gange"),
    numerator=_("Holdte besøg og møder efter, hvem de handler om"),
    denominator=_("Alle holdte besøg og møder af de tre slags"),
    notes=(_("Et tilbud er besøg ved 1½ eller 3 år eller COS-P i perioden, før eller efter mødet."),),
    source=parts.REPORT,
)

FIGURES = (COSP, DAYCARE)
