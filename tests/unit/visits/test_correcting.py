"""Correcting what was signed: a version with a reason, and the original one click away."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

import pytest

from tests.homes import Home, child_in, health_visitor, home, part, registration, signed, with_frame
from vugge.access.actions.recording import RefusedError
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.clock import now, today
from vugge.base.tenancy.writing import writing
from vugge.catalogue.rules.observations import Subject as Whose
from vugge.people.models import Family, Parenthood
from vugge.visits.actions.correcting import correct_frame, correct_part
from vugge.visits.queries import growth, held
from vugge.visits.rules import checking, days
from vugge.visits.rules.faults import UnfitVisitError
from vugge.visits.rules.registration import Measured, PartEntry

WHY = "Tastefejl"


def heavier(given: PartEntry, number: str) -> PartEntry:
    return replace(given, measures=(Measured(code="weight", number=Decimal(number)), *given.measures[1:]))


def test_a_corrected_part_counts_and_the_original_can_be_read(at: Home) -> None:
    given = registration(at)
    contact = signed(at, given).contact
    assert correct_part(by=at.signe, contact=contact, version=1, why=WHY, part=heavier(given.parts[0], "4800")) == 2
    first, second = held.part(by=at.signe, contact=contact, subject=at.alma)
    assert [each.measures[0].number for each in (first, second)] == [Decimal(4720), Decimal(4800)]
    assert (second.signature.version, second.signature.by, second.signature.why) == (2, "Signe", WHY)
    points = growth.of_child(by=at.signe, child=at.alma)
    assert [each.number for each in points if each.code == "weight"] == [Decimal(4800)]


def test_a_correction_from_an_older_version_is_stale(at: Home) -> None:
    given = registration(at)
    contact = signed(at, given).contact
    correct_part(by=at.signe, contact=contact, version=1, why=WHY, part=heavier(given.parts[0], "4800"))
    with pytest.raises(StaleError):
        correct_part(by=at.signe, contact=contact, version=1, why=WHY, part=heavier(given.parts[0], "4900"))
    with pytest.raises(StaleError):
        correct_frame(by=at.signe, contact=contact, version=2, why=WHY, frame=given.frame)


@pytest.mark.parametrize("why", ["", "  ", "x" * 501])
def test_a_correction_says_why(at: Home, why: str) -> None:
    given = registration(at)
    contact = signed(at, given).contact
    with pytest.raises(UnfitError) as error:
        correct_part(by=at.signe, contact=contact, version=1, why=why, part=given.parts[0])
    assert error.value.field == "why"
    with pytest.raises(UnfitError) as error:
        correct_frame(by=at.signe, contact=contact, version=1, why=why, frame=given.frame)
    assert error.value.field == "why"


def test_who_has_no_tie_corrects_nothing(at: Home) -> None:
    given = registration(at)
    contact = signed(at, given).contact
    mette = health_visitor(name="Mette")
    with pytest.raises(RefusedError):
        correct_part(by=mette, contact=contact, version=1, why=WHY, part=given.parts[0])
    with pytest.raises(RefusedError):
        correct_frame(by=mette, contact=contact, version=1, why=WHY, frame=given.frame)
    with pytest.raises(GoneError):
        correct_frame(by=at.signe, contact=uuid4(), version=1, why=WHY, frame=given.frame)


def test_a_correction_holds_what_is_obligatory(at: Home) -> None:
    given = registration(at)
    contact = signed(at, given).contact
    with pytest.raises(UnfitVisitError) as error:
        correct_part(by=at.signe, contact=contact, version=1, why=WHY, part=PartEntry(subject=at.freja))
    assert [each.sentence for each in error.value.faults] == [checking.LACKS]


def test_a_corrected_date_moves_the_measures_taken_then(at: Home) -> None:
    given = registration(at)
    contact = signed(at, given).contact
    earlier = replace(given.frame, started_at=given.frame.started_at - dt.timedelta(days=7))
    assert correct_frame(by=at.signe, contact=contact, version=1, why="Forkert dag", frame=earlier) == 2
    (weight,) = [each for each in growth.of_child(by=at.signe, child=at.alma) if each.code == "weight"]
    page = held.contact(by=at.signe, contact=contact)
    assert weight.on == page.frame.held_on == page.frames[0].held_on - dt.timedelta(days=7)


def test_a_date_cannot_be_corrected_to_before_a_child_was_born(at: Home) -> None:
    given = registration(at)
    contact = signed(at, given).contact
    earlier = replace(given.frame, started_at=now() - dt.timedelta(days=70))
    with pytest.raises(UnfitVisitError) as error:
        correct_frame(by=at.signe, contact=contact, version=1, why=WHY, frame=earlier)
    assert [each.sentence for each in error.value.faults] == [days.BEFORE_BIRTH]


def test_a_part_that_was_forgotten_is_added_with_why(at: Home) -> None:
    given = registration(at)
    alone = with_frame(given, present=(at.freja,))
    contact = signed(at, replace(alone, parts=given.parts[:2])).contact
    assert correct_part(by=at.signe, contact=contact, version=0, why="Glemt", part=given.parts[2]) == 1
    (added,) = held.part(by=at.signe, contact=contact, subject=at.jonas)
    assert (added.signature.version, added.signature.why) == (1, "Glemt")


def test_a_stranger_cannot_be_added_afterwards(at: Home) -> None:
    other = home(signe=at.signe)
    contact = signed(at).contact
    with pytest.raises(UnfitVisitError) as error:
        correct_part(by=at.signe, contact=contact, version=0, why=WHY, part=PartEntry(subject=other.alma))
    assert checking.STRANGER in [each.sentence for each in error.value.faults]


def test_what_a_parent_said_is_corrected_though_they_have_left_the_family(at: Home) -> None:
    given = registration(at)
    contact = signed(at, given).contact
    with writing():
        Parenthood.objects.filter(parent=at.jonas).update(valid_to=today() - dt.timedelta(days=1))
    version, entry = held.part_to_correct(by=at.signe, contact=contact, subject=at.jonas)
    assert (version, entry) == (1, given.parts[2])
    changed = replace(entry, text="Han fortalte mere.")
    assert correct_part(by=at.signe, contact=contact, version=1, why=WHY, part=changed) == 2
    _version, frame = held.frame_to_correct(by=at.signe, contact=contact)
    assert frame == given.frame
    assert correct_frame(by=at.signe, contact=contact, version=1, why=WHY, frame=replace(frame, minutes=45)) == 2


def test_the_level_proposed_when_signed_stays_with_the_frame(at: Home) -> None:
    given = with_frame(registration(at, kind="need_small"), reasons=("weight",), level=2)
    contact = signed(at, given).contact
    down = replace(given.frame, level=1)
    with pytest.raises(UnfitVisitError):
        correct_frame(by=at.signe, contact=contact, version=1, why=WHY, frame=down)
    correct_frame(by=at.signe, contact=contact, version=1, why=WHY, frame=replace(down, level_reason="Overstået"))
    assert held.contact(by=at.signe, contact=contact).frame.proposed == 2


def test_an_added_twin_is_a_part_of_the_same_visit(at: Home) -> None:
    given = registration(at)
    contact = signed(at, given).contact
    viggo = child_in(Family.objects.get(id=at.family), "Viggo", born_on=today() - dt.timedelta(days=66)).person_id
    entry = part(at.signe, viggo, Whose.CHILD, given.frame)
    assert correct_part(by=at.signe, contact=contact, version=0, why="Glemt", part=entry) == 1
    assert len(held.contact(by=at.signe, contact=contact).parts) == 4
