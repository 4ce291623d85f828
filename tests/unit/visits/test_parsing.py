"""What was typed becomes a registration, or a fault at its field; nothing sent from outside makes it fall over."""

import pytest
from django.http import QueryDict

from tests.homes import Home, planned
from tests.unit.visits.forms import Fields, run, whole
from vugge.visits.rules.faults import Fault
from vugge.visits.rules.registration import Missing
from vugge.visits.web.anchors import joined, on_page
from vugge.visits.web.parsing import read
from vugge.visits.web.sent import Sent, as_clock, as_day
from vugge.visits.web.sent import whole as number
from vugge.visits.web.sheet import Sheet
from vugge.visits.web.sheets import planned_sheet
from vugge.visits.web.showing import begin


@pytest.fixture
def sheet(at: Home) -> Sheet:
    found = planned_sheet(at.signe, planned(at))
    assert isinstance(found, Sheet)
    return found


def faults(sheet: Sheet, fields: Fields) -> list[str]:
    return [each.anchor for each in read(Sent(fields), sheet)[1]]


def filled(at: Home, sheet: Sheet, **changes: list[str]) -> Fields:
    return {**whole(at, {name: [*values] for name, values in begin(sheet).items()}), **changes}


def test_a_whole_form_is_read_without_a_fault(at: Home, sheet: Sheet) -> None:
    registration, wrong = read(Sent(filled(at, sheet)), sheet)
    assert wrong == ()
    assert {part.subject for part in registration.parts} == {at.alma, at.freja, at.jonas}
    assert [each.answers for each in registration.screenings if each.subject == at.freja] == [
        (1, 1, 1, 2, 0, 1, 1, 1, 1, 0)
    ]
    assert registration.frame.level == 1
    assert registration.next_visit is None


@pytest.mark.parametrize(
    ("name", "typed", "anchor"),
    [
        ("weight-{alma}", "fire kilo", "weight-{alma}"),
        ("started_at", "31.02.2026", "started_at"),
        ("clock", "25.00", "clock"),
        ("minutes", "4", "minutes"),
        ("place", "månen", "place"),
        ("epds-{freja}-3", "7", "epds-{freja}-3"),
        ("epds-{freja}-3", "", "epds-{freja}"),
        ("next", "month_4_6 2020-01-01T10:00", "next"),
        ("next", "own", "next_kind"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(at: Home, sheet: Sheet, name: str, typed: str, anchor: str) -> None:
    ids = {"alma": at.alma, "freja": at.freja}
    assert anchor.format(**ids) in faults(sheet, filled(at, sheet, **{name.format(**ids): [typed]}))


def test_a_missing_answer_says_why_or_is_a_fault(at: Home, sheet: Sheet) -> None:
    name = f"head-{at.alma}"
    without = filled(at, sheet, **{name: [""], f"{name}-not": ["-"]})
    assert faults(sheet, without) == [f"{name}-why"]
    registration, wrong = read(Sent({**without, f"{name}-why": ["not-performed"]}), sheet)
    assert wrong == ()
    head = next(each for each in registration.parts[0].measures if each.code == "head")
    assert (head.number, head.missing) == (None, Missing.NOT_DONE)


def test_a_questionnaire_not_filled_in_is_registered_with_its_reason(at: Home, sheet: Sheet) -> None:
    name = f"epds-{at.jonas}"
    said = filled(at, sheet, **{f"{name}-not": ["-"], f"{name}-why": ["declined"]})
    found = next(each for each in read(Sent(said), sheet)[0].screenings if each.subject == at.jonas)
    assert (found.state, found.answers) == ("declined", None)


def test_nothing_typed_of_a_questionnaire_registers_nothing(at: Home, sheet: Sheet) -> None:
    said = filled(at, sheet, **run(f"epds-{at.jonas}", " " * 10))
    assert at.jonas not in [each.subject for each in read(Sent(said), sheet)[0].screenings]


@pytest.mark.parametrize("value", ["", "\x00", "x" * 5000, "-1", "\u0661", "null", "<script>", "1e999", "9" * 40])
def test_no_value_makes_reading_fall_over(at: Home, sheet: Sheet, value: str) -> None:
    for name in filled(at, sheet):
        read(Sent(filled(at, sheet, **{name: [value, value]})), sheet)


def test_only_what_was_typed_is_kept() -> None:
    query = QueryDict("a=1&a=2&csrfmiddlewaretoken=x&revision=4&do=sign&plan=1&settled=1")
    assert Sent.of(query).values == {"a": ("1", "2")}


@pytest.mark.parametrize(("text", "day"), [("24.11.2026", "2026-11-24"), ("24/11/2026", "2026-11-24"), ("24.11", None)])
def test_days_are_read_as_danes_write_them(text: str, day: str | None) -> None:
    found = as_day(text)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("text", "clock"),
    [("9.30", "09:30"), ("9:30", "09:30"), ("0930", "09:30"), ("9", "09:00"), ("kl. 9.30", "09:30"), ("x", None)],
)
def test_clocks_are_read_as_danes_write_them(text: str, clock: str | None) -> None:
    found = as_clock(text)
    assert (found.strftime("%H:%M") if found else None) == clock


@pytest.mark.parametrize(("text", "found"), [("7", 7), ("-7", 0), ("", 0), ("9" * 10, 0), ("\u0667", 0)])
def test_a_revision_is_a_whole_number_or_nothing(text: str, found: int) -> None:
    assert number(text, 0) == found


@pytest.mark.parametrize(
    ("anchor", "field"),
    [
        ("next-starts_at", "next"),
        ("closed-6a1b-service", "closed"),
        ("closed-why", "closed-why"),
        ("opened-0-reason", "opened"),
        ("referral-1-target", "referrals"),
        ("epds-00000000-0000-4000-8000-000000000000-answers", "epds-00000000-0000-4000-8000-000000000000"),
        ("level", "level"),
    ],
)
def test_a_fault_of_another_module_stands_at_a_field_of_the_page(anchor: str, field: str) -> None:
    assert on_page(Fault(anchor=anchor, sentence="x")).anchor == field


def test_one_field_is_blamed_once() -> None:
    unreadable, lacks = Fault(anchor="head-1-why", sentence="a"), Fault(anchor="head-1", sentence="b")
    assert joined([unreadable], [lacks]) == (unreadable,)
