import json
from dataclasses import replace

import pytest

from tests.made_up_panels import danish, panel, study
from vugge.insight.rules.synthetic_control.keeping import as_json, from_json
from vugge.insight.rules.synthetic_control.laying_out import lay_out
from vugge.insight.rules.synthetic_control.results import Beside
from vugge.insight.rules.synthetic_control.whole import ALONE, Asked, whole_study, whole_table

TREATED = ("Kommune 00", "Kommune 01", "Kommune 02")


def test_a_whole_study_has_everything_that_can_be_asked_for() -> None:
    found = whole_study(danish(units=12), study(*TREATED))
    assert found.placebo
    assert found.groups
    assert found.power
    assert found.built_in
    assert len(found.leave_one_out) == 9
    assert (len(found.other_starts), len(found.in_time), len(found.other_pools)) == (2, 2, 1)
    assert [each.method for each in found.beside] == [Beside.RIDGE, Beside.SDID]


def test_what_is_not_asked_for_is_not_made() -> None:
    nothing = Asked(placebo=False, leave_one_out=False, around=False, beside=False, power=False)
    found = whole_study(danish(units=12), study(), nothing)
    assert (found.placebo, found.groups, found.power, found.built_in, found.beside) == (None, None, None, None, ())
    assert (found.leave_one_out, found.other_starts, found.in_time, found.other_pools) == ((), (), (), ())


def test_a_kept_study_comes_back_number_for_number() -> None:
    found = replace(whole_study(danish(units=12), study(*TREATED)), seconds=1.5, version="9")
    assert from_json(json.loads(json.dumps(as_json(found), allow_nan=False))) == found


def test_a_kept_study_of_text_periods_comes_back() -> None:
    rows = [(f"u{at}", f"2014K{time}", "y", float(at * time % 7)) for at in range(5) for time in range(1, 6)]
    asked = replace(
        study("u0"),
        outcome="y",
        start="2014K4",
        predictors=(replace(study().predictors[0], variable="y", first="2014K1", last="2014K3"),),
    )
    found = whole_study(panel(rows), asked)
    assert found.facts.times == ("2014K1", "2014K2", "2014K3", "2014K4", "2014K5")
    assert from_json(json.loads(json.dumps(as_json(found)))) == found


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="format"):
        from_json({"format": 0, "result": {}})


def test_a_table_has_the_treated_together_and_each_alone() -> None:
    made = danish(units=12)
    (row,) = whole_table(made, [study(*TREATED)])
    assert [each.facts.treated for each in row] == [TREATED, *((unit,) for unit in TREATED)]
    assert {each.facts.donors for each in row} == {row[0].facts.donors}
    assert TREATED[0] not in row[0].facts.donors


def test_each_of_a_table_is_the_study_made_alone() -> None:
    made = danish(units=12)
    (row,) = whole_table(made, [study(*TREATED)], seed=3)
    assert row[0] == whole_study(made, study(*TREATED), seed=3)
    alone = replace(study("Kommune 01"), donors=row[0].facts.donors)
    assert row[2] == whole_study(made, alone, ALONE, seed=3)


def test_a_table_makes_the_donors_placebos_once_an_outcome() -> None:
    told: list[tuple[int, int]] = []
    asked = Asked(leave_one_out=False, around=False, beside=False, power=False)
    whole_table(danish(units=12), [study(*TREATED)] * 2, asked, progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (2 * (4 + 9 + 100), 2 * (4 + 9 + 100))
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_progress_ends_where_it_was_planned_to() -> None:
    told: list[tuple[int, int]] = []
    whole_study(danish(units=12), study(*TREATED), progress=lambda done, of: told.append((done, of)))
    assert len({of for _, of in told}) == 1
    assert told[-1][0] == told[-1][1]


def test_outcome_that_none_has_in_a_period_is_no_period_of_the_study() -> None:
    made = danish(units=6)
    values = made.values.copy()
    values[made.variables.index("outcome"), :, 0] = float("nan")
    laid = lay_out(replace(made, values=values), study())
    assert laid.times[0] == 2015
