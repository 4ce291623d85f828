"""Visits in model A: pregnancy, 15-18 months, need visits and joint home visits: 4-5 to 4-11, 4-16 and 4-17."""

from vugge.base.text import marked as _
from vugge.insight.rules.codes import Reason
from vugge.insight.rules.conditions import OFFERED, Has, activity
from vugge.insight.rules.early_intervention import parts
from vugge.insight.rules.figure import Base, Drawing, Figure, Finding, Group, Levels, Measure, Over, Unit, Value

PREGNANCY_VISITS = Figure(
    code="4-5",
    programme=parts.PROGRAMME,
    section=_("Besøg"),
    scopes=(parts.MODEL_A,),
    question=_("Hvem er med til graviditetsbesøget?"),
    finding=Finding(
        text=_("Begge forældre er med til {both} af graviditetsbesøgene"),
        values={"both": Value(measure="held", group="both", share=True)},
    ),
    measures=(
        Measure(
            key="offered",
            title=_("Tilbudte graviditetsbesøg"),
            unit=Unit.ROWS,
            where=activity("pregnancy_visit") & OFFERED,
            levels=Levels.ALL,
            base=Base(measure="offered", over=Over.SAME_GROUP),
            base_title=_("tilbud"),
        ),
        Measure(
            key="held",
            title=_("Holdte besøg efter, hvem der var med"),
            unit=Unit.ROWS,
            where=parts.held("pregnancy_visit"),
            groups=parts.PARENTS_PRESENT,
            levels=Levels.EACH_AND_ALL,
            base=Base(measure="held", over=Over.SUM_OF_GROUPS),
            base_title=_("holdte graviditetsbesøg"),
        ),
    ),
    panels=(
        parts.levels_panel(_("Hvem var med, efter niveau"), "held", Drawing.STACKED),
        parts.groups_panel(_("Tilbudte graviditetsbesøg"), "offered", Drawing.BARS),
    ),
    unit_text=_("Besøg"),
    numerator=_("Holdte graviditetsbesøg efter de forældre, der er registreret som til stede"),
    denominator=_("Alle holdte graviditetsbesøg"),
    level_text=parts.LEVEL_TEXT,
    notes=(_("Et besøg kan være holdt uden et registreret tilbud; derfor kan der være færre tilbud end besøg."),),
    source=parts.REPORT,
)

PREGNANCY_REFERRALS = Figure(
    code="4-6",
    programme=parts.PROGRAMME,
    section=_("Besøg"),
    scopes=(parts.MODEL_A,),
    question=_("Hvor henvises familier hen fra graviditetsbesøget?"),
    finding=Finding(
        text=_("{total} henvisninger, heraf {extra} til et ekstra graviditetsbesøg"),
        values={
            "total": Value(measure="referrals", group=""),
            "extra": Value(measure="referrals", group="extra_pregnancy_visit", share=True),
        },
    ),
    measures=(parts.referrals_by_target("pregnancy_visit"),),
    panels=(parts.groups_panel(_("Henvisninger efter modtager"), "referrals"),),
    unit_text=_("Henvisninger. Ét besøg kan give flere"),
    numerator=_("Henvisninger fra holdte graviditetsbesøg efter modtager"),
    denominator=_("Alle henvisninger fra holdte graviditetsbesøg"),
    level_text=parts.LEVEL_TEXT,
    source=parts.REPORT,
)

OFFER_15_18 = Figure(
    code="4-7",
    programme=parts.PROGRAMME,
    section=_("Besøg"),
    scopes=(parts.MODEL_A,),
    question=_("Hvem siger ja til besøget ved 15–18 måneder?"),
    finding=Finding(
        text=_("Der er takket ja til {accepted} af tilbuddene"),
        values={"accepted": Value(measure="offered", group="accepted", share=True)},
    ),
    measures=(parts.offers("visit_15_18m", Levels.EACH_AND_ALL),),
    panels=(parts.levels_panel(_("Tilbud efter svar og niveau"), "offered", Drawing.STACKED),),
    unit_text=_("Tilbud. En familie med to tilbud tæller to gange"),
    numerator=_("Tilbud efter det registrerede svar"),
    denominator=_("Alle tilbud med en tilbudsdato"),
    level_text=parts.LEVEL_TEXT,
    source=parts.REPORT,
)

HELD_15_18 = Figure(
    code="4-8",
    programme=parts.PROGRAMME,
    section=_("Besøg"),
    scopes=(parts.MODEL_A,),
    question=_("Hvad fører besøget ved 15–18 måneder til?"),
    finding=Finding(
        text=_("{referred} af {held} besøg førte til henvisning"),
        values={"referred": Value(measure="with_referral"), "held": Value(measure="held")},
    ),
    measures=(
        parts.held_by_level("visit_15_18m", _("Holdte besøg"), _("holdte besøg ved 15–18 måneder")),
        parts.visits_with_referral(
            "visit_15_18m",
            Base(measure="held", over=Over.GROUP_ALL),
            _("holdte besøg ved 15–18 måneder"),
        ),
        parts.referrals_by_target("visit_15_18m"),
    ),
    panels=(
        parts.levels_panel(_("Besøg, der førte til henvisning, efter niveau"), "with_referral"),
        parts.groups_panel(_("Henvisninger efter modtager"), "referrals"),
        parts.levels_panel(_("Holdte besøg efter niveau"), "held"),
    ),
    unit_text=_("Besøg og henvisninger. Ét besøg kan give flere henvisninger"),
    numerator=_("Holdte besøg med mindst én henvisning; henvisninger efter modtager"),
    denominator=_("Alle holdte besøg ved 15–18 måneder; alle henvisninger fra dem"),
    level_text=parts.LEVEL_TEXT,
    source=parts.REPORT,
)

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

_NUMBERS = (
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
            groups=_NUMBERS,
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

FIGURES = (
    PREGNANCY_VISITS,
    PREGNANCY_REFERRALS,
    OFFER_15_18,
    HELD_15_18,
    NEED_VISITS,
    FAMILIES_BY_NEED_VISITS,
    NEED_VISIT_REFERRALS,
    JOINT_HOME_VISITS,
    JOINT_VISIT_REFERRALS,
)
