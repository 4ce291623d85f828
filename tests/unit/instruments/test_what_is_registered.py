"""What a screening must say to be one, and what usually follows it."""

import datetime as dt

import pytest

from vugge.instruments.queries.definitions import definition
from vugge.instruments.rules.administering import Given, Result, result
from vugge.instruments.rules.codes import Alarm, Begin, Phase, Respondent, State, Step
from vugge.instruments.rules.faults import UnfitAnswersError
from vugge.instruments.rules.following import following, repeat_window
from vugge.instruments.rules.training import training_note

DAY = dt.date(2026, 10, 27)
EPDS, ADBB, TOPI = (definition(code, DAY) for code in ("epds", "adbb", "topi"))
TEN = (1, 1, 1, 2, 0, 1, 1, 1, 1, 0)


def mothers(**given: object) -> Given:
    return Given(**{"respondent": Respondent.MOTHER, "phase": Phase.POSTPARTUM, "state": State.DONE, **given})  # type: ignore[arg-type]  # the cases give what a form might


def childs(**given: object) -> Given:
    return mothers(respondent=Respondent.CHILD, phase=None, **given)


def test_answers_are_kept_with_their_total() -> None:
    assert result(EPDS, mothers(answers=TEN)) == Result(TEN, 9)
    assert result(EPDS, mothers(answers=TEN, score=9)) == Result(TEN, 9)


def test_total_from_paper_is_kept_alone() -> None:
    assert result(EPDS, mothers(score=12)) == Result(None, 12)


@pytest.mark.parametrize("state", [State.DECLINED, State.NOT_DONE])
def test_not_done_is_kept_without_a_number(state: State) -> None:
    assert result(EPDS, mothers(state=state, reason="syg")) == Result()


def test_position_is_kept_with_its_ground() -> None:
    assert result(TOPI, childs(position="green")) == Result(position="green")
    assert result(TOPI, childs(position="red", reason="Græder meget")) == Result(position="red")


@pytest.mark.parametrize(
    ("instrument", "given", "field", "mend"),
    [
        ("adbb", mothers(score=1), "respondent", "ADBB er ikke til mor"),
        ("epds", mothers(phase=None, score=1), "phase", "i graviditeten eller efter fødslen"),
        ("adbb", mothers(respondent=Respondent.CHILD, score=1), "phase", "har ingen fase"),
        ("epds", mothers(), "answers", "Skriv svarene eller summen"),
        ("epds", mothers(answers=TEN, score=10), "score", "Svarene giver 9"),
        ("epds", mothers(state=State.DECLINED, score=0), "state", "Tag svarene væk"),
        ("epds", mothers(state=State.NOT_DONE, reason=" "), "reason", "hvorfor EPDS ikke blev gennemført"),
        ("topi", childs(position="blue"), "position", "Vælg, hvor barnet ligger på TOPI"),
        ("topi", childs(position="yellow"), "reason", "når barnet ligger på gul"),
    ],
)
def test_what_will_not_do_names_the_field_and_the_mend(instrument: str, given: Given, field: str, mend: str) -> None:
    with pytest.raises(UnfitAnswersError, match=mend) as error:
        result(definition(instrument, DAY), given)
    assert error.value.field == field


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [("epds", dt.date(2026, 11, 10), dt.date(2026, 11, 24)), ("adbb", dt.date(2026, 11, 3), dt.date(2026, 11, 10))],
)
def test_positive_is_asked_about_again_in_its_weeks(code: str, first: dt.date, last: dt.date) -> None:
    window = repeat_window(definition(code, DAY), DAY)
    assert window is not None
    assert (window.first, window.last) == (first, last)


def test_position_is_not_asked_about_again() -> None:
    assert repeat_window(TOPI, DAY) is None


def test_nothing_follows_below_the_cut_off_but_the_alarm() -> None:
    found = following(EPDS, held_on=DAY, positive=False, alarm=Alarm.RAISED)
    assert (found.alarm, found.repeat, found.steps) == (Alarm.RAISED, None, ())


def test_after_adbb_nothing_follows_before_it_is_seen_again() -> None:
    found = following(ADBB, held_on=DAY, positive=True, alarm=Alarm.NONE)
    assert found.begin is Begin.AFTER_REPEAT
    assert found.steps[0] is Step.REPEAT


def test_training_is_a_note_and_no_closed_door() -> None:
    assert training_note(EPDS, frozenset()) == ""
    assert training_note(ADBB, frozenset({"adbb"})) == ""
    assert "ADBB kræver uddannelse" in training_note(ADBB, frozenset({"cosp"}))
