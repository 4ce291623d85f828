"""The activity figures of a thousand days, T-4 to T-7, T-10 and T-15, declared. Source: the figures contract."""

from vugge.base.text import marked as _
from vugge.insight.rules.codes import TARGETS_INSIDE, TARGETS_OUTSIDE, Activity, CourseStatus, Response
from vugge.insight.rules.conditions import (
    HELD,
    OFFERED,
    Condition,
    FamilyHas,
    Has,
    Is,
    Known,
    activity,
)
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

PROGRAMME = "thousand-days"
REPORT = _("Slutevaluering af De første 1.000 dage")
_VISITS = (Activity.VISIT_18M, Activity.VISIT_3Y)
_OFFERS = (*_VISITS, Activity.COSP)


def _families(condition: Condition, *activities: Activity) -> tuple[Group, ...]:
    """Return a group per activity: families with a row of it of which the condition is true."""
    return tuple(
        Group(code=each.value, label=each.label, where=FamilyHas(activity(each.value) & condition))
        for each in activities
    )


def _count(key: str, title: str, base: Base, base_title: str, groups: tuple[Group, ...]) -> Measure:
    return Measure(
        key=key,
        title=title,
        unit=Unit.FAMILIES,
        groups=groups,
        levels=Levels.ALL,
        base=base,
        base_title=base_title,
    )


def _one(key: str, title: str, where: Condition, base_measure: str, base_title: str) -> Measure:
    return Measure(
        key=key,
        title=title,
        unit=Unit.FAMILIES,
        where=where,
        levels=Levels.ALL,
        base=Base(measure=base_measure, over=Over.GROUP_ALL),
        base_title=base_title,
    )


OFFERS = Figure(
    code="T-4",
    programme=PROGRAMME,
    section=_("Besøg"),
    question=_("Hvor mange familier har fået et tilbud?"),
    finding=Finding(
        text=_("{visit_18m} familier er tilbudt besøg ved 1½ år, {visit_3y} ved 3 år og {cosp} COS-P"),
        values={
            "visit_18m": Value(measure="offered", group="visit_18m"),
            "visit_3y": Value(measure="offered", group="visit_3y"),
            "cosp": Value(measure="offered", group="cosp"),
        },
    ),
    measures=(
        _count(
            "offered",
            _("Familier med et tilbud"),
            Base(measure="offered", over=Over.SUM_OF_GROUPS),
            _("tilbud til familier i alt"),
            _families(OFFERED, *_OFFERS),
        ),
        _count(
            "statutory",
            _("Heraf med en foranstaltning, da tilbuddet blev givet"),
            Base(measure="offered", over=Over.SAME_GROUP),
            _("familier med samme tilbud"),
            _families(OFFERED & Is("statutory_measure", ("yes",)), *_OFFERS),
        ),
    ),
    panels=(
        Panel(title=_("Familier med et tilbud"), measures=("offered",), drawing=Drawing.BARS, rows=Rows.GROUPS),
        Panel(
            title=_("Heraf med en foranstaltning"), measures=("statutory",), drawing=Drawing.SHARES, rows=Rows.GROUPS
        ),
    ),
    unit_text=_("Familier. En familie tæller én gang for hvert slags tilbud"),
    numerator=_("Familier med mindst ét tilbud; heraf dem, hvor der var en foranstaltning ved mindst ét af dem"),
    denominator=_("Summen af de tre tilbud; familier med samme tilbud"),
    source=REPORT,
)

REFERRED = Figure(
    code="T-5",
    programme=PROGRAMME,
    section=_("Besøg"),
    question=_("Hvor mange af de besøgte familier henvises videre?"),
    finding=Finding(
        text=_("Efter besøget ved 1½ år er {inside} henvist i sundhedsplejen og {outside} til andre"),
        values={
            "inside": Value(measure="referred_inside", group="visit_18m", share=True),
            "outside": Value(measure="referred_outside", group="visit_18m", share=True),
        },
    ),
    measures=(
        _count(
            "visited",
            _("Besøgte familier"),
            Base(measure="visited", over=Over.SUM_OF_GROUPS),
            _("besøgte familier i alt"),
            _families(HELD, *_VISITS),
        ),
        _count(
            "referred_inside",
            _("Henvist til mere i sundhedsplejen"),
            Base(measure="visited", over=Over.SAME_GROUP),
            _("familier med samme besøg"),
            _families(HELD & Has("referrals", TARGETS_INSIDE), *_VISITS),
        ),
        _count(
            "referred_outside",
            _("Henvist til andre end sundhedsplejen"),
            Base(measure="visited", over=Over.SAME_GROUP),
            _("familier med samme besøg"),
            _families(HELD & Has("referrals", TARGETS_OUTSIDE), *_VISITS),
        ),
    ),
    panels=(
        Panel(title=_("Besøgte familier"), measures=("visited",), drawing=Drawing.BARS, rows=Rows.GROUPS),
        Panel(
            title=_("Henvist til mere i sundhedsplejen"),
            measures=("referred_inside",),
            drawing=Drawing.SHARES,
            rows=Rows.GROUPS,
        ),
        Panel(
            title=_("Henvist til andre end sundhedsplejen"),
            measures=("referred_outside",),
            drawing=Drawing.SHARES,
            rows=Rows.GROUPS,
        ),
    ),
    unit_text=_("Familier. En familie tæller én gang for hver alder"),
    numerator=_("Familier med mindst ét holdt besøg, der førte til en henvisning af slagsen"),
    denominator=_("Familier med mindst ét holdt besøg i samme alder"),
    notes=(_("I sundhedsplejen er ekstra graviditetsbesøg, behovsbesøg, COS-P og Marte Meo."),),
    source=REPORT,
)


def _received(number: str, name: str, question: str, numerator: str, denominator: str) -> Figure:
    offered = FamilyHas(activity(name) & OFFERED)
    return Figure(
        code=number,
        programme=PROGRAMME,
        section=_("Besøg"),
        question=question,
        finding=Finding(
            text=_("{share} af de {offered} familier, der fik tilbuddet, fik også besøget"),
            values={"share": Value(measure="received", share=True), "offered": Value(measure="offered")},
        ),
        measures=(
            _one("offered", _("Fik tilbuddet"), offered, "offered", _("familier med et tilbud")),
            _one(
                "received",
                _("Fik besøget"),
                offered & FamilyHas(activity(name) & HELD),
                "offered",
                _("familier med et tilbud"),
            ),
        ),
        panels=(
            Panel(
                title=_("Fra tilbud til besøg"),
                measures=("offered", "received"),
                drawing=Drawing.SHARES,
                rows=Rows.MEASURES,
            ),
        ),
        unit_text=_("Familier. Hver familie tæller én gang"),
        numerator=numerator,
        denominator=denominator,
        source=REPORT,
    )


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
    programme=PROGRAMME,
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
        _one("offered", _("Fik tilbuddet"), _COSP_OFFERED, "offered", _("familier med et tilbud")),
        _one("accepted", _("Takkede ja"), _COSP_OFFERED & _COSP_ACCEPTED, "offered", _("familier med et tilbud")),
        _one(
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
    source=REPORT,
)

_CHILD_ADVICE = activity("daycare_child_advice") & HELD
_WITH_OFFER = FamilyHas(activity(*(each.value for each in _OFFERS)) & OFFERED)

DAYCARE = Figure(
    code="T-15",
    programme=PROGRAMME,
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
    source=REPORT,
)

FIGURES = (
    OFFERS,
    REFERRED,
    _received(
        "T-6",
        "visit_3y",
        _("Hvor mange får besøget ved 3 år?"),
        _("Familier med et tilbud og et holdt besøg ved 3 år, ikke nødvendigvis i samme registrering"),
        _("Familier med et tilbud om besøg ved 3 år"),
    ),
    _received(
        "T-7",
        "visit_18m",
        _("Hvor mange får besøget ved 1½ år?"),
        _("Familier med et tilbud og et holdt besøg ved 1½ år, ikke nødvendigvis i samme registrering"),
        _("Familier med et tilbud om besøg ved 1½ år"),
    ),
    COSP,
    DAYCARE,
)
