"""What is filled in about one person."""

import re
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from vugge.access.web.staff.forms import day_field
from vugge.people.rules.consents import How, Purpose, Recipient
from vugge.people.rules.kinds import SEX_OF_A_CHILD, DaycareKind, Sex
from vugge.people.web.forms import (
    Revised,
    code_field,
    reason_field,
    row_field,
    rows_field,
    text_field,
    tick,
    time_field,
)
from vugge.people.web.shown import Shown
from vugge.people.web.words import consent, joined

_WEEKS = re.compile(r"\s*([0-9]{2})\s*\+\s*([0-6])\s*")


class Rename(Revised):
    """What somebody is called, their sex, and a grown-up's birthday."""

    given_names = text_field(_("Fornavne"))
    family_name = text_field(_("Efternavn"))
    sex = code_field(Sex, _("Køn"))
    born_on = day_field(_("Født"), required=False)

    def fit(self, shown: Shown) -> None:
        """Leave a child's birthday out: it is its birth's. Its sex is called as a child's is."""
        if shown.who.child is not None:
            del self.fields["born_on"]
            self.fields["sex"] = code_field(Sex, _("Køn"), called=SEX_OF_A_CHILD)


class GiveNumber(Revised):
    """A number, perhaps instead of another."""

    number = text_field(
        _("CPR-nummer eller erstatningsnummer"),
        required=_("Skriv de 10 tegn i CPR-nummeret, fx 080926-1234."),
        longest=20,
    )
    instead = tick(_("Personen har fået et nyt CPR-nummer i stedet for det gamle"))


class Birth(Revised):
    """A birth, a stillbirth among them."""

    born_on = day_field(_("Født"))
    born_time = time_field(_("Klokken"))
    sex = code_field(Sex, _("Køn"), called=SEX_OF_A_CHILD)
    weeks = text_field(
        _("Uger og dage ved fødslen"),
        hint=_("For eksempel 38+2. Står det tomt, regnes det ud fra terminen."),
        longest=6,
    )
    birth_order = forms.IntegerField(
        label=_("Nummer i rækken"),
        required=False,
        min_value=1,
        max_value=9,
        help_text=_("Kun for tvillinger og flere."),
        error_messages={"invalid": _("Skriv et tal fra 1 til 9.")},
    )
    given_names = text_field(_("Fornavne"), hint=_("Kan stå tomt, til barnet har fået navn."))
    stillborn = tick(_("Barnet blev født uden liv"))

    def clean_weeks(self) -> int | None:
        """Return how far the pregnancy was, in days."""
        text: str = self.cleaned_data["weeks"]
        if not text.strip():
            return None
        found = _WEEKS.fullmatch(text)
        if found is None:
            raise ValidationError(_now("Skriv uger og dage, fx 38+2."))
        return 7 * int(found[1]) + int(found[2])


class OnDay(Revised):
    """The day something happened."""

    on = day_field(_("Dato"))


class LastDayAsParent(Revised):
    """The last day somebody is a parent or partner in the family."""

    last_day = day_field(_("Sidste dag"))


class Custody(Revised):
    """Who has custody of a child from a day on."""

    holders = rows_field(_("Har forældremyndighed"))
    since = day_field(_("Fra"))

    def fit(self, shown: Shown) -> None:
        """Offer the parents."""
        self.offer("holders", shown.parents())

    def clean_holders(self) -> tuple[UUID, ...]:
        """Return the persons."""
        return tuple(self.cleaned_data["holders"])


class Daycare(Revised):
    """A child's place in a daycare."""

    kind = code_field(DaycareKind, _("Slags"))
    name = text_field(_("Dagtilbuddets navn"), required=_("Skriv, hvad dagtilbuddet hedder."))
    since = day_field(_("Fra"))
    until = day_field(_("Til og med"), required=False, hint=_("Kan stå tom. For eksempel 24.11.2026."))


class GiveConsent(Revised):
    """A yes: one purpose, one recipient."""

    giver = row_field(_("Hvem siger ja"))
    purpose = code_field(Purpose, _("Til hvad"))
    recipient = code_field(Recipient, _("Til hvem"))
    recipient_name = text_field(_("Hvem præcis"), hint=_("For eksempel institutionens eller lægens navn."))
    how = code_field(How, _("Hvordan"))
    given_on = day_field(_("Dato"))
    until = day_field(_("Gælder til og med"), required=False, hint=_("Kan stå tom. For eksempel 24.11.2026."))

    def fit(self, shown: Shown) -> None:
        """Offer those who may speak for the person: oneself, or a child's parents."""
        own = ((shown.who.id, shown.who.name),)
        self.offer("giver", shown.parents() if shown.who.child else own, _("Vælg"))


class Withdraw(Revised):
    """Which yes is taken back, by whom and when."""

    consent = row_field(_("Hvad trækkes tilbage"))
    whose = row_field(_("Hvem trækker det tilbage"))
    on = day_field(_("Dato"))

    def fit(self, shown: Shown) -> None:
        """Offer the consents that count."""
        self.offer("consent", ((each.id, consent(each)) for each in shown.who.consents if each.counts), _("Vælg"))
        own = ((shown.who.id, shown.who.name),)
        self.offer("whose", shown.parents() if shown.who.child else own, _("Vælg"))


class Merge(Revised):
    """Which other journal is the same person's."""

    gone = row_field(_("Den anden journal"), hint=_("De, der ligner: samme nummer, fødselsdag eller navn."))
    reason = reason_field(_("Hvorfor er det den samme person?"), _("Skriv hvorfor. Det står i journalen bagefter."))
    although_twins = tick(_("De ligner tvillinger, men det er det samme barn"))

    def fit(self, shown: Shown) -> None:
        """Offer those who are alike."""
        self.offer("gone", shown.alike, _("Vælg"))


class Unmerge(Revised):
    """Which journal is somebody else's after all."""

    merge = row_field(_("Hvilken skilles ud igen"))
    reason = reason_field(_("Hvorfor er det to personer?"), _("Skriv hvorfor. Det står i journalen bagefter."))

    def fit(self, shown: Shown) -> None:
        """Offer those that were joined."""
        self.offer("merge", ((each.merge, joined(each)) for each in shown.who.joined), _("Vælg"))
