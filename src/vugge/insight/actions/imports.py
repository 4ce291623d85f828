"""Imports: received, checked, read in and undone, each step told in the trail.

A file is checked by the worker first and nothing is stored of it but what was found; reading in stores its good rows
in one transaction, with the data set frozen of what is current then. Source: decisions 16 and 18; attacks G.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction

from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor, Member, Operator
from vugge.base.clock import now
from vugge.base.errors import ExpectedError, on_one_line
from vugge.base.jobs import defer
from vugge.base.tenancy.context import current
from vugge.insight.actions.data_sets import freeze, one_at_a_time
from vugge.insight.facts import stored
from vugge.insight.facts.intake import Checked
from vugge.insight.facts.stored import Counted
from vugge.insight.facts.uploads import UploadedFile
from vugge.insight.models import Import, ImportEvent
from vugge.insight.rules.importing import ENDED, State, begun_again, may_follow


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What is known of a file: its name, size in bytes and checksum, its rows and those left out, all and by place."""

    name: str
    size: int
    sha256: str
    read: int
    rejected: int
    rejected_in: Mapping[str, int]


class OutOfStepError(ExpectedError):
    """The import is not where it was thought to be: somebody else was faster, or it was clicked twice."""


@action("import_registrations")
def receive(*, by: Member, name: str, chunks: Iterable[bytes]) -> UUID:
    """Take a file in and have the worker read it through; return the import's id."""
    import_id = uuid.uuid4()
    size, sha256 = UploadedFile(by.municipality, import_id).save(chunks)
    found = Import.objects.create(
        id=import_id,
        municipality_id=by.municipality,
        batch=import_id,
        file_name=on_one_line(name)[:200],
        file_size=size,
        file_sha256=sha256,
        made_at=now(),
        made_by=by.name,
    )
    _happen(found, State.UPLOADED, by)
    _hand_over("check_import", by, import_id)
    tell(subject=f"import:{import_id}", after={"sha256": sha256, "size": size})
    return import_id


@action("import_registrations")
def note_check(*, by: Member, import_id: UUID, checked: Checked, counted: Counted) -> None:
    """Note what was found in the file, and what would come of it: it can be read in now."""
    found = _locked(import_id)
    found.checked, found.file_read, found.file_rejected = asdict(checked), checked.read, checked.rejected
    found.new, found.replaced, found.rejected = counted.new, counted.replaced, checked.rejected
    found.save(update_fields=["checked", "file_read", "file_rejected", "new", "replaced", "rejected"])
    _step(found, State.CHECKED, by)
    tell(subject=f"import:{import_id}", after={"read": checked.read, "rejected": checked.rejected})


@action("import_registrations")
def note_refusal(*, by: Member, import_id: UUID, reason: str) -> None:
    """Note that the file is no extract, and what it is instead."""
    _step(_locked(import_id), State.REFUSED, by, reason)
    tell(subject=f"import:{import_id}")


@action("import_registrations")
def start(*, by: Member, import_id: UUID) -> None:
    """Ask the worker to read the good rows in, or to read the file through once more when that got stuck."""
    found = _locked(import_id)
    then = begun_again(checked=found.checked is not None)
    _step(found, then, by)
    _hand_over("read_import_in" if then is State.IMPORTING else "check_import", by, import_id)
    tell(subject=f"import:{import_id}")


@action("import_registrations")
def discard(*, by: Member, import_id: UUID) -> None:
    """Drop a file that was not read in. It is gone when the transaction is committed."""
    _step(_locked(import_id), State.DISCARDED, by)
    transaction.on_commit(UploadedFile(by.municipality, import_id).drop)
    tell(subject=f"import:{import_id}")


@action("import_registrations")
def give_up(*, by: Operator, import_id: UUID, reason: str) -> None:
    """Note that the worker could not finish: nothing of the file was stored. Whoever asked may be gone meanwhile."""
    _step(_locked(import_id), State.FAILED, by, reason)
    tell(subject=f"import:{import_id}")


@action("import_registrations")
def read_in(*, by: Member, import_id: UUID) -> None:
    """Store the incoming rows (`stored.incoming`) and freeze what is current then."""
    found = _locked(import_id)
    one_at_a_time(by.municipality)
    _store(found, by)
    data_set = freeze(by=by)
    tell(subject=f"import:{import_id}", after={"new": found.new, "replaced": found.replaced, "data_set": data_set})


@action("import_registrations")
def add(*, by: Operator, file: FileFacts, batch: UUID) -> Counted:
    """Store the incoming rows that belong to the municipality the transaction is for. For a file of several.

    The caller holds one transaction round all of them, so that the file is read in whole or not at all, and takes them
    in the order of their codes, so that two such files never wait for one another.
    """
    municipality, _user = current()
    one_at_a_time(municipality)
    found = Import.objects.create(
        municipality_id=municipality,
        batch=batch,
        file_name=on_one_line(file.name)[:200],
        file_size=file.size,
        file_sha256=file.sha256,
        made_at=now(),
        made_by=by.name,
        file_read=file.read,
        file_rejected=file.rejected,
        rejected=file.rejected_in.get(municipality, 0),
    )
    _store(found, by)
    data_set = freeze(by=by)
    tell(subject=f"import:{found.id}", after={"new": found.new, "replaced": found.replaced, "data_set": data_set})
    return Counted(new=found.new, replaced=found.replaced)


@action("run_the_machine")
def clear(*, by: Operator, import_id: UUID) -> None:
    """Delete what is left of a file, its rejected rows too; one that waited to be read in is dropped."""
    found = _locked(import_id)
    if _standing(found) not in ENDED:
        _step(found, State.DISCARDED, by)
    transaction.on_commit(UploadedFile(found.municipality_id, import_id).clear)
    tell(subject=f"import:{import_id}", after={"rejected": found.rejected})


@action("undo_import")
def undo(*, by: Member, import_id: UUID, reason: str) -> None:
    """Take an import back: the rows it replaced are current again. Its own are kept, and count no more."""
    found = _locked(import_id)
    one_at_a_time(by.municipality)
    _step(found, State.UNDONE, by, reason)
    defer("freeze_data_set", municipality=by.municipality, user=str(by.user))
    tell(subject=f"import:{import_id}", after={"reason": reason})


def _hand_over(task: str, by: Member, import_id: UUID) -> None:
    defer(task, municipality=by.municipality, user=str(by.user), import_id=str(import_id))


def _store(found: Import, by: Actor) -> None:
    municipality = found.municipality_id
    before = list(stored.current_imports(municipality))
    counted = stored.count_incoming(municipality, before)
    place = _step(found, State.IMPORTED, by)
    stored.insert_incoming(municipality, found.id, place)
    found.new, found.replaced = counted.new, counted.replaced
    found.save(update_fields=["new", "replaced"])


def _locked(import_id: UUID) -> Import:
    """Return the municipality's import, held until the transaction ends; two clicks come one after the other."""
    return Import.objects.select_for_update().get(municipality=current()[0], id=import_id)


def _step(found: Import, then: State, by: Actor, reason: str = "") -> int:
    standing = _standing(found)
    if standing is not None and not may_follow(standing, then):
        raise OutOfStepError(f"Indlæsningen er allerede “{standing.label.lower()}”. Åbn siden igen.")
    return _happen(found, then, by, reason)


def _standing(found: Import) -> State | None:
    latest = ImportEvent.objects.filter(of=found.id).order_by("-number").values_list("state", flat=True).first()
    return next((state for state in State if state == latest), None)


def _happen(found: Import, state: State, by: Actor, reason: str = "") -> int:
    """Add an event and return its number."""
    event = ImportEvent.objects.create(
        id=uuid.uuid4(),
        municipality_id=found.municipality_id,
        of=found,
        state=state,
        at=now(),
        by=by.name,
        reason=reason[:500],
    )
    event.refresh_from_db(fields=["number"])
    return event.number
