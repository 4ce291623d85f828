"""Every decision is a yes without words or a no with its reason."""

import pytest

from tests.spec.access import readers
from vugge.access.rules.decisions import PERMISSIONS, decide


@pytest.mark.parametrize("who", readers())
@pytest.mark.parametrize("permission", PERMISSIONS)
def test_a_refusal_says_why_and_a_yes_says_nothing(permission: str, who: str) -> None:
    decision = decide(permission, readers()[who])
    assert decision.allowed == (decision.reason == "")


def test_a_name_that_is_no_permission_decides_nothing() -> None:
    with pytest.raises(KeyError):
        decide("fly", readers()["Driften"])
