"""Step 9, what a study like this cannot show, and what was published, beside what is counted here."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.effects.outcomes import SOURCE
from vugge.insight.rules.effects.whom import BEGAN, STAYED
from vugge.insight.rules.synthetic_control import numerals
from vugge.insight.rules.synthetic_control.judging import unusual
from vugge.insight.rules.synthetic_control.limits import what_it_cannot_show
from vugge.insight.web.pages.effects import telling
from vugge.ui import formats


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The published p-value beside ours, what each says, and how the two differ; `alone` why they are not compared."""

    alone: str
    published_p: str
    computed: tuple[tuple[str, str], ...]
    published_said: str
    computed_said: str
    differs: tuple[str, ...]
    report: str


def limits(view: StudyView) -> tuple[str, ...]:
    """Return what holds of any such study, then what holds of this project."""
    return (
        *(telling.told(each) for each in what_it_cannot_show(view.result)),
        _(
            "Projektet var for småbørn og deres familier, men tallene er om alle børn og regnes pr. indbygger. En "
            "virkning på få familier drukner let i det."
        ),
        _(
            "Der stilles tre spørgsmål, og hvert måles på flere måder. Selv uden nogen virkning ville mindst ét svar "
            "se usædvanligt ud mindst hver fjerde gang."
        ),
        _("Kommunerne meldte sig selv til projektet, så de kan have været på vej et andet sted hen end de andre."),
    )


def beside(view: StudyView) -> Beside:
    """Build what stands beside the published result."""
    placebo, published = view.result.placebo, view.outcome.published
    return Beside(
        alone=_alone(view),
        published_p=formats.number(published.p, 3),
        computed=(
            (_("mål 1"), numerals.p_value(placebo.p_ratio if placebo else None)),
            (_("mål 2"), numerals.p_value(placebo.p_post if placebo else None)),
        ),
        published_said=_(published.said),
        computed_said=_computed(view),
        differs=_differs(view),
        report=_("{report}, figur {figure}").format(report=_(SOURCE), figure=published.figure),
    )


def _alone(view: StudyView) -> str:
    if view.whom.code in {STAYED, BEGAN}:
        return ""
    return _("Det offentliggjorte er om projektets kommuner tilsammen. Her vises kun {name}.").format(
        name=telling.whom(view)
    )


def _computed(view: StudyView) -> str:
    if view.result.placebo is None:
        return ""
    return _("{difference}; {unusual}.").format(
        difference=telling.voice(view).difference(view.result.fit.effect), unusual=_(unusual(view.result).label)
    )


def _differs(view: StudyView) -> tuple[str, ...]:
    data = (
        _("Tallene her er opdigtede til demonstrationen. Derfor kan de to p-værdier slet ikke holdes op mod hinanden.")
        if view.run.panel.invented
        else _(
            "Slutevalueringens egne tal er ikke offentliggjort. Vores er hentet for sig fra Statistikbanken, som siden "
            "kan have rettet sine tal."
        )
    )
    return (
        data,
        _(
            "Slutevalueringen skriver ikke, hvordan oplysningernes betydning blev valgt, hvilket program der blev "
            "brugt, eller hvordan p-værdien er regnet. Andre valg giver andre vægte og et andet p."
        ),
        _("Den skriver 17 kommuner ét sted og 16 et andet. Her kan begge vælges."),
        _("Den nævner 11 baggrundsoplysninger og skriver tolv navne."),
    )
