"""Steps 4 and 5: the two paths year by year, and the difference between them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.effects.outcomes import UNIT
from vugge.insight.rules.synthetic_control import numerals
from vugge.insight.rules.synthetic_control.wording import what_was_found
from vugge.insight.web.pages.effects import telling
from vugge.insight.web.pages.effects.places import file_address, file_label
from vugge.insight.web.pages.effects.telling import Cells, Table
from vugge.ui.charts.lines import Line, Lines, Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A drawing over years with the words over it and the table under it."""

    told: tuple[str, ...]
    chart: Lines
    table: Table


def paths(view: StudyView) -> Drawn:
    """Build step 4."""
    facts, path = view.result.facts, view.result.path
    told = _(
        "Den hele linje er {whom}. Den stiplede er sammenligningen: sådan regner vi med, at det var gået uden "
        "projektet. Før {start} skal de to ligge tæt, for ellers er sammenligningen ikke god nok."
    )
    if view.result.placebo and view.result.placebo.near_perfect.treated:
        told = _(
            "Den hele linje er {whom}. Den stiplede er sammenligningen: sådan regner vi med, at det var gået uden "
            "projektet. Før {start} ligger de to oven i hinanden, og det siger ikke så meget (se trin 3)."
        )
    digits = telling.voice(view).decimals
    return Drawn(
        told=(told.format(whom=telling.whom(view), start=facts.start),),
        chart=Lines(
            key="forloeb",
            title=_("{title} år for år").format(title=_(view.outcome.title)),
            said=_said(view),
            unit=_(UNIT),
            across=telling.years(view),
            lines=(
                Line(telling.short(view), Look.OWN, telling.points(path.treated)),
                Line(_("Sammenligningen"), Look.BESIDE, telling.points(path.synthetic)),
            ),
            mark=telling.begins(view),
            mark_label=_("Projektet begynder"),
        ),
        table=Table(
            key="forloebstal",
            title=_("Forløbet år for år"),
            corner=_("År"),
            headings=(telling.short(view), _("Sammen­ligningen")),
            given=tuple(
                Cells(str(time), (numerals.number(own, digits), numerals.number(other, digits)))
                for time, own, other in zip(path.times, path.treated, path.synthetic, strict=True)
            ),
            file=file_address(view, "paths"),
            file_label=file_label(view, _("Hent forløbet (CSV)")),
        ),
    )


def gap(view: StudyView) -> Drawn:
    """Build step 5."""
    path, digits = view.result.path, telling.voice(view).decimals
    return Drawn(
        told=(
            _(
                "Her er kun forskellen: tallet for {whom} minus sammenligningens. Over nul er der flere end ventet, "
                "under nul færre. Før projektet skal den ligge ved nul."
            ).format(whom=telling.whom(view)),
            telling.told(what_was_found(view.result, telling.voice(view))),
        ),
        chart=Lines(
            key="forskel",
            title=_("Forskellen år for år"),
            said=_gap_said(view),
            unit=_("forskel, pr. 10.000 indbyggere"),
            across=telling.years(view),
            lines=(Line(telling.short(view), Look.OWN, telling.points(path.gap)),),
            mark=telling.begins(view),
            mark_label=_("Projektet begynder"),
            zero=True,
        ),
        table=Table(
            key="forskelstal",
            title=_("Forskellen år for år"),
            corner=_("År"),
            headings=(_("Forskel"), _("Af sammen­ligningen")),
            given=tuple(
                Cells(str(time), (numerals.signed(each, digits), numerals.share(each / other if other else None)))
                for time, each, other in zip(path.times, path.gap, path.synthetic, strict=True)
            ),
        ),
    )


def axis(chart: Lines) -> str:
    """Say where a drawing's axis goes, since none of these begins at 0."""
    up = chart.up
    return _("Aksen går fra {low} til {high} {unit}.").format(low=up.said(up.low), high=up.said(up.high), unit=_(UNIT))


def _gap_said(view: StudyView) -> str:
    """Say the difference aloud, year by year from the start on."""
    before, path, digits = view.result.facts.before, view.result.path, telling.voice(view).decimals
    years = zip(path.times[before:], path.gap[before:], strict=True)
    return _("Projektets tal minus sammenligningens: {years}.").format(
        years=", ".join(_("{gap} i {year}").format(gap=numerals.signed(gap, digits), year=time) for time, gap in years)
    )


def _said(view: StudyView) -> str:
    """Say a drawing aloud: where the two end, and how far apart they are on average."""
    path, digits = view.result.path, telling.voice(view).decimals
    text = _("I {last}: {own} mod {other} i sammenligningen. {effect}")
    return text.format(
        last=path.times[-1],
        own=numerals.number(path.treated[-1], digits),
        other=numerals.number(path.synthetic[-1], digits),
        effect=telling.told(what_was_found(view.result, telling.voice(view))),
    )
