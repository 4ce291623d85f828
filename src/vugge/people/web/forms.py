"""What is filled in about a family. Plain forms: a field that is not listed is not read."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from vugge.access.web.staff.forms import day_field
from vugge.base.clock import COPENHAGEN
from vugge.base.labels import Labelled
from vugge.base.text import danish_sort_key
from vugge.people.rules.kinds import SEX_OF_A_CHILD, ClosedWhy, Language, ParentRole, Sex
from vugge.people.web.shown import Shown

L = TypeVar("L", bound=Labelled)
_LIST = _("Vælg på listen.")


def text_field(label: Any, *, required: Any = "", hint: Any = "", longest: int = 120) -> forms.CharField:  # noqa: ANN401 - lazy texts, here and below
    """Return a field for a line of text; `required` is the fault when it is left empty, none when it may be."""
    return forms.CharField(
        label=label,
        max_length=longest,
        required=bool(required),
        help_text=hint,
        error_messages={"required": required} if required else {},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def code_field(
    kinds: type[L],
    label: Any,  # noqa: ANN401 - as above
    *,
    required: bool = True,
    hint: Any = "",  # noqa: ANN401 - as above
    called: Mapping[L, str] | None = None,
) -> forms.TypedChoiceField:
    """Return a field in which one of an enumeration is chosen, nothing beforehand; `called` are other words for it."""
    return forms.TypedChoiceField(
        label=label,
        help_text=hint,
        required=required,
        choices=[("", _("Vælg")), *((each.value, _(called[each] if called else each.label)) for each in kinds)],
        coerce=kinds.of,
        empty_value=None,
        error_messages={"required": _LIST, "invalid_choice": _LIST},
    )


def language_field() -> forms.TypedChoiceField:
    """Return a field for a language: Danish first, then the others as a Dane looks them up, another one last."""
    field = code_field(Language, _("Sprog"))
    middle = [each for each in Language if each not in {Language.DANISH, Language.OTHER}]
    ordered = (Language.DANISH, *sorted(middle, key=lambda each: danish_sort_key(each.label)), Language.OTHER)
    field.choices = [("", _("Vælg")), *((each.value, _(each.label)) for each in ordered)]
    return field


def row_field(label: Any, *, required: bool = True, hint: Any = "") -> forms.TypedChoiceField:  # noqa: ANN401 - as above
    """Return a field in which a row is chosen by its id; `offer` says which there are."""
    return forms.TypedChoiceField(
        label=label,
        help_text=hint,
        required=required,
        coerce=UUID,
        empty_value=None,
        error_messages={"required": _LIST, "invalid_choice": _LIST},
    )


def rows_field(label: Any, *, hint: Any = "", required: Any = "") -> forms.TypedMultipleChoiceField:  # noqa: ANN401 - as above
    """Return a field in which several rows are chosen by their ids."""
    return forms.TypedMultipleChoiceField(
        label=label,
        help_text=hint,
        required=bool(required),
        coerce=UUID,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _LIST, **({"required": required} if required else {})},
    )


def tick(label: Any, hint: Any = "") -> forms.BooleanField:  # noqa: ANN401 - as above
    """Return a box to tick."""
    return forms.BooleanField(label=label, help_text=hint, required=False)


def reason_field(label: Any, required: Any, hint: Any = "") -> forms.CharField:  # noqa: ANN401 - as above
    """Return a field for a sentence or two."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=500,
        error_messages={"required": required},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


_TIMES = ("%H.%M", "%H:%M", "%H%M")


def time_field(label: Any, *, required: bool = True) -> forms.TimeField:  # noqa: ANN401 - as above
    """Return a field for a time of day, typed as Danes write it."""
    wrong = _("Skriv tiden som 14.05.")
    return forms.TimeField(
        label=label,
        required=required,
        input_formats=_TIMES,
        help_text=_("For eksempel 14.05."),
        widget=forms.TimeInput(format=_TIMES[0], attrs={"autocomplete": "off"}),
        error_messages={"required": wrong, "invalid": wrong},
    )


def at(day: dt.date, time: dt.time | None) -> dt.datetime:
    """Return a moment in Copenhagen's time; noon where the hour is not known."""
    return dt.datetime.combine(day, time or dt.time(12), COPENHAGEN)


class Revised(forms.Form):
    """A form that says which revision of the family it was shown from; by itself it asks whether one is sure."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def __init__(self, *given: Any, shown: Shown, **named: Any) -> None:  # noqa: ANN401 - as Django's own forms
        super().__init__(*given, **named)
        self.fit(shown)

    def fit(self, shown: Shown) -> None:
        """Offer what there is to choose for the family or person shown."""

    def offer(self, field: str, rows: Iterable[tuple[UUID, str]], empty: Any = None) -> None:  # noqa: ANN401 - as above
        """Say which rows can be chosen in a field; with `empty`, what stands for none."""
        listed = [(str(row), name) for row, name in rows]
        chosen: Any = self.fields[field]
        chosen.choices = listed if empty is None else [("", empty), *listed]


class CallFamily(Revised):
    """What the family is called."""

    name = text_field(_("Familiens navn"), required=_("Skriv, hvad familien kaldes, fx Familien Lind."))


class AddChild(Revised):
    """A child that is expected or born. With `twin_of` its sibling of the same pregnancy."""

    given_names = text_field(_("Fornavne"), hint=_("Kan stå tomt, til barnet har fået navn."))
    family_name = text_field(_("Efternavn"))
    sex = code_field(Sex, _("Køn"), required=False, called=SEX_OF_A_CHILD)
    due_on = day_field(_("Termin"), required=False, hint=_("Når barnet ventes. For eksempel 24.11.2026."))
    born_on = day_field(_("Født"), required=False, hint=_("Når barnet er født. For eksempel 24.11.2026."))
    twin_of = row_field(_("Tvilling til"), required=False)
    number = text_field(_("CPR-nummer"), longest=20)

    def fit(self, shown: Shown) -> None:
        """Offer the children there are."""
        self.offer("twin_of", shown.children(), _("Ingen"))

    def clean_sex(self) -> Sex:
        """Return the sex, unknown where nothing is chosen."""
        return self.cleaned_data["sex"] or Sex.UNKNOWN


class AddParent(Revised):
    """A parent, or a partner, of children of the family."""

    given_names = text_field(_("Fornavne"))
    family_name = text_field(_("Efternavn"))
    role = code_field(ParentRole, _("Er barnets"))
    custody = tick(_("Har forældremyndighed"))
    born_on = day_field(_("Født"), required=False)
    number = text_field(_("CPR-nummer"), longest=20)
    children = rows_field(_("Forælder til"), required=_("Vælg mindst ét barn."))

    def fit(self, shown: Shown) -> None:
        """Offer the children there are."""
        self.offer("children", shown.children())

    def clean_children(self) -> tuple[UUID, ...]:
        """Return the children."""
        return tuple(self.cleaned_data["children"])


class MoveHome(Revised):
    """Where some of the family live from a day on."""

    address = text_field(_("Vej og nummer"), required=_("Skriv vej og nummer."), longest=200)
    postcode = text_field(_("Postnummer"), required=_("Et postnummer er fire cifre, fx 4000."), longest=10)
    town = text_field(_("By"), required=_("Skriv byen."), longest=80)
    since = day_field(_("Fra"))
    people = rows_field(_("Hvem bor der"), required=_("Vælg, hvem der flytter."))
    protected = tick(_("Adressen er beskyttet"), _("Så står den ikke på lister, i breve eller på udskrifter."))

    def fit(self, shown: Shown) -> None:
        """Offer everybody in the family."""
        self.offer("people", shown.everybody())

    def clean_people(self) -> tuple[UUID, ...]:
        """Return the persons."""
        return tuple(self.cleaned_data["people"])


class Protect(Revised):
    """Whose name and address are protected: the whole family's, or one person's."""

    person = row_field(_("Gælder"), required=False)
    protected = tick(_("Navn og adresse er beskyttet"))

    def fit(self, shown: Shown) -> None:
        """Offer everybody in the family, and all of them."""
        self.offer("person", shown.everybody(), _("Hele familien"))


class Speak(Revised):
    """Language, and whether an interpreter comes along."""

    language = language_field()
    interpreter = tick(_("Der skal tolk med"))


class MoveDistrict(Revised):
    """The district."""

    district = row_field(_("Distrikt"), required=False)

    def fit(self, shown: Shown) -> None:
        """Offer the municipality's districts, and the one the family is in though it is closed."""
        home = shown.family.family
        stays = [(home.district_id, home.district)] if home.district_id else []
        self.offer("district", dict([*shown.districts, *stays]).items(), _("Intet distrikt"))


class Assign(Revised):
    """Who is in charge from a day on."""

    staff = row_field(_("Sundhedsplejerske"))
    since = day_field(_("Fra"))

    def fit(self, shown: Shown) -> None:
        """Offer those who can be."""
        self.offer("staff", shown.colleagues, _("Vælg"))


class AddSubstitute(Revised):
    """Who stands in, and when."""

    staff = row_field(_("Afløser"))
    since = day_field(_("Fra"))
    until = day_field(_("Til og med"), required=False, hint=_("Kan stå tom. For eksempel 24.11.2026."))

    def fit(self, shown: Shown) -> None:
        """Offer those who can."""
        self.offer("staff", shown.colleagues, _("Vælg"))


class EndSubstitute(Revised):
    """Whose standing in ends, and when."""

    substitute = row_field(_("Afløser"))
    last_day = day_field(_("Sidste dag"))

    def fit(self, shown: Shown) -> None:
        """Offer those who stand in, or will."""
        rows = shown.family.family.substitutes
        self.offer("substitute", ((each.row, each.name) for each in rows), _("Vælg"))


class CloseFamily(Revised):
    """Why a family is followed no more, and from when."""

    why = code_field(ClosedWhy, _("Hvorfor"))
    on = day_field(_("Dato"))


class Colleagues(Revised):
    """Whether colleagues may open the family when it is urgent."""

    others = tick(_("Kolleger må åbne familien med en grund, når det haster"))


class Emergency(forms.Form):
    """Why a family that is not one's own is opened."""

    reason = reason_field(
        _("Hvorfor haster det?"),
        _("Skriv, hvorfor det haster. Familiens sundhedsplejerske kan se det."),
        _("For eksempel: Barnet er indlagt, og sygehuset beder om vægten."),
    )


class Search(forms.Form):
    """What is looked for."""

    q = forms.CharField(label=_("Navn, CPR-nummer, fødselsdag eller adresse"), required=False, max_length=120)
