"""Need visits and joint home visits in model A: 4-9 to 4-11, 4-16 and 4-17."""

from vugge.base.text import marked as _
from vugge.insight.rules.codes import Reason
from vugge.insight.rules.conditions import Has
from vugge.insight.rules.early_intervention import parts
from vugge.insight.rules.figure import Base, Drawing, Figure, Finding, Group, Levels, Measure, Over, Unit, Value

NEED_VISITS = Figure(
    code="4-9",
    programme=parts.PROGRAMME,
    section=_("Besøg"),
    scopes=(parts.MODEL_A,),
    question=_("Hvorfor holdes der behovsbesøg?"),
    finding=Finding(
        text=_("{visits} behovsbesøg, og {weight} af dem handler om barnets vægt"),
        values={
            "visits": Value(measure="visits"),
            "weight": Value(measure="visits_by_reason", group="weight", share=True),
        },
    ),
    measures=(
        Measure(
            key="visits",
            title=_("Behovsbesøg efter niveau"),
            unit=Unit.ROWS,
            where=parts.held("need_visit"),
            levels=Levels.EACH_AND_ALL,
            base=Base(measure="visits", over=Over.GROUP_ALL),
            base_title=_("holdte behovsbesøg"),
        ),
        Measure(
            key="visits_by_reason",
            csv_name="visits",
            title=_("Behovsbesøg efter grund"),
            unit=Unit.ROWS,
            where=parts.held("need_visit"),
            groups=tuple(
                Group(code=reason.value, label=reason.label, where=Has("reasons", (reason.value,))) for reason in Reason
            ),
            levels=Levels.EACH_AND_ALL,
            base=Base(measure="visits", over=Over.GROUP_ALL),
            base_title=_("holdte behovsbesøg"),
        ),
    ),
    panels=(
        parts.groups_panel(_("Behovsbesøg efter grund"), "visits_by_reason"),
        parts.levels_panel(_("Behovsbesøg efter niveau"), "visits"),
    ),
    unit_text=_("Besøg. Et besøg med to grunde tæller under begge"),
    numerator=_("Holdte behovsbesøg efter grund og niveau"),
    denominator=_("Alle holdte behovsbesøg"),
    level_text=parts.LEVEL_TEXT,
    source=parts.REPORT,
)

NUMBERS_OF_VISITS = (
    Group(code="1", label=_("1 besøg"), visits=(1, 1)),
    Group(code="2", label=_("2 besøg"), visits=(2, 2)),
    Group(code="3", label=_("3 besøg"), visits=(3, 3)),
    Group(code="4", label=_("4 besøg"), visits=(4, 4)),
    Group(code="5", label=_("5 besøg"), visits=(5, 5)),
    Group(code="6+", label=_("Flere end 5 besøg"), visits=(6, None)),
)

FAMILIES_BY_NEED_VISITS = Figure(
    code="4-10",
    programme=parts.PROGRAMME,
    section=_("Besøg"),
    scopes=(parts.MODEL_A,),
    question=_("Hvor mange behovsbesøg får en familie?"),
    finding=Finding(
        text=_("{one} af familierne har fået ét behovsbesøg; det højeste antal er {largest}"),
        values={
            "one": Value(measure="families", group="1", share=True),
            "largest": Value(measure="largest"),
        },
    ),
    measures=(
        Measure(
            key="families",
            title=_("Familier efter antal behovsbesøg"),
            unit=Unit.FAMILIES_BY_VISITS,
            where=parts.held("need_visit"),
            groups=NUMBERS_OF_VISITS,
            levels=Levels.EACH_AND_ALL,
            base=Base(measure="families", over=Over.SUM_OF_GROUPS),
            base_title=_("familier med behovsbesøg"),
        ),
        Measure(
            key="largest",
            title=_("Det højeste antal hos én familie"),
            unit=Unit.LARGEST,
            where=parts.held("need_visit"),
            levels=Levels.ALL,
            base=Base(measure="largest", over=Over.SAME_GROUP),
            base_title=_("besøg"),
        ),
    ),
    panels=(
        parts.groups_panel(_("Familier efter antal behovsbesøg"), "families"),
        parts.groups_panel(_("Det højeste antal hos én familie"), "largest", Drawing.BARS),
    ),
    unit_text=_("Familier. Hver familie tæller én gang"),
    numerator=_("Familier efter antallet af holdte behovsbesøg i perioden"),
    denominator=_("Alle familier med mindst ét holdt behovsbesøg i perioden"),
    level_text=_("Niveauet ved familiens seneste behovsbesøg; er der to samme dag, det højeste"),
    source=parts.REPORT,
)

NEED_VISIT_REFERRALS = Figure(
    code="4-11",
    programme=parts.PROGRAMME,
    section=_("Besøg"),
    scopes=(parts.MODEL_A,),
    question=_("Hvor henvises familier hen fra behovsbesøg?"),
    finding=Finding(
        text=_("{share} af behovsbesøgene førte til henvisning"),
        values={"share": Value(measure="with_referral", share=True)},
    ),
    measures=(
        parts.visits_with_referral(
            "need_visit",
            Base(figure="4-9", measure="visits", over=Over.GROUP_ALL),
            _("holdte behovsbesøg"),
        ),
        parts.referrals_by_target("need_visit"),
    ),
    panels=(
        parts.levels_panel(_("Behovsbesøg, der førte til henvisning, efter niveau"), "with_referral"),
        parts.groups_panel(_("Henvisninger efter modtager"), "referrals"),
    ),
    unit_text=_("Besøg og henvisninger. Ét besøg kan give flere henvisninger"),
    numerator=_("Holdte behovsbesøg med mindst én henvisning; henvisninger efter modtager"),
    denominator=_("Alle holdte behovsbesøg; alle henvisninger fra dem"),
    level_text=parts.LEVEL_TEXT,
    source=parts.REPORT,
)

JOINT_HOME_VISITS = Figure(
    code="4-16",
    programme=parts.PROGRAMME,
    section=_("Besøg"),
    scopes=(parts.MODEL_A,),
    question=_("På hvilket niveau holdes der fælles hjemmebesøg?"),
    finding=Finding(
        text=_("{held} fælles hjemmebesøg er holdt"),
        values={"held": Value(measure="held")},
    ),
    measures=(parts.held_by_level("joint_home_visit", _("Holdte fælles hjemmebesøg"), _("fælles hjemmebesøg")),),
    panels=(parts.levels_panel(_("Fælles hjemmebesøg efter niveau"), "held"),),
    unit_text=_("Besøg"),
    numerator=_("Holdte fælles hjemmebesøg efter niveau"),
    denominator=_("Alle holdte fælles hjemmebesøg"),
    level_text=parts.LEVEL_TEXT,
    source=parts.REPORT,
)

JOINT_VISIT_REFERRALS = Figure(
    code="4-17",
    programme=parts.PROGRAMME,
    section=_("Besøg"),
    scopes=(parts.MODEL_A,),
    question=_("Hvor henvises familier hen fra fælles hjemmebesøg?"),
    finding=Finding(
        text=_("{share} af de fælles hjemmebesøg førte til henvisning"),
        values={"share": Value(measure="with_referral", share=True)},
    ),
    measures=(
        parts.visits_with_referral(
            "joint_home_visit",
            Base(figure="4-16", measure="held", over=Over.GROUP_ALL),
            _("fælles hjemmebesøg"),
        ),
        parts.referrals_by_target("joint_home_visit"),
    ),
    panels=(
        parts.levels_panel(_("Fælles hjemmebesøg, der førte til henvisning, efter niveau"), "with_referral"),
        parts.groups_panel(_("Henvisninger efter modtager"), "referrals"),
    ),
    unit_text=_("Besøg og henvisninger. Ét besøg kan give flere henvisninger"),
    numerator=_("Holdte fælles hjemmebesøg med mindst én henvisning; henvisninger efter modtager"),
    denominator=_("Alle holdte fælles hjemmebesøg; alle henvisninger fra dem"),
    level_text=parts.LEVEL_TEXT,
    source=parts.REPORT,
)

FIGURES = (NEED_VISITS, FAMILIES_BY_NEED_VISITS, NEED_VISIT_REFERRALS, JOINT_HOME_VISITS, JOINT_VISIT_REFERRALS)
