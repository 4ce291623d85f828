"""Every case of when a visit lies holds, and every window has one."""

import pytest

from tests.catalogues import catalogue, shipped
from tests.spec.windows import SPECS, WindowSpec


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.title)
def test_visit_lies_where_the_manual_says(spec: WindowSpec) -> None:
    found = catalogue().days(spec.kind, spec.beginning)
    assert (found and (found.first, found.last)) == spec.days


def test_every_window_has_a_case() -> None:
    assert {each.code for each in shipped().kinds if each.window} == {each.kind for each in SPECS if each.days}


def test_no_two_cases_have_the_same_title() -> None:
    assert len({each.title for each in SPECS}) == len(SPECS)
