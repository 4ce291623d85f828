import numpy as np
import pytest

from tests.panels.classic import BASQUE, GERMANY, PROP99, published
from vugge.insight.rules.synthetic_control.fitting import fit, fit_at, fit_many
from vugge.insight.rules.synthetic_control.problem import Fit, Search, VMethod


def miss(found: Fit, case: str, donors: list[str]) -> float:
    """Return how far the farthest weight is from the published one; donors that are not named there have none."""
    known = published(case)
    return max(abs(float(weight) - known.get(donor, 0.0)) for donor, weight in zip(donors, found.weights, strict=True))


def test_proposition_99_has_the_published_weights() -> None:
    problem, states = PROP99.problem()
    found = fit(problem)
    assert miss(found, "prop99", states) < 0.005
    assert found.loss_v < 3.0768
    assert found.inner_gap <= 1e-9


def test_basque_has_the_published_weights_from_equal() -> None:
    problem, regions = BASQUE.problem()
    found = fit(problem, search=Search.EQUAL)
    assert miss(found, "basque", regions) < 0.001
    assert found.loss_v == pytest.approx(0.008865, abs=1e-6)


def test_basque_is_solved_to_its_bound_by_the_global_search() -> None:
    found = fit(BASQUE.problem()[0])
    assert found.loss_v == pytest.approx(found.bound, rel=1e-6)
    assert found.loss_v < 0.00413


def test_germany_has_the_published_weights_when_predictors_count_alike() -> None:
    problem, countries = GERMANY.problem()
    found = fit(problem, method=VMethod.EQUAL)
    assert miss(found, "germany", countries) < 0.01


def test_germany_is_solved_better_by_the_global_search() -> None:
    assert fit(GERMANY.problem()[0]).loss_v < 9658.7


@pytest.mark.parametrize("search", Search)
def test_same_seed_gives_the_same_numbers(search: Search) -> None:
    problem, _ = GERMANY.problem()
    one, other = fit(problem, search=search, seed=3), fit_many([problem, problem], search=search, seed=3)[1]
    assert one.weights.tobytes() == other.weights.tobytes()
    assert one.v.tobytes() == other.v.tobytes()
    assert one.loss_v == other.loss_v


def test_fit_many_does_not_depend_on_the_number_of_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    problems = [BASQUE.problem()[0], GERMANY.problem()[0], PROP99.problem()[0]]
    told: list[tuple[int, int]] = []
    both = fit_many(problems, search=Search.EQUAL, progress=lambda *done: told.append(done))
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    alone = fit_many(problems, search=Search.EQUAL)
    assert [one.weights.tobytes() for one in both] == [one.weights.tobytes() for one in alone]
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_fit_says_what_it_found() -> None:
    problem, _ = PROP99.problem()
    found = fit(problem)
    points = np.sqrt(found.v)[:, None] * problem.distances()
    assert found.weights.min() >= 0
    assert found.weights.sum() == pytest.approx(1, abs=1e-12)
    assert found.v.sum() == pytest.approx(1, abs=1e-12)
    assert found.v.min() >= 1e-10 * found.v.max() * (1 - 1e-9)
    assert found.loss_v == pytest.approx(float(np.mean((problem.misses() @ found.weights) ** 2)))
    assert found.loss_w == pytest.approx(float(np.sum((points @ found.weights) ** 2)))
    assert found.bound <= found.loss_v
    again = fit_at(problem, found.v)
    assert again.weights.tobytes() == found.weights.tobytes()
