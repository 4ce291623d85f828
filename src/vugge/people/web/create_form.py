"""Writing a family down: what a notice of a pregnancy or a birth tells, on one page."""

import datetime as dt
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from vugge.access.web.staff.forms import day_field
from vugge.base.clock import today
from vugge.base.cpr import Cpr, CprError, read_cpr
from vugge.people.actions.creating import NewChild, NewFamily, NewParent
from vugge.people.actions.founding import Founding
from vugge.people.actions.living import Home
from vugge.people.rules.kinds import ParentRole
from vugge.people.web.forms import at, code_field, language_field, row_field, text_field, tick, time_field

CHILDREN, PARENTS = 3, 2
"""How many there is room for; more are added on the family's page."""

Rows = tuple[tuple[UUID, str], ...]


class CreateFamily(forms.Form):
    """A family with its children, its parents and its home."""

    name = text_field(_("Familien kaldes"), required=_("Skriv, hvad familien kaldes, fx Familien Lind."))
    born = forms.ChoiceField(
        label=_("Barnet"),
        choices=[("no", _("Ventes")), ("yes", _("Er født"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg, om barnet ventes eller er født."), "invalid_choice": _("Vælg på listen.")},
    )
    due_on = day_field(_("Termin"), required=False, hint=_("Når barnet ventes. For eksempel 24.11.2026."))
    born_on = day_field(_("Født"), required=False, hint=_("Når barnet er født. For eksempel 24.11.2026."))
    born_time = time_field(_("Klokken"), required=False)
    children = forms.TypedChoiceField(
        label=_("Hvor mange børn"),
        choices=[("1", _("Et barn")), ("2", _("Tvillinger")), ("3", _("Trillinger"))],
        coerce=int,
        initial="1",
        error_messages={"invalid_choice": _("Vælg på listen."), "required": _("Vælg på listen.")},
    )
    child_1_given_names = text_field(_("Barnets fornavne"), hint=_("Kan stå tomt, til barnet har fået navn."))
    child_2_given_names = text_field(_("Andet barns fornavne"))
    child_3_given_names = text_field(_("Tredje barns fornavne"))
    child_family_name = text_field(_("Børnenes efternavn"))
    parent_1_role = code_field(ParentRole, _("Første forælder er barnets"))
    parent_1_given_names = text_field(_("Første forælders fornavne"), required=_("Skriv et navn."))
    parent_1_family_name = text_field(_("Første forælders efternavn"))
    parent_1_number = text_field(_("Første forælders CPR-nummer"), longest=20)
    parent_1_custody = tick(_("Første forælder har forældremyndighed"))
    parent_2_role = code_field(ParentRole, _("Anden forælder er barnets"), required=False)
    parent_2_given_names = text_field(_("Anden forælders fornavne"))
    parent_2_family_name = text_field(_("Anden forælders efternavn"))
    parent_2_number = text_field(_("Anden forælders CPR-nummer"), longest=20)
    parent_2_custody = tick(_("Anden forælder har forældremyndighed"))
    address = text_field(_("Vej og nummer"), longest=200)
    postcode = text_field(_("Postnummer"), longest=10)
    town = text_field(_("By"), longest=80)
    protected = tick(
        _("Familien har navne- og adressebeskyttelse"), _("Så står de ikke på lister, i breve eller på udskrifter.")
    )
    language = language_field()
    interpreter = tick(_("Der skal tolk med"))
    district = row_field(_("Distrikt"), required=False)
    in_charge = row_field(_("Familiens sundhedsplejerske"), required=False)
    seen = tick(_("Jeg har set dem, der ligner. Det er nogle andre."))

    def __init__(self, *given: Any, districts: Rows, colleagues: Rows, leads: bool, **named: Any) -> None:  # noqa: ANN401 - as Django's own forms
        super().__init__(*given, **named)
        self._leads = leads
        fields: Any = self.fields
        fields["district"].choices = [("", _("Intet distrikt")), *((str(row), name) for row, name in districts)]
        fields["in_charge"].choices = [("", _("Ingen endnu")), *((str(row), name) for row, name in colleagues)]

    def clean(self) -> dict[str, Any]:
        """See that the one day that is needed is there, and that a second parent is told whole."""
        found = super().clean() or {}
        needed = {"no": "due_on", "yes": "born_on"}.get(found.get("born", ""), "")
        if needed and not found.get(needed) and needed not in self.errors:
            missing = {"due_on": _now("Skriv terminen."), "born_on": _now("Skriv, hvornår barnet er født.")}
            self.add_error(needed, missing[needed])
        if not self._leads and not found.get("in_charge") and "in_charge" not in self.errors:
            self.add_error("in_charge", _now("Vælg, hvem der har familien."))
        told = any(found.get(f"parent_2_{each}") for each in ("given_names", "family_name", "number", "custody"))
        if told and not found.get("parent_2_role") and "parent_2_role" not in self.errors:
            self.add_error("parent_2_role", _now("Vælg, hvad den anden forælder er for barnet."))
        if any(found.get(each) for each in ("address", "postcode", "town")):
            wanted = {"address": _now("Skriv vej og nummer."), "town": _now("Skriv byen."), "postcode": _now(
                "Et postnummer er fire cifre, fx 4000."
            )}  # fmt: skip
            for name, fault in wanted.items():
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, fault)
        return found

    def founding(self) -> Founding:
        """Return what was filled in, to be written down."""
        filled = self.cleaned_data
        family = NewFamily(
            name=filled["name"],
            language=filled["language"],
            interpreter=filled["interpreter"],
            district=filled["district"],
            protected=filled["protected"],
            in_charge=filled["in_charge"],
            unassigned=filled["in_charge"] is None,
        )
        return Founding(family=family, children=self._children(), parents=self._parents(), home=self._home())

    def people(self) -> list[tuple[str, str, dt.date | None, Cpr | None]]:
        """Return who is about to be written down: names, day of birth and number, to be compared with who is here."""
        filled = self.cleaned_data
        born_on = filled["born_on"] if filled["born"] == "yes" else None
        children: list[tuple[str, str, dt.date | None, Cpr | None]] = [
            (each.given_names, each.family_name, born_on, None) for each in self._children() if born_on
        ]
        return [
            *children,
            *((each.given_names, each.family_name, None, _number(each.number)) for each in self._parents()),
        ]

    def _children(self) -> tuple[NewChild, ...]:
        filled = self.cleaned_data
        born = filled["born"] == "yes"
        timed = born and filled["born_time"] is not None
        return tuple(
            NewChild(
                given_names=filled[f"child_{place}_given_names"],
                family_name=filled["child_family_name"],
                due_on=filled["due_on"],
                born_on=filled["born_on"] if born else None,
                born_at=at(filled["born_on"], filled["born_time"]) if timed else None,
            )
            for place in range(1, filled["children"] + 1)
        )

    def _parents(self) -> tuple[NewParent, ...]:
        filled = self.cleaned_data
        return tuple(
            NewParent(
                role=cast("ParentRole", filled[f"parent_{place}_role"]),
                given_names=filled[f"parent_{place}_given_names"],
                family_name=filled[f"parent_{place}_family_name"],
                number=filled[f"parent_{place}_number"],
                custody=filled[f"parent_{place}_custody"],
            )
            for place in range(1, PARENTS + 1)
            if filled[f"parent_{place}_role"]
        )

    def _home(self) -> Home | None:
        filled = self.cleaned_data
        if not filled["address"]:
            return None
        where = {name: filled[name] for name in ("address", "postcode", "town", "protected")}
        return Home(people=(), since=today(), **where)


def _number(text: str) -> Cpr | None:
    """Return the number somebody wrote, None for none; what is wrong with it the action says."""
    try:
        return read_cpr(text)
    except CprError:
        return None
