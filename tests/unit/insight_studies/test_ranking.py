import numpy as np
import pytest

from vugge.insight.rules.synthetic_control.ranking import p_value, p_values


def test_the_farthest_out_has_one_over_the_number_of_units() -> None:
    assert p_value(9.0, [1.0, 2.0, 3.0]) == 1 / 4


def test_the_nearest_has_one() -> None:
    assert p_value(0.5, [1.0, 2.0, 3.0]) == 1


def test_a_tie_counts_against() -> None:
    assert p_value(3.0, [1.0, 3.0, 2.0]) == 2 / 4


@pytest.mark.parametrize("rounding", [1 - 1e-12, 1 + 1e-12])
def test_what_only_rounding_tells_apart_is_a_tie(rounding: float) -> None:
    assert p_value(3.0, [1.0, 3.0 * rounding, 2.0]) == 2 / 4


def test_infinite_ratios_tie_with_each_other_and_beat_all_others() -> None:
    assert p_value(np.inf, [np.inf, 2.0, 1.0]) == 2 / 4
    assert p_value(np.inf, [3.0, 2.0, 1.0]) == 1 / 4
    assert p_value(3.0, [np.inf, 2.0, 1.0]) == 2 / 4


def test_without_others_nothing_is_rare() -> None:
    assert p_value(3.0, []) == 1


def test_many_are_ranked_as_each_alone() -> None:
    others = [1.0, 2.0, 2.0, 5.0]
    mine = np.array([0.0, 2.0, 3.0, 6.0])
    assert p_values(mine, others).tolist() == [p_value(float(each), others) for each in mine]
