"""What is filled in about planned visits and corrections. Plain forms: a field that is not listed is not read."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from vugge.catalogue.rules.entries import Topic
from vugge.catalogue.rules.kinds import VisitKind
from vugge.visits.rules.places import Place
from vugge.visits.web.sent import as_clock, as_day

_PLACES = (Place.HOME, Place.CLINIC, Place.ONLINE, Place.PHONE, Place.DAYCARE)
_LONG = 10_000


class Day(forms.Field):
    """A day as Danes write it."""

    def to_python(self, value: str | None) -> dt.date | None:
        """Read the day."""
        found = as_day((value or "").strip())
        if value and found is None:
            raise forms.ValidationError(_("Skriv dagen som 24.11.2026."))
        return found

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401 - a day, or what was typed
        """Write the day."""
        return f"{value:%d.%m.%Y}" if isinstance(value, dt.date) else value


class Clock(forms.Field):
    """A clock as Danes write it."""

    def to_python(self, value: str | None) -> dt.time | None:
        """Read the clock."""
        found = as_clock((value or "").strip())
        if value and found is None:
            raise forms.ValidationError(_("Skriv klokken som 9.30."))
        return found


class Timed(forms.Form):
    """When, where and by whom."""

    day = Day(label=_("Dag"), help_text=_("For eksempel 24.11.2026."), error_messages={"required": _("Skriv en dag.")})
    clock = Clock(
        label=_("Klokken"), help_text=_("For eksempel 9.30."), error_messages={"required": _("Skriv et klokkeslæt.")}
    )
    minutes = forms.IntegerField(
        label=_("Minutter"),
        min_value=5,
        max_value=480,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": _("Skriv, hvor mange minutter besøget varer."),
            "invalid": _("Skriv minutterne med cifre, for eksempel 60."),
            "min_value": _("Et besøg varer mindst 5 minutter."),
            "max_value": _("Et besøg varer højst 480 minutter."),
        },
    )
    place = forms.ChoiceField(
        label=_("Hvor"),
        choices=[(each.value, _(each.label)) for each in _PLACES],
        error_messages={"required": _("Vælg et sted."), "invalid_choice": _("Vælg et sted på listen.")},
    )
    staff = forms.ChoiceField(
        label=_("Hvem tager besøget"),
        error_messages={"required": _("Vælg en kollega."), "invalid_choice": _("Vælg en på listen.")},
    )

    def __init__(self, *given: Any, staff: Iterable[tuple[str, str]], **named: Any) -> None:  # noqa: ANN401 - as Django's
        super().__init__(*given, **named)
        self.fields["staff"].choices = list(staff)  # type: ignore[attr-defined]  # a ChoiceField has them


class Planning(Timed):
    """A visit to be planned, and what it is to be about."""

    field_order = (
        "kind",
        "day",
        "clock",
        "minutes",
        "place",
        "staff",
        "topics",
        "own_words",
        "agreed",
        "brings",
        "key",
    )

    kind = forms.ChoiceField(
        label=_("Slags besøg"),
        error_messages={"required": _("Vælg, hvad slags besøg det er."), "invalid_choice": _("Vælg et på listen.")},
    )
    topics = forms.MultipleChoiceField(
        label=_("Det vil familien gerne tale om"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Vælg emner på listen.")},
    )
    own_words = forms.CharField(
        label=_("Med deres egne ord"), required=False, max_length=_LONG, widget=forms.Textarea(attrs={"rows": 2})
    )
    agreed = forms.CharField(
        label=_("Aftalt om besøget"), required=False, max_length=_LONG, widget=forms.Textarea(attrs={"rows": 2})
    )
    brings = forms.CharField(label=_("Husk at tage med"), required=False, max_length=500)
    key = forms.CharField(widget=forms.HiddenInput, max_length=36)

    def __init__(self, *given: Any, kinds: Iterable[VisitKind], topics: Iterable[Topic], **named: Any) -> None:  # noqa: ANN401 - as Django's
        super().__init__(*given, **named)
        self.fields["kind"].choices = [("", _("Vælg")), *((each.code, each.title) for each in kinds)]  # type: ignore[attr-defined]  # as above
        self.fields["topics"].choices = [(each.code, each.title) for each in topics]  # type: ignore[attr-defined]  # as above

    def clean_key(self) -> str:
        """Read the form's own key."""
        try:
            return str(UUID(self.cleaned_data["key"]))
        except ValueError:
            raise forms.ValidationError(_("Åbn formularen forfra.")) from None


def _revision() -> forms.IntegerField:
    return forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)


class Moving(Timed):
    """A planned visit's new time, and why."""

    field_order = ("day", "clock", "minutes", "place", "staff", "why", "revision")

    why = forms.CharField(label=_("Hvorfor"), required=False, max_length=500, help_text=_("Kan stå tomt."))
    revision = _revision()


class Cancelling(forms.Form):
    """Why a planned visit is cancelled."""

    why = forms.CharField(
        label=_("Hvorfor bliver det aflyst?"),
        max_length=500,
        error_messages={"required": _("Skriv kort hvorfor."), "max_length": _("Skriv højst 500 tegn.")},
    )
    revision = _revision()
