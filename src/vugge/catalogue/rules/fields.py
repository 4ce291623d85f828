"""What a municipality can set for itself: each field by its key, what may stand in it, and what it changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from vugge.base.labels import Labelled
from vugge.base.text import marked as _
from vugge.catalogue.rules import keys
from vugge.catalogue.rules.entries import Instrument, Reason
from vugge.catalogue.rules.kinds import VisitKind
from vugge.catalogue.rules.national import National
from vugge.catalogue.rules.windows import Unit

LONGEST_TEXT = 2000
_MOST: dict[Unit, int] = {Unit.DAYS: 365, Unit.WEEKS: 104, Unit.MONTHS: 72, Unit.WEEKS_PREGNANT: 40}
PARENTS = ("mother", "father", "partner")
PHASES = ("pregnancy", "postpartum")


class FieldForm(Labelled):
    """What kind of value a field holds, as JSON: a number, a text, true or false, first and last, or a code."""

    NUMBER = "number", _("Tal")
    TEXT = "text", _("Tekst")
    YES_NO = "yes_no", _("Ja eller nej")
    WINDOW = "window", _("Periode")
    CHOICE = "choice", _("Valg")
    REASON = "reason", _("Egen årsag")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A value a municipality can set. `changes` is the Danish sentence that is read before it is saved."""

    key: str
    title: str
    form: FieldForm
    national: Any
    changes: str
    unit: str = ""
    least: int = 0
    most: int = 0
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a value will not do: the field of the form it stands in, and a Danish msgid with its words."""

    field: str
    sentence: str
    words: dict[str, object]


_VISIT_STAYS = _("Besøg, der er planlagt eller underskrevet, bliver stående.")
_NO_LONGER = _("Det, der er registreret med den, bliver stående.")
_TEXT = _("Teksten vises under den nationale fra den dag. Den nationale tekst ændrer sig ikke.")


def field_of(national: National, key: str, own: tuple[Reason, ...] = ()) -> Field:
    """Return a field by its key; KeyError for a key there is not. `own` are the municipality's own reasons."""
    for field in all_fields(national, own):
        if field.key == key:
            return field
    raise KeyError(key)


def all_fields(national: National, own: tuple[Reason, ...] = ()) -> Iterator[Field]:
    """Return every field a municipality can set."""
    for kind in national.kinds:
        yield from kind_fields(kind)
    for reason in (*national.reasons, *own):
        yield from choosable("reason", reason.code, _("Kan vælges ved behovsbesøg"))
    for reason in own:
        yield own_reason_field(reason)
    for target in national.targets:
        yield from choosable("target", target.code, _("Kan vælges ved henvisning"))
    for topic in national.topics:
        yield _in_use("topic", topic.code, _("Kan vælges af forældre"))
    for level in national.levels:
        yield _text("level", str(level.number))
    for each in national.parameters:
        yield Field(
            key=keys.parameter(each.code),
            title=each.title,
            form=FieldForm.NUMBER,
            national=each.default,
            changes=each.changes,
            unit=each.unit,
            least=each.least,
            most=each.most,
        )
    for instrument in national.instruments:
        yield from cutoff_fields(instrument)


def kind_fields(kind: VisitKind) -> Iterator[Field]:
    """Return what can be set for a visit kind."""
    yield _in_use("kind", kind.code, _("Kan vælges"), national=kind.in_use, stays=_VISIT_STAYS)
    yield _text("kind", kind.code)
    if kind.window:
        yield Field(
            key=keys.window(kind.code),
            title=_("Hvornår besøget ligger"),
            form=FieldForm.WINDOW,
            national={"first": kind.window.first, "last": kind.window.last},
            changes=_("Kommende besøg regnes efter den nye periode. Planlagte besøg flyttes ikke."),
            unit=kind.window.unit.label,
            most=_MOST[kind.window.unit],
        )
    if len(kind.types) > 1:
        yield Field(
            key=keys.offered_to(kind.code),
            title=_("Hvem besøget tilbydes"),
            form=FieldForm.CHOICE,
            national=kind.offered_to.value,
            changes=_(
                "Besøg fra den dag indberettes efter det: til alle som almindelig kontakt, efter kriterier som "
                "behovskontakt. Besøg før den dag ændrer sig ikke."
            ),
            choices=tuple((each.value, each.label) for each, _type in kind.types),
        )


def choosable(what: str, code: str, title: str) -> Iterator[Field]:
    """Return whether something can be chosen, and the municipality's own text about it."""
    yield _in_use(what, code, title)
    yield _text(what, code)


def own_reason_field(reason: Reason) -> Field:
    """Return the reason itself: added and taken back, never changed. `national` is that there is none."""
    return Field(
        key=keys.own_reason(reason.code),
        title=_("Årsagen selv"),
        form=FieldForm.REASON,
        national=None,
        changes=_("Årsagen kan vælges ved behovsbesøg fra den dag."),
    )


def cutoff_fields(instrument: Instrument) -> Iterator[Field]:
    """Return an instrument's cut-offs: for each respondent, and for a parent in each phase."""
    for respondent in instrument.respondents:
        for phase in PHASES if respondent in PARENTS else ("",):
            yield Field(
                key=keys.cutoff(instrument.code, respondent, phase),
                title=_CUTOFF_TITLES[respondent, phase],
                form=FieldForm.NUMBER,
                national=instrument.cutoff(respondent),
                changes=_(
                    "Svar fra den dag vurderes efter den nye grænse. Svar, der er givet før, beholder den grænse, de "
                    "blev vurderet efter."
                ),
                unit=_("point"),
                least=1,
                most=instrument.most,
            )


def misfit(field: Field, value: Any) -> Misfit | None:  # noqa: ANN401 - what each kind of field holds
    """Tell why a value will not do; None where it will. A value of None follows the national one, and always will."""
    if value is None:
        return None
    if field.form is FieldForm.NUMBER:
        return _outside("value", value, field)
    if field.form is FieldForm.WINDOW:
        return _window(field, value["first"], value["last"])
    if field.form is FieldForm.TEXT and (not value.strip() or len(value) > LONGEST_TEXT):
        return Misfit("value", _("Skriv en tekst på højst %(most)s tegn."), {"most": LONGEST_TEXT})
    if field.form is FieldForm.CHOICE and value not in dict(field.choices):
        return Misfit("value", _("Vælg på listen."), {})
    return None


def _window(field: Field, first: int, last: int) -> Misfit | None:
    found = _outside("first", first, field) or _outside("last", last, field)
    if found is None and last < first:
        text = _("Perioden kan ikke slutte, før den begynder. Skriv %(first)s eller mere.")
        return Misfit("last", text, {"first": first})
    return found


def _outside(name: str, value: int, field: Field) -> Misfit | None:
    if field.least <= value <= field.most:
        return None
    return Misfit(name, _("Skriv et helt tal fra %(least)s til %(most)s."), {"least": field.least, "most": field.most})


def _in_use(what: str, code: str, title: str, *, national: bool = True, stays: str = _NO_LONGER) -> Field:
    return Field(key=keys.in_use(what, code), title=title, form=FieldForm.YES_NO, national=national, changes=stays)


def _text(what: str, code: str) -> Field:
    return Field(
        key=keys.text(what, code), title=_("Kommunens egen tekst"), form=FieldForm.TEXT, national="", changes=_TEXT
    )


_CUTOFF_TITLES = {
    ("mother", "pregnancy"): _("Mor, i graviditeten"),
    ("mother", "postpartum"): _("Mor, efter fødslen"),
    ("father", "pregnancy"): _("Far, i graviditeten"),
    ("father", "postpartum"): _("Far, efter fødslen"),
    ("partner", "pregnancy"): _("Partner, i graviditeten"),
    ("partner", "postpartum"): _("Partner, efter fødslen"),
    ("child", ""): _("Barnet"),
}
