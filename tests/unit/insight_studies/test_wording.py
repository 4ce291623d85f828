import re
from dataclasses import replace

from tests.made_up_panels import START, danish, planted, study
from vugge.insight.rules.synthetic_control import errors, findable, holding, limits, wording
from vugge.insight.rules.synthetic_control.judging import Unusual
from vugge.insight.rules.synthetic_control.limits import what_it_cannot_show
from vugge.insight.rules.synthetic_control.results import Left, LeftOut, Placebo, Ranking, StudyResult
from vugge.insight.rules.synthetic_control.said import Said, Voice, said
from vugge.insight.rules.synthetic_control.study import Predictor
from vugge.insight.rules.synthetic_control.whole import whole_study
from vugge.insight.rules.synthetic_control.wording import fit_before, in_a_word, in_short, what_was_found


def result(effect: float = 0.0, units: int = 30) -> StudyResult:
    return whole_study(planted(danish(units=units), "outcome", {"Kommune 00": effect}, START), study())


def placebo(found: StudyResult) -> Placebo:
    assert found.placebo
    return found.placebo


def texts(*sentences: Said) -> str:
    return " ".join(each.told() for each in sentences)


def told_of(found: StudyResult, changed: Placebo) -> str:
    """Return what is said where the placebos were otherwise."""
    return texts(*in_short(replace(found, placebo=changed)))


def test_a_piece_of_a_sentence_is_translated_before_it_is_filled_in() -> None:
    whole = said("Det er {part}.", part=said("ja {n}", n=3))
    assert whole.told() == "Det er ja 3."
    assert whole.told({"Det er {part}.": "It is {part}.", "ja {n}": "yes {n}"}.__getitem__) == "It is yes 3."


def test_a_large_fall_is_said_to_be_lower_and_unusual_and_no_proof() -> None:
    told = texts(*in_short(result(-60.0)))
    assert "er outcome i Kommune 00 60," in told
    assert "lavere end i sammenligningen" in told
    assert "ingen af de 28 andre steder afviger så meget" in told
    assert "ingen af de 29 andre steder afviger så meget" in told
    assert wording.VERDICT[Unusual.BOTH] in told


def test_predictors_over_the_time_the_project_ran_are_warned_of() -> None:
    late = replace(study(), predictors=(*study().predictors, Predictor(variable="outcome", first=2016, last=2018)))
    found = whole_study(danish(units=8), late)
    assert found.facts.late == ("outcome (2016-2018)",)
    assert "også regnet over tiden fra 2018 og frem: outcome (2016-2018)." in texts(*in_short(found))
    assert result().facts.late == ()


def test_units_that_could_not_be_compared_with_are_named() -> None:
    found = result(units=8)
    lacking = [LeftOut(unit=unit, reason=Left.INCOMPLETE, at=2015) for unit in ("Ærø", "Læsø")]
    for left, told in (
        (
            lacking,
            "2 steder er ikke med i sammenligningen, fordi udfaldet mangler i en eller flere perioder: Læsø, Ærø.",
        ),
        (lacking[:1], "Ærø er ikke med i sammenligningen, fordi udfaldet mangler i en eller flere perioder."),
    ):
        assert told in texts(*in_short(replace(found, facts=replace(found.facts, left_out=tuple(left)))))
    assert "er ikke med i sammenligningen" not in texts(*in_short(found))


def test_a_single_period_after_the_start_is_said_as_one() -> None:
    found = whole_study(danish(units=8), replace(study(), start=2020, optimise=None))
    assert what_was_found(found, Voice.of(found)).told().startswith("I 2020 er outcome i Kommune 00 ")


def test_a_rise_is_said_to_be_higher() -> None:
    found = result(60.0)
    assert "højere end i sammenligningen" in what_was_found(found, Voice.of(found)).told()


def test_a_difference_that_may_be_chance_is_never_called_no_effect() -> None:
    found = result()
    told = told_of(found, replace(placebo(found), p_ratio=0.5, p_post=0.6))
    assert "Det beviser ikke, at projektet var uden virkning." in told


def test_two_answers_that_differ_are_said_to() -> None:
    found = result()
    told = told_of(found, replace(placebo(found), p_ratio=0.03, p_post=0.6))
    assert "De to mål siger ikke det samme." in told
    assert "p = 0,600" in told


def test_without_placebos_nothing_is_said_of_how_sure_it_is() -> None:
    bare = replace(result(), placebo=None, leave_one_out=())
    assert list(in_a_word(bare, Voice.of(bare))) == []
    assert len(in_short(bare)) == 2


def test_too_few_donors_are_said_to_show_nothing() -> None:
    found = result(units=6)
    told = texts(*in_short(found))
    assert "Med 5 andre kan p ikke blive mindre end 0,167." in told
    assert wording.VERDICT[Unusual.FEW] in told
    assert texts(*in_a_word(found, Voice.of(found))) == wording.SHORT[Unusual.FEW]


def test_units_left_out_are_named() -> None:
    found = result()
    told = told_of(
        found,
        replace(
            placebo(found),
            near_perfect=replace(placebo(found).near_perfect, left_out=("Ærø", "Læsø")),
            p_ratio_all=0.25,
        ),
    )
    assert "Her er 2 steder holdt ude: Læsø, Ærø. Er alle med, er p = 0,250 på mål 1." in told
    assert "Et forløb før start er næsten fuldkomment, når" in told


def test_an_average_is_held_against_averages_first() -> None:
    both = ("Kommune 00", "Kommune 01", "Kommune 02")
    found = whole_study(danish(units=30), study(*both))
    for p_post, single, told in (
        (10 / 101, 0.5, "Det er ikke usædvanligt: 4 af de 9 andre steder afviger mindst lige så meget."),
        (51 / 101, 0.5, "Det er ikke usædvanligt: 50 af de 100 tilfældige grupper på 3 steder uden projektet afviger"),
        (1.0, 0.5, "Det er ikke usædvanligt: alle 100 tilfældige grupper på 3 steder uden projektet afviger"),
        (1 / 101, 0.05, "Det er usædvanligt: ingen af de 100 tilfældige grupper på 3 steder uden projektet afviger"),
    ):
        placebos = replace(placebo(found), p_ratio=single, p_ratio_units=10, p_post=single)
        groups = replace(found.groups, p_ratio=0.5, p_post=p_post) if found.groups else None
        changed = replace(found, placebo=placebos, groups=groups)
        assert texts(*in_a_word(changed, Voice.of(found))).startswith(told)


def test_a_small_mean_of_large_swings_is_said_to_be_so() -> None:
    found = result()
    path = replace(found.path, exact=(*found.path.gap[:4], 20.0, -21.0, 4.0))
    fit = replace(found.fit, effect=1.0, post_rmspe=17.0)
    changed = replace(found, path=path, fit=fit, placebo=replace(placebo(found), p_ratio=0.03, p_post=0.03))
    told = texts(*in_a_word(changed, Voice.of(found)))
    assert "den går fra −21,0 til +20,0. Det er udsvingene, der er usædvanlige, ikke gennemsnittet." in told
    large = replace(changed, fit=replace(fit, effect=10.0))
    assert "udsvingene" not in texts(*in_a_word(large, Voice.of(found)))


def test_near_perfect_others_are_said_to_be_those_alike() -> None:
    found = result()
    rule = replace(placebo(found).near_perfect, ranking=Ranking.ALIKE, treated=True)
    changed = replace(
        found, placebo=replace(placebo(found), near_perfect=rule, p_ratio=0.5, p_ratio_units=20, p_post=0.5)
    )
    told = texts(*in_a_word(changed, Voice.of(found)))
    assert "9 af de 19 andre steder, der også passer næsten fuldkomment før, afviger mindst lige så meget." in told


def test_no_difference_is_said_to_be_none() -> None:
    found = result()
    nothing = replace(found, fit=replace(found.fit, effect=-0.04))
    assert "er outcome i Kommune 00 det samme som i sammenligningen." in what_was_found(nothing, Voice.of(found)).told()


def test_the_rule_is_not_told_where_it_met_nobody() -> None:
    found = result()
    assert "næsten fuldkomment" not in told_of(
        found, replace(placebo(found), near_perfect=replace(placebo(found).near_perfect, left_out=()))
    )


def test_those_who_fit_badly_are_counted_and_left_out_of_a_p_of_their_own() -> None:
    found = result()
    donors = tuple(replace(each, poor=at < 3) for at, each in enumerate(placebo(found).donors))
    told = told_of(found, replace(placebo(found), donors=donors, p_post_fitted=0.04))
    assert "3 steder passer før mere end 5 gange så dårligt som Kommune 00. Uden dem er p = 0,040 på mål 2." in told


def test_near_perfect_treated_is_said_to_be_compared_with_its_like() -> None:
    found = result()
    rule = replace(placebo(found).near_perfect, ranking=Ranking.ALIKE, treated=True, left_out=("Ærø",))
    told = told_of(found, replace(placebo(found), near_perfect=rule, p_ratio=0.05, p_ratio_units=20, p_post=0.5))
    assert "sammenligningen næsten fuldkomment. Det lyder bedre, end det er" in told
    assert "Derfor holdes der kun op mod dem, der også passer så godt. Her gælder, at ingen af de 19 andre" in told
    assert "hvor mange gange større" not in told
    assert "af de 29 andre steder afviger mindst lige så meget. Som tal: nummer 15 af 30, p = 0,500." in told
    assert "Her gælder det Kommune 00 selv. Mål 1 er derfor uden 1 sted, der ikke" in told
    nobody = told_of(found, replace(placebo(found), near_perfect=replace(rule, left_out=())))
    assert "Her gælder det Kommune 00 selv og alle de andre." in nobody


def test_near_perfect_treated_with_few_alike_is_said_to_be_seen_after_only() -> None:
    found = result()
    told = told_of(
        found,
        replace(placebo(found), near_perfect=replace(placebo(found).near_perfect, ranking=Ranking.POST, treated=True)),
    )
    assert "kun få af de andre. Derfor er det her det samme som mål 2" in told
    assert "Derfor er mål 1 det samme som mål 2." in told


def test_limits_are_those_that_hold_of_the_study() -> None:
    few = texts(*what_it_cannot_show(result()))
    assert "Der er kun 4 år før start og 29 andre at vælge imellem." in few
    assert "I 2020 ændrede corona" in few
    assert "Gennemsnittet" not in few
    both = whole_study(danish(units=12), study("Kommune 00", "Kommune 01"))
    assert "Gennemsnittet af de 2 skjuler forskelle" in texts(*what_it_cannot_show(both))


def test_several_treated_are_called_by_how_many_they_are() -> None:
    both = whole_study(danish(units=12), study("Kommune 00", "Kommune 01"))
    assert "er outcome i de 2 tilsammen " in in_short(both)[0].told()


def test_groups_are_said_to_find_it_rare_or_not() -> None:
    both = ("Kommune 00", "Kommune 01", "Kommune 02")
    nothing = whole_study(danish(units=30), study(*both))
    large = whole_study(planted(danish(units=30), "outcome", dict.fromkeys(both, -60.0), START), study(*both))
    assert "Blandt dem er det ikke usædvanligt: p = " in texts(*in_short(nothing))
    assert "Blandt dem er det usædvanligt på begge mål: p = " in texts(*in_short(large))


def test_no_sentence_uses_the_words_a_leader_would_have_to_look_up() -> None:
    sentences = [
        sentence
        for module in (wording, holding, limits, findable)
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str | dict)
        for sentence in (value.values() if isinstance(value, dict) else [value])
    ]
    assert len(sentences) > 40
    assert [
        each for each in sentences if re.search(r"signifikan|RMSPE|placebo|vægtmatrix|estimat|hypotese", each)
    ] == []


def test_every_refusal_is_one_sentence_or_two_with_a_full_stop() -> None:
    sentences = [value for name, value in vars(errors).items() if name.isupper() and isinstance(value, str)]
    assert [each for each in sentences if not each.endswith((".", "?", "{line}"))] == []


def test_pre_fit_that_is_exact_is_said_to_be_so_and_why() -> None:
    found = result()
    exact = replace(found, fit=replace(found.fit, pre_rmspe=1e-14))
    assert "passer sammenligningen næsten fuldkomment" in fit_before(exact, Voice.of(exact)).told()
