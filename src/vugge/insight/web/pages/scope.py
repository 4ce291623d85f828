"""Who and when a figure covers, in words: municipalities, days, and days left out."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vugge.insight.rules.parameters import Parameters, Period, Scope
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
    late = [each for each in parameters.scopes if each.period.start > parameters.window.start]
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


def chosen(parameters: Parameters, codes: tuple[str, ...]) -> tuple[Scope, ...]:
    """Return the scopes with these codes; all of them when none are named."""
    return tuple(each for each in parameters.scopes if not codes or each.code in codes)


def shown(parameters: Parameters, codes: tuple[str, ...], count: int) -> str:
    """Write what a printed page was about, in place of its menus."""
    titles = _(" og ").join(_(each.title) for each in chosen(parameters, codes))
    return _("alle {municipalities} i {scopes} · {window} · alle niveauer").format(
        municipalities=municipalities(count), scopes=titles, window=window(parameters)
    )
