"""Step 8: what a study like this could find at all."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.effects.judging import found_at, level_before
from vugge.insight.rules.synthetic_control.tries import BuiltIn, Power, PowerStep, Trial
from vugge.insight.web.pages.effects import telling
from vugge.insight.web.pages.effects.places import file_address
from vugge.insight.web.pages.effects.telling import Cells, Table
from vugge.ui import formats
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
    built_in = view.result.built_in
    return Findable(
        told=(_how(power), _reach(view, power), _own(view, power)),
        chart=_chart(view, power),
        table=_table(view, power),
        trials_told=_trials_told(built_in) if built_in else "",
        trials=_trials(view, built_in) if built_in else None,
    )


def reach(view: StudyView) -> str:
    """Say in one sentence which effects would often be missed; nothing where it was not counted."""
    power = view.result.power
    if power is None:
        return ""
    sizes = [each for each in (power.reachable_by_ratio, power.reachable_by_post) if each is not None]
    least = min(sizes, default=max(abs(each.effect) for each in power.steps))
    return _("En virkning under {n} pr. 10.000 ({share} af tallet før) ville ofte blive overset.").format(
        n=telling.amount(view, least), share=telling.share(least / level_before(view.result), 0)
    )


def _how(power: Power) -> str:
    tries = power.steps[0].of
    return _(
        "Vi bygger en kendt virkning ind i kommuner, hvor intet skete, og ser, hvor tit metoden opdager den. Det er "
        "gjort i {tries} forsøg for hver størrelse. Fundet betyder p på højst {level}."
    ).format(tries=formats.number(tries), level=telling.numeral(power.level, 2))


def _reach(view: StudyView, power: Power) -> str:
    """Say from which size on an effect is found often enough, by each of the two statistics."""
    times = telling.numeral(_HUNDRED * power.enough, 0)
    first, second = (_size(view, power, each) for each in (power.reachable_by_ratio, power.reachable_by_post))
    return _(
        "For at blive fundet i mindst {times} af 100 forsøg skal en virkning være {first} på mål 1 og {second} på mål "
        "2."
    ).format(times=times, first=first, second=second)


def _size(view: StudyView, power: Power, reachable: float | None) -> str:
    if reachable is None:
        most = max(abs(each.effect) for each in power.steps)
        return _("over {n} pr. 10.000").format(n=telling.amount(view, most))
    text = _("mindst {n} pr. 10.000 ({share} af tallet før)")
    return text.format(n=telling.amount(view, reachable), share=telling.share(reachable / level_before(view.result), 0))


def _own(view: StudyView, power: Power) -> str:
    effect = view.result.fit.effect
    by_ratio, by_post = (telling.numeral(_HUNDRED * each, 0) for each in found_at(power, abs(effect)))
    return _(
        "En virkning så stor som forskellen her, {n}, ville blive fundet i cirka {first} af 100 forsøg på mål 1 og "
        "{second} på mål 2."
    ).format(n=telling.amount(view, effect), first=by_ratio, second=by_post)


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
        said=_reach(view, power),
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
                telling.amount(view, each.effect),
                (
                    telling.share(each.share),
                    telling.numeral(_HUNDRED * each.found_by_ratio / each.of, 0),
                    telling.numeral(_HUNDRED * each.found_by_post / each.of, 0),
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
    digits = telling.decimals(view)
    nothing = not each.built_in
    said = (_("slår falsk alarm") if each.found else _("intet, som det skal være")) if nothing else None
    found = said or (_("fundet") if each.found else _("ikke fundet"))
    numbers = (telling.signed(each.estimated, digits), telling.p_value(each.p_ratio), telling.p_value(each.p_post))
    return Cells(telling.signed(each.built_in, digits), (*numbers, found))
