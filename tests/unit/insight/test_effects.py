"""What is asked about the effect, how it is counted whole, and how an answer is judged before it is said."""

import csv
import io
import zipfile
from dataclasses import replace

import pytest

from tests import effects
from vugge.insight.rules.effects.counting import count
from vugge.insight.rules.effects.files import archive_of, files_of_page
from vugge.insight.rules.effects.outcomes import OUTCOMES, outcome_of
from vugge.insight.rules.effects.running import TRANSITIONS, PanelFacts, State, TableFacts, VariableFacts
from vugge.insight.rules.effects.specification import Specification, spec_of, specification
from vugge.insight.rules.effects.whom import BEGAN, LEFT, STAYED, every, weights
from vugge.insight.rules.synthetic_control.grouped import GroupPlacebo
from vugge.insight.rules.synthetic_control.judging import Close, Unusual, agreement, close, far_out, found_at, unusual
from vugge.insight.rules.synthetic_control.results import StudyResult
from vugge.insight.rules.synthetic_control.spec import read_spec


@pytest.fixture
def study() -> StudyResult:
    return effects.result()


def test_all_is_counted_of_those_who_stayed_who_began_and_each_alone() -> None:
    counted = [(outcome, whom) for outcome, whom, _each in effects.found()]
    wanted = {(each.code, whom.code) for each in OUTCOMES for whom in effects.asked().whom}
    assert (set(counted), len(counted)) == (wanted, len(wanted))


def test_nobody_of_the_project_is_compared_with() -> None:
    for _outcome, _whom, each in effects.found():
        assert not {*effects.STAYERS, LEFT} & set(each.facts.donors)
        assert set(each.facts.donors) == set(effects.OTHERS)


def test_who_left_is_with_those_who_began_and_not_with_those_who_stayed() -> None:
    assert effects.result(whom=STAYED).facts.treated == effects.STAYERS
    assert LEFT in effects.result(whom=BEGAN).facts.treated


def test_a_large_municipality_weighs_more(study: StudyResult) -> None:
    small, large = study.facts.treated_weights
    assert small + large == pytest.approx(1)
    assert large / small == pytest.approx(effects.INHABITANTS["0766"] / effects.INHABITANTS["0607"])


def test_an_effect_that_was_built_in_is_found(study: StudyResult) -> None:
    assert study.fit.effect == pytest.approx(-effects.DROP, abs=12)
    assert study.placebo is not None
    assert study.placebo.p_post == pytest.approx(1 / 13)


def test_counting_again_gives_the_same() -> None:
    told: list[int] = []
    again = count(effects.panel(), effects.asked(), effects.INHABITANTS, told.append)
    assert again == effects.found()
    assert told == sorted(told)
    assert told[-1] == 1000


def test_what_is_asked_keeps_its_checksum() -> None:
    asked = specification(["0766", "0607"], ["education"], ["0101"], ["0147"])
    assert Specification.from_json(asked.as_json()) == asked
    assert Specification.from_json(asked.as_json()).sha256 == asked.sha256
    assert replace(asked, start=2018).sha256 != asked.sha256


def test_all_who_can_be_asked_about() -> None:
    assert [each.code for each in every(["0766", "0607"])] == [STAYED, BEGAN, LEFT, "0607", "0766"]


def test_weights_need_everybodys_inhabitants() -> None:
    with pytest.raises(KeyError):
        weights(["0766"], {})


def test_the_command_is_told_the_same_study(study: StudyResult) -> None:
    said = read_spec(spec_of(effects.asked(), study.facts), "SPEC.toml").study
    assert (said.treated, said.outcome, said.start) == (effects.STAYERS, "notifications", 2017)
    assert said.treated_weights == study.facts.treated_weights
    assert [(each.variable, each.first, each.last) for each in said.predictors] == [
        (each, 2014, 2016) for each in effects.PREDICTORS
    ]


def test_files_hold_the_studys_numbers_to_the_last_digit(study: StudyResult) -> None:
    files = files_of_page(study, {})
    paths = list(csv.DictReader(io.StringIO(files["paths.csv"]), delimiter=";"))
    assert tuple(float(each["gap"]) for each in paths) == study.path.gap
    gaps = list(csv.DictReader(io.StringIO(files["placebo_gaps.csv"]), delimiter=";"))
    assert len(gaps) == 13 * 7
    ways = list(csv.DictReader(io.StringIO(files["sensitivity.csv"]), delimiter=";"))
    assert float(ways[0]["effect"]) == study.fit.effect
    assert {each["way"] for each in ways} >= {"main", "leave_one_out", "other_start", "other_pool"}


def test_groups_file_gives_the_p_values_by_groups_again(study: StudyResult) -> None:
    files = files_of_page(study, {"0101": "København"})
    mine, *groups = csv.DictReader(io.StringIO(files["groups.csv"]), delimiter=";")
    assert study.groups is not None
    assert study.placebo is not None
    assert (mine["group"], tuple(mine["units"].split())) == ("0", effects.STAYERS)
    assert {len(each["units"].split()) for each in groups} == {study.groups.size}
    far = [each for each in groups if float(each["post_rmspe"]) >= float(mine["post_rmspe"])]
    assert (1 + len(far)) / (1 + len(groups)) == study.groups.p_post
    ranked = [each for each in groups if each["ranked"] == "1"]
    by = "post_rmspe" if study.placebo.near_perfect.treated else "ratio"
    first = [each for each in ranked if float(each[by]) >= float(mine[by])]
    assert (1 + len(first)) / (1 + len(ranked)) == study.groups.p_ratio
    assert "0101;København\n" in files["names.csv"]
    assert "groups.csv" not in files_of_page(effects.result(whom="0607"), {})


def test_an_archive_is_the_same_bytes_each_time_and_says_what_is_made_up(study: StudyResult) -> None:
    one = archive_of(study, {}, {"panel.csv": "x"}, invented=True)
    assert one == archive_of(study, {}, {"panel.csv": "x"}, invented=True)
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert {"OPDIGTET.txt", "panel.csv", "weights.csv", "summary.json"} <= set(archive.namelist())
    with zipfile.ZipFile(io.BytesIO(archive_of(study, {}, {}, invented=False))) as archive:
        assert "OPDIGTET.txt" not in archive.namelist()


def test_a_rank_is_said_as_how_many_others_are_as_far_out() -> None:
    assert far_out(1 / 82, 82).as_far == 0
    assert far_out(23 / 82, 82) == far_out(23 / 82, 82).__class__(as_far=22, others=81)


@pytest.mark.parametrize(
    ("treated", "synthetic", "said"),
    [
        (100, 101, Close.ALIKE),
        (100, 104, Close.NEAR),
        (100, 110, Close.SOME),
        (100, 150, Close.FAR),
        (0, 0, Close.ALIKE),
    ],
)
def test_background_is_close_by_its_share_of_the_projects_own(treated: float, synthetic: float, said: Close) -> None:
    assert close(treated, synthetic) is said


@pytest.mark.parametrize(
    ("p_ratio", "p_post", "groups", "said"),
    [
        (0.05, 0.05, None, Unusual.BOTH),
        (0.05, 0.5, None, Unusual.ONE),
        (0.5, 0.05, 0.01, Unusual.ONE),
        (0.5, 0.5, None, Unusual.NEITHER),
        (0.5, 0.5, 0.5, Unusual.NEITHER),
        (0.5, 0.5, 0.01, Unusual.TOGETHER),
    ],
)
def test_statistics_can_disagree(
    study: StudyResult, p_ratio: float, p_post: float, groups: float | None, said: Unusual
) -> None:
    assert study.placebo is not None
    drawn = None if groups is None else GroupPlacebo(size=16, drawn=100, p_ratio=groups, p_post=groups)
    placebo = replace(study.placebo, p_ratio=p_ratio, p_post=p_post)
    assert unusual(replace(study, placebo=placebo, groups=drawn)) is said
    assert unusual(replace(study, placebo=None)) is Unusual.NEITHER


def test_ways_that_point_the_same_way_are_counted(study: StudyResult) -> None:
    found = agreement(study)
    assert found.same == found.of > 0
    other = replace(study, fit=replace(study.fit, effect=1.0))
    assert agreement(other).same == 0


def test_how_often_a_size_is_found_lies_between_those_tried(study: StudyResult) -> None:
    assert study.power is not None
    steps = sorted(study.power.steps, key=lambda each: abs(each.effect))
    first, second = steps[0], steps[1]
    between, _by_post, among_groups = found_at(study.power, (abs(first.effect) + abs(second.effect)) / 2)
    assert first.found_by_groups is not None
    assert second.found_by_groups is not None
    assert first.of_groups is not None
    assert among_groups == pytest.approx((first.found_by_groups + second.found_by_groups) / 2 / first.of_groups)
    shares = sorted((first.found_by_ratio / first.of, second.found_by_ratio / second.of))
    assert shares[0] <= between <= shares[1]
    assert found_at(study.power, 10**9)[1] == steps[-1].found_by_post / steps[-1].of


def test_a_run_that_is_done_stays_done() -> None:
    assert TRANSITIONS[State.DONE] == frozenset()
    assert set(TRANSITIONS) == set(State)


def test_a_panel_is_kept_with_its_tables_and_the_names_of_its_variables() -> None:
    facts = PanelFacts(
        number=1,
        sha256="0" * 64,
        made_at="2026-11-03T09:31:00+00:00",
        made_by="Driften",
        invented=True,
        first=2014,
        last=2020,
        tables=(TableFacts(table="UND1", title="Underretninger", updated="", fetched="2026-11-03", query="{}"),),
        variables=(
            VariableFacts(code="education", title="Andel med en videregående uddannelse", unit="pct.", doubt=""),
        ),
    )
    assert PanelFacts.from_json(facts.as_json()) == facts
    assert facts.label("education") == "Andel med en videregående uddannelse"
    assert facts.label("education (2014-2016)") == "Andel med en videregående uddannelse (2014-2016)"


def test_every_outcome_has_an_address_of_its_own() -> None:
    assert [outcome_of(each.slug) for each in OUTCOMES] == list(OUTCOMES)
    assert outcome_of("4-7") is None
