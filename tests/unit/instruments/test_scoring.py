"""From a run of digits to a total: what is accepted, and the sentence for what is not."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vugge.instruments.queries.definitions import definition
from vugge.instruments.rules.codes import Alarm
from vugge.instruments.rules.definitions import Definition
from vugge.instruments.rules.faults import UnfitAnswersError
from vugge.instruments.rules.scoring import alarm, checked_answers, checked_total, positive, read_run, total

PATIENT = settings(deadline=None)
"""A machine that does much else is slow now and then."""
DAY = dt.date(2026, 5, 1)
EPDS, GOTLAND, ADBB, TOPI = (definition(code, DAY) for code in ("epds", "gotland", "adbb", "topi"))
BY_ITEMS = (EPDS, GOTLAND, ADBB)


def fault(of: Definition, text: str) -> UnfitAnswersError:
    with pytest.raises(UnfitAnswersError) as error:
        read_run(of, text)
    return error.value


def test_run_of_digits_is_the_answers_in_their_order() -> None:
    answers = read_run(EPDS, "1112011110")
    assert answers == (1, 1, 1, 2, 0, 1, 1, 1, 1, 0)
    assert total(answers) == 9


@pytest.mark.parametrize(
    ("text", "number", "sentence"),
    [
        ("111201111", 10, "Der er 9 svar, men EPDS har 10. Svar nr. 10 (selvskade) mangler."),
        ("", 1, "Der er 0 svar, men EPDS har 10. Svar nr. 1 (humor) mangler."),
        ("11120111101", None, "Der er 11 svar, men EPDS har 10. Se, om et tal står to gange."),
        ("1114011110", 4, "Svar nr. 4 (nervøsitet) er 4. Skriv et tal fra 0 til 3."),
        ("111 011110", 4, "Svar nr. 4 (nervøsitet) er “ ”. Skriv et tal fra 0 til 3; ingen mellemrum."),
        ("1112-11110", 5, "Svar nr. 5 (angst) er “-”. Skriv et tal fra 0 til 3; ingen mellemrum."),
        ("111²011110", 4, "Svar nr. 4 (nervøsitet) er “²”. Skriv et tal fra 0 til 3; ingen mellemrum."),
        ("\u0661112011110", 1, "Svar nr. 1 (humor) er “\u0661”. Skriv et tal fra 0 til 3; ingen mellemrum."),
    ],
)
def test_run_that_will_not_do_names_the_answer_and_the_mend(text: str, number: int | None, sentence: str) -> None:
    found = fault(EPDS, text)
    assert (found.field, found.words.get("number"), str(found)) == ("answers", number, sentence)


def test_scale_of_positions_has_no_run() -> None:
    assert "Vælg en placering" in str(fault(TOPI, "1"))
    with pytest.raises(UnfitAnswersError):
        checked_answers(TOPI, [1])
    with pytest.raises(UnfitAnswersError):
        checked_total(TOPI, 1)


@PATIENT
@given(st.sampled_from(BY_ITEMS).flatmap(lambda of: st.tuples(st.just(of), st.tuples(*_points(of)))))
def test_every_run_of_an_instruments_points_reads_back(case: tuple[Definition, tuple[int, ...]]) -> None:
    of, answers = case
    assert read_run(of, "".join(map(str, answers))) == answers
    assert checked_total(of, total(answers)) == total(answers) <= of.most


@PATIENT
@given(st.sampled_from(BY_ITEMS), st.text(max_size=15) | st.text("0123x ", min_size=7, max_size=14))
def test_any_text_is_read_whole_or_refused_with_a_sentence(of: Definition, text: str) -> None:
    run = text.strip()
    digits = [int(sign) for sign in run if sign in "0123456789"]
    whole = len(digits) == len(run) == len(of.items)
    if whole and all(answer <= item.most for answer, item in zip(digits, of.items, strict=True)):
        assert read_run(of, text) == tuple(digits)
    else:
        assert str(fault(of, text)).endswith(".")


@pytest.mark.parametrize(
    ("score", "cutoff", "over"), [(10, 11, False), (11, 11, True), (12, 11, True), (0, 0, True), (None, 0, False)]
)
def test_on_the_cut_off_is_over_it(score: int | None, cutoff: int, *, over: bool) -> None:
    assert positive(score, cutoff) is over
    assert positive(score, None) is False


@pytest.mark.parametrize("score", [-1, 31])
def test_total_outside_the_instrument_is_refused(score: int) -> None:
    with pytest.raises(UnfitAnswersError, match="fra 0 til 30"):
        checked_total(EPDS, score)


@PATIENT
@given(st.tuples(*[st.integers(0, 3)] * 9), st.integers(0, 3))
def test_item_10_alerts_from_1_whatever_the_rest(others: tuple[int, ...], last: int) -> None:
    answers = (*others, last)
    assert alarm(EPDS, answers, total(answers)) is (Alarm.RAISED if last else Alarm.NONE)


@pytest.mark.parametrize(
    ("of", "score", "expected"),
    [(EPDS, 0, Alarm.NONE), (EPDS, 1, Alarm.UNKNOWN), (EPDS, None, Alarm.NONE), (ADBB, 32, Alarm.NONE)],
)
def test_total_alone_leaves_item_10_unknown_unless_it_is_0(of: Definition, score: int | None, expected: Alarm) -> None:
    assert alarm(of, None, score) is expected


def _points(of: Definition) -> list[st.SearchStrategy[int]]:
    return [st.integers(0, item.most) for item in of.items]
