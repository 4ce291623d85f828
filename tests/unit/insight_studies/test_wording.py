import re
from dataclasses import replace

from tests.made_up_panels import START, danish, planted, study
from vugge.insight.rules.synthetic_control import errors, findable, holding, limits, wording
from vugge.insight.rules.synthetic_control.findable import missed, own, reached, tried
from vugge.insight.rules.synthetic_control.holding import agreed, beside, dropped, early
from vugge.insight.rules.synthetic_control.judging import Unusual
from vugge.insight.rules.synthetic_control.limits import what_it_cannot_show
from vugge.insight.rules.synthetic_control.results import Placebo, Ranking, StudyResult
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
    assert in_a_word(bare, Voice.of(bare)) == ()
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


def test_power_says_what_can_be_found_and_what_is_overlooked() -> None:
    found = result()
    power, voice = found.power, Voice.of(found)
    assert power
    assert power.reachable_by_ratio
    assert tried(power).told().endswith("Det er gjort i 58 forsøg for hver størrelse. Fundet betyder p på højst 0,10.")
    size = voice.amount(power.reachable_by_ratio)
    assert f"skal en virkning være mindst {size} (" in reached(found, power, voice).told()
    assert missed(found, power, voice).told().startswith("En virkning under ")
    assert own(found, power, voice).told().startswith("En virkning så stor som forskellen her, ")


def test_power_that_never_suffices_is_said() -> None:
    found = result(units=6)
    power, voice = found.power, Voice.of(found)
    assert power
    most = voice.amount(power.steps[-1].effect)
    assert f"skal en virkning være over {most} på mål 1 og over {most} på mål 2." in reached(found, power, voice).told()
    assert missed(found, power, voice).told().startswith(f"En virkning under {most} (")


def test_other_ways_of_counting_are_said_to_agree_or_how_many_do() -> None:
    found = result(-60.0)
    assert texts(*agreed(found)) == "Alle 5 andre måder at regne på peger samme vej som hovedberegningen."
    turned = tuple(replace(each, effect=-each.effect) for each in found.beside)
    assert texts(*agreed(replace(found, beside=turned))).startswith("3 af 5 andre måder")
    assert agreed(replace(found, other_starts=(), other_pools=(), beside=())) == ()


def test_the_donor_the_answer_hangs_on_is_named_where_each_was_left_out() -> None:
    found = result()
    first, *rest = found.leave_one_out
    changed = replace(found, leave_one_out=(replace(first, unit="Ærø", effect=99.0), *rest))
    told = dropped(changed, Voice.of(found)).told()
    assert told.startswith("Hver af de 29 steder tages ud på skift")
    assert "Svaret flytter sig mest uden Ærø: fra " in told
    assert told.endswith("til +99,0.")
    assert told in texts(*in_short(changed))
    assert "på skift" not in texts(*in_short(replace(found, leave_one_out=())))


def test_a_start_where_nothing_had_begun_should_find_nothing() -> None:
    found = result()
    told = [early(found, each, Voice.of(found)).told() for each in found.in_time]
    assert [each.start for each in found.in_time] == [2016, 2017]
    assert told[0].startswith("Lader vi, som om projektet begyndte i 2016, og ser vi kun på tiden før 2018, er forsk")
    assert told[0].endswith("Der burde ikke være noget at finde.")


def test_newer_methods_are_explained_and_held_against_the_classic() -> None:
    found = result()
    ridge, differences = (texts(*beside(each, found.fit.effect, Voice.of(found))) for each in found.beside)
    assert ridge.startswith("Korrigeret syntetisk kontrol retter for det")
    assert differences.startswith("Syntetisk forskel i forskelle ser bort fra faste forskelle i niveau")
    bare = replace(found.beside[1], standard_error=None)
    sure = texts(*beside(replace(bare, standard_error=2.5), 0.0, Voice.of(found)))
    assert sure == f"{texts(*beside(bare, 0.0, Voice.of(found)))} Dens egen usikkerhed (standardfejl) er 2,5."


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
