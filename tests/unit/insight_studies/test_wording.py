import re
from dataclasses import replace

import pytest

from tests.made_up_panels import START, danish, study
from vugge.insight.rules.synthetic_control import errors, holding, limits, wording
from vugge.insight.rules.synthetic_control.holding import how_it_holds
from vugge.insight.rules.synthetic_control.limits import what_it_cannot_show
from vugge.insight.rules.synthetic_control.panel import planted
from vugge.insight.rules.synthetic_control.results import Placebo, Ranking, StudyResult
from vugge.insight.rules.synthetic_control.said import Said, amount, p_text, percent, periods, plain
from vugge.insight.rules.synthetic_control.study import Predictor
from vugge.insight.rules.synthetic_control.whole import whole_study
from vugge.insight.rules.synthetic_control.wording import beside, how_sure, in_short, what_can_be_found, what_was_found


def result(effect: float = 0.0, units: int = 30) -> StudyResult:
    return whole_study(planted(danish(units=units), "outcome", {"Kommune 00": effect}, START), study())


def placebo(found: StudyResult) -> Placebo:
    assert found.placebo
    return found.placebo


def texts(*said: Said) -> str:
    return " ".join(each.text for each in said)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1234.5, "1.234"),
        (-18.04, "−18,0"),
        (0.01234, "0,0123"),
        (0.0, "0"),
        (99.96, "100,0"),
        (5.0, "5,00"),
        (1e-9, "0,000000"),
    ],
)
def test_numbers_are_written_as_danes_do(value: float, written: str) -> None:
    assert amount(value) == written


def test_shares_and_p_values_are_written_as_danes_do() -> None:
    assert [percent(each) for each in (0.234, 0.046, -0.5, 0.05)] == ["23\xa0%", "4,6\xa0%", "50\xa0%", "5\xa0%"]
    assert (p_text(1 / 39), plain(5.0), plain(0.5)) == ("0,026", "5", "0,5")


def test_periods_are_years_where_they_are() -> None:
    assert periods(4, (2014, 2015)) == "4 år"
    assert (periods(1, ("2014K1",)), periods(2, ("2014K1",))) == ("1 periode", "2 perioder")


def test_a_large_fall_is_said_to_be_below_and_rare_and_no_proof() -> None:
    said = texts(*in_short(result(-60.0)))
    assert "under sammenligningsgruppen" in said
    assert "Ingen af dem skiller sig lige så meget eller mere ud fra 2018 og frem" in said
    assert wording.RARELY in said
    assert wording.OFTEN not in said


def test_predictors_over_the_time_the_project_ran_are_warned_of() -> None:
    late = replace(study(), predictors=(*study().predictors, Predictor(variable="outcome", first=2016, last=2018)))
    found = whole_study(danish(units=8), late)
    assert found.facts.late == ("outcome (2016-2018)",)
    assert "også regnet over tiden fra 2018 og frem: outcome (2016-2018)." in texts(*in_short(found))
    assert result().facts.late == ()


def test_a_rise_is_said_to_be_above() -> None:
    assert "over sammenligningsgruppen" in what_was_found(result(60.0), "Kommune 00")[0].text


def test_a_difference_that_may_be_chance_is_never_called_no_effect() -> None:
    found = result()
    found = replace(found, placebo=replace(placebo(found), p_ratio=0.5, p_post=0.6))
    said = texts(*how_sure(found, "Kommune 00"))
    assert "Det viser ikke, at indsatsen er uden virkning." in said


def test_two_answers_that_differ_are_said_to() -> None:
    found = result()
    found = replace(found, placebo=replace(placebo(found), p_ratio=0.03, p_post=0.6))
    assert "er billedet et andet (p = 0,600)" in texts(*how_sure(found, "x"))


def test_too_few_donors_are_said_to_show_nothing() -> None:
    said = texts(*how_sure(result(units=6), "Kommune 00"))
    assert "Med 5 andre kan p ikke blive mindre end 0,167." in said
    assert wording.RARELY not in said


def test_units_left_out_are_named() -> None:
    found = result()
    rule = replace(placebo(found).near_perfect, left_out=("Ærø", "Læsø"))
    said = texts(*how_sure(replace(found, placebo=replace(placebo(found), near_perfect=rule)), "x"))
    assert "2 steder er holdt ude, fordi de passer næsten fuldkomment før start: Ærø, Læsø." in said


def test_near_perfect_treated_is_said_to_be_compared_with_its_like() -> None:
    found = result()
    rule = replace(placebo(found).near_perfect, ranking=Ranking.ALIKE, treated=True, left_out=("Ærø",))
    changed = replace(placebo(found), near_perfect=rule, p_ratio=0.05, p_ratio_units=20, p_post=0.5)
    said = texts(*how_sure(replace(found, placebo=changed), "de 16 tilsammen"))
    assert "De 16 tilsammen passer næsten fuldkomment med sammenligningsgruppen før start." in said
    assert "Derfor er der kun sammenlignet med de 19 andre, der også gør det" in said
    assert "målt mod tiden før" not in said
    assert "Ser man på alle 29 andre, er billedet et andet (p = 0,500)." in said


def test_near_perfect_treated_with_few_alike_is_said_to_be_seen_after_only() -> None:
    found = result()
    rule = replace(placebo(found).near_perfect, ranking=Ranking.POST, treated=True)
    said = texts(*how_sure(replace(found, placebo=replace(placebo(found), near_perfect=rule)), "x"))
    assert "Det gør kun få af de andre." in said
    assert "er billedet" not in said


def test_power_says_what_can_be_found_and_what_is_overlooked() -> None:
    power = result().power
    assert power
    first, *more = what_can_be_found(power)
    assert "ville blive fundet i" in first.text
    assert len(more) <= 1


def test_power_that_never_suffices_is_said() -> None:
    power = result(units=6).power
    assert power
    (only,) = what_can_be_found(power)
    assert only.text.startswith("Selv en ændring på")


def test_what_other_choices_give_is_said_for_each_that_was_tried() -> None:
    found = result()
    said = [each.text for each in how_it_holds(found)]
    assert [text.split()[0] for text in said] == ["Tages", "Regnes", "Regnes", "Lader", "Lader", "Den"]
    assert said[1].startswith("Regnes starten fra 2017 i stedet, er forskellen ")
    nothing = replace(found, leave_one_out=(), other_starts=(), in_time=(), other_pools=())
    assert how_it_holds(nothing) == ()


def test_one_donor_with_all_the_weight_is_named() -> None:
    found = result()
    only = replace(found.leave_one_out[0], unit="Ærø", weight=1.0)
    assert how_it_holds(replace(found, leave_one_out=(only,)))[0].text.startswith("Hele vægten ligger på Ærø.")


def test_newer_methods_are_explained_and_held_against_the_classic() -> None:
    ridge, differences = beside(result())
    assert ridge.text.startswith("Korrigeret syntetisk kontrol retter for det")
    assert differences.text.startswith("Syntetisk forskel i forskelle ser bort fra faste forskelle i niveau")


def test_limits_are_those_that_hold_of_the_study() -> None:
    few = texts(*what_it_cannot_show(result()))
    assert "Der er kun 4 år før start og 29 andre at vælge imellem." in few
    assert "I 2020 ændrede corona" in few
    assert "Gennemsnittet" not in few
    both = whole_study(danish(units=12), study("Kommune 00", "Kommune 01"))
    assert "Gennemsnittet af de 2 skjuler forskelle" in texts(*what_it_cannot_show(both))


def test_several_treated_are_called_by_how_many_they_are() -> None:
    both = whole_study(danish(units=12), study("Kommune 00", "Kommune 01"))
    assert "lå de 2 tilsammen i gennemsnit" in in_short(both)[0].text
    assert "lå projektkommunerne i gennemsnit" in in_short(both, "projektkommunerne")[0].text


def test_groups_are_said_to_find_it_rare_or_not() -> None:
    both = ("Kommune 00", "Kommune 01", "Kommune 02")
    nothing = whole_study(danish(units=30), study(*both))
    large = whole_study(planted(danish(units=30), "outcome", dict.fromkeys(both, -60.0), START), study(*both))
    assert wording.GROUPS_OFTEN in texts(*in_short(nothing))
    assert wording.GROUPS_RARELY in texts(*in_short(large))


def test_no_sentence_uses_the_words_a_leader_would_have_to_look_up() -> None:
    sentences = [
        value
        for module in (wording, holding, limits)
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str)
    ]
    assert len(sentences) > 20
    assert [
        each for each in sentences if re.search(r"signifikan|RMSPE|placebo|vægtmatrix|estimat|hypotese", each)
    ] == []


def test_every_refusal_is_one_sentence_or_two_with_a_full_stop() -> None:
    sentences = [value for name, value in vars(errors).items() if name.isupper() and isinstance(value, str)]
    assert [each for each in sentences if not each.endswith((".", "?", "{line}"))] == []


def test_pre_fit_that_is_exact_is_said_to_be_so_and_why() -> None:
    found = result()
    exact = replace(found, fit=replace(found.fit, pre_rmspe=1e-14))
    assert "passer de fuldkomment sammen" in what_was_found(exact, "x")[1].text


def test_groups_that_find_smaller_changes_are_said_to() -> None:
    power = whole_study(danish(3, units=30), study(*(f"Kommune {at:02}" for at in range(6)))).power
    assert power
    assert what_can_be_found(power)[-1].text.startswith(
        "Sammenlignes de med grupper, der er lige så store, er det allerede"
    )
