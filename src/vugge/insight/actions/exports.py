"""Files taken out, told in the trail: what, how many rows, of which data set. Source: attacks I4."""

from uuid import UUID

from vugge.access.actions.recording import action, tell
from vugge.access.rules.actors import Actor, Member
from vugge.insight.rules.export import Purpose
from vugge.insight.rules.extract import HEADER


@action("take_rejected_rows")
def tell_rejected_rows_taken(*, by: Member, import_id: UUID, rows: int) -> None:
    """Tell that somebody took the rows left out of an import."""
    del by  # named in the event by the action itself
    tell(subject=f"import:{import_id}", after={"rows": rows})


@action("take_extract")
def tell_extract_taken(*, by: Actor, sha256: str, rows: int, purpose: Purpose) -> None:
    """Tell that somebody took a data set's rows as an extract: how many, with every column, and what for."""
    del by  # as above
    told = {"purpose": purpose.value, "rows": rows, "columns": list(HEADER), "sha256": sha256}
    tell(subject=f"extract:{sha256}", after=told)


@action("take_figures")
def tell_figures_taken(*, by: Actor, what: str, sha256: str, cells: int) -> None:
    """Tell that somebody took figures as a file: which, of the data set or release with which checksum."""
    del by  # as above
    tell(subject=f"figures:{what}", after={"sha256": sha256, "cells": cells})
