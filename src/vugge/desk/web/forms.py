"""What is filled in about a task. A plain form: a field that is not listed is not read."""

from collections.abc import Iterable
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from vugge.access.web.staff.forms import day_field
from vugge.care.rules.codes import Channel, Handling

ATTEMPTED = "attempted"
"""What a task about an offer can be answered with besides: that somebody tried, in vain."""

_LIST = _("Vælg på listen.")
_HOW = ((Handling.HANDLED, _("Den er klaret")), (Handling.PUT_OFF, _("Udsæt den")))


class Answer(forms.Form):
    """How a task was answered. Only what the choice asks for is read; the rest may stand empty."""

    handling = forms.ChoiceField(
        label=_("Hvad er der sket?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg, hvad der er sket."), "invalid_choice": _LIST},
    )
    reason = forms.CharField(
        label=_("Hvorfor, eller hvad er gjort?"),
        help_text=_("Kan stå tom, når opgaven gives videre."),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    until = day_field(_("Udsæt til"), required=False, hint=_("Kun når opgaven udsættes. For eksempel 24.11.2026."))
    to = forms.TypedChoiceField(
        label=_("Giv videre til"),
        help_text=_("Står på kollegaens egen dag, når kollegaen er skrevet på familien. Aftal det også med ord."),
        required=False,
        coerce=UUID,
        empty_value=None,
        error_messages={"invalid_choice": _LIST},
    )
    channel = forms.ChoiceField(
        label=_("Hvordan blev der prøvet?"), required=False, error_messages={"invalid_choice": _LIST}
    )

    def offer(self, colleagues: Iterable[tuple[UUID, str]], *, attempts: bool) -> None:
        """Say which colleagues there are, and whether an attempt to reach the family can be noted."""
        handed = [(Handling.HANDED_OVER.value, _("Giv den videre til en kollega"))]
        tried = [(ATTEMPTED, _("Jeg har prøvet at få fat i familien"))] if attempts else []
        known = [(each.value, label) for each, label in _HOW]
        self.fields["handling"].choices = [*tried, *known, *handed]  # type: ignore[attr-defined]  # a choice field's
        self.fields["to"].choices = [("", _("Vælg")), *colleagues]  # type: ignore[attr-defined]  # as above
        self.fields["channel"].choices = [("", _("Vælg")), *((each.value, _(each.label)) for each in Channel)]  # type: ignore[attr-defined]  # as above
        if not attempts:
            del self.fields["channel"]
