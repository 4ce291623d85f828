"""What a reader chooses stands in the address, and the address keeps its meaning."""

import datetime as dt
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vugge.insight.rules.choice import END, LEVEL, PRESET, START, Choice, Offered, read, typed_date
from vugge.insight.rules.codes import Level
from vugge.insight.rules.parameters import Period
from vugge.insight.rules.presets import Preset

YEAR = Period(start=dt.date(2023, 1, 1), end=dt.date(2023, 12, 31))
EVERYBODY = Offered()
BOTH = Offered(municipality="0615", own=YEAR)
OWN_ONLY = Offered(evaluation=False, municipality="0250", own=YEAR)
NAMES = (PRESET, START, END, LEVEL)


def choices() -> st.SearchStrategy[Choice]:
    levels = st.sampled_from(Level)
    evaluation = st.builds(Choice, level=levels)
    days = st.tuples(st.dates(), st.dates()).map(sorted)
    own = st.tuples(days, levels).map(
        lambda both: Choice(preset=Preset.OWN, start=both[0][0], end=both[0][1], level=both[1])
    )
    return st.one_of(evaluation, own)


@given(choice=choices())
def test_address_keeps_its_meaning(choice: Choice) -> None:
    found = read(dict(parse_qsl(choice.address)), BOTH)
    assert (found.choice, found.faults) == (choice, {})


@given(choice=choices(), noise=st.dictionaries(st.text(), st.text()))
def test_names_that_are_not_ours_are_ignored(choice: Choice, noise: dict[str, str]) -> None:
    ours = dict(parse_qsl(choice.address))
    others = {name: text for name, text in noise.items() if name not in NAMES}
    assert read(others | ours, BOTH).choice == choice


@given(query=st.dictionaries(st.sampled_from(NAMES), st.text()), offered=st.sampled_from([EVERYBODY, BOTH, OWN_ONLY]))
def test_whatever_is_typed_gives_a_choice_that_is_offered(query: dict[str, str], offered: Offered) -> None:
    found = read(query, offered)
    assert found.choice.preset in offered.presets
    assert not found.faults or found.choice == offered.default
    assert found.typed == {name: text.strip() for name, text in query.items()}


@given(day=st.dates())
def test_day_may_be_typed_as_danes_write_it(day: dt.date) -> None:
    query = {PRESET: "egne", START: typed_date(day), END: typed_date(day)}
    assert read(query, BOTH).choice.period == Period(start=day, end=day)


def test_address_of_the_issue_is_read_and_written_alike() -> None:
    address = "valg=egne&fra=2020-01-01&til=2020-12-31&niveau=2"
    choice = read(dict(parse_qsl(address)), BOTH).choice
    assert choice == Choice(preset=Preset.OWN, start=dt.date(2020, 1, 1), end=dt.date(2020, 12, 31), level=Level.TWO)
    assert choice.address == address


def test_nothing_chosen_is_the_evaluation_where_the_municipality_takes_part() -> None:
    assert read({}, EVERYBODY).choice == read({}, BOTH).choice == Choice()
    assert read({}, OWN_ONLY).choice == Choice(preset=Preset.OWN, start=YEAR.start, end=YEAR.end)
    assert read({PRESET: "egne", START: "", END: " "}, BOTH).choice == BOTH.of(Preset.OWN)


def test_links_carry_a_choice_only_when_there_is_one() -> None:
    assert BOTH.kept(Choice()) == ""
    assert BOTH.kept(Choice(level=Level.NONE)) == "?valg=evaluering&niveau=ingen"
    assert OWN_ONLY.kept(Choice()) == "?valg=evaluering"


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ({LEVEL: "7"}, LEVEL, "Niveau: “7” findes ikke. Vælg 1, 2, 3, 4, ingen eller alle."),
        ({PRESET: "alt"}, PRESET, "Opgørelse: “alt” findes ikke. Vælg evaluering eller egne."),
        ({PRESET: "egne", START: "2019-02-29"}, START, "Fra: 2019 er ikke et skudår"),
        ({PRESET: "egne", START: "2020-02-30"}, START, "Fra: “2020-02-30” findes ikke i kalenderen."),
        ({PRESET: "egne", END: "i går"}, END, "Til: “i går” er ikke en dato. Skriv dag, måned og år, fx 24.11.2020."),
        ({PRESET: "egne", END: "\u0662020-01-01"}, END, "er ikke en dato"),
        ({PRESET: "egne", START: "2.1.2020", END: "1.1.2020"}, END, "Perioden slutter 1.1.2020, før den begynder"),
        ({PRESET: "egne", START: "1.1.2024"}, START, "Perioden slutter 31.12.2023, før den begynder 1.1.2024"),
        ({PRESET: "egne", START: "x" * 5000}, START, f"Fra: “{'x' * 40}…” er ikke en dato."),
    ],
)
def test_fault_names_the_field_and_keeps_what_was_typed(query: dict[str, str], field: str, said: str) -> None:
    found = read(query, BOTH)
    assert list(found.faults) == [field]
    assert said in found.faults[field]
    assert found.typed == query
    assert found.choice == BOTH.default


def test_several_faults_are_told_in_one_go() -> None:
    found = read({PRESET: "egne", START: "?", END: "!", LEVEL: "9"}, BOTH)
    assert list(found.faults) == [START, END, LEVEL]


def test_leap_day_is_a_day() -> None:
    query = {PRESET: "egne", START: "29.2.2020", END: "2020-02-29"}
    assert read(query, BOTH).choice.address == "valg=egne&fra=2020-02-29&til=2020-02-29"


def test_what_is_not_offered_is_told() -> None:
    assert "kommunens egne folk" in read({PRESET: "egne"}, EVERYBODY).faults[PRESET]
    assert "ikke med i evalueringen" in read({PRESET: "evaluering"}, OWN_ONLY).faults[PRESET]


def test_evaluation_has_no_period_of_its_own() -> None:
    assert read({PRESET: "evaluering", START: "vrøvl", END: "2020-01-01"}, BOTH).choice == Choice()


@pytest.mark.parametrize(
    "wrong",
    [
        {"preset": Preset.OWN},
        {"start": YEAR.start, "end": YEAR.end},
        {"preset": Preset.OWN, "start": YEAR.start},
        {"preset": Preset.OWN, "start": YEAR.end, "end": YEAR.start},
    ],
)
def test_choice_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"period"):
        Choice(**wrong)  # type: ignore[arg-type]  # the fields are named freely


def test_something_must_be_offered() -> None:
    with pytest.raises(ValueError, match="something to choose"):
        Offered(evaluation=False)
