"""Data sets: what is current in a municipality, frozen with checksum, time, person, and what it was made of."""

import secrets
from dataclasses import asdict

from django.db import connection

from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor, Member, Operator
from vugge.base.clock import now
from vugge.base.jobs import defer
from vugge.base.tenancy.context import current
from vugge.insight.facts import journal, stored
from vugge.insight.facts.frozen import days_of, freeze_sources
from vugge.insight.facts.pseudonyms import has_key
from vugge.insight.facts.quality import quality
from vugge.insight.facts.settled import settled
from vugge.insight.models import DataSet, Import, PseudonymKey
from vugge.insight.rules.sources import Sources

_KEY = 32  # bytes


@action("import_registrations")
def ask_for_data_set(*, by: Member) -> None:
    """Ask the worker to freeze what is current."""
    defer("freeze_data_set", municipality=by.municipality, user=str(by.user))
    tell(subject=f"municipality:{by.municipality}")


@action("import_registrations")
def freeze(*, by: Actor) -> str:
    """Freeze what is current in the municipality the transaction is for; return the checksum.

    The same rows of the same imports once more give no other: a job done twice has one effect.
    """
    municipality, _user = current()
    one_at_a_time(municipality)
    sources = _sources(municipality)
    newest = DataSet.objects.filter(municipality=municipality).order_by("-number").first()
    if newest is not None and _is_of(newest, sources) and not (newest.journal_at or sources.journal_at):
        return _same(newest)
    _make_key(municipality)
    frozen = freeze_sources(municipality, sources)
    if newest is not None and _is_of(newest, sources) and newest.sha256 == frozen.sha256:
        return _same(newest)
    first_day, last_day = days_of(frozen.path)
    made = DataSet.objects.create(
        municipality_id=municipality,
        sha256=frozen.sha256,
        rows=frozen.rows,
        frozen_at=now(),
        frozen_by=by.name,
        imports=_told(municipality, sources),
        journal_at=sources.journal_at if frozen.journal_rows else None,
        journal_rows=frozen.journal_rows,
        quality=[asdict(each) for each in quality(frozen.path, own=municipality)],
        first_day=first_day,
        last_day=last_day,
    )
    told = {"sha256": frozen.sha256, "rows": frozen.rows, "journal_rows": frozen.journal_rows}
    tell(subject=f"data_set:{made.id}", after=told)
    return frozen.sha256


@action("run_the_machine")
def make_key(*, by: Operator) -> None:
    """Give the municipality the transaction is for a key for its pseudonyms, if it has none."""
    del by  # named in the event by the action itself
    municipality, _user = current()
    one_at_a_time(municipality)
    _make_key(municipality)
    tell(subject=f"municipality:{municipality}")


def _make_key(municipality: str) -> None:
    if not has_key(municipality):
        PseudonymKey.objects.create(municipality_id=municipality, key=secrets.token_hex(_KEY))


def _sources(municipality: str) -> Sources:
    moment = settled(now())
    return Sources(
        imports=tuple(stored.current_imports(municipality)),
        journal_at=moment if journal.holds_any(municipality, moment) else None,
    )


def _is_of(found: DataSet, sources: Sources) -> bool:
    return [each["id"] for each in found.imports] == [str(each) for each in sources.imports]


def _told(municipality: str, sources: Sources) -> list[dict[str, str]]:
    of = Import.objects.filter(municipality=municipality, id__in=sources.imports)
    names = dict(of.values_list("id", "file_name"))
    return [{"id": str(each), "file": names[each]} for each in sources.imports]


def _same(newest: DataSet) -> str:
    tell(subject=f"data_set:{newest.id}", after={"new": False})
    return newest.sha256


def one_at_a_time(municipality: str) -> None:
    """Wait until nobody else changes what is current in the municipality; let go with the transaction.

    A data set frozen without it could be the latest and yet lack an import that was read in meanwhile.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"registrations {municipality}"])
