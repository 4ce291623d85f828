"""A leader of a municipality who hands an extract in, as the pages do it."""

import datetime as dt
import sys
import time
from pathlib import Path
from uuid import UUID

from vugge.access.actions.enrolling import NewMember, enrol_member
from vugge.access.queries.members import member
from vugge.access.rules.actors import Member, Operator
from vugge.access.rules.roles import Role
from vugge.base.tenancy.context import within
from vugge.insight.actions import imports
from vugge.insight.queries.imports import ImportView, import_view
from vugge.insight.rules.importing import State

_DAY = dt.date(2020, 1, 1)
_PAUSE = 0.2
"""Seconds between two looks at how far the worker is."""


class Leader:
    """A leader, enrolled for the occasion."""

    def __init__(self, municipality: str) -> None:
        """Enrol a leader in the municipality."""
        email = f"{time.time()}@example.dk"
        new = NewMember(email=email, name="Lone", municipality=municipality, since=_DAY, roles=(Role.LEAD,))
        self._where = {"municipality": municipality, "user": str(enrol_member(by=Operator(), new=new))}
        with within(**self._where):
            found = member(UUID(self._where["user"]), municipality, _DAY)
        if not isinstance(found, Member):
            sys.exit("nobody was enrolled")
        self._by = found

    def hand_in(self, source: Path) -> ImportView:
        """Hand the file in, have it read in when it was looked through, and return the import when it is done."""
        with source.open("rb") as file, within(**self._where):
            made = imports.receive(by=self._by, name="x.csv", chunks=iter(lambda: file.read(1 << 20), b""))
        self._wait(made, State.CHECKED)
        with within(**self._where):
            imports.start(by=self._by, import_id=made)
        return self._wait(made, State.IMPORTED)

    def _wait(self, import_id: UUID, state: State) -> ImportView:
        while True:
            with within(**self._where):
                found = import_view(self._by, import_id)
            if found and found.state is state:
                return found
            if found and found.state is State.FAILED:
                sys.exit(found.reason)
            time.sleep(_PAUSE)
