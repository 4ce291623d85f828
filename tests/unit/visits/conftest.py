"""A family at hand, where its health visitor works."""

from collections.abc import Iterator

import pytest

from tests.homes import Home, at_work, home


@pytest.fixture(name="at")
def _at(db: None) -> Iterator[Home]:  # noqa: ARG001 - asked for by name, for its effect
    """Signe's family; the test is within her municipality."""
    made = home()
    with at_work(made.signe):
        yield made
