"""Step 8: what a study like this could find at all."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.synthetic_control import numerals
from vugge.insight.rules.synthetic_control.findable import own, reached, tried, tried_in
from vugge.insight.rules.synthetic_control.judging import curves, groups_tried, level_before
from vugge.insight.rules.synthetic_control.tries import BuiltIn, Power, Trial
from vugge.insight.web.pages.effects import telling
from vugge.insight.web.pages.effects.places import file_address, file_label
from vugge.insight.web.pages.effects.telling import Cells, Table
from vugge.ui.charts.lines import Line, Lines, Look
from vugge.ui.charts.plane import Axis

_HUNDRED = 100
_NEARLY_ALWAYS = 0.95


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
        told=(
            telling.told(tried(power), *tried_in(view.result, power)),
            telling.told(reached(view.result, power, voice)),
            telling.told(own(view.result, power, voice)),
        ),
        chart=_chart(view, power),
        table=_table(view, power),
        trials_told=_trials_told(built_in) if built_in else "",
        trials=_trials(view, built_in) if built_in else None,
    )


def _shown(power: Power) -> int:
    """Return how many sizes are shown: up to the first that is nearly always found; what comes after says no more."""
    sizes = zip(*(each for each in curves(power)[:2]), strict=True)
    often = (place for place, found in enumerate(sizes) if min(share for _size, share in found) >= _NEARLY_ALWAYS)
    return max(next(often, len(power.steps)) + 1, 2)


def _chart(view: StudyView, power: Power) -> Lines:
    shown = [tuple((size, _HUNDRED * share) for size, share in each[: _shown(power)]) for each in curves(power)]
    axis = Axis.over([0.0, *(size for size, _share in shown[0])])
    first, second = _("Mål 1, holdt op mod før"), _("Mål 2, efter alene")
    named = [(first, Look.OWN), (second, Look.BESIDE)]
    if len(shown) > len(named):
        named = [
            (_("Mål 1, én ad gangen"), Look.BESIDE),
            (_("Mål 2, én ad gangen"), Look.OTHERS),
            (_among(power, _("Mål 1, blandt {n} grupper"), _("Mål 1, blandt grupper")), Look.OWN),
        ]
    lines = [Line(name, look, points) for (name, look), points in zip(named, shown, strict=True)]
    return Lines(
        key="styrke",
        title=_("Hvor tit en virkning af hver størrelse ville blive fundet"),
        said=telling.told(reached(view.result, power, telling.voice(view))),
        unit=_("fundet i så mange af 100 forsøg"),
        across=tuple((tick, axis.said(tick)) for tick in axis.ticks if tick <= shown[0][-1][0]),
        lines=tuple(sorted(lines, key=lambda each: each.look is not Look.OWN)),
        zero=True,
    )


def _table(view: StudyView, power: Power) -> Table:
    found, digits = curves(power), telling.voice(view).decimals
    level = level_before(view.result)
    among = _among(power, _("Fundet, blandt {n} grupper"), _("Fundet, blandt grupper"))
    headings = (_("Af tallet før"), _("Fundet, mål 1"), _("Fundet, mål 2"), among)
    return Table(
        key="styrketal",
        title=_("Fundet i så mange af 100 forsøg"),
        corner=_("Virkning, op eller ned"),
        headings=headings[: len(found) + 1],
        given=tuple(
            Cells(
                numerals.number(each[0][0], digits),
                (
                    numerals.share(each[0][0] / level if level else None),
                    *(numerals.number(_HUNDRED * share, 0) for _size, share in each),
                ),
            )
            for each in list(zip(*found, strict=True))[: _shown(power)]
        ),
        file=file_address(view, "power"),
        file_label=file_label(view, _("Hent alle forsøgene (CSV)")),
    )


def _among(power: Power, of: str, without: str) -> str:
    groups = groups_tried(power)
    return without if groups is None else of.format(n=numerals.number(groups, 0))


def _trials_told(built_in: BuiltIn) -> str:
    many = len(built_in.unit.split(" + "))
    who = _("{n} kommuner, der ikke havde projektet, ses som én").format(n=many)
    if many == 1:
        who = _("Vi ser på en kommune, der ikke havde projektet")
    return _(
        "Et enkelt eksempel: {who}. Vi bygger en kendt virkning ind i tallene og ser, om metoden finder den."
    ).format(who=who[:1].lower() + who[1:])


def _trials(view: StudyView, built_in: BuiltIn) -> Table:
    grouped = built_in.trials[0].p_groups is not None
    return Table(
        key="eksempel",
        title=_("En kendt virkning, bygget ind"),
        corner=_("Indbygget, pr. 10.000"),
        headings=(
            _("Metoden svarer"),
            _("p, mål 1"),
            _("p, mål 2"),
            *((_("p, blandt grupper"), _("Fundet blandt grupper")) if grouped else (_("Fundet på mål 1"),)),
        ),
        given=tuple(_trial(view, each) for each in built_in.trials),
        words_last=True,
    )


def _trial(view: StudyView, each: Trial) -> Cells:
    digits = telling.voice(view).decimals
    nothing = not each.built_in
    said = (_("slår falsk alarm") if each.found else _("intet, som det skal være")) if nothing else None
    found = said or (_("fundet") if each.found else _("ikke fundet"))
    ps = [each.p_ratio, each.p_post, *([] if each.p_groups is None else [each.p_groups])]
    numbers = (numerals.signed(each.estimated, digits), *map(numerals.p_value, ps))
    return Cells(numerals.signed(each.built_in, digits), (*numbers, found))
