import os
from pathlib import Path

import pytest

from tests.published import everybody
from tests.world import Browser, client_for, evaluator, member
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.insight.queries.figures import FigureView, ProgrammeView

HORSENS, BIRKEBY = "0615", "0998"


@pytest.fixture(scope="session")
def programmes() -> dict[str, ProgrammeView]:
    return everybody(Path(os.environ["VUGGE_HOME"]))


@pytest.fixture(scope="session")
def views(programmes: dict[str, ProgrammeView]) -> dict[str, FigureView]:
    return {view.figure.code: view for programme in programmes.values() for view in programme.figures}


@pytest.fixture
def hanne(demo_database: None) -> Member:  # noqa: ARG001 - asked for by name, for its effect
    """Hanne leads in Horsens, which takes part in both programmes."""
    return member(role=Role.LEAD, municipality=HORSENS, name="Hanne")


@pytest.fixture
def signe(demo_database: None) -> Member:  # noqa: ARG001 - as above
    """Signe visits in Birkeby, which takes part in none."""
    return member(role=Role.HEALTH_VISITOR, municipality=BIRKEBY, name="Signe")


@pytest.fixture
def horsens(hanne: Member) -> Browser:
    return client_for(hanne)


@pytest.fixture
def birkeby(signe: Member) -> Browser:
    return client_for(signe)


@pytest.fixture
def eva(demo_database: None) -> Browser:  # noqa: ARG001 - as above
    """Eva evaluates, and reads what was released."""
    return client_for(evaluator("Eva"))


@pytest.fixture(autouse=True)
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the pictures out: drawing ninety charts takes a minute, and the journeys look at every one of them."""
    monkeypatch.setattr("vugge.ui.templatetags.ui.chart_svg", lambda _chart, _width: "")
