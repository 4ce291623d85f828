"""Data sets: what is current in a municipality, frozen with checksum, time, person and imports."""

from dataclasses import asdict

from django.db import connection

from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor
from vugge.base.clock import now
from vugge.base.tenancy.context import current
from vugge.insight.facts import stored
from vugge.insight.facts.frozen import days_of, freeze_imports
from vugge.insight.facts.quality import quality
from vugge.insight.models import DataSet, Import


@action("import_registrations")
def freeze(*, by: Actor) -> str:
    """Freeze what is current in the municipality the transaction is for; return the checksum.

    The imports of the latest data set once more give no other: a job done twice has one effect.
    """
    municipality, _user = current()
    one_at_a_time(municipality)
    imports = stored.current_imports(municipality)
    newest = DataSet.objects.filter(municipality=municipality).order_by("-number").first()
    if newest is not None and [each["id"] for each in newest.imports] == [str(each) for each in imports]:
        tell(subject=f"data_set:{newest.id}", after={"new": False})
        return newest.sha256
    frozen = freeze_imports(municipality, list(imports))
    first_day, last_day = days_of(frozen.path)
    names = dict(Import.objects.filter(municipality=municipality, id__in=list(imports)).values_list("id", "file_name"))
    made = DataSet.objects.create(
        municipality_id=municipality,
        sha256=frozen.sha256,
        rows=frozen.rows,
        frozen_at=now(),
        frozen_by=by.name,
        imports=[{"id": str(each), "file": names[each]} for each in imports],
        quality=[asdict(each) for each in quality(frozen.path, own=municipality)],
        first_day=first_day,
        last_day=last_day,
    )
    tell(subject=f"data_set:{made.id}", after={"sha256": frozen.sha256, "rows": frozen.rows})
    return frozen.sha256


def one_at_a_time(municipality: str) -> None:
    """Wait until nobody else changes what is current in the municipality; let go with the transaction.

    A data set frozen without it could be the latest and yet lack an import that was read in meanwhile.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"registrations {municipality}"])
