"""What is filled in about a district."""

from django import forms
from django.utils.translation import gettext_lazy as _

from vugge.people.web.forms import text_field


class NewDistrict(forms.Form):
    """What a district is called."""

    name = text_field(_("Navn"), required=_("Skriv, hvad distriktet hedder."), longest=80)


class NameDistrict(NewDistrict):
    """What a district is called from now on; `was` is what it was called when the page was shown."""

    was = forms.CharField(widget=forms.HiddenInput, max_length=80)


class SureOfDistrict(forms.Form):
    """Nothing to fill in: whether one is sure."""
