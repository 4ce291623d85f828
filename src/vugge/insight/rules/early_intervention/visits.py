"""Visits in pregnancy and at 15-18 months in model A: 4-5 to 4-8."""

from vugge.base.text import marked as _
from vugge.insight.rules.conditions import OFFERED, activity
from vugge.insight.rules.early_intervention import parts
from vugge.insight.rules.figure import Base, Drawing, Figure, Finding, Levels, Measure, Over, Unit, Value

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

FIGURES = (PREGNANCY_VISITS, PREGNANCY_REFERRALS, OFFER_15_18, HELD_15_18)
