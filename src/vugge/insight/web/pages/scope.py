"""Who and when a figure covers, in words: municipalities, days, and days left out."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vugge.insight.queries.figures import FigureView
from vugge.insight.rules.codes import Level
from vugge.insight.rules.figure import Levels
from vugge.insight.rules.parameters import Parameters, Period, Scope
from vugge.insight.rules.presets import Preset
from vugge.ui import formats


def days(period: Period) -> str:
    """Write a period with both its days within."""
    return formats.date_range(period.start, period.end)


def window(parameters: Parameters) -> str:
    """Write the days counted; a scope that begins later says so, and what is left out is said."""
    text = days(parameters.window)
    if parameters.exclusions:
        left_out = _(" og ").join(days(each.period) for each in parameters.exclusions)
        text = _("{days} uden {left_out}").format(days=text, left_out=left_out)
    first = parameters.window.start
    late = [each for each in parameters.scopes if each.municipalities and each.period.start > first]
    for scope in late:
        day = formats.long_date(scope.period.start)
        text += _("; {scope} fra {day}").format(scope=_(scope.title).lower(), day=day)
    return text


def left_out(parameters: Parameters) -> str:
    """Write the days left out and why."""
    if not parameters.exclusions:
        return _("Ingen dage i perioden")
    return "; ".join(f"{days(each.period)}, {_(each.reason)}" for each in parameters.exclusions)


def municipalities(count: int) -> str:
    """Write how many municipalities."""
    return ngettext("{count} kommune", "{count} kommuner", count).format(count=formats.number(count))


def whom(view: FigureView) -> str:
    """Write whose numbers a figure is of: the one municipality by name, else how many there are."""
    return view.seen.municipality or municipalities(len(view.municipality_names))


def outside(view: FigureView) -> str:
    """Say that the one municipality shown takes no part in what the figure is of; nothing where it does."""
    if not view.seen.municipality or view.municipality_names:
        return ""
    titles = _(" og ").join(_(each.title) for each in _scopes(view))
    return _(
        "{municipality} er ikke med i {scopes}, så alle tal er 0. Vælg kommunens egne tal for at se jeres."
    ).format(municipality=view.seen.municipality, scopes=titles)


def only_level(view: FigureView) -> str:
    """Say that no more than one level is shown; nothing where all are."""
    level = view.seen.choice.level
    if level is Level.ALL:
        return ""
    if all(measure.levels is Levels.ALL for measure in view.figure.measures):
        return _("Figuren er ikke delt på niveau; alle niveauer vises under ét.")
    return _("Kun {level} er vist. Basen er stadig alle niveauer.").format(level=_(level.label).lower())


def shown(view: FigureView) -> str:
    """Write what a printed page was about, in place of its menus."""
    titles = _(" og ").join(_(each.title) for each in _scopes(view))
    preset, level = _(view.seen.choice.preset.label).lower(), view.seen.choice.level
    if view.seen.choice.preset is Preset.OWN:
        whose = f"{view.seen.municipality} · {preset}"
    elif view.seen.municipality:
        whose = f"{view.seen.municipality} · {preset}, {titles}"
    else:
        count = municipalities(len(view.municipality_names))
        whose = _("alle {municipalities} i {scopes}").format(municipalities=count, scopes=titles)
    levels = _("alle niveauer") if level is Level.ALL else _("kun {level}").format(level=_(level.label).lower())
    return f"{whose} · {window(view.parameters)} · {levels}"


def _scopes(view: FigureView) -> tuple[Scope, ...]:
    """Return the scopes a figure is of; all of them when it names none."""
    codes = view.figure.scopes
    return tuple(each for each in view.parameters.scopes if not codes or each.code in codes)
