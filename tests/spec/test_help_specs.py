"""Every case of the manual's pages about levels and instruments holds."""

import pytest

from tests.spec.levels import COURSES, PROPOSED, Course, Proposed
from tests.spec.scoring import AGAIN, DAY, HELD, TYPED, Again, Held, Typed
from vugge.care.rules.levels import intervals, propose
from vugge.instruments.queries.definitions import definition, definitions
from vugge.instruments.rules.faults import UnfitAnswersError
from vugge.instruments.rules.following import repeat_window
from vugge.instruments.rules.scoring import alarm, positive, read_run, total


@pytest.mark.parametrize("case", PROPOSED, ids=lambda case: case.title)
def test_level_is_proposed_as_the_manual_says(case: Proposed) -> None:
    assert propose(case.given).level == case.level


@pytest.mark.parametrize("case", COURSES, ids=lambda case: case.title)
def test_level_follows_the_services_as_the_manual_says(case: Course) -> None:
    assert intervals(case.services, case.first) == case.levels


@pytest.mark.parametrize("case", TYPED, ids=lambda case: f"{case.instrument} {case.typed}")
def test_what_is_typed_gives_what_the_manual_says(case: Typed) -> None:
    of = definition(case.instrument, DAY)
    if case.total is None:
        with pytest.raises(UnfitAnswersError) as error:
            read_run(of, case.typed)
        assert str(error.value) == case.refused
    else:
        answers = read_run(of, case.typed)
        assert (total(answers), alarm(of, answers, case.total)) == (case.total, case.alarm)


@pytest.mark.parametrize("case", HELD, ids=str)
def test_total_is_held_to_the_cut_off_as_the_manual_says(case: Held) -> None:
    assert positive(case.score, case.cutoff) is case.positive


@pytest.mark.parametrize("case", AGAIN, ids=lambda case: case.instrument)
def test_result_is_asked_about_again_when_the_manual_says(case: Again) -> None:
    window = repeat_window(definition(case.instrument, DAY), case.held_on)
    assert (window and window.first, window and window.last) == (case.first, case.last)


def test_every_instrument_is_in_the_manual() -> None:
    assert {case.instrument for case in AGAIN} == {each.code for each in definitions(DAY)}
