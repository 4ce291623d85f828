"""What may be asked: municipalities alone, years there are, and never a code together with one that holds it."""

import re
from dataclasses import replace

import pytest

from tests.statbank import AREAS, KNOWN, UND1, question, variable, wish
from vugge.catalogue.facts import municipality_names
from vugge.exchange.statbank.known import known
from vugge.exchange.statbank.rules.errors import StatBankError
from vugge.exchange.statbank.rules.hierarchies import clash, hierarchy_for
from vugge.exchange.statbank.rules.queries import Query, Wish, query_of
from vugge.exchange.statbank.rules.tables import Table, Variable

ALL = known(municipality_names())


def ask(table: Table, what: Wish) -> Query:
    return query_of(what, table, KNOWN.areas, KNOWN.hierarchies)


def changed(table: Table, *variables: Variable) -> Table:
    new = {each.code: each for each in variables}
    return replace(table, variables=tuple(new.get(each.code, each) for each in table.variables))


def test_only_municipalities_are_asked_and_christiansoe_is_left_out() -> None:
    assert dict(question().choose)["ADMKOM"] == ("101", "751", "825")


def test_query_is_sent_with_every_code_in_the_tables_order() -> None:
    sent = question().as_sent()
    assert (sent["table"], sent["format"], sent["valuePresentation"]) == ("UND1", "BULK", "Code")
    assert [each["code"] for each in sent["variables"]] == ["ADMKOM", "UNDERRETERE", "Tid"]


@pytest.mark.parametrize(("code", "four"), [("101", "0101"), ("0101", "0101"), ("860", "0860")])
def test_three_and_four_digits_are_the_same_municipality(code: str, four: str) -> None:
    assert ALL.areas.municipality(code, "X") == four


@pytest.mark.parametrize("code", ["000", "081", "085", "01", "11", "411", "0411", "998"])
def test_what_is_no_municipality_is_known_and_left_out(code: str) -> None:
    assert ALL.areas.municipality(code, "X") is None


@pytest.mark.parametrize("code", ["1", "99", "102", "086", "1084", "70000", "٣٤٥", ""])
def test_unknown_area_is_an_error_that_names_it(code: str) -> None:
    with pytest.raises(StatBankError, match=re.escape(f"“{code}”")):
        ALL.areas.municipality(code, "UND1")


def test_every_municipality_must_be_in_the_table() -> None:
    without = {code: text for code, text in AREAS.items() if code != "825"}
    with pytest.raises(StatBankError, match=r"Læsø \(0825\)"):
        ask(changed(UND1, variable("ADMKOM", without)), wish())


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (wish({"UNDERRETERE": ("0", "5")}), "0 er det hele, og 5 er med i det"),
        (wish({"UNDERRETERE": ("5", "5")}), "to gange"),
        (wish({"UNDERRETERE": ("12",)}), "“12”.*4 Sundhedsvæsenet.*opskriften"),
        (wish({"ALDER": ("0",)}), "ingen variabel “ALDER”"),
        (wish({"KØN": ("0",)}), "UNDERRETERE skal vælges"),
        (wish(years=range(2013, 2016)), "har ikke 2013.*fra 2014 til 2015"),
        (replace(wish(), quarter=1), "har ikke 2014K1"),
        (replace(wish(), time="KØN"), "ikke tabellens tid"),
    ],
)
def test_question_that_cannot_be_asked_says_why(what: Wish, said: str) -> None:
    with pytest.raises(StatBankError, match=said):
        ask(UND1, what)


def test_year_of_a_table_by_quarters_is_the_quarter_that_was_said() -> None:
    quarters = {f"{year}K{quarter}": "" for year in (2014, 2015) for quarter in range(1, 5)}
    asked = ask(changed(UND1, variable("Tid", quarters, time=True)), replace(wish(), quarter=3))
    assert dict(asked.choose)["Tid"] == ("2014K3", "2015K3")


@pytest.mark.parametrize(
    ("table", "named", "codes", "said"),
    [
        ("ISBU01", "INDSATSER", ["405", "401"], ""),
        ("ISBU01", "INDSATSER", ["5"], ""),
        ("ISBU01", "INDSATSER", ["405", "5"], "405 er en del af 5"),
        ("ISBU01", "INDSATSER", ["3", "405"], "3 er det hele"),
        ("ISBU01", "INDSATSER", ["5", "268"], "vi ved ikke, om 268"),
        ("UND1", "ALDER1", ["00", "0"], "00 er det hele"),
        ("UND1", "ALDER1", ["0", "1"], ""),
        ("FOLK1A", "ALDER", ["IALT", "0"], "IALT er det hele"),
        ("ANBAAR14", "ALERAMS", ["0", "9917"], "0 er det hele"),
        ("NEW1", "ANY", ["TOT", "A"], "TOT er det hele"),
    ],
)
def test_code_is_never_added_to_one_that_holds_it(table: str, named: str, codes: list[str], said: str) -> None:
    found = clash(codes, {}, hierarchy_for(ALL.hierarchies, table, named))
    assert found.startswith(said)
    assert bool(found) == bool(said)


@pytest.mark.parametrize(
    ("texts", "clashes"),
    [
        ({"a": "0-17 år", "b": "5 år"}, True),
        ({"a": "60 år og derover", "b": "75-79 år"}, True),
        ({"a": "0-2 år", "b": "3-5 år"}, False),
        ({"a": "Børn i alt", "b": "Drenge"}, True),
    ],
)
def test_ages_and_totals_are_known_by_their_texts(texts: dict[str, str], clashes: bool) -> None:  # noqa: FBT001 - what is expected
    assert bool(clash(["a", "b"], texts, hierarchy_for((), "NEW1", "ALDER"))) is clashes


@pytest.mark.parametrize("named", ["OMRÅDE", "område", "OMRADE", "Omraade", "sted"])
def test_variable_is_found_however_its_letters_are_written(named: str) -> None:
    table = Table("X", "x", "", "", (Variable("OMRÅDE", "sted", elimination=False, time=False, map="", values=AREAS),))
    assert table.variable(named).code == "OMRÅDE"
