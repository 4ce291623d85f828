"""Filling in the page of a visit, as somebody at it would: what a browser would send of it, and what is answered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from uuid import UUID

from tests.homes import Home, at_work
from tests.world import Browser, client_for
from vugge.base.clock import today
from vugge.catalogue.rules.observations import Form as Answered
from vugge.catalogue.rules.observations import Subject
from vugge.visits.queries.kinds import visit_kind

Fields = dict[str, list[str]]


class Form(HTMLParser):
    """What a browser would send of the page's form: what is typed, ticked and chosen in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields: Fields = {}
        self.names: set[str] = set()
        self._select = self._area = ""
        self._forms = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        name = named.get("name") or ""
        if tag in {"input", "select", "textarea"} and name:
            self.names.add(name)
        if tag == "input" and name:
            box = named.get("type") in {"radio", "checkbox"}
            if not box or "checked" in named:
                self.fields.setdefault(name, []).append(named.get("value") or "")
        if tag == "select":
            self._select = name
        if tag == "option" and self._select and ("selected" in named or self._select not in self.fields):
            self.fields[self._select] = [named.get("value") or ""]  # a browser sends the first unless one is chosen
        if tag == "textarea":
            self._area = name
            self.fields[name] = [""]

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area][0] += data


@dataclass
class Desk:
    """Signe at the page of a visit."""

    at: Home
    address: str
    browser: Browser = field(init=False)

    def __post_init__(self) -> None:
        self.browser = client_for(self.at.signe)

    def opens(self) -> str:
        answer = self.browser.get(self.address)
        assert answer.status_code == 200, answer.status_code
        return str(answer.content.decode())

    def fields(self) -> Fields:
        return Form(self.opens()).fields

    def sends(self, fields: Mapping[str, Any], address: str = "") -> Any:  # noqa: ANN401 - as `said` takes it
        return self.browser.post(address or self.address, dict(fields))

    def keeps(self, fields: Mapping[str, Any]) -> Any:  # noqa: ANN401 - what was answered
        return self.sends(fields, self.address + "/kladde")


def whole(at: Home, fields: Fields) -> Fields:
    """Return the fields with all that a two-month visit to Alma with both parents asks for."""
    first = {f"{code}-{at.alma}": [step] for code, step in steps_of(at, at.alma).items()}
    return {
        **fields,
        "present": [str(at.freja), str(at.jonas)],
        "place": ["home"],
        f"weight-{at.alma}": ["4.720"],
        f"length-{at.alma}": ["56,3"],
        f"head-{at.alma}": ["38,1"],
        **first,
        **{f"parent_mental_state-{each}": [steps_of(at, each)["parent_mental_state"]] for each in (at.freja, at.jonas)},
        **run(f"epds-{at.freja}", "1112011110"),
        **run(f"epds-{at.jonas}", "0000000000"),
        **run(f"adbb-{at.alma}", "01001000"),
        "level": ["1"],
        "next": ["wait"],
    }


def run(name: str, digits: str) -> Fields:
    """Return a run of digits as its fields."""
    return {f"{name}-{number}": [digit] for number, digit in enumerate(digits, start=1)}


def steps_of(at: Home, who: UUID) -> dict[str, str]:
    """Return the first step of each choice a two-month visit asks of somebody."""
    with at_work(at.signe):
        found = visit_kind(at.signe, "month_2", today()).kind.observations
    whose = Subject.CHILD if who == at.alma else Subject.PARENT
    return {each.code: each.steps[0].code for each in found if each.form is Answered.CHOICE and each.subject is whose}


def said(answer: Any) -> str:  # noqa: ANN401 - a response of Django's test client
    """Return the words of a page, without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode())).replace("\xa0", " ")
