"""The parts of the catalogue as a person turns to them, and what each entry says in full."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from vugge.base.labels import Labelled
from vugge.base.text import marked as _
from vugge.catalogue.rules import keys
from vugge.catalogue.rules.catalogue import Catalogue
from vugge.catalogue.rules.entries import Reason
from vugge.catalogue.rules.fields import Field, all_fields, cutoff_fields
from vugge.catalogue.rules.kinds import VisitKind
from vugge.catalogue.rules.observations import Observation
from vugge.catalogue.rules.windows import Basis


class Section(Labelled):
    """A part of the catalogue; its code stands in the address."""

    VISITS = "besoeg", _("Besøg")
    REASONS = "aarsager", _("Årsager til behovsbesøg")
    LEVELS = "niveauer", _("Niveauer")
    TARGETS = "henvisninger", _("Henvisninger")
    TOPICS = "emner", _("Emner, forældrene kan vælge")
    PARAMETERS = "tal", _("Kommunens tal")
    CUTOFFS = "graenser", _("Grænser i screeninger")
    PROGRAMMES = "programmer", _("Programmer")
    LAWS = "love", _("Lovens navne")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something in the catalogue, as a line of a list. `guessed`: it holds an estimate of ours, and says so.

    `headline` is the field whose `value` stands beside the title in a list.
    """

    section: Section
    code: str
    title: str
    text: str = ""
    fields: tuple[Field, ...] = ()
    signs: tuple[str, ...] = ()
    local: bool = False
    in_use: bool = True
    guessed: bool = False
    note: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    observed: tuple[Observation, ...] = ()
    also: tuple[Observation, ...] = ()
    headline: Field | None = None
    value: Any = None


def entries(catalogue: Catalogue) -> Iterator[Entry]:
    """Return every entry of a catalogue that is made of the nine files and the instruments."""
    fields = tuple(all_fields(catalogue.national, tuple(r for r in catalogue.all_reasons() if r.local)))
    for make in _MAKERS:
        yield from make(catalogue, fields)


def _of(fields: tuple[Field, ...], what: str, code: str) -> tuple[Field, ...]:
    return tuple(each for each in fields if each.key.split(".")[:2] == [what, code])


def _visits(catalogue: Catalogue, fields: tuple[Field, ...]) -> Iterator[Entry]:
    for kind in catalogue.kinds():
        window = kind.window
        yield Entry(
            section=Section.VISITS,
            code=kind.code,
            title=kind.title,
            text=kind.text,
            fields=_of(fields, "kind", kind.code),
            local=catalogue.is_local("kind", kind.code),
            in_use=kind.in_use,
            guessed=bool(window and window.basis is Basis.GUESSED),
            note=window.note if window else "",
            facts=_kind_facts(catalogue, kind),
            observed=kind.observations,
            also=kind.also,
            headline=next((each for each in fields if window and each.key == keys.window(kind.code)), None),
            value=window and {"first": window.first, "last": window.last},
        )


def _kind_facts(catalogue: Catalogue, kind: VisitKind) -> tuple[tuple[str, str], ...]:
    early = kind.window and (
        _("Regnes fra terminen, når barnet er født før uge 37") if kind.window.corrected else _("Regnes fra fødslen")
    )
    return (
        (_("Tælles som"), catalogue.activity(kind.activity).title),
        (_("Hører til i journalen for"), kind.about.label),
        (_("Tilbydes"), kind.offered_to.label),
        *([(_("Født for tidligt"), early)] if early and kind.about.value != "parent" else []),
    )


def _reasons(catalogue: Catalogue, fields: tuple[Field, ...]) -> Iterator[Entry]:
    for each in catalogue.all_reasons():
        own = _of(fields, keys.OWN_REASON, each.code)
        yield Entry(
            section=Section.REASONS,
            code=each.code,
            title=each.title,
            fields=(*_of(fields, "reason", each.code), *own),
            signs=each.signs,
            local=each.local or catalogue.is_local("reason", each.code),
            in_use=each.in_use,
            facts=_reason_facts(catalogue, each),
        )


def _reason_facts(catalogue: Catalogue, reason: Reason) -> tuple[tuple[str, str], ...]:
    counts = catalogue.reason(reason.extract_code).title if reason.extract_code else _("Uden for programmet")
    return (
        *([(_("Tæller som"), counts)] if reason.local else []),
        (_("Psykosocial grund"), _("Ja") if reason.psychosocial else _("Nej")),
        (_("Kan alene give besøg ved 1½ og 3 år"), _("Ja") if reason.counts_alone else _("Nej")),
    )


def _levels(catalogue: Catalogue, fields: tuple[Field, ...]) -> Iterator[Entry]:
    for each in catalogue.levels():
        yield Entry(
            section=Section.LEVELS,
            code=str(each.number),
            title=f"{_('Niveau')} {each.number}: {each.title}",
            text=each.text,
            fields=_of(fields, "level", str(each.number)),
            signs=each.signs,
            local=bool(each.local_text),
        )


def _targets(catalogue: Catalogue, fields: tuple[Field, ...]) -> Iterator[Entry]:
    for each in catalogue.all_targets():
        yield Entry(
            section=Section.TARGETS,
            code=each.code,
            title=each.title,
            fields=_of(fields, "target", each.code),
            local=catalogue.is_local("target", each.code),
            in_use=each.in_use,
            facts=(
                (_("Hvor"), _("I sundhedsplejen") if each.inside else _("Uden for sundhedsplejen")),
                *([(_("Lov"), each.law)] if each.law else []),
            ),
        )


def _topics(catalogue: Catalogue, fields: tuple[Field, ...]) -> Iterator[Entry]:
    for each in catalogue.all_topics():
        yield Entry(
            section=Section.TOPICS,
            code=each.code,
            title=each.title,
            fields=_of(fields, "topic", each.code),
            local=catalogue.is_local("topic", each.code),
            in_use=each.in_use,
        )


def _parameters(catalogue: Catalogue, fields: tuple[Field, ...]) -> Iterator[Entry]:
    for each in catalogue.parameters():
        guessed = each.basis is Basis.GUESSED
        yield Entry(
            section=Section.PARAMETERS,
            code=each.code,
            title=each.title,
            text=each.text,
            fields=_of(fields, keys.PARAMETER, each.code),
            local=catalogue.is_local(keys.PARAMETER, each.code),
            headline=next(field for field in fields if field.key == keys.parameter(each.code)),
            value=each.value,
            guessed=guessed and not catalogue.is_local(keys.PARAMETER, each.code),
            note=_("Det nationale tal er et skøn. Ingen kilde siger et tal, så kommunen bør sætte sit eget.")
            if guessed
            else "",
        )


def _cutoffs(catalogue: Catalogue, _fields: tuple[Field, ...]) -> Iterator[Entry]:
    for each in catalogue.national.instruments:
        yield Entry(
            section=Section.CUTOFFS,
            code=each.code,
            title=each.title,
            text=_("Fra grænsen og op er et svar over grænsen. Den grænse, der blev brugt, gemmes sammen med svaret."),
            fields=tuple(cutoff_fields(each)),
            local=catalogue.is_local(keys.CUTOFF, each.code),
            facts=((_("Højest muligt"), str(each.most)),),
        )


def _laws(catalogue: Catalogue, _fields: tuple[Field, ...]) -> Iterator[Entry]:
    for code in dict.fromkeys(each.code for each in catalogue.national.laws):
        law = catalogue.law(code)
        yield Entry(section=Section.LAWS, code=code, title=law.title, facts=((_("Hedder nu"), law.name),))


_MAKERS: tuple[Callable[[Catalogue, tuple[Field, ...]], Iterator[Entry]], ...] = (
    *(_visits, _reasons, _levels, _targets, _topics, _parameters, _cutoffs, _laws),
)
