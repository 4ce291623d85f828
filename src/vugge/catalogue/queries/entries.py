"""The catalogue as pages show it: every entry, what can be set in it, what counts, what comes, and what was."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from vugge.access.actions.recording import demand
from vugge.access.queries.municipalities import municipality_names
from vugge.access.rules.actors import Member
from vugge.catalogue.queries.effective import catalogue_of
from vugge.catalogue.queries.national import programmes
from vugge.catalogue.rules.catalogue import Catalogue
from vugge.catalogue.rules.changes import Change, can_be_withdrawn, change, unfit_change, withdrawal
from vugge.catalogue.rules.fields import Field, Misfit
from vugge.catalogue.rules.national import Row
from vugge.catalogue.rules.overlay import LocalRow
from vugge.catalogue.rules.sections import Entry, Section, entries
from vugge.catalogue.rules.versions import in_force


@dataclass(frozen=True, slots=True)
class Held:
    """A value the municipality has set, its last day (None until further notice), and whether it can be taken back."""

    row: LocalRow
    last: dt.date | None
    can_be_withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldNow:
    """A field on a date: the value that counts, whether it is the municipality's own, those to come, and its history.

    `version` is what a form that changes it carries.
    """

    field: Field
    value: Any
    local: bool
    coming: tuple[LocalRow, ...]
    history: tuple[Held, ...]
    version: str


@dataclass(frozen=True, slots=True)
class EntryInFull:
    """An entry with its fields as they are on a date."""

    entry: Entry
    fields: tuple[FieldNow, ...]


def entries_for(*, by: Member, on: dt.date) -> dict[Section, tuple[Entry, ...]]:
    """Return every entry of the catalogue where somebody works, on a date, by its section; RefusedError as `demand`."""
    demand("see_catalogue", by)
    catalogue = catalogue_of(by.municipality, on)
    found = [*entries(catalogue), *_programmes(by.municipality, on)]
    return {section: tuple(each for each in found if each.section is section) for section in Section}


def entry_for(*, by: Member, on: dt.date, section: str, code: str) -> EntryInFull:
    """Return an entry in full; KeyError for one there is not, RefusedError for whoever may not see it."""
    demand("see_catalogue", by)
    catalogue = catalogue_of(by.municipality, on)
    for each in (*entries(catalogue), *_programmes(by.municipality, on)):
        if (each.section.value, each.code) == (section, code):
            return EntryInFull(each, tuple(_now(catalogue, field, on) for field in each.fields))
    raise KeyError(code)


def entry_of(*, by: Member, on: dt.date, key: str) -> tuple[Entry, FieldNow]:
    """Return the entry a field stands in, and the field; KeyError for a key there is not."""
    demand("see_catalogue", by)
    catalogue = catalogue_of(by.municipality, on)
    for each in entries(catalogue):
        for field in each.fields:
            if field.key == key:
                return each, _now(catalogue, field, on)
    raise KeyError(key)


def value_for(*, by: Member, on: dt.date, value: UUID) -> tuple[Entry, FieldNow, Held]:
    """Return a value the municipality has set, with its field and entry; KeyError for one there is not."""
    demand("see_catalogue", by)
    rows = {each.id: each for each in catalogue_of(by.municipality, on).overlay.rows}
    entry, field = entry_of(by=by, on=on, key=rows[value].key)
    return entry, field, next(each for each in field.history if each.row.id == value)


def preview(*, by: Member, key: str, value: Any, valid_from: dt.date, today: dt.date) -> Change | Misfit:  # noqa: ANN401 - what each field holds
    """Return what a value from a day on would change, or why it will not do; KeyError for a key there is not."""
    demand("change_catalogue", by)
    catalogue = catalogue_of(by.municipality, valid_from)
    field = catalogue.field(key)
    return unfit_change(catalogue.overlay, field, value, valid_from) or change(
        catalogue.overlay, field, value, valid_from=valid_from, today=today
    )


def preview_withdrawal(*, by: Member, held: Held, today: dt.date) -> Change:
    """Return what taking a value back would change."""
    demand("change_catalogue", by)
    catalogue = catalogue_of(by.municipality, held.row.valid_from)
    return withdrawal(catalogue.overlay, held.row, catalogue.field(held.row.key), today)


def _now(catalogue: Catalogue, field: Field, on: dt.date) -> FieldNow:
    overlay = catalogue.overlay
    return FieldNow(
        field=field,
        value=overlay.value(field.key, on, field.national),
        local=overlay.row(field.key, on) is not None,
        coming=tuple(each for each in overlay.standing(field.key) if each.valid_from > on),
        history=tuple(
            Held(each, overlay.until(each.key, each.valid_from), can_be_withdrawn(each, on))
            for each in overlay.history(field.key)
        ),
        version=overlay.version(field.key),
    )


def _programmes(municipality: str, on: dt.date) -> Iterator[Entry]:
    for code, versions in programmes().items():
        version = in_force(versions, on)
        mine = [each for each in version["scopes"] if municipality in each["municipalities"]]
        yield Entry(
            section=Section.PROGRAMMES,
            code=code,
            title=version["title"],
            text=version["source"],
            facts=tuple(_scope(each, version) for each in (mine or version["scopes"])),
            local=bool(mine),
        )


def _scope(scope: Row, version: Row) -> tuple[str, str]:
    window = version["window"]
    names = ", ".join(municipality_names(scope["municipalities"]).values())
    return f"{scope['title']}, {scope.get('from', window['from']).year}–{scope.get('to', window['to']).year}", names
