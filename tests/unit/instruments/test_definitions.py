"""The instruments' files: what they say, and that every fault is told with its place and its mend."""

import datetime as dt
from pathlib import Path

import pytest

from vugge.base.errors import ExpectedError
from vugge.base.files import catalogue_file
from vugge.instruments.queries.definitions import definition, definition_version, definitions, read_definitions
from vugge.instruments.rules.codes import Begin, Respondent

DAY = dt.date(2026, 5, 1)
GOOD = catalogue_file("instruments", "epds.toml").read_text(encoding="utf-8")


def said(folder: Path, **files: str) -> str:
    for name, text in files.items():
        (folder / f"{name.replace('_v', '.v')}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ExpectedError) as error:
        read_definitions(folder)
    return str(error.value)


@pytest.mark.parametrize(("code", "answers", "most"), [("epds", 10, 30), ("gotland", 13, 39), ("adbb", 8, 32)])
def test_instrument_has_its_answers_and_its_highest_total(code: str, answers: int, most: int) -> None:
    found = definition(code, DAY)
    assert (len(found.items), found.most) == (answers, most)


def test_each_instrument_is_for_whom_it_is_for() -> None:
    children = {each.code for each in definitions(DAY) if each.respondents == (Respondent.CHILD,)}
    assert children == {"adbb", "topi"}
    assert {each.code for each in definitions(DAY) if each.begin is Begin.AFTER_REPEAT} == {"adbb"}
    assert {each.code: each.certificate for each in definitions(DAY) if each.certificate} == {
        "adbb": "adbb",
        "gotland": "gotland",
    }


def test_only_epds_has_an_answer_to_act_on() -> None:
    assert {each.code: each.alert and each.alert.item for each in definitions(DAY)} == {
        "adbb": None,
        "epds": 10,
        "gotland": None,
        "topi": None,
    }


def test_positions_of_topi_are_chosen_and_the_two_that_ask_for_a_ground() -> None:
    found = definition("topi", DAY)
    assert [(each.code, each.explained) for each in found.positions] == [
        ("green", False),
        ("yellow", True),
        ("red", True),
    ]
    assert found.position("blue") is None


def test_no_wording_of_others_is_shipped() -> None:
    topics = [item.topic for each in definitions(DAY) for item in each.items]
    assert [topic for topic in topics if len(topic.split()) > 4] == []


def test_version_somebody_answered_on_is_found_again(tmp_path: Path) -> None:
    (tmp_path / "epds.toml").write_text(GOOD, encoding="utf-8")
    later = GOOD.replace("version = 1", "version = 2\nvalid_from = 2027-01-01", 1)
    (tmp_path / "epds.v2.toml").write_text(later, encoding="utf-8")
    assert [each["version"] for each in read_definitions(tmp_path)["epds"]] == [1, 2]
    assert definition_version("epds", 1).version == 1
    with pytest.raises(LookupError):
        definition_version("epds", 9)
    with pytest.raises(LookupError):
        definition("asq", DAY)


@pytest.mark.parametrize(
    ("old", "new", "place", "mend"),
    [
        ('about = "Ti', 'abut = "Ti', "abut", "Mente du about?"),
        ('"mother", ', '"mothers", ', "respondents", "Skriv et af disse: mother, father, partner, child."),
        ("most = 3", 'most = "3"', "[[items]] nr. 1, most", "Tag citationstegnene væk: 3."),
        ("item = 10", "item = 11", "[alert], item", "skemaet har 10 svar"),
        ("to_days = 28", "to_days = 7", "[repeat], to_days", "kommer før from_days"),
        ('key = "2happiness"', 'key = "1humor"', "[[items]] nr. 2, key", "hedder det allerede"),
        ('steps = ["repeat"', 'begin = "soon"\nsteps = ["repeat"', "begin", "at_once, after_repeat"),
        ('code = "epds"', 'code = "epdq"', "code", 'filen hedder "epds"'),
        ("[repeat]", "[repeat", "linje 13", "Der står [repeat, som"),
    ],
)
def test_fault_in_a_file_is_told_with_place_and_mend(tmp_path: Path, old: str, new: str, place: str, mend: str) -> None:
    assert old in GOOD
    told = said(tmp_path, epds=GOOD.replace(old, new, 1))
    assert "epds.toml" in told
    assert place in told
    assert mend in told


def test_file_with_both_kinds_or_neither_is_refused(tmp_path: Path) -> None:
    both = GOOD + '\n[[positions]]\ncode = "green"\ntitle = "Grøn"\n'
    assert "enten [[items]] eller [[positions]]" in said(tmp_path, epds=both)


def test_version_that_begins_earlier_is_refused(tmp_path: Path) -> None:
    later = GOOD.replace("version = 1", "version = 2", 1)
    assert "valid_from mangler" in said(tmp_path, epds=GOOD, epds_v2=later)
