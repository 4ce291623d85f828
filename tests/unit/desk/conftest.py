from collections.abc import Iterator

import pytest

from tests.people import health_visitor
from vugge.access.rules.actors import Member
from vugge.base.tenancy.context import within


@pytest.fixture
def signe() -> Iterator[Member]:
    """Signe, at work."""
    by = health_visitor()
    with within(municipality=by.municipality, user=str(by.user)):
        yield by
