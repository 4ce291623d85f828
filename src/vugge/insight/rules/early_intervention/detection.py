"""What is registered at all, screenings of children and parents, and need visits after them: 3-1 and 4-1 to 4-4."""

from vugge.base.text import marked as _
from vugge.insight.rules.codes import Instrument, Phase, Respondent
from vugge.insight.rules.conditions import HELD, Always, Condition, FamilyHas, Has, InScope, Is, Positive, activity
from vugge.insight.rules.early_intervention import parts
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

_PARENTS = Is("respondent", (Respondent.MOTHER, Respondent.FATHER, Respondent.PARTNER))
_PHASES = tuple(Group(code=phase.value, label=phase.label, where=Is("phase", (phase.value,))) for phase in Phase)
_A_PHASE = Is("phase", tuple(phase.value for phase in Phase))
_SCREENED = activity("screening") & HELD
_ADBB = (
    _SCREENED
    & Is("instrument", (Instrument.ADBB,))
    & ~Is("respondent", (Respondent.MOTHER, Respondent.FATHER, Respondent.PARTNER))
)


def _parent_screening(*instruments: str) -> Condition:
    return _SCREENED & Is("instrument", instruments) & _PARENTS & _A_PHASE


ACTIVITIES = Figure(
    code="3-1",
    programme=parts.PROGRAMME,
    section=_("Registreringer"),
    question=_("Hvor meget er registreret, og hos hvor mange familier?"),
    finding=Finding(
        text=_("{activities} aktiviteter hos {families} familier"),
        values={"activities": Value(measure="activities", group=""), "families": Value(measure="families")},
    ),
    measures=(
        Measure(
            key="activities",
            title=_("Aktiviteter efter model og niveau"),
            unit=Unit.ROWS,
            groups=(
                Group(code=parts.MODEL_A, label=_("Model A"), where=InScope(parts.MODEL_A)),
                Group(code=parts.MODEL_B, label=_("Model B"), where=InScope(parts.MODEL_B)),
            ),
            levels=Levels.EACH,
            base=Base(measure="activities", over=Over.SAME_GROUP),
            base_title=_("aktiviteter i modellen"),
        ),
        Measure(
            key="families",
            title=_("Familier"),
            unit=Unit.FAMILIES,
            where=FamilyHas(Always()),
            groups=(
                Group(code=parts.MODEL_A, label=_("Model A"), where=InScope(parts.MODEL_A)),
                Group(code=parts.MODEL_B, label=_("Model B"), where=InScope(parts.MODEL_B)),
                Group(code="all", label=_("I alt")),
            ),
            levels=Levels.ALL,
            base=Base(measure="families", over=Over.GROUP_ALL),
            base_title=_("familier"),
        ),
    ),
    panels=(
        Panel(
            title=_("Aktiviteter i hver model efter niveau"),
            measures=("activities",),
            drawing=Drawing.STACKED,
            rows=Rows.GROUPS,
        ),
        parts.groups_panel(_("Familier i hver model"), "families", Drawing.BARS),
    ),
    unit_text=_("Aktiviteter tælles hver for sig. En familie tæller én gang"),
    numerator=_("Alle registreringer med en dato i perioden, holdt eller ej; familier med mindst én af dem"),
    denominator=_("Modellens aktiviteter; alle familier"),
    level_text=parts.LEVEL_TEXT,
    notes=(_("En aktivitet uden familie tæller som aktivitet, men i intet antal familier."),),
    source=parts.REPORT,
)

ADBB = Figure(
    code="4-1",
    programme=parts.PROGRAMME,
    section=_("Opsporing"),
    scopes=(parts.MODEL_A,),
    question=_("Hvor mange børn er undersøgt med ADBB, og hvor mange scorer over grænsen?"),
    finding=Finding(
        text=_("{positive} af {screenings} undersøgelser ligger over grænsen"),
        values={"positive": Value(measure="positive"), "screenings": Value(measure="screenings")},
    ),
    measures=(
        Measure(
            key="screenings",
            title=_("Undersøgelser med ADBB"),
            unit=Unit.ROWS,
            where=_ADBB,
            levels=Levels.ALL,
            base=Base(measure="screenings", over=Over.SAME_GROUP),
            base_title=_("undersøgelser med ADBB"),
        ),
        Measure(
            key="positive",
            title=_("Over grænsen efter niveau"),
            unit=Unit.ROWS,
            where=_ADBB & Positive(),
            levels=Levels.EACH,
            base=Base(measure="screenings", over=Over.SAME_GROUP),
            base_title=_("undersøgelser med ADBB"),
        ),
    ),
    panels=(parts.levels_panel(_("Undersøgelser over grænsen efter niveau"), "positive"),),
    unit_text=_("Undersøgelser. Et barn kan være undersøgt flere gange"),
    numerator=_("Holdte undersøgelser, hvor scoren er på eller over grænsen"),
    denominator=_("Alle holdte undersøgelser af barnet med ADBB"),
    level_text=parts.LEVEL_TEXT,
    notes=(_("Grænsen er den, der står i registreringen; ellers 5. En undersøgelse uden score er aldrig over."),),
    source=parts.REPORT,
)


def _screening_measures(screened: Condition) -> tuple[Measure, ...]:
    base = Base(measure="screenings", over=Over.SAME_GROUP)
    base_title = _("besvarede skemaer i samme fase")
    return (
        Measure(
            key="screenings",
            title=_("Besvarede skemaer"),
            unit=Unit.ROWS,
            where=screened,
            groups=_PHASES,
            levels=Levels.ALL,
            base=base,
            base_title=base_title,
        ),
        Measure(
            key="positive",
            title=_("Over grænsen efter fase og niveau"),
            unit=Unit.ROWS,
            where=screened & Positive(),
            groups=_PHASES,
            levels=Levels.EACH,
            base=base,
            base_title=base_title,
        ),
    )


def _screenings(number: str, instrument: Instrument, question: str, cutoff_note: str) -> Figure:
    return Figure(
        code=number,
        programme=parts.PROGRAMME,
        section=_("Opsporing"),
        scopes=(parts.MODEL_A,),
        question=question,
        finding=Finding(
            text=_("{pregnancy} i graviditeten og {postpartum} efter fødslen ligger over grænsen"),
            values={
                "pregnancy": Value(measure="positive", group="pregnancy", share=True),
                "postpartum": Value(measure="positive", group="postpartum", share=True),
            },
        ),
        measures=_screening_measures(_parent_screening(instrument)),
        panels=(
            parts.groups_panel(_("Besvarede skemaer"), "screenings", Drawing.BARS),
            parts.levels_panel(_("Over grænsen i graviditeten, efter niveau"), "positive", group="pregnancy"),
            parts.levels_panel(_("Over grænsen efter fødslen, efter niveau"), "positive", group="postpartum"),
        ),
        unit_text=_("Besvarede skemaer. Mor og far eller partner tæller hver for sig"),
        numerator=_("Besvarede skemaer, hvor summen er på eller over grænsen"),
        denominator=_("Alle besvarede skemaer i samme fase"),
        level_text=parts.LEVEL_TEXT,
        notes=(
            cutoff_note,
            _("Uden fase, eller hvor det ikke er en forælder, der har svaret, tælles skemaet ikke med."),
        ),
        source=parts.REPORT,
    )


EPDS = _screenings(
    "4-2",
    Instrument.EPDS,
    _("Hvor mange forældre er spurgt med EPDS, og hvor mange svar ligger over grænsen?"),
    _("Grænsen er den, der står i registreringen; ellers 11."),
)
GOTLAND = _screenings(
    "4-3",
    Instrument.GOTLAND,
    _("Hvor mange forældre er spurgt med Gotland, og hvor mange svar ligger over grænsen?"),
    _("Grænsen er den, der står i registreringen; ellers 13."),
)

AFTER_SCREENING = Figure(
    code="4-4",
    programme=parts.PROGRAMME,
    section=_("Opsporing"),
    scopes=(parts.MODEL_A,),
    question=_("Hvor ofte fører forældres svar over grænsen til behovsbesøg?"),
    finding=Finding(
        text=_("{visits} behovsbesøg efter {positives} svar over grænsen"),
        values={"visits": Value(measure="need_visits"), "positives": Value(measure="positive_parents")},
    ),
    measures=(
        Measure(
            key="positive_parents",
            title=_("Svar over grænsen, EPDS og Gotland"),
            unit=Unit.ROWS,
            where=_parent_screening(Instrument.EPDS, Instrument.GOTLAND) & Positive(),
            levels=Levels.ALL,
            base=Base(measure="positive_parents", over=Over.SAME_GROUP),
            base_title=_("svar over grænsen"),
        ),
        Measure(
            key="need_visits",
            title=_("Behovsbesøg på grund af svaret, efter niveau"),
            unit=Unit.ROWS,
            where=parts.held("need_visit") & Has("reasons", ("positive_parent_screening",)),
            levels=Levels.EACH,
            base=Base(measure="positive_parents", over=Over.SAME_GROUP),
            base_title=_("svar over grænsen"),
        ),
    ),
    panels=(parts.levels_panel(_("Behovsbesøg i forhold til svar over grænsen, efter niveau"), "need_visits"),),
    unit_text=_("Behovsbesøg og svar. Ét svar kan følges af flere besøg"),
    numerator=_("Holdte behovsbesøg, hvor forælderens svar over grænsen er en af grundene"),
    denominator=_("Svar på EPDS og Gotland på eller over grænsen, i graviditeten og efter fødslen"),
    level_text=parts.LEVEL_TEXT,
    source=parts.REPORT,
)

FIGURES = (ACTIVITIES, ADBB, EPDS, GOTLAND, AFTER_SCREENING)
