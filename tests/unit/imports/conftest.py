"""A home of the test's own for files, beside a database of its own."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import transaction

from tests.own_databases import OwnDatabase
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, settings: LazySettings) -> None:
    settings.UPLOADS = tmp_path / "uploads"
    settings.DATA_SETS = tmp_path / "datasets"


@pytest.fixture
def leader(own_database: OwnDatabase) -> Member:  # noqa: ARG001 - asked for by name, for its effect
    """Somebody who may read registrations in, in Egedal."""
    from tests.world import member  # noqa: PLC0415 - this file is read before Django is loaded

    with transaction.atomic():
        return member(role=Role.LEAD, municipality="0240")
