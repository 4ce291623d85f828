"""Transitions with daycare and school in model B, and courses in both models: 4-13 to 4-15 and 4-23 to 4-25."""

from vugge.base.text import marked as _
from vugge.insight.rules.early_intervention import parts
from vugge.insight.rules.figure import Base, Drawing, Figure, Finding, Levels, Measure, Over, Unit, Value


def _transition(number: str, name: str, question: str) -> Figure:
    return Figure(
        code=number,
        programme=parts.PROGRAMME,
        section=_("Overgange"),
        scopes=(parts.MODEL_B,),
        question=question,
        finding=Finding(
            text=_("Der er takket ja til {accepted} af tilbuddene, og {held} besøg er holdt"),
            values={
                "accepted": Value(measure="offered", group="accepted", share=True),
                "held": Value(measure="held", group=""),
            },
        ),
        measures=(
            parts.offers(name, Levels.ALL),
            Measure(
                key="held",
                title=_("Holdt efter sted"),
                unit=Unit.ROWS,
                where=parts.held(name),
                groups=parts.TRANSITION_PLACES,
                levels=Levels.ALL,
                base=Base(measure="held", over=Over.SUM_OF_GROUPS),
                base_title=_("holdte overgangsbesøg"),
            ),
        ),
        panels=(
            parts.groups_panel(_("Tilbud efter svar"), "offered"),
            parts.groups_panel(_("Holdt efter sted"), "held"),
        ),
        unit_text=_("Tilbud og besøg hver for sig"),
        numerator=_("Tilbud efter svar; holdte overgangsbesøg efter sted og hvem der var med"),
        denominator=_("Alle tilbud med en tilbudsdato; alle holdte overgangsbesøg"),
        notes=(_("Med personale betyder, at dagtilbuddets personale eller en lærer var til stede."),),
        source=parts.REPORT,
    )


def _course(number: str, name: str, scope: str, question: str) -> Figure:
    return Figure(
        code=number,
        programme=parts.PROGRAMME,
        section=_("Forløb"),
        scopes=(scope,),
        question=question,
        finding=Finding(
            text=_("{completed} af {offered} tilbudte forløb er gennemført"),
            values={
                "completed": Value(measure="offered", group="completed", share=True),
                "offered": Value(measure="offered", group=""),
            },
        ),
        measures=(parts.course_offers(name),),
        panels=(parts.levels_panel(_("Tilbudte forløb efter niveau"), "offered", Drawing.STACKED),),
        unit_text=_("Tilbudte forløb"),
        numerator=_("Tilbudte forløb efter, hvordan det gik"),
        denominator=_("Forløb med en tilbudsdato eller en status"),
        level_text=parts.LEVEL_TEXT,
        notes=(_("Uden status tæller et nej til tilbuddet som takket nej; alt andet er andet."),),
        source=parts.REPORT,
    )


FIGURES = (
    _transition("4-13", "transition_1", _("Hvordan går overgangen fra hjem til dagtilbud?")),
    _transition("4-14", "transition_2", _("Hvordan går overgangen fra vuggestue eller dagpleje til børnehave?")),
    _transition("4-15", "transition_3", _("Hvordan går overgangen fra børnehave til skole?")),
    _course("4-23", "cosp", parts.MODEL_A, _("Hvordan går det med COS-P i model A?")),
    _course("4-24", "cosp", parts.MODEL_B, _("Hvordan går det med COS-P i model B?")),
    _course("4-25", "marte_meo", parts.MODEL_A, _("Hvordan går det med Marte Meo?")),
)
