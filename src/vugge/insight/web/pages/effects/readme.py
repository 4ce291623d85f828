"""LÆSMIG.txt, the file beside the others: what they answer, of which numbers, and what each column means."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from vugge.base.clock import COPENHAGEN
from vugge.base.text import marked
from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.effects.outcomes import UNIT
from vugge.insight.web.pages.effects import telling
from vugge.insight.web.pages.effects.source import dates
from vugge.ui import formats

COLUMNS = {
    "weights.csv": marked("unit: kommunens kode. weight: hvor meget den vejer i sammenligningen; i alt 1."),
    "predictors.csv": marked(
        "predictor: oplysningen. treated: hos projektets kommuner. synthetic: i sammenligningen. donor_mean: hos alle "
        "andre i gennemsnit. v: hvor meget den tæller; i alt 1."
    ),
    "paths.csv": marked(
        "time: året. treated: tallet hos projektets kommuner. synthetic: i sammenligningen. gap: forskellen."
    ),
    "placebo.csv": marked(
        "unit: kommunens kode, projektets først. pre_rmspe: afvigelsen før. post_rmspe: afvigelsen efter. ratio: efter "
        "delt med før. Afvigelsen (RMSPE) er roden af forskellens middelkvadrat."
    ),
    "placebo_gaps.csv": marked("unit: kommunens kode, projektets først. time: året. gap: forskellen det år."),
    "groups.csv": marked(
        "group: gruppens nummer; 0 er projektets kommuner. units: kommunernes koder. pre_rmspe, post_rmspe, ratio: som "
        "i placebo.csv. effect: forskellen i gennemsnit efter start. ranked: 1, når projektets kommuner holdes op mod "
        "gruppen på mål 1; på mål 2 holdes de op mod alle."
    ),
    "leave_one_out.csv": marked(
        "dropped: den kommune, der er taget ud. time: året. synthetic: sammenligningen uden den."
    ),
    "sensitivity.csv": marked(
        "way: måden, der er regnet på. detail: hvilken kommune, hvilket år eller hvilke andre. effect: forskellen i "
        "gennemsnit efter start. pre_rmspe: afvigelsen før. p_ratio: p på mål 1. p_post: p på mål 2. p_groups: p på "
        "mål 2 blandt grupper. p_effect: p efter forskellen alene. standard_error: hvor meget forskellene spredte sig "
        "hos dem, der ikke havde projektet."
    ),
    "power.csv": marked(
        "effect: den virkning, der er bygget ind. share: del af tallet før. found_by_ratio, found_by_post: hvor mange "
        "gange den blev fundet på mål 1 og mål 2. of: af så mange forsøg. found_by_groups, of_groups: det samme blandt "
        "grupper på mål 1."
    ),
    "built_in.csv": marked(
        "unit: de kommuner, virkningen er bygget ind i. built_in: virkningen. estimated: hvad metoden svarer. p_ratio, "
        "p_post, p_groups: p på mål 1, på mål 2 og på mål 1 blandt grupper. found: 1, når den blev fundet."
    ),
    "names.csv": marked("code: kommunens kode. name: dens navn."),
    "panel.csv": marked(
        "unit: kommunens kode. time: året. variable: oplysningen. value: tallet; tomt, hvor det mangler."
    ),
    "SPEC.toml": marked("Det, der er spurgt om. Vugges kommando synthetic-control regner det samme igen af den."),
    "summary.json": marked("Svaret i få tal, med p-værdier, reglen for dem, og en kontrolsum af filerne."),
}
"""What the columns of each file mean."""

_WIDE = 16


def readme(view: StudyView) -> str:
    """Return the whole file, its lines ended."""
    return "\n".join([*_head(view), "", *_numbers(view), "", *_columns(), ""])


def _head(view: StudyView) -> Iterator[str]:
    facts = view.result.facts
    yield _(view.outcome.question)
    if view.run.panel.invented:
        yield _("OPDIGTEDE TAL: de siger intet om virkelige kommuner eller om projektet.")
    yield ""
    yield _named(_("Hvem"), telling.whom(view))
    yield _named(_("Det, der tælles"), _(view.outcome.definition))
    yield _named(_("Enhed"), _("{unit} i alle aldre, om året").format(unit=_(UNIT)))
    yield _named(_("År"), f"{facts.times[0]}–{facts.times[-1]}")
    yield _named(_("Projektet fra"), str(facts.start))


def _numbers(view: StudyView) -> Iterator[str]:
    run, panel = view.run, view.run.panel
    made, counted = (formats.long_date(each.astimezone(COPENHAGEN).date()) for each in (panel.moment, run.since))
    yield _named(
        _("Kørsel"),
        _("nr. {n}, regnet {day} med Vugge {version}").format(n=run.number, day=counted, version=run.version),
    )
    yield _named(_("Panel"), _("nr. {n}, gemt {day}").format(n=panel.number, day=made))
    yield _named(_("sha256"), panel.sha256)
    told = (
        f"{each.table} {each.title} ({dates(each.updated, each.fetched, invented=panel.invented)})"
        for each in panel.tables
    )
    for table in dict.fromkeys(told):  # a table may have been asked more than once
        yield _named(_("Tabel"), table)
    for each in panel.variables:
        yield _named(_("Oplysning"), f"{each.code} = {each.title} ({each.unit})")
        if each.doubt:
            yield _named("", each.doubt)


def _columns() -> Iterator[str]:
    yield _("Filerne har semikolon mellem felterne og punktum som decimaltegn. Ikke alle er der altid.")
    for name, meaning in COLUMNS.items():
        yield ""
        yield name
        yield f"  {_(meaning)}"


def _named(name: str, said: str) -> str:
    return f"{f'{name}:' if name else '':<{_WIDE}} {said}"
