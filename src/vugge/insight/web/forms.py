"""What can be typed about data sets."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vugge.insight.rules.export import CHOSEN, Purpose


class UploadForm(forms.Form):
    """A file to read in."""

    extract = forms.FileField(
        label=_("Udtrækket"),
        error_messages={
            "required": _("Vælg den fil, der skal indlæses."),
            "empty": _("Filen er tom. Første linje skal være kolonnernes navne."),
            "missing": _("Vælg den fil, der skal indlæses."),
            "max_length": _("Filens navn er for langt. Omdøb den til højst 200 tegn, og vælg den igen."),
        },
        help_text=_("CSV i UTF-8 med semikolon, 21 kolonner, højst 500 MB"),
        max_length=200,
        allow_empty_file=False,
    )


class ExtractForm(forms.Form):
    """What an extract is for."""

    purpose = forms.ChoiceField(
        label=_("Formål"),
        choices=[("", _("Vælg et formål")), *((each.value, _(each.label)) for each in CHOSEN)],
        error_messages={"required": _("Vælg, hvad udtrækket skal bruges til."), "invalid_choice": _("Vælg på listen.")},
    )

    def clean_purpose(self) -> Purpose:
        """Return the purpose."""
        return Purpose.of(self.cleaned_data["purpose"])


class UndoForm(forms.Form):
    """Why an import is taken back."""

    reason = forms.CharField(
        label=_("Hvorfor fortrydes den?"),
        max_length=300,
        error_messages={
            "required": _("Skriv kort, hvorfor indlæsningen fortrydes. Det står i sporet."),
            "max_length": _("Skriv det med højst 300 tegn."),
        },
    )
