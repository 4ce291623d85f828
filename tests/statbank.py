"""A small StatBank for tests: three municipalities, one table, and a server on this machine like the real one."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from vugge.exchange.statbank.fake import FakeBank, FakeTable
from vugge.exchange.statbank.known import Known
from vugge.exchange.statbank.rules.areas import Areas
from vugge.exchange.statbank.rules.errors import StatBankError
from vugge.exchange.statbank.rules.hierarchies import Hierarchy
from vugge.exchange.statbank.rules.queries import Format, Query, Wish, query_of
from vugge.exchange.statbank.rules.tables import Table, Variable

KNOWN = Known(
    Areas({"0101": "København", "0751": "Aarhus", "0825": "Læsø"}, {"000": "Hele landet", "411": "Christiansø"}),
    (Hierarchy(("UND1",), "UNDERRETERE", totals=("0",)),),
)
AREAS = {"000": "Hele landet", "101": "København", "751": "Aarhus", "825": "Læsø", "411": "Christiansø"}


def variable(code: str, values: Mapping[str, str], *, elimination: bool = False, time: bool = False) -> Variable:
    return Variable(code, code.casefold(), elimination=elimination, time=time, map="", values=values)


UND1 = Table(
    "UND1",
    "Underretninger vedr. børn",
    "Antal",
    "2026-06-01T08:00:00",
    (
        variable("ADMKOM", AREAS),
        variable("UNDERRETERE", {"0": "I alt", "4": "Sundhedsvæsenet", "5": "Sundhedsplejerske eller tandlæge"}),
        variable("KØN", {"0": "I alt", "D": "Drenge", "P": "Piger"}, elimination=True),
        variable("Tid", {"2014": "2014", "2015": "2015"}, time=True),
    ),
)


def number(codes: Mapping[str, str]) -> float | None:
    """Give each cell a number of its own; Læsø's of 2014 is missing."""
    if (codes["ADMKOM"], codes["Tid"]) == ("825", "2014"):
        return None
    place = list(AREAS).index(codes["ADMKOM"])
    return 100.0 * place + int(codes["UNDERRETERE"]) + (0.5 if codes["Tid"] == "2015" else 0)


FAKE = FakeTable(UND1, number)


def wish(choose: Mapping[str, tuple[str, ...]] | None = None, years: range = range(2014, 2016)) -> Wish:
    return Wish(area="ADMKOM", time="Tid", choose=choose or {"UNDERRETERE": ("4", "5")}, years=years)


def question(written: Format = Format.BULK) -> Query:
    found = query_of(wish(), UND1, KNOWN.areas, KNOWN.hierarchies)
    return Query(found.table, found.choose, written)


def everything(written: Format) -> Query:
    """Return what a person downloads: all of the table, without the variable it can do without."""
    return Query("UND1", tuple((e.code, tuple(e.values)) for e in UND1.variables if not e.elimination), written)


Reply = tuple[int, Mapping[str, str], bytes]
"""A status, headers and a body, as they go over the wire."""


@dataclass
class Served:
    """A server on this machine: what it was asked, and what it says before it answers as the fake would."""

    bank: FakeBank
    address: str = ""
    asked: list[tuple[str, Mapping[str, str], Any]] = field(default_factory=list)
    first: list[Reply | None] = field(default_factory=list)

    def reply(self, path: str, headers: Mapping[str, str], body: Any) -> Reply:  # noqa: ANN401 - whatever was posted
        self.asked.append((path, headers, body))
        if self.first and (said := self.first.pop(0)) is not None:
            return said
        bank = self.bank
        try:
            if path == "/v1/tableinfo":
                return 200, {"Content-Type": "application/json; charset=utf-8"}, bank.describe(body["table"])
            choose = tuple((each["code"], tuple(each["values"])) for each in body["variables"])
            query = Query(body["table"], choose, Format.of(body["format"]))
            return 200, {"Content-Type": "text/csv"}, bank.ask(query, bank.describe(body["table"])).content
        except StatBankError as error:
            said_so = {"errorTypeCode": "EXTRACT-NOTFOUND", "message": str(error)}
            return 400, {"Content-Type": "application/json"}, json.dumps(said_so).encode()


@contextmanager
def served(*first: Reply | None, bank: FakeBank | None = None) -> Iterator[Served]:
    """Serve tables on this machine; `first` is said before, one for each question, None for the true answer."""
    here = Served(bank or FakeBank(FAKE), first=list(first))
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(here.reply))
    here.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(reply: Callable[..., Reply]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, headers, content = reply(self.path, dict(self.headers), body)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_said: object) -> None:
            """Say nothing."""

    return Handler
