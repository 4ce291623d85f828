"""What is filled in about staff. Plain forms: a field that is not listed is not read."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from vugge.access.rules.roles import CertificateKind, Role

_WRITTEN = ("%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d")
_FIRST, _LAST = dt.date(1950, 1, 1), dt.date(2199, 12, 31)


def day_field(label: Any, *, required: bool = True, hint: Any = "") -> forms.DateField:  # noqa: ANN401 - a lazy text
    """Return a field for a day, typed as Danes write it."""
    wrong = _("Skriv dagen som 24.11.2026.")
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint or _("For eksempel 24.11.2026."),
        input_formats=_WRITTEN,
        widget=forms.DateInput(format=_WRITTEN[0], attrs={"autocomplete": "off"}),
        validators=[MinValueValidator(_FIRST, wrong), MaxValueValidator(_LAST, wrong)],
        error_messages={"required": _("Skriv en dag."), "invalid": wrong},
    )


def name_field() -> forms.CharField:
    """Return a field for what somebody is called."""
    return forms.CharField(label=_("Navn"), max_length=120, error_messages={"required": _("Skriv navnet.")})


def title_field() -> forms.CharField:
    """Return a field for what somebody's work is called."""
    return forms.CharField(label=_("Titel"), max_length=120, required=False, help_text=_("Kan stå tom."))


class Versioned(forms.Form):
    """A form that says what it was shown from; with nothing else in it, it asks whether one is sure."""

    version = forms.CharField(required=False, max_length=80, widget=forms.HiddenInput)


class GiveRole(Versioned):
    """A role and its first day."""

    role = forms.ChoiceField(
        label=_("Rolle"),
        choices=[("", _("Vælg en rolle")), *((role.value, _(role.label)) for role in Role)],
        error_messages={"required": _("Vælg en rolle."), "invalid_choice": _("Vælg en rolle på listen.")},
    )
    valid_from = day_field(_("Fra"))

    def clean_role(self) -> Role:
        """Return the role."""
        return Role.of(self.cleaned_data["role"])


class LastDay(Versioned):
    """The day something ends."""

    last_day = day_field(
        _("Sidste dag"), hint=_("Vælger du i dag, slutter det med det samme. For eksempel 24.11.2026.")
    )


class LastDayOfCertificate(Versioned):
    """The day a certificate ends, which may lie back in time."""

    last_day = day_field(_("Sidste dag"))


class GiveCertificate(Versioned):
    """A certificate and its days."""

    kind = forms.ChoiceField(
        label=_("Certifikat"),
        choices=[("", _("Vælg et certifikat")), *((kind.value, _(kind.label)) for kind in CertificateKind)],
        error_messages={"required": _("Vælg et certifikat."), "invalid_choice": _("Vælg et certifikat på listen.")},
    )
    valid_from = day_field(_("Fra"))
    valid_to = day_field(_("Til og med"), required=False, hint=_("Kan stå tom. For eksempel 24.11.2026."))

    def clean_kind(self) -> CertificateKind:
        """Return the kind of certificate."""
        return CertificateKind.of(self.cleaned_data["kind"])


class Called(Versioned):
    """What somebody and their work are called."""

    name = name_field()
    title = title_field()


class Invite(forms.Form):
    """Who is invited, as what. There is nothing yet that could have been changed meanwhile: it carries no version."""

    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("Adressen på arbejdet. Den logger man ind med."),
        error_messages={
            "required": _("Skriv e-mailadressen."),
            "invalid": _("Det ligner ikke en e-mailadresse. Skriv den som navn@kommune.dk."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    name = name_field()
    title = title_field()
    roles = forms.MultipleChoiceField(
        label=_("Roller"),
        choices=[(role.value, _(role.label)) for role in Role],
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-checkbox"}),
        error_messages={"required": _("Vælg mindst én rolle."), "invalid_choice": _("Vælg roller på listen.")},
    )

    def clean_roles(self) -> frozenset[Role]:
        """Return the roles."""
        return frozenset(Role.of(code) for code in self.cleaned_data["roles"])


class NewPassword(forms.Form):
    """A password, twice. `whom` is who chooses it: it may not be their own name or address."""

    password1 = forms.CharField(
        label=_("Adgangskode"),
        strip=False,
        max_length=200,
        help_text=_("Mindst 12 tegn. En hel sætning, som kun du ville skrive, er god."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Vælg en adgangskode.")},
    )
    password2 = forms.CharField(
        label=_("Adgangskoden igen"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Skriv adgangskoden igen.")},
    )

    def __init__(self, *given: Any, whom: Any = None, **named: Any) -> None:  # noqa: ANN401 - as Django's own forms
        super().__init__(*given, **named)
        self._whom = whom

    def clean_password1(self) -> str:
        """Refuse what others could guess."""
        password: str = self.cleaned_data["password1"]
        validate_password(password, self._whom)
        return password

    def clean(self) -> dict[str, Any]:
        """See that the same was typed twice."""
        found = super().clean() or {}
        first, second = found.get("password1"), found.get("password2")
        if first and second and first != second:
            self.add_error("password2", _("De to adgangskoder er ikke ens. Skriv dem igen."))
        return found


class Search(forms.Form):
    """What is looked for in a trail."""

    person = forms.ChoiceField(label=_("Hvem"), required=False)
    action = forms.ChoiceField(label=_("Hvad"), required=False)
    outcome = forms.ChoiceField(label=_("Gjort eller afvist"), required=False)
    first = day_field(_("Fra"), required=False)
    last = day_field(_("Til og med"), required=False)
    before = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)
