"""Parts for filling in work as plain forms, say what is wrong at the field, and choose nothing beforehand."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import vugge.ui
from tests.unit.ui.test_page_templates import Tags, drawn
from vugge.ui.chips import Due, Face, Level, Strip, Timing, Why
from vugge.ui.entry import (
    Digits,
    Draft,
    Measure,
    Missing,
    Pick,
    Picks,
    Place,
    Section,
    State,
    Step,
    Steps,
    WhyNot,
)

REASONS = (("no", "Familien sagde nej tak"),)
STEPS = Steps(
    name="sleep",
    label="Søvn",
    steps=(
        Step("1", "Alderssvarende"),
        Step("2", "Få tegn", asks_more=True),
        Step("3", "<Udfordring>", asks_more=True),
    ),
    more_label="Hvilke tegn?",
    why=WhyNot(reasons=REASONS),
    asked="søvn",
)


def run(typed: str = "", **given: Any) -> Digits:  # noqa: ANN401 - whatever a run of digits takes
    places = tuple(Place(n, f"ord {n}", typed[n - 1 : n], apart=n == 10) for n in range(1, 11))
    told: dict[str, Any] = {
        "name": "epds", "label": "EPDS", "whose": "Freja", "highest": 3, "cutoff": 11,
        "cutoff_said": ("under grænsen på 11", "på eller over grænsen på 11"),
        "alert": "Tal med hende.", "alert_title": "Over 0", "alert_veiled": "Se dem", "why": WhyNot(reasons=REASONS),
    }  # fmt: skip
    return Digits(**told | {"places": places} | given)


def part(name: str, **given: object) -> str:
    html = drawn(f'{{% include "ui/parts/{name}.html" %}}', **given)
    assert Tags(html).open == []
    assert "MISSING" not in html
    return html


def inputs(html: str, kind: str) -> list[dict[str, str | None]]:
    return [each for each in Tags(html).named("input") if each.get("type") == kind]


def test_steps_are_radio_buttons_of_one_group_and_none_is_chosen() -> None:
    radios = inputs(part("steps", steps=STEPS), "radio")
    assert [each["value"] for each in radios] == ["1", "2", "3", "-"]
    assert {each["name"] for each in radios} == {"sleep"}
    assert not any("checked" in each for each in radios)
    assert [each["value"] for each in radios if "data-more" in each] == ["2", "3"]


def test_steps_write_text_as_text() -> None:
    assert "&lt;Udfordring&gt;" in part("steps", steps=STEPS)


def test_many_steps_become_a_list_with_an_answer_for_none() -> None:
    many = Steps(name="food", label="Mad", steps=tuple(Step(str(n), f"Svar {n}") for n in range(6)), chosen="3")
    tags = Tags(part("steps", steps=many))
    assert [each["value"] for each in tags.named("option") if "selected" in each] == ["3"]
    assert tags.named("option")[-2]["value"] == "5"
    assert "-" in [each.get("value") for each in tags.named("option")]


@pytest.mark.parametrize(("chosen", "opened"), [("1", False), ("2", True), ("", False)])
def test_step_that_asks_for_more_opens_a_line(chosen: str, opened: bool) -> None:  # noqa: FBT001 - a parameter
    assert Steps(name="a", label="A", steps=STEPS.steps, chosen=chosen).open_more is opened


def test_fault_stands_at_its_field_and_is_named_by_it() -> None:
    html = part("measure", measure=Measure(name="weight", label="Vægt", unit="g", typed="x", fault="Skriv et tal."))
    field = next(each for each in Tags(html).named("input") if each.get("id") == "weight")
    assert field["aria-invalid"] == "true"
    assert "weight-fault" in (field["aria-describedby"] or "").split()
    assert 'id="weight-fault"' in html


def test_doubted_number_offers_the_one_that_was_meant_and_stands_when_it_is_right() -> None:
    doubted = Measure(name="w", label="Vægt", unit="g", typed="47.200", doubted="Mente du 4.720 g?", guess="4.720")
    html = part("measure", measure=doubted)
    assert 'data-with="4.720"' in html
    assert [each["name"] for each in inputs(html, "checkbox")] == ["w-sure", "w-not"]


def test_run_of_digits_is_a_field_for_each_with_a_name_of_its_own() -> None:
    tags = Tags(part("digits", digits=run()))
    places = [each for each in tags.named("input") if "pattern" in each]
    assert [each["name"] for each in places] == [f"epds-{n}" for n in range(1, 11)]
    assert {each["maxlength"] for each in places} == {"1"}
    assert [each["name"] for each in places if "data-apart" in each] == ["epds-10"]


@pytest.mark.parametrize(
    ("typed", "total", "verdict", "alerts"),
    [
        ("1112011110", 9, "under grænsen på 11", False),
        ("2222012000", 11, "på eller over grænsen på 11", False),
        ("0000000001", 1, "under grænsen på 11", True),
        ("111", None, "", False),
        ("111101111x", None, "", True),
        ("1111011114", None, "", True),
    ],
)
def test_run_of_digits_is_added_up_when_it_is_whole(typed: str, total: int | None, verdict: str, alerts: bool) -> None:  # noqa: FBT001 - a parameter
    digits = run(typed)
    assert (digits.total, digits.verdict, digits.alerts) == (total, verdict, alerts)


def test_alert_is_there_before_it_is_needed_and_hidden() -> None:
    assert re.search(r'role="alert" hidden', part("digits", digits=run("1112011110")))
    assert not re.search(r'role="alert" hidden', part("digits", digits=run("1112011111")))


def test_hidden_numbers_are_a_box_that_is_never_sent() -> None:
    veil = next(each for each in inputs(part("digits", digits=run(veiled=True)), "checkbox") if "data-veil" in each)
    assert "name" not in veil
    assert "checked" in veil


def test_picks_are_boxes_or_one_of_several() -> None:
    picks = (Pick("a", "A"), Pick("b", "B", chosen=True))
    many = part("picks", picks=Picks(name="p", label="P", picks=picks))
    one = part("options", picks=Picks(name="p", label="P", picks=picks, many=False))
    assert [each["value"] for each in inputs(many, "checkbox") if "checked" in each] == ["b"]
    assert [each["value"] for each in inputs(one, "radio") if "checked" in each] == ["b"]


@pytest.mark.parametrize(("answered", "state"), [(0, State.EMPTY), (1, State.HALF), (3, State.DONE)])
def test_section_is_as_far_as_its_answers(answered: int, state: State) -> None:
    assert State.of(answered, 3) is state


def test_index_says_in_words_how_far_each_section_is() -> None:
    sections = tuple(Section(anchor=str(state), label="L", state=state, number=1) for state in State)
    html = part("index", sections=sections, label="Dele")
    assert [word in html for word in ("(udfyldt)", "(i gang)", "(ikke begyndt)")] == [True, True, True]


def test_save_bar_leads_to_what_is_missing_and_sends_the_form() -> None:
    html = part("savebar", missing=(Missing("motorik", "motor"),), button="Gem", label="Gem", form="f")
    assert 'href="#motor"' in html
    assert 'form="f"' in html


def test_draft_says_when_it_was_saved() -> None:
    assert "Kladden er gemt kl. 10.42" in part("draft", draft=Draft(address="/kladde", revision=3, saved="10.42"))


@pytest.mark.parametrize("level", [None, 1, 4])
def test_level_says_its_number(level: int | None) -> None:
    assert (f"Niveau {level}" if level else "Ikke niveauinddelt") in part("level", level=Level(level))


def test_strip_of_levels_fills_its_whole_width() -> None:
    days = (date(2026, 1, 1), date(2026, 4, 1), date(2026, 4, 3), date(2027, 1, 1))
    strip = Strip.of([(1, *days[:2]), (3, *days[1:3]), (2, *days[2:])], "Niveau 1, 3 og 2", "jan.", "dec.")
    assert abs(sum(float(piece.width[:-1]) for piece in strip.pieces) - 100) < 0.1
    assert [piece.shown for piece in strip.pieces] == [True, False, True]
    assert 'aria-label="Niveau 1, 3 og 2"' in part("strip", strip=strip)


@pytest.mark.parametrize("today", [date(2020, 1, 1), date(2026, 11, 10), date(2030, 1, 1)])
def test_today_always_lies_on_the_line_of_a_window(today: date) -> None:
    due = Due.of(Timing.NOW, ("Nu", "10.–17. nov."), (date(2026, 11, 10), date(2026, 11, 17)), today)
    assert 0 <= float(due.stands) <= 46
    assert 0 <= float(due.start) <= float(due.start) + float(due.width) <= 46
    assert "Nu" in part("due", due=due)


def test_why_says_rule_data_and_date_and_names_what_it_is_about() -> None:
    html = part("why", why=Why(about="Besøg hos Alma", rule="R", data="D", on="I dag"))
    assert re.findall(r"<dt>(\w+)</dt>", html) == ["Regel", "Data", "Dato"]
    assert "Besøg hos Alma" in html[: html.index("</summary>")]


def test_persons_mark_whose_page_it_is() -> None:
    faces = (
        Face(name="Familien", said="overblik", address="/"),
        Face(name="Freja", said="mor", address="/f", initials="FL", current=True),
    )
    assert part("persons", persons=faces).count('aria-current="page"') == 1


def test_every_script_a_form_loads_is_there() -> None:
    named = re.findall(r"/static/([^\"]+)", part("entry_scripts"))
    room = Path(vugge.ui.__file__).parent / "static"
    assert len(named) == 6
    assert [name for name in named if not (room / name).is_file()] == []
