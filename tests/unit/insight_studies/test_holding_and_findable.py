from dataclasses import replace

from tests.made_up_panels import START, danish, planted, study
from vugge.insight.rules.synthetic_control.findable import missed, own, reached, tried, tried_in
from vugge.insight.rules.synthetic_control.holding import agreed, beside, dropped, early
from vugge.insight.rules.synthetic_control.results import StudyResult
from vugge.insight.rules.synthetic_control.said import Said, Voice
from vugge.insight.rules.synthetic_control.whole import whole_study
from vugge.insight.rules.synthetic_control.wording import in_short


def result(effect: float = 0.0, units: int = 30) -> StudyResult:
    return whole_study(planted(danish(units=units), "outcome", {"Kommune 00": effect}, START), study())


def texts(*sentences: Said) -> str:
    return " ".join(each.told() for each in sentences)


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


def test_power_among_groups_is_told_first() -> None:
    found = whole_study(danish(3, units=30), study(*(f"Kommune {at:02}" for at in range(6))))
    power, voice = found.power, Voice.of(found)
    assert power
    assert power.reachable_by_groups
    assert power.reachable_by_ratio
    assert power.reachable_by_groups < power.reachable_by_ratio
    size = voice.amount(power.reachable_by_groups)
    assert f"skal en virkning være mindst {size} (" in reached(found, power, voice).told()
    assert "når den holdes op mod grupper af samme størrelse" in reached(found, power, voice).told()
    assert f"En virkning under {size} (" in missed(found, power, voice).told()
    assert "af 100 forsøg blandt grupper, men i " in own(found, power, voice).told()


def test_groups_tried_are_said_where_they_are_not_all() -> None:
    found = whole_study(danish(3, units=30), study(*(f"Kommune {at:02}" for at in range(6))))
    assert found.power
    assert found.placebo
    steps = tuple(replace(each, of_groups=182) for each in found.power.steps)
    fewer = replace(found.power, steps=steps)
    for near, said in ((True, "hvis sammenligning passer lige så godt"), (False, "heller ikke passer næsten")):
        rule = replace(found.placebo.near_perfect, treated=near)
        told = texts(*tried_in(replace(found, placebo=replace(found.placebo, near_perfect=rule)), fewer))
        assert told.startswith("Blandt grupper er det gjort i de 91 af de 100 grupper, hvis sammenligning ")
        assert said in told
    all_of_them = replace(found.power, steps=tuple(replace(each, of_groups=200) for each in steps))
    assert not [*tried_in(found, all_of_them)]
    assert not [*tried_in(result(), fewer)]


def test_power_that_never_suffices_is_said() -> None:
    found = result(units=6)
    power, voice = found.power, Voice.of(found)
    assert power
    most = voice.amount(power.steps[-1].effect)
    assert f"skal en virkning være over {most} på mål 1 og over {most} på mål 2." in reached(found, power, voice).told()
    assert missed(found, power, voice).told().startswith(f"En virkning under {most} (")


def test_other_ways_of_counting_are_said_to_agree_or_how_many_do() -> None:
    found = result(-60.0)
    voice = Voice.of(found)
    assert texts(*agreed(found, voice)) == "Alle 5 andre måder at regne på peger samme vej som hovedberegningen."
    turned = tuple(replace(each, effect=-each.effect) for each in found.beside)
    assert texts(*agreed(replace(found, beside=turned), voice)).startswith("3 af 5 andre måder")
    two = replace(found, other_starts=(), other_pools=())
    assert texts(*agreed(two, voice)).startswith("Begge de andre måder")
    assert list(agreed(replace(two, beside=()), voice)) == []


def test_other_ways_of_counting_are_told_by_their_range_where_nothing_is_unusual() -> None:
    found = result()
    found = replace(found, placebo=None, other_starts=(), other_pools=())
    low, high = (replace(found.beside[0], effect=effect) for effect in (-0.6, 1.1))
    told = texts(*agreed(replace(found, beside=(high, low)), Voice.of(found)))
    assert told == "De andre måder at regne på giver en forskel mellem −0,6 og +1,1."


def test_the_donor_the_answer_hangs_on_is_named_where_each_was_left_out() -> None:
    found = result()
    first, *rest = found.leave_one_out
    changed = replace(found, leave_one_out=(replace(first, unit="Ærø", effect=99.0), *rest))
    told = dropped(changed, Voice.of(found)).told()
    assert told.startswith("De 29 steder tages ud på skift")
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
    more = texts(*beside(replace(bare, standard_error=2.5), 0.0, Voice.of(found)))
    assert more.endswith("Hos dem, der ikke havde projektet, spredte dens forskelle sig typisk 2,5 (standardfejl).")
    assert more.startswith(texts(*beside(bare, 0.0, Voice.of(found))))
