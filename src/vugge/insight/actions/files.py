"""The operator's files: an extract of several municipalities read in, and everybody's figures counted."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from vugge.access.actions.recording import demand
from vugge.access.queries.municipalities import municipality_codes, tenants
from vugge.access.rules.actors import Operator
from vugge.base.clock import now
from vugge.base.files import place_for, scratch
from vugge.base.tenancy.context import within
from vugge.insight.actions.data_sets import make_key
from vugge.insight.actions.exports import tell_extract_taken
from vugge.insight.actions.extracts import silent
from vugge.insight.actions.imports import FileFacts, add
from vugge.insight.actions.results import write_figures
from vugge.insight.facts import journal, stored
from vugge.insight.facts.copying import rows_for_copy
from vugge.insight.facts.frozen import freeze_everyone, rows_by_municipality
from vugge.insight.facts.intake import Checked, check_extract
from vugge.insight.facts.pseudonyms import has_key
from vugge.insight.facts.stored import Counted
from vugge.insight.facts.writing import written
from vugge.insight.rules.export import Purpose
from vugge.insight.rules.manifest import REJECTED, ROWS, DataSetFacts


@dataclass(frozen=True, slots=True)
class FileImported:
    """What came of a file: rows read = new + replaced + rejected."""

    read: int
    new: int
    replaced: int
    rejected: int


def import_file(
    *, by: Operator, source: Path, room: Path, dry: bool = False, progress: Callable[[int], None] = silent
) -> FileImported:
    """Read a file's good rows in, each municipality's under its own name, all in one transaction or none.

    The rejected rows are left in ``room`` as rejected.csv. With ``dry`` everything is counted and nothing stored.
    Raises ExtractError when the file is no extract.
    """
    demand("import_registrations", by)
    good = room / "good.parquet"
    checked = check_extract(
        source,
        municipalities=municipality_codes(),
        own=None,
        good=good,
        rejected=room / REJECTED,
        progress=progress,
    )
    with stored.incoming(rows_for_copy(good)):
        counted = _counted() if dry else _added(by, source.name, checked)
    new, replaced = sum(each.new for each in counted), sum(each.replaced for each in counted)
    return FileImported(read=checked.read, new=new, replaced=replaced, rejected=checked.rejected)


def count_stored(*, by: Operator, programme: str, out: Path) -> DataSetFacts:
    """Count a programme's figures over every municipality's current rows; write figures.csv and manifest.json.

    Each municipality is read under its own name, one after the other, in one transaction: one moment's rows.
    """
    demand("take_figures", by)
    _make_keys(by)
    return write_figures(programme, out, lambda folder: freeze_everyone(folder / ROWS, now()))


def export_stored(*, by: Operator, out: Path, only: str = "") -> DataSetFacts:
    """Write every municipality's current rows, or one's, as an extract that only its owner may read; whole, or not.

    The file's SHA-256 is the checksum. Each municipality's trail is told what was taken of it.
    """
    demand("take_extract", by)
    out = place_for(out)
    _make_keys(by, only)
    with scratch(out.parent, ".export-") as room:
        found = freeze_everyone(room / ROWS, now(), only)
        extract = room / "extract.csv"
        extract.touch(mode=0o600)
        with extract.open("wb") as file:
            file.writelines(written(room / ROWS))
        with transaction.atomic():
            for code, rows in rows_by_municipality(room / ROWS).items():
                with within(municipality=code):
                    tell_extract_taken(by=by, sha256=found.sha256, rows=rows, purpose=Purpose.OPERATION)
            extract.replace(out)
    return found


def _make_keys(by: Operator, only: str = "") -> None:
    """See to it that each municipality with a journal, or the one, can give its families the names of an extract."""
    for code in [only] if only else tenants():
        with within(municipality=code):
            if journal.holds_any(code, now()) and not has_key(code):
                make_key(by=by)


def _counted() -> list[Counted]:
    """Count as an import would, and store nothing."""
    counted = []
    for code in stored.incoming_municipalities():
        with within(municipality=code):
            counted.append(stored.count_incoming(code, list(stored.current_imports(code))))
    return counted


def _added(by: Operator, name: str, checked: Checked) -> list[Counted]:
    """Store the good rows of every municipality."""
    file = FileFacts(
        name=name,
        size=checked.size,
        sha256=checked.sha256,
        read=checked.read,
        rejected=checked.rejected,
        rejected_in={each.code: each.rejected for each in checked.municipalities},
    )
    batch, counted = uuid.uuid4(), []
    with transaction.atomic():
        for code in stored.incoming_municipalities():
            with within(municipality=code):
                counted.append(add(by=by, file=file, batch=batch))
    return counted
