"""Step 7: whether the answer holds, when what could have been chosen otherwise is."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.base.text import danish_sort_key
from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.effects.outcomes import UNIT
from vugge.insight.rules.synthetic_control import numerals
from vugge.insight.rules.synthetic_control.holding import agreed, beside, dropped, early
from vugge.insight.web.pages.effects import telling
from vugge.insight.web.pages.effects.built import SHOWN
from vugge.insight.web.pages.effects.places import file_address, file_label
from vugge.insight.web.pages.effects.telling import Cells, Table
from vugge.ui.charts.estimates import Estimate, Estimates
from vugge.ui.charts.lines import Line, Lines, Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The answer by every other way in a drawing and a table, leaving donors out, and starts where nothing began."""

    told: tuple[str, ...]
    chart: Estimates
    table: Table
    dropped: Lines | None
    dropped_told: str
    dropped_table: Table | None
    in_time: tuple[str, ...]
    methods: tuple[str, ...]
    less: str


@dataclass(frozen=True, slots=True)
class _Way:
    label: str
    effect: float
    pre: float | None
    p_ratio: float | None
    p_post: float | None
    p_beside: float | None = None
    between: tuple[float, float] | None = None


def held(view: StudyView) -> Held:
    """Build step 7."""
    result, voice, ways = view.result, telling.voice(view), _ways(view)
    return Held(
        told=_told(view),
        chart=_chart(view, ways),
        table=_table(view, ways),
        dropped=_dropped(view),
        dropped_told=telling.told(dropped(result, voice)) if result.leave_one_out else "",
        dropped_table=_dropped_table(view),
        in_time=tuple(telling.told(early(result, each, voice)) for each in result.in_time),
        methods=tuple(telling.told(*beside(each, result.fit.effect, voice)) for each in result.beside),
        less=""
        if result.leave_one_out
        else _("Her regnes færre måder. De er der alle på siden om de 16 kommuner tilsammen."),
    )


def _told(view: StudyView) -> tuple[str, ...]:
    first = _("Et svar, man kan stole på, ændrer sig ikke meget, når man vælger noget lidt anderledes.")
    return first, *(telling.told(each) for each in agreed(view.result, telling.voice(view)))


def _ways(view: StudyView) -> tuple[_Way, ...]:
    result, placebo = view.result, view.result.placebo
    first, second = (placebo.p_ratio, placebo.p_post) if placebo else (None, None)
    p_groups = result.groups.p_post if result.groups else None
    ways = [_Way(_("Hovedberegningen"), result.fit.effect, result.fit.pre_rmspe, first, second, p_groups)]
    if result.leave_one_out:
        effects = [each.effect for each in result.leave_one_out]
        middle = sorted(effects)[len(effects) // 2]
        label = _("Uden én kommune ad gangen")
        ways.append(_Way(label, middle, None, None, None, between=(min(effects), max(effects))))
    ways += [
        _Way(
            _("Hvis projektet regnes fra {start}").format(start=each.start),
            each.effect,
            each.pre_rmspe,
            each.p_ratio,
            each.p_post,
        )
        for each in result.other_starts
    ]
    ways += [_Way(_(each.name), each.effect, each.pre_rmspe, each.p_ratio, each.p_post) for each in result.other_pools]
    ways += [
        _Way(_(each.method.label), each.effect, each.pre_rmspe, None, None, each.p_value) for each in result.beside
    ]
    return tuple(ways)


def _chart(view: StudyView, ways: Sequence[_Way]) -> Estimates:
    digits = telling.voice(view).decimals
    return Estimates(
        key="maader",
        title=_("Forskellen efter projektets start, regnet på flere måder"),
        said=_told(view)[-1],
        unit=_("forskel i gennemsnit, {unit}").format(unit=_(UNIT)),
        rows=tuple(
            Estimate(
                label=each.label,
                value=each.effect,
                text=_range(each, digits),
                between=each.between,
                own=not place,
            )
            for place, each in enumerate(ways)
        ),
    )


def _table(view: StudyView, ways: Sequence[_Way]) -> Table:
    digits = telling.voice(view).decimals
    return Table(
        key="maadetal",
        title=_("Svaret på flere måder"),
        corner=_("Måde"),
        headings=(
            _("Forskel"),
            _("Afvigelse før"),
            _("p, mål 1"),
            _("p, mål 2"),
            _("p, blandt grupper") if view.result.groups else _("p, forskellen alene"),
        ),
        given=tuple(
            Cells(
                each.label,
                (
                    _range(each, digits),
                    numerals.number(each.pre, digits + 1),
                    numerals.p_value(each.p_ratio),
                    numerals.p_value(each.p_post),
                    numerals.p_value(each.p_beside),
                ),
            )
            for each in ways
        ),
        file=file_address(view, "sensitivity"),
        file_label=file_label(view, _("Hent alle måderne (CSV)")),
    )


def _range(way: _Way, digits: int) -> str:
    if way.between is None:
        return numerals.signed(way.effect, digits)
    low, high = (numerals.signed(each, digits) for each in way.between)
    return _("{low} til {high}").format(low=low, high=high)


def _dropped(view: StudyView) -> Lines | None:
    path = view.result.path
    if not view.result.leave_one_out:
        return None
    return Lines(
        key="uden-en",
        title=_("Sammenligningen uden én kommune ad gangen"),
        said=telling.told(dropped(view.result, telling.voice(view))),
        unit=_(UNIT),
        across=telling.years(view),
        lines=(
            Line(telling.short(view), Look.OWN, telling.points(path.treated)),
            Line(_("Sammenligningen"), Look.BESIDE, telling.points(path.synthetic)),
        ),
        crowd=tuple(telling.points(each.synthetic) for each in view.result.leave_one_out),
        crowd_name=_("Sammenligningen uden én kommune"),
        mark=telling.begins(view),
        mark_label=_("Projektet begynder"),
    )


def _dropped_table(view: StudyView) -> Table | None:
    if not view.result.leave_one_out:
        return None
    voice = telling.voice(view)
    dropped = [(voice.named(each.unit), each) for each in view.result.leave_one_out if each.weight >= SHOWN]
    return Table(
        key="uden-en-tal",
        title=_("Uden én kommune ad gangen"),
        corner=_("Uden"),
        headings=(_("Vægt"), _("Forskel"), _("Afvigelse før")),
        given=tuple(
            Cells(
                name,
                (
                    numerals.share(each.weight),
                    voice.signed(each.effect),
                    numerals.number(each.pre_rmspe, voice.decimals + 1),
                ),
            )
            for name, each in sorted(dropped, key=lambda pair: danish_sort_key(pair[0]))
        ),
        file=file_address(view, "leave_one_out"),
        file_label=file_label(view, _("Hent forløbene uden én kommune (CSV)")),
        narrow=True,
    )
