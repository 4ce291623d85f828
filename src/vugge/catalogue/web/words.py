"""Values and days of the catalogue in Danish."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from vugge.catalogue.rules.changes import Change
from vugge.catalogue.rules.fields import Field, FieldForm
from vugge.catalogue.rules.windows import Unit
from vugge.ui import formats


def said(field: Field, value: Any) -> str:  # noqa: ANN401 - what each kind of field holds
    """Write a value as a person says it: `3 besøg`, `4–6 måneder`, `Nej`."""
    if field.form is FieldForm.NUMBER:
        return f"{formats.number(value)}{formats.SPACE}{_(field.unit)}"
    if field.form is FieldForm.YES_NO:
        return _("Ja") if value else _("Nej")
    if field.form is FieldForm.WINDOW:
        return _window(field, value)
    if field.form is FieldForm.CHOICE:
        return _(dict(field.choices)[value])
    if field.form is FieldForm.REASON:
        return value["title"] if value else _("Ingen")
    return str(value) or _("Ingen")


def _window(field: Field, value: dict[str, int]) -> str:
    first, last = value["first"], value["last"]
    span = str(first) if first == last else f"{first}–{last}"
    if field.unit == Unit.WEEKS_PREGNANT.label:
        return _("graviditetsuge %(span)s") % {"span": span}
    if field.unit == Unit.DAYS.label:
        return _("dag %(span)s") % {"span": span}
    if field.unit == Unit.WEEKS.label:
        return _("uge %(span)s") % {"span": span}
    return _("%(span)s måneder") % {"span": span}


def since(first: dt.date, last: dt.date | None) -> str:
    """Write from when a value counts, and until when if another follows."""
    if last is None:
        return _("fra %(first)s") % {"first": formats.long_date(first)}
    return _("fra %(first)s til og med %(last)s") % {"first": formats.long_date(first), "last": formats.long_date(last)}


def consequence(field: Field, change: Change) -> tuple[str, ...]:
    """Say what a change does, in a few sentences: from when, instead of what, until when, and what it leaves alone."""
    if field.form is FieldForm.REASON and change.after is None:
        return (_("Årsagen kan ikke vælges. Besøg, der er registreret med den, bliver stående."),)
    lines = [_what(field, change, since(change.first, change.last)), _(field.changes)]
    if change.last:
        lines.append(_("Dagen efter begynder en anden værdi, som allerede er sat."))
    if change.past:
        lines.append(
            _(
                "Dagen ligger tilbage i tiden. Lister og tal, der regnes ud fra de dage, kan se anderledes ud, næste "
                "gang de vises."
            )
        )
    return tuple(lines)


def _what(field: Field, change: Change, days: str) -> str:
    after = said(field, change.after)
    if field.form is FieldForm.TEXT and not change.after:
        return _("Kommunen har ingen egen tekst %(days)s.") % {"days": days}
    if field.form in {FieldForm.TEXT, FieldForm.REASON}:
        return _("Der står %(days)s: %(after)s") % {"days": days, "after": after}
    before, begun = said(field, change.before), days[:1].upper() + days[1:]
    return _("%(days)s gælder %(after)s i stedet for %(before)s.") % {"days": begun, "after": after, "before": before}
