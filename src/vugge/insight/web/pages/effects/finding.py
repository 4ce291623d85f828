"""Step 8: what a study like this could find at all."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.synthetic_control import numerals
from vugge.insight.rules.synthetic_control.findable import own, reached, tried
from vugge.insight.rules.synthetic_control.tries import BuiltIn, Power, PowerStep, Trial
from vugge.insight.web.pages.effects import telling
from vugge.insight.web.pages.effects.places import file_address
from vugge.insight.web.pages.effects.telling import Cells, Table
from vugge.ui.charts.lines import Line, Lines, Look
from vugge.ui.charts.plane import Axis

_HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """How often an effect of each size would be found, in words, a drawing and a table; and the known one built in."""

    told: tuple[str, ...]
    chart: Lines
    table: Table
    trials_told: str
    trials: Table | None


def findable(view: StudyView) -> Findable | None:
    """Build step 8; None where it was not counted."""
    power = view.result.power
    if power is None or len(power.steps) < 2:  # noqa: PLR2004 - a line has two points
        return None
    built_in, voice = view.result.built_in, telling.voice(view)
    return Findable(
        told=tuple(
            telling.told(each)
            for each in (tried(power), reached(view.result, power, voice), own(view.result, power, voice))
        ),
        chart=_chart(view, power),
        table=_table(view, power),
        trials_told=_trials_told(built_in) if built_in else "",
        trials=_trials(view, built_in) if built_in else None,
    )


def _shown(power: Power) -> list[PowerStep]:
    """Return the sizes up to the first that is always found: what comes after says nothing more."""
    steps = sorted(power.steps, key=lambda each: abs(each.effect))
    always = (place for place, each in enumerate(steps) if each.found_by_ratio == each.found_by_post == each.of)
    return steps[: max(next(always, len(steps)) + 1, 2)]


def _chart(view: StudyView, power: Power) -> Lines:
    steps = _shown(power)
    axis = Axis.over([0.0, *(abs(each.effect) for each in steps)])
    by_ratio = tuple((abs(each.effect), _HUNDRED * each.found_by_ratio / each.of) for each in steps)
    by_post = tuple((abs(each.effect), _HUNDRED * each.found_by_post / each.of) for each in steps)
    return Lines(
        key="styrke",
        title=_("Hvor tit en virkning af hver størrelse ville blive fundet"),
        said=telling.told(reached(view.result, power, telling.voice(view))),
        unit=_("fundet i så mange af 100 forsøg"),
        across=tuple((tick, axis.said(tick)) for tick in axis.ticks if tick <= by_ratio[-1][0]),
        lines=(
            Line(_("Mål 1, holdt op mod før"), Look.OWN, by_ratio),
            Line(_("Mål 2, efter alene"), Look.BESIDE, by_post),
        ),
        zero=True,
    )


def _table(view: StudyView, power: Power) -> Table:
    return Table(
        key="styrketal",
        title=_("Fundet i så mange af 100 forsøg"),
        corner=_("Virkning, op eller ned"),
        headings=(_("Af tallet før"), _("Fundet, mål 1"), _("Fundet, mål 2")),
        given=tuple(
            Cells(
                numerals.number(abs(each.effect), telling.voice(view).decimals),
                (
                    numerals.share(each.share),
                    numerals.number(_HUNDRED * each.found_by_ratio / each.of, 0),
                    numerals.number(_HUNDRED * each.found_by_post / each.of, 0),
                ),
            )
            for each in _shown(power)
        ),
        file=file_address(view, "power"),
        file_label=_("Hent alle forsøgene (CSV)"),
    )


def _trials_told(built_in: BuiltIn) -> str:
    many = len(built_in.unit.split(" + "))
    who = _("{n} kommuner, der ikke havde projektet, ses som én").format(n=many)
    if many == 1:
        who = _("Vi ser på en kommune, der ikke havde projektet")
    return _(
        "Et enkelt eksempel: {who}. Vi bygger en kendt virkning ind i tallene og ser, om metoden finder den."
    ).format(who=who[:1].lower() + who[1:])


def _trials(view: StudyView, built_in: BuiltIn) -> Table:
    return Table(
        key="eksempel",
        title=_("En kendt virkning, bygget ind"),
        corner=_("Indbygget, pr. 10.000"),
        headings=(_("Metoden svarer"), _("p, mål 1"), _("p, mål 2"), _("Fundet på mål 1?")),
        given=tuple(_trial(view, each) for each in built_in.trials),
        words_last=True,
    )


def _trial(view: StudyView, each: Trial) -> Cells:
    digits = telling.voice(view).decimals
    nothing = not each.built_in
    said = (_("slår falsk alarm") if each.found else _("intet, som det skal være")) if nothing else None
    found = said or (_("fundet") if each.found else _("ikke fundet"))
    numbers = (numerals.signed(each.estimated, digits), numerals.p_value(each.p_ratio), numerals.p_value(each.p_post))
    return Cells(numerals.signed(each.built_in, digits), (*numbers, found))
