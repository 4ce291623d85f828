"""The port's contract: the fake, files somebody downloaded and the live service give the same to the same question."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.statbank import FAKE, KNOWN, UND1, everything, question, served, wish
from vugge.exchange.statbank.fake import FakeBank, answered, downloaded
from vugge.exchange.statbank.files import FileBank
from vugge.exchange.statbank.live import LiveBank
from vugge.exchange.statbank.port import StatBank
from vugge.exchange.statbank.rules.answers import Answer, cube_of
from vugge.exchange.statbank.rules.cubes import added
from vugge.exchange.statbank.rules.errors import StatBankError
from vugge.exchange.statbank.rules.queries import Format, Query, query_of
from vugge.exchange.statbank.rules.tables import table_of, written

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

INFO = {"UND1.tableinfo.json": written(UND1)}


def _files(**files: bytes) -> StatBank:
    return FileBank({name.replace("_", "."): content for name, content in files.items()}, KNOWN)


BANKS: dict[str, Callable[[ExitStack], StatBank]] = {
    "the fake": lambda _stack: FakeBank(FAKE),
    "a live service": lambda stack: LiveBank(stack.enter_context(served()).address),
    "a CSV with texts": lambda _stack: _files(UND1_csv=downloaded(everything(Format.CSV), FAKE)),
    "a BULK": lambda _stack: _files(UND1_bulk=answered(everything(Format.BULK), FAKE)),
    "a JSON-stat": lambda _stack: _files(UND1_json=answered(everything(Format.JSONSTAT), FAKE)),
    "a CSV with what the table says of itself": lambda _stack: FileBank(
        {**INFO, "UND1.csv": answered(everything(Format.CSV), FAKE)}, KNOWN
    ),
}


@pytest.fixture(params=BANKS)
def bank(request: pytest.FixtureRequest) -> Iterator[StatBank]:
    with ExitStack() as stack:
        yield BANKS[request.param](stack)


def ask(bank: StatBank) -> Answer:
    metadata = bank.describe("UND1")
    return bank.ask(query_of(wish(), table_of(metadata, "UND1"), KNOWN.areas, KNOWN.hierarchies), metadata)


def test_same_question_gives_the_same_numbers(bank: StatBank) -> None:
    answer = ask(bank)
    sums = added(cube_of(answer), "ADMKOM", table_of(answer.metadata, "UND1").variable("Tid").code)
    assert sums == {
        ("101", "2014"): 209.0,
        ("101", "2015"): 210.0,
        ("751", "2014"): 409.0,
        ("751", "2015"): 410.0,
        ("825", "2014"): None,
        ("825", "2015"): 610.0,
    }


def test_description_names_variables_codes_texts_and_time(bank: StatBank) -> None:
    table = table_of(bank.describe("UND1"), "UND1")
    assert [each.code.casefold() for each in table.variables if each.time] == ["tid"]
    assert set(table.variable("admkom").values) >= {"101", "751", "825"}
    assert set(table.variable("UNDERRETERE").values) == {"0", "4", "5"}


def test_answer_read_again_of_its_bytes_is_the_same(bank: StatBank) -> None:
    answer = ask(bank)
    again = Answer(answer.query, answer.format, bytes(bytearray(answer.content)), answer.metadata, answer.file)
    assert cube_of(again) == cube_of(answer)


@pytest.mark.parametrize("table", ["UND9", "FOLK1A"])
def test_table_that_is_not_there_is_named(bank: StatBank, table: str) -> None:
    with pytest.raises(StatBankError, match=table):
        bank.describe(table)


def test_code_the_table_has_not_is_named(bank: StatBank) -> None:
    choose = tuple((name, ("12",) if name == "UNDERRETERE" else codes) for name, codes in question().choose)
    with pytest.raises(StatBankError, match="UNDERRETERE"):
        bank.ask(Query("UND1", choose), bank.describe("UND1"))
