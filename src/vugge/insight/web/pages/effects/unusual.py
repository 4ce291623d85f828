"""Step 6: how unusual the difference is, when every other municipality is asked the same question."""

from dataclasses import dataclass
from statistics import median

from django.utils.translation import gettext as _

from vugge.base.text import danish_sort_key
from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.synthetic_control import numerals
from vugge.insight.rules.synthetic_control.judging import Unusual, unusual
from vugge.insight.rules.synthetic_control.results import Placebo, PlaceboUnit, Ranking, StudyResult
from vugge.insight.rules.synthetic_control.said import Voice
from vugge.insight.rules.synthetic_control.wording import (
    MEANS,
    among_groups,
    by_post,
    by_ratio,
    near_perfect_rule,
    posed,
    verdict,
    whom_the_rule_met,
)
from vugge.insight.web.pages.effects import telling
from vugge.insight.web.pages.effects.places import file_address, file_label
from vugge.insight.web.pages.effects.telling import Cells, Table
from vugge.ui.charts.lines import Line, Lines, Look
from vugge.ui.charts.ranks import Ranks
from vugge.ui.pages import Fact

_LEAST = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlike:
    """The fan of placebos with a digest by year, the ranking with its table, both statistics in words, the rule."""

    told: str
    fan: Lines
    digest: Table
    by_ratio: str
    by_post: str
    means: str
    both: str
    ranks: Ranks
    units: Table
    groups: str
    groups_file: str
    groups_label: str
    rule: tuple[str, ...]
    facts: tuple[Fact, ...]


def unlike(view: StudyView) -> Unlike | None:
    """Build step 6; None where no placebo was counted."""
    result, placebo, voice = view.result, view.result.placebo, telling.voice(view)
    if placebo is None:
        return None
    return Unlike(
        told=f"{telling.told(posed(placebo, voice))} {_('Hver grå linje er én kommune.')}",
        fan=_fan(view, placebo),
        digest=_digest(view, placebo),
        by_ratio=telling.told(*by_ratio(placebo, voice)),
        by_post=telling.told(*by_post(placebo, voice)),
        means=_(MEANS),
        both=_both(view),
        ranks=_ranks(view, placebo),
        units=_units(view, placebo),
        groups=telling.told(*among_groups(result, voice)),
        groups_file=file_address(view, "groups") if result.groups and result.groups.posed else "",
        groups_label=file_label(view, _("Hent grupperne (CSV)")),
        rule=_rule(placebo, voice),
        facts=_facts(result, placebo),
    )


def _both(view: StudyView) -> str:
    result = view.result
    said = [telling.told(*verdict(result)), _("Grænsen er den samme som i slutevalueringen.")]
    if view.whom.alone and unusual(result) is not Unusual.NEITHER:
        said.append(_("Og det er kun én kommune: blandt så mange vil nogle få se usædvanlige ud ved et tilfælde."))
    if unusual(result) is Unusual.NEITHER and result.power:
        said.append(_("Trin 8 viser, hvor stor en virkning der kunne ses."))
    return " ".join(said)


def _fan(view: StudyView, placebo: Placebo) -> Lines:
    return Lines(
        key="vifte",
        title=_("Forskellen i projektet og i hver af de andre kommuner"),
        said=_fan_said(view, placebo),
        unit=_("forskel, pr. 10.000 indbyggere"),
        across=telling.years(view),
        lines=(Line(telling.short(view), Look.OWN, telling.points(placebo.treated.gap)),),
        crowd=tuple(telling.points(each.gap) for each in placebo.donors),
        crowd_name=_("En kommune uden projektet"),
        mark=telling.begins(view),
        mark_label=_("Projektet begynder"),
        zero=True,
    )


def _fan_said(view: StudyView, placebo: Placebo) -> str:
    """Say where the treated unit and the others end; how far out that is stands in words beside."""
    others = [each.gap[-1] for each in placebo.donors]
    own, low, high = (telling.voice(view).signed(each) for each in (placebo.treated.gap[-1], min(others), max(others)))
    text = _("I {last}: {own} mod mellem {low} og {high} hos de andre.")
    return text.format(last=view.result.facts.times[-1], own=own, low=low, high=high)


def _digest(view: StudyView, placebo: Placebo) -> Table:
    digits, rows = telling.voice(view).decimals, []
    for place, time in enumerate(view.result.facts.times):
        others = [each.gap[place] for each in placebo.donors]
        numbers = (placebo.treated.gap[place], min(others), median(others), max(others))
        rows.append(Cells(str(time), tuple(numerals.signed(each, digits) for each in numbers)))
    return Table(
        key="viftetal",
        title=_("Forskellen mod de andres"),
        corner=_("År"),
        headings=(telling.short(view), _("Lavest af de andre"), _("Midterst"), _("Højest")),
        given=tuple(rows),
        file=file_address(view, "placebo_gaps"),
        file_label=file_label(view, _("Hent alle forskellene (CSV)")),
    )


def _ranked(placebo: Placebo) -> list[tuple[float, bool]]:
    """Return what is ranked, largest first, each with whether it is the treated unit's; ties against it."""
    away = set(placebo.near_perfect.left_out)
    every = [(placebo.treated, True), *((each, False) for each in placebo.donors if each.unit not in away)]
    divided = placebo.near_perfect.ranking is Ranking.RATIO
    found = [
        (each.post_rmspe / max(each.pre_rmspe, _LEAST) if divided else each.post_rmspe, own) for each, own in every
    ]
    return sorted(found, key=lambda each: (-each[0], each[1]))


def _ranks(view: StudyView, placebo: Placebo) -> Ranks:
    ranked = _ranked(placebo)
    own = next(place for place, (_ratio, mine) in enumerate(ranked) if mine)
    label = _("{whom}: nr. {place} af {units}").format(whom=telling.short(view), place=own + 1, units=len(ranked))
    return Ranks(
        key="rang",
        title=_("Mål 1 for hver kommune, fra størst til mindst"),
        said=f"{label}.",
        unit=_("afvigelse efter ÷ afvigelse før")
        if placebo.near_perfect.ranking is Ranking.RATIO
        else _("afvigelse efter, pr. 10.000 indbyggere"),
        values=tuple(ratio for ratio, _own in ranked),
        own=own,
        own_label=label,
        first=_("mest usædvanlig"),
        last=_("mindst usædvanlig"),
    )


def _units(view: StudyView, placebo: Placebo) -> Table:
    voice = telling.voice(view)
    digits = voice.decimals
    others = sorted(
        ((voice.named(each.unit), each) for each in placebo.donors), key=lambda pair: danish_sort_key(pair[0])
    )
    rows = [_unit(telling.short(view), placebo.treated, digits), *(_unit(*each, digits) for each in others)]
    return Table(
        key="alle-kommuner",
        title=_("Alle kommuner"),
        corner=_("Kommune"),
        headings=(_("Afvigelse før"), _("Afvigelse efter"), _("Efter ÷ før")),
        given=tuple(rows),
        file=file_address(view, "placebo"),
        file_label=file_label(view, _("Hent alle kommunerne (CSV)")),
        note=_("– efter ÷ før: afvigelsen før er næsten fuldkommen, så der kan ikke deles med den.")
        if any(each.near_perfect for each in (placebo.treated, *placebo.donors))
        else "",
        narrow=True,
    )


def _unit(label: str, each: PlaceboUnit, digits: int) -> Cells:
    numbers = (numerals.number(each.pre_rmspe, digits + 1), numerals.number(each.post_rmspe, digits + 1))
    ratio = None if each.near_perfect else each.ratio  # it says nothing, and is too long for the column
    return Cells(label, (*numbers, numerals.number(ratio, 1)))


def _rule(placebo: Placebo, voice: Voice) -> tuple[str, ...]:
    """Say what is done with those whose comparison is too good to be true, and whom it met."""
    first = _(
        "Med få år før kan en sammenligning komme til at passe næsten fuldkomment ved et tilfælde. Så bliver "
        "afvigelsen efter delt med afvigelsen før kæmpestor uden at betyde noget. Derfor er der en regel."
    )
    return first, telling.told(near_perfect_rule(placebo.near_perfect)), telling.told(whom_the_rule_met(placebo, voice))


def _facts(result: StudyResult, placebo: Placebo) -> tuple[Fact, ...]:
    """Return every p-value there is, each with what it is among; a ratio over next to nothing gives none."""
    whole, groups = placebo.near_perfect.treated, result.groups
    several = [
        (_("p, mål 1, med reglen"), placebo.p_ratio, placebo.p_ratio_units),
        (_("p, efter ÷ før, uden reglen"), None if whole else placebo.p_ratio_all, len(placebo.donors) + 1),
        (_("p, mål 2"), placebo.p_post, placebo.p_post_units),
        (_("p, mål 2, blandt dem der passer før"), placebo.p_post_fitted, placebo.p_post_fitted_units),
    ]
    if groups:
        several.append((_("p, mål 2, blandt grupper"), groups.p_post, groups.drawn + 1))
    if groups and groups.posed:
        ranked = sum(each.ranked for each in groups.posed)
        several.append((_("p, mål 1, blandt grupper"), groups.p_ratio, ranked + 1))
    text = _("{p} (blandt {units})")
    facts = [Fact(name, text.format(p=numerals.p_value(p), units=units)) for name, p, units in several]
    if groups and not groups.posed:
        facts.append(Fact(_("p, mål 1, blandt grupper"), numerals.p_value(groups.p_ratio)))
    return tuple(facts)
