"""Who asks for the effect, and the effect kept of a small country."""

from collections.abc import Callable
from uuid import UUID

import pytest

from tests.studies import kept_study
from tests.world import Browser, client_for, evaluator, member
from vugge.access.rules.actors import Operator
from vugge.access.rules.roles import Role
from vugge.insight.queries.effects import StudyView, study
from vugge.insight.rules.effects.outcomes import OUTCOMES


@pytest.fixture
def kept(db: None) -> Callable[..., UUID]:  # noqa: ARG001 - asked for by name, for its effect
    """Keep a panel and the effect of it; return the run."""
    return kept_study


@pytest.fixture
def pia(db: None) -> Browser:  # noqa: ARG001 - as above
    """Pia leads the project."""
    return client_for(member(role=Role.PROJECT_LEADER, name="Pia"))


@pytest.fixture
def eva(db: None) -> Browser:  # noqa: ARG001 - as above
    """Eva evaluates."""
    return client_for(evaluator("Eva"))


@pytest.fixture
def view(kept: Callable[..., UUID]) -> StudyView:
    """Return what was found about notifications, of the sixteen together."""
    kept()
    found = study(Operator(), OUTCOMES[1], "16")
    assert found is not None
    return found
