"""Every case of the manual's page on studies holds."""

import pytest

from tests.hand_made_studies import ranked
from tests.spec.studies import SURENESS, Sureness, refusals


@pytest.mark.parametrize("case", SURENESS, ids=lambda each: each.title)
def test_case_of_how_sure_a_study_is_holds(case: Sureness) -> None:
    found = ranked(case.treated, case.others)
    assert found.near_perfect.floor == pytest.approx(0.16)
    assert (round(found.p_ratio * found.p_ratio_units), found.p_ratio_units) == case.by_ratio
    assert (round(found.p_post * found.p_post_units), found.p_post_units) == case.by_post
    assert len(found.near_perfect.left_out) == case.left_out


def test_refusals_are_told_apart() -> None:
    assert len(refusals()) == len(set(refusals())) > 30
