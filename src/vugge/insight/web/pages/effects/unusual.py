"""Step 6: how unusual the difference is, when every other municipality is asked the same question."""

from dataclasses import dataclass
from statistics import median

from django.utils.translation import gettext as _

from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.effects.judging import LEVEL, Unusual, far_out, unusual
from vugge.insight.rules.synthetic_control.results import Placebo, PlaceboUnit, Ranking, StudyResult
from vugge.insight.rules.synthetic_control.wording import near_perfect_rule
from vugge.insight.web.pages.effects import telling
from vugge.insight.web.pages.effects.places import file_address
from vugge.insight.web.pages.effects.telling import Cells, Table
from vugge.ui.charts.lines import Line, Lines, Look
from vugge.ui.charts.ranks import Ranks
from vugge.ui.pages import Fact

_LEAST = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlike:
    """The fan of placebos with a digest by year, the ranking with its table, both statistics in words, the rule."""

    told: tuple[str, ...]
    fan: Lines
    digest: Table
    by_ratio: str
    by_post: str
    both: str
    ranks: Ranks
    units: Table
    groups: str
    rule: tuple[str, ...]
    facts: tuple[Fact, ...]


def unlike(view: StudyView) -> Unlike | None:
    """Build step 6; None where no placebo was counted."""
    placebo = view.result.placebo
    if placebo is None:
        return None
    return Unlike(
        told=(
            _(
                "Vi stiller det samme spørgsmål til hver af de {others}, der ikke havde projektet: Vi lader, som om "
                "den havde, og bygger en sammenligning til den også. Der er intet at finde, så deres forskelle viser, "
                "hvor meget tal svinger af sig selv. Hver grå linje er én kommune."
            ).format(others=telling.municipalities(len(placebo.donors))),
        ),
        fan=_fan(view, placebo),
        digest=_digest(view, placebo),
        by_ratio=_by_ratio(placebo),
        by_post=_by_post(placebo),
        both=_both(view.result),
        ranks=_ranks(view, placebo),
        units=_units(view, placebo),
        groups=_groups(view),
        rule=_rule(view, placebo),
        facts=_facts(placebo),
    )


def in_a_word(result: StudyResult) -> str:
    """Say how unusual it is, in a sentence or three; nothing without placebos."""
    placebo, groups = result.placebo, result.groups
    if placebo is None:
        return ""
    text = {
        Unusual.BOTH: _("Det er usædvanligt: {ratio}."),
        Unusual.ONE: _(
            "Det er usikkert, om forskellen er usædvanlig. Holdt op mod årene før: {ratio}. Set på forskellen alene: "
            "{post}."
        ),
        Unusual.TOGETHER: _(
            "Det er usikkert, om forskellen er usædvanlig. For én kommune er den ikke: {ratio}. For en gruppe på "
            "{size} er den: den ligger i den yderste {p} af grupper uden projektet."
        ),
        Unusual.NEITHER: _("Det er ikke usædvanligt: {ratio}."),
    }[unusual(result)]
    return text.format(
        ratio=telling.as_far(far_out(placebo.p_ratio, placebo.p_ratio_units)),
        post=telling.as_far(far_out(placebo.p_post, placebo.p_post_units)),
        size=groups.size if groups else 1,
        p=telling.share(max(groups.p_ratio, groups.p_post), 0) if groups else "",
    )


def _by_ratio(placebo: Placebo) -> str:
    found = far_out(placebo.p_ratio, placebo.p_ratio_units)
    text = {
        Ranking.RATIO: _(
            "Mål 1, holdt op mod før: hvor mange gange større blev afvigelsen, da projektet begyndte? Her gælder, at "
            "{others}. Som tal: nummer {place} af {units}, p = {p}."
        ),
        Ranking.ALIKE: _(
            "Mål 1, holdt op mod før: sammenligningen passer så godt før, at der ikke kan divideres med det. Derfor "
            "holdes der kun op mod dem, der også passer så godt. Her gælder, at {others}. Som tal: nummer {place} af "
            "{units}, p = {p}."
        ),
        Ranking.POST: _(
            "Mål 1, holdt op mod før: sammenligningen passer så godt før, at der ikke kan divideres med det, og det "
            "gør kun få af de andre. Derfor er det her det samme som mål 2: {others}. Som tal: nummer {place} af "
            "{units}, p = {p}."
        ),
    }[placebo.near_perfect.ranking]
    return text.format(
        others=telling.as_far(found),
        p=telling.p_value(placebo.p_ratio),
        place=found.as_far + 1,
        units=placebo.p_ratio_units,
    )


def _by_post(placebo: Placebo) -> str:
    found = far_out(placebo.p_post, placebo.p_post_units)
    return _(
        "Mål 2, efter alene: hvor stor er afvigelsen efter, uanset hvordan det passede før? Her gælder, at {others}. "
        "Som tal: nummer {place} af {units}, p = {p}."
    ).format(
        others=telling.as_far(found),
        p=telling.p_value(placebo.p_post),
        place=found.as_far + 1,
        units=placebo.p_post_units,
    )


def _both(result: StudyResult) -> str:
    said = {
        Unusual.BOTH: _(
            "Begge mål siger, at forskellen er usædvanlig. Det peger på, at noget skete, men ikke på hvad."
        ),
        Unusual.ONE: _("De to mål siger ikke det samme. Så er svaret usikkert, og det bør ikke bruges som bevis."),
        Unusual.NEITHER: _(
            "Ingen af målene siger, at forskellen er usædvanlig. Det beviser ikke, at projektet var uden virkning: se "
            "trin 8 for, hvad der overhovedet kunne findes."
        ),
        Unusual.TOGETHER: _(
            "Ingen af de to mål siger, at forskellen er usædvanlig for én kommune. Men mange kommuner tilsammen "
            "svinger mindre end én, og blandt grupper af samme størrelse er den usædvanlig. Det peger på, at noget "
            "skete, men svaret hænger på, hvad man holder det op mod."
        ),
    }[unusual(result)]
    limit = _("Usædvanligt betyder her blandt de yderste {level}, som i slutevalueringen.")
    return f"{said} {limit.format(level=telling.share(LEVEL, 0))}"


def _fan(view: StudyView, placebo: Placebo) -> Lines:
    return Lines(
        key="vifte",
        title=_("Forskellen i projektet og i hver af de andre kommuner"),
        said=_by_ratio(placebo),
        unit=_("forskel, pr. 10.000 indbyggere"),
        across=telling.years(view),
        lines=(Line(telling.short(view), Look.OWN, telling.points(placebo.treated.gap)),),
        crowd=tuple(telling.points(each.gap) for each in placebo.donors),
        crowd_name=_("En kommune uden projektet"),
        mark=telling.begins(view),
        mark_label=_("Projektet begynder"),
        zero=True,
    )


def _digest(view: StudyView, placebo: Placebo) -> Table:
    digits, rows = telling.decimals(view), []
    for place, time in enumerate(view.result.facts.times):
        others = [each.gap[place] for each in placebo.donors]
        numbers = (placebo.treated.gap[place], min(others), median(others), max(others))
        rows.append(Cells(str(time), tuple(telling.signed(each, digits) for each in numbers)))
    return Table(
        key="viftetal",
        title=_("Forskellen mod de andres"),
        corner=_("År"),
        headings=(telling.short(view), _("Lavest af de andre"), _("Midterst"), _("Højest")),
        given=tuple(rows),
        file=file_address(view, "placebo_gaps"),
        file_label=_("Hent alle forskellene (CSV)"),
    )


def _ranked(placebo: Placebo) -> list[tuple[float, bool]]:
    """Return what is ranked, largest first, each with whether it is the treated unit's; ties against it."""
    away = set(placebo.near_perfect.left_out)
    every = [(placebo.treated, True), *((each, False) for each in placebo.donors if each.unit not in away)]
    by_ratio = placebo.near_perfect.ranking is Ranking.RATIO
    found = [
        (each.post_rmspe / max(each.pre_rmspe, _LEAST) if by_ratio else each.post_rmspe, own) for each, own in every
    ]
    return sorted(found, key=lambda each: (-each[0], each[1]))


def _ranks(view: StudyView, placebo: Placebo) -> Ranks:
    ranked = _ranked(placebo)
    own = next(place for place, (_ratio, mine) in enumerate(ranked) if mine)
    return Ranks(
        key="rang",
        title=_("Mål 1 for hver kommune, fra størst til mindst"),
        said=_by_ratio(placebo),
        unit=_("afvigelse efter ÷ afvigelse før")
        if placebo.near_perfect.ranking is Ranking.RATIO
        else _("afvigelse efter, pr. 10.000 indbyggere"),
        values=tuple(ratio for ratio, _own in ranked),
        own=own,
        own_label=_("{whom}: nr. {place} af {units}").format(
            whom=telling.short(view), place=own + 1, units=len(ranked)
        ),
        first=_("mest usædvanlig"),
        last=_("mindst usædvanlig"),
    )


def _units(view: StudyView, placebo: Placebo) -> Table:
    digits = telling.decimals(view)
    others = sorted(placebo.donors, key=lambda each: telling.sort_key(telling.named(view, each.unit)))
    rows = [_unit(telling.short(view), placebo.treated, digits)]
    rows += [_unit(telling.named(view, each.unit), each, digits) for each in others]
    return Table(
        key="alle-kommuner",
        title=_("Alle kommuner"),
        corner=_("Kommune"),
        headings=(_("Afvigelse før"), _("Afvigelse efter"), _("Efter ÷ før")),
        given=tuple(rows),
        file=file_address(view, "placebo"),
        file_label=_("Hent alle kommunerne (CSV)"),
        narrow=True,
    )


def _unit(label: str, each: PlaceboUnit, digits: int) -> Cells:
    note = _(" (før er næsten fuldkommen)") if each.near_perfect else ""
    numbers = (telling.numeral(each.pre_rmspe, digits + 1), telling.numeral(each.post_rmspe, digits + 1))
    return Cells(f"{label}{note}", (*numbers, telling.numeral(each.ratio, 1)))


def _rule(view: StudyView, placebo: Placebo) -> tuple[str, ...]:
    """Say what is done with those whose comparison is too good to be true, and whom it met."""
    rule = placebo.near_perfect
    told = near_perfect_rule(rule)
    first = _(
        "Med få år før kan en sammenligning komme til at passe næsten fuldkomment ved et tilfælde. Så bliver "
        "afvigelsen efter delt med afvigelsen før kæmpestor uden at betyde noget. Derfor er der en regel."
    )
    said = (first, _(told.sentence).format(**told.names))
    left = telling.municipalities(len(rule.left_out))
    if rule.ranking is Ranking.RATIO:
        if not rule.left_out:
            return *said, _("Her gælder det ingen, så alle er med.")
        names = telling.listed(view, rule.left_out)
        return *said, _("Her er {left} holdt ude: {names}.").format(left=left, names=names)
    text = _("Her gælder det {whom} selv. Mål 1 er derfor uden de {left}, der ikke passer så godt før.")
    if rule.ranking is Ranking.POST:
        text = _("Her gælder det {whom} selv, og kun få af de andre. Derfor er mål 1 det samme som mål 2.")
    return *said, text.format(whom=telling.whom(view), left=left)


def _groups(view: StudyView) -> str:
    """Say how the average stands among averages of as many: it swings less than any one of them."""
    groups = view.result.groups
    if groups is None:
        return ""
    return _(
        "{size} kommuner tilsammen svinger mindre end én. Derfor er der også trukket lod om {drawn} grupper på "
        "{size} kommuner uden projektet. Blandt dem er p = {ratio} på det første mål og {post} på det andet."
    ).format(
        size=groups.size,
        drawn=groups.drawn,
        ratio=telling.p_value(groups.p_ratio),
        post=telling.p_value(groups.p_post),
    )


def _facts(placebo: Placebo) -> tuple[Fact, ...]:
    """Return every p-value there is, each with what it is among."""
    several = (
        (_("p, mål 1, med reglen"), placebo.p_ratio, placebo.p_ratio_units),
        (_("p, efter ÷ før, uden reglen"), placebo.p_ratio_all, len(placebo.donors) + 1),
        (_("p, mål 2"), placebo.p_post, placebo.p_post_units),
        (_("p, mål 2, blandt dem der passer før"), placebo.p_post_fitted, placebo.p_post_fitted_units),
    )
    text = _("{p} (blandt {units})")
    return tuple(Fact(name, text.format(p=telling.p_value(p), units=units)) for name, p, units in several)
