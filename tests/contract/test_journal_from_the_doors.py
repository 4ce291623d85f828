"""A small journal, signed through the doors, gives the figures its export gives; and those one counts by hand."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import transaction

from tests.contract.commands import PROGRAMMES, CommandLine
from tests.homes import Home, at_work, home, part, registration, signed, with_frame
from vugge.base.clock import today
from vugge.care.actions.offers import offer, respond
from vugge.catalogue.rules.observations import Subject as Whose
from vugge.visits.actions.correcting import correct_frame
from vugge.visits.queries import held
from vugge.visits.rules.moments import ZONE
from vugge.visits.rules.places import Place
from vugge.visits.rules.registration import PartEntry, Referred, Registration, Screened

BORN = dt.date(2019, 2, 1)
A, B = "0615", "0766"
"""Horsens, of model A and the first round; Hedensted, of model B and the second."""

BY_HAND = {
    "3-1;families;model_a;all": "2/3",
    "4-1;screenings;all;all": "1/1",
    "4-1;positive;all;1": "1/1",
    "4-2;screenings;pregnancy;all": "1/1",
    "4-2;positive;pregnancy;1": "1/1",
    "4-2;screenings;postpartum;all": "1/1",
    "4-3;screenings;pregnancy;all": "1/1",
    "4-4;need_visits;all;2": "1/1",
    "4-5;held;both;1": "1/1",
    "4-5;offered;all;all": "1/1",
    "4-6;referrals;psychologist;all": "1/1",
    "4-7;offered;accepted;2": "1/2",
    "4-7;offered;declined;none": "1/2",
    "4-8;referrals;dentist;2": "1/1",
    "4-9;visits;all;2": "3/3",
    "4-9;visits;sleep;2": "3/3",
    "4-10;families;3;2": "1/1",
    "4-10;largest;all;all": "3/3",
    "4-13;offered;accepted;all": "1/1",
    "4-23;offered;other;none": "1/1",
    "T-4;offered;visit_18m;all": "3/4",
    "T-4;statutory;visit_18m;all": "1/3",
    "T-5;visited;visit_18m;all": "2/2",
    "T-5;referred_inside;visit_18m;all": "1/2",
    "T-5;referred_outside;visit_18m;all": "1/2",
    "T-7;received;all;all": "2/3",
    "T-10;accepted;all;all": "1/1",
}
"""Value and base of some cells, counted from the visits below."""


def noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12), ZONE)


def family(municipality: str) -> Home:
    return home(municipality, age=(today() - BORN).days)


def visit(at: Home, kind: str, day: dt.date, **frame: object) -> Registration:
    """Return a visit by phone, where nothing is obligatory, about the child."""
    told = {"kind": kind, "started_at": noon(day), "place": Place.PHONE, **frame}
    return replace(with_frame(registration(at), **told), parts=(PartEntry(subject=at.alma),))


def pregnancy(at: Home) -> Registration:
    given = with_frame(registration(at), kind="pregnancy", started_at=noon(dt.date(2018, 12, 3)))
    parts = tuple(part(at.signe, who, Whose.PARENT, given.frame) for who in (at.freja, at.jonas))
    screenings = (
        Screened(subject=at.freja, instrument="epds", respondent="mother", phase="pregnancy", score=12),
        Screened(subject=at.jonas, instrument="gotland", respondent="father", phase="pregnancy", score=5),
    )
    return replace(given, parts=parts, screenings=screenings, referrals=(Referred(target="psychologist"),))


def month_2(at: Home) -> Registration:
    adbb = Screened(subject=at.alma, instrument="adbb", respondent="child", score=6)
    epds = Screened(subject=at.freja, instrument="epds", respondent="mother", phase="postpartum", score=4)
    return replace(visit(at, "month_2", dt.date(2019, 4, 8)), screenings=(adbb, epds))


def needed(at: Home, day: dt.date, *reasons: str) -> Registration:
    return visit(at, "need_small", day, reasons=reasons, level=2)


def offered(at: Home, activity: str, on: dt.date, answer: str = "", *, measure: bool | None = None) -> UUID:
    made = offer(
        by=at.signe, family=at.family, subject=at.alma, activity=activity, offered_on=on, statutory_measure=measure
    )
    if answer:
        respond(by=at.signe, offer=made, answer=answer, on=on + dt.timedelta(days=2))
    return made


def horsens() -> None:
    """Follow two families: one through everything, one that said no."""
    at = family(A)
    with at_work(at.signe):
        for given in (pregnancy(at), month_2(at)):
            signed(at, given)
        for day, reasons in ((6, ("sleep", "positive_parent_screening")), (20, ("sleep",)), (27, ("crying",))):
            saved = signed(at, needed(at, dt.date(2019, 5, day), *reasons))
        version, frame = held.frame_to_correct(by=at.signe, contact=saved.contact)
        frame = replace(frame, reasons=("sleep",))
        correct_frame(by=at.signe, contact=saved.contact, version=version, why="Forkert årsag", frame=frame)
        offered(at, "visit_15_18m", dt.date(2020, 6, 1), "accepted")
        later = visit(at, "visit_15_18m", dt.date(2020, 6, 15), level=2, level_reason="Søvnen")
        signed(at, replace(later, referrals=(Referred(target="dentist"),)))
        offered(at, "visit_18m", dt.date(2020, 8, 3), "accepted", measure=True)
        after = visit(at, "visit_18m", dt.date(2020, 8, 17), level=2, level_reason="Søvnen")
        signed(at, replace(after, referrals=(Referred(target="cosp"), Referred(target="hospital"))))
    other = home(A, age=(today() - BORN).days, signe=at.signe)
    with at_work(other.signe):
        offered(other, "visit_15_18m", dt.date(2020, 6, 2), "declined")
        offered(other, "visit_18m", dt.date(2020, 8, 4), "no_contact", measure=False)
        offered(other, "cosp", dt.date(2020, 9, 1), "accepted")


def hedensted() -> None:
    """Follow a family of the other model."""
    at = family(B)
    with at_work(at.signe):
        offered(at, "transition_1", dt.date(2020, 1, 6), "accepted")
        signed(at, visit(at, "visit_18m", dt.date(2020, 8, 10)))


@pytest.fixture(autouse=True)
def _world(line: CommandLine) -> None:  # noqa: ARG001 - its database comes first
    with transaction.atomic():
        horsens()
        hedensted()


def cells(figures: bytes) -> dict[str, str]:
    """Return the value and base of each cell by its name."""
    rows = (row.rsplit(";", 2) for row in figures.decode().splitlines()[1:])
    return {name: f"{value}/{base}" for name, value, base in rows}


def test_journal_and_export_give_identical_figures(line: CommandLine) -> None:
    out = line.folder / "ud.csv"
    assert line.types("export", "--out", out).code == 0
    for programme in PROGRAMMES:
        stored = line.figures(programme, "stored")[0]
        assert stored == line.figures(programme, "straight", "--extract", out)[0]
        assert len(cells(stored)) >= 10
    assert (line.folder / "straight" / "rejected.csv").read_text().count("\n") == 1


def test_the_figures_are_what_one_counts_by_hand(line: CommandLine) -> None:
    found = cells(line.figures(PROGRAMMES[0], "early")[0]) | cells(line.figures(PROGRAMMES[1], "thousand")[0])
    assert {name: found.get(name) for name in BY_HAND} == BY_HAND
    assert not any(name.startswith("4-9;visits;crying") for name in found)
