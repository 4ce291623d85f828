"""What can be typed into the catalogue. Plain forms: a field that is not listed is not read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vugge.access.web.staff.forms import Versioned, day_field
from vugge.catalogue.rules.entries import Reason
from vugge.catalogue.rules.fields import LONGEST_TEXT, Field, FieldForm
from vugge.catalogue.rules.own_reasons import LONGEST_TITLE, OwnReason

_LARGEST = 9999


def _number(label: Any, hint: Any = "") -> forms.IntegerField:  # noqa: ANN401 - a lazy text
    wrong = _("Skriv et helt tal.")
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=0,
        max_value=_LARGEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"required": wrong, "invalid": wrong, "min_value": wrong, "max_value": wrong},
    )


def _from_when() -> forms.DateField:
    return day_field(_("Fra hvornår"), hint=_("Den første dag, det gælder. For eksempel 24.11.2026."))


class Follow(Versioned):
    """From when the national value counts again."""

    valid_from = _from_when()

    def value(self) -> None:
        """Return that there is no value of the municipality's own."""
        return


class NumberForm(Versioned):
    """A number, and from when."""

    value_typed = _number(_("Kommunens tal"))
    valid_from = _from_when()

    def value(self) -> int:
        """Return the number."""
        return int(self.cleaned_data["value_typed"])


class TextForm(Versioned):
    """A text, and from when."""

    value_typed = forms.CharField(
        label=_("Kommunens egen tekst"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Vises under den nationale tekst for kommunens medarbejdere. Skriv intet om bestemte familier."),
        error_messages={
            "required": _("Skriv teksten."),
            "max_length": _("Skriv det med højst %(limit_value)s tegn."),
        },
    )
    valid_from = _from_when()

    def value(self) -> str:
        """Return the text."""
        return str(self.cleaned_data["value_typed"])


class YesNoForm(Versioned):
    """Yes or no, and from when."""

    value_typed = forms.ChoiceField(
        label=_("Kan vælges"),
        choices=[("", _("Vælg ja eller nej")), ("yes", _("Ja")), ("no", _("Nej"))],
        error_messages={"required": _("Vælg ja eller nej."), "invalid_choice": _("Vælg ja eller nej.")},
    )
    valid_from = _from_when()

    def value(self) -> bool:
        """Return whether it was yes."""
        return bool(self.cleaned_data["value_typed"] == "yes")


class WindowForm(Versioned):
    """The first and the last unit of a window, and from when."""

    first = _number(_("Fra og med"))
    last = _number(_("Til og med"))
    valid_from = _from_when()

    def value(self) -> dict[str, int]:
        """Return both ends."""
        return {"first": self.cleaned_data["first"], "last": self.cleaned_data["last"]}


class ChoiceForm(Versioned):
    """One of a list, and from when."""

    value_typed = forms.ChoiceField(
        label=_("Hvem besøget tilbydes"),
        error_messages={"required": _("Vælg på listen."), "invalid_choice": _("Vælg på listen.")},
    )
    valid_from = _from_when()

    def value(self) -> str:
        """Return the code chosen."""
        return str(self.cleaned_data["value_typed"])


_FORMS: dict[FieldForm, type[Any]] = {
    FieldForm.NUMBER: NumberForm,
    FieldForm.TEXT: TextForm,
    FieldForm.YES_NO: YesNoForm,
    FieldForm.WINDOW: WindowForm,
    FieldForm.CHOICE: ChoiceForm,
}
VALUE = {"value": "value_typed"}
"""Where a fault of a value stands in a form; its name would hide the method that returns it."""


def form_of(field: Field, **given: Any) -> Any:  # noqa: ANN401 - each kind of field has its form
    """Return the form of a field; KeyError for a field that is never changed."""
    form = _FORMS[field.form](**given)
    if field.form is FieldForm.NUMBER:
        form.fields["value_typed"].help_text = _("Antal %(unit)s, fra %(least)s til %(most)s.") % {
            "unit": _(field.unit),
            "least": field.least,
            "most": field.most,
        }
    if field.form is FieldForm.WINDOW:
        form.fields["first"].help_text = form.fields["last"].help_text = _("I %(unit)s.") % {"unit": _(field.unit)}
    if field.form is FieldForm.CHOICE:
        form.fields["value_typed"].choices = [("", _("Vælg på listen")), *((c, _(label)) for c, label in field.choices)]
    if field.form is FieldForm.YES_NO:
        form.fields["value_typed"].label = _(field.title)
    return form


class AddReason(forms.Form):
    """A reason of the municipality's own."""

    title = forms.CharField(
        label=_("Hvad hedder årsagen?"),
        max_length=LONGEST_TITLE,
        error_messages={"required": _("Skriv, hvad årsagen hedder.")},
    )
    maps_to = forms.ChoiceField(
        label=_("Hvad tæller den som?"),
        help_text=_("Vælg den nationale årsag, der ligger nærmest, eller uden for programmet."),
        error_messages={
            "required": _("Vælg, hvad årsagen tæller som."),
            "invalid_choice": _("Vælg, hvad årsagen tæller som."),
        },
    )
    signs = forms.CharField(
        label=_("Tegn at se efter"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Ét på hver linje. Kan stå tom."),
    )
    valid_from = _from_when()

    OUTSIDE = "outside"

    def __init__(self, *, reasons: tuple[Reason, ...] = (), **named: Any) -> None:  # noqa: ANN401 - as Django's own
        super().__init__(**named)
        field: Any = self.fields["maps_to"]
        nationals = [(each.code, _(each.title)) for each in reasons if not each.local]
        field.choices = [
            ("", _("Vælg på listen")),
            *nationals,
            (self.OUTSIDE, _("Uden for programmet: tæller ikke med i programmets tal")),
        ]

    def reason(self) -> OwnReason:
        """Return what was filled in."""
        maps_to = self.cleaned_data["maps_to"]
        lines = (line.strip() for line in self.cleaned_data["signs"].splitlines())
        return OwnReason(
            title=self.cleaned_data["title"],
            maps_to="" if maps_to == self.OUTSIDE else maps_to,
            signs=tuple(line for line in lines if line),
        )


class Withdraw(Versioned):
    """Why a value is taken back."""

    why = forms.CharField(
        label=_("Hvorfor trækkes den tilbage?"),
        max_length=300,
        error_messages={
            "required": _("Skriv kort, hvorfor den trækkes tilbage. Det står i historikken."),
            "max_length": _("Skriv det med højst 300 tegn."),
        },
    )
