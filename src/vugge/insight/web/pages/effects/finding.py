"""Step 8: what a study like this could find at all."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.effects.judging import found_at, level_before
from vugge.insight.rules.synthetic_control.results import BuiltIn, Power, Trial
from vugge.insight.web.pages.effects import telling
from vugge.insight.web.pages.effects.places import file_address
from vugge.insight.web.pages.effects.telling import Cells, Table
from vugge.ui import formats
from vugge.ui.charts.lines import Line, Lines, Look

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
        told=(_how(power), _reach(view, power), _own(view)),
        chart=_chart(view, power),
        table=_table(view, power),
        trials_told=_trials_told(view, built_in) if built_in else "",
        trials=_trials(view, built_in) if built_in else None,
    )


def reach(view: StudyView) -> str:
    """Say in one sentence from which size on an effect would be found; nothing where it was not counted."""
    power = view.result.power
    return _reach(view, power) if power is not None else ""


def _how(power: Power) -> str:
    tries = power.steps[0].of
    return _(
        "Vi bygger en kendt virkning ind i kommuner, hvor intet skete, og ser, hvor tit metoden opdager den. Det er "
        "gjort i {tries} forsøg for hver størrelse. Fundet betyder p på højst {level}."
    ).format(tries=formats.number(tries), level=telling.numeral(power.level, 2))


def _reach(view: StudyView, power: Power) -> str:
    """Say from which size on it is found often enough, by the better of the two statistics."""
    sizes = [each for each in (power.reachable_by_ratio, power.reachable_by_post) if each is not None]
    times = telling.numeral(_HUNDRED * power.enough, 0)
    if not sizes:
        most = max(abs(each.effect) for each in power.steps)
        return _(
            "Selv en virkning på {n} pr. 10.000 indbyggere, den største vi har prøvet, blev ikke fundet i {times} af "
            "100 forsøg."
        ).format(n=telling.amount(view, most), times=times)
    least = min(sizes, key=abs)
    return _(
        "Først en virkning på {n} pr. 10.000 indbyggere, eller {share} af tallet før projektet, ville blive fundet i "
        "mindst {times} af 100 forsøg."
    ).format(n=telling.amount(view, least), share=telling.share(abs(least) / level_before(view.result), 0), times=times)


def _own(view: StudyView) -> str:
    effect = view.result.fit.effect
    share = found_at(view.result, abs(effect))
    if share is None:
        return ""
    return _("En virkning så stor som forskellen her, {n}, ville blive fundet i cirka {times} af 100 forsøg.").format(
        n=telling.amount(view, effect), times=telling.numeral(_HUNDRED * share, 0)
    )


def _chart(view: StudyView, power: Power) -> Lines:
    steps = sorted(power.steps, key=lambda each: abs(each.effect))
    across = tuple((float(place), telling.amount(view, each.effect)) for place, each in enumerate(steps))
    by_ratio = tuple((float(place), _HUNDRED * each.found_by_ratio / each.of) for place, each in enumerate(steps))
    by_post = tuple((float(place), _HUNDRED * each.found_by_post / each.of) for place, each in enumerate(steps))
    return Lines(
        key="styrke",
        title=_("Hvor tit en virkning af hver størrelse ville blive fundet"),
        said=_reach(view, power),
        unit=_("fundet i så mange af 100 forsøg"),
        across=across,
        lines=(
            Line(_("Efter ÷ før"), Look.OWN, by_ratio),
            Line(_("Efter alene"), Look.BESIDE, by_post),
        ),
        zero=True,
    )


def _table(view: StudyView, power: Power) -> Table:
    return Table(
        key="styrketal",
        title=_("Fundet i så mange af 100 forsøg"),
        corner=_("Indbygget virkning, pr. 10.000"),
        headings=(_("Af tallet før"), _("Efter ÷ før"), _("Efter alene")),
        given=tuple(
            Cells(
                telling.signed(each.effect, telling.decimals(view)),
                (
                    telling.share(each.share),
                    telling.numeral(_HUNDRED * each.found_by_ratio / each.of, 0),
                    telling.numeral(_HUNDRED * each.found_by_post / each.of, 0),
                ),
            )
            for each in sorted(power.steps, key=lambda each: abs(each.effect))
        ),
        file=file_address(view, "power"),
        file_label=_("Hent forsøgene (CSV)"),
    )


def _trials_told(view: StudyView, built_in: BuiltIn) -> str:
    text = _(
        "Et enkelt eksempel: {name} havde ikke projektet. Vi bygger en kendt virkning ind i dens tal og ser, om "
        "metoden finder den."
    )
    return text.format(name=telling.named(view, built_in.unit))


def _trials(view: StudyView, built_in: BuiltIn) -> Table:
    return Table(
        key="eksempel",
        title=_("En kendt virkning, bygget ind"),
        corner=_("Indbygget, pr. 10.000"),
        headings=(_("Metoden svarer"), _("p, efter ÷ før"), _("p, efter"), _("Fundet?")),
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
