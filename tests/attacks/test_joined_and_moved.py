"""Journals joined, and people who left the family, in the middle of a visit's life. Source: attacks M10, R1, R6."""

import datetime as dt
from uuid import UUID

import pytest

from tests.courses import Course, course
from tests.people import CODE, Household, health_visitor, household, lead, lind
from tests.world import client_for
from vugge.access.actions.recording import RefusedError
from vugge.access.rules.actors import Member
from vugge.access.rules.faults import UnfitError
from vugge.base.clock import now, today
from vugge.base.tenancy.context import within
from vugge.people.actions.charges import close_family, open_to_others
from vugge.people.actions.kinship import move_child
from vugge.people.actions.living import end_parent
from vugge.people.actions.merging import Merging, merge
from vugge.people.queries import opened
from vugge.people.rules.kinds import ClosedWhy, ParentRole, Sex
from vugge.visits.models import Contact
from vugge.visits.queries import held

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture(name="made")
def _made() -> Course:
    made = course(health_visitor(), "Familien Holst", opened_on=today() - 200 * DAY)
    made.child("Noah", born_on=today() - 63 * DAY, sex=Sex.MALE, gestation_days=280, since=today() - 60 * DAY)
    made.parent("Maja", ParentRole.MOTHER, family_name="Holst")
    return made


def written_twice(made: Course) -> UUID:
    """Join Noah's journal to one that was written down for him later."""
    made.child("Noah Emil", born_on=today() - 64 * DAY, sex=Sex.MALE, family_name="Holst")
    twice = Merging(kept=made.people["Noah Emil"], gone=made.people["Noah"], reason="To gange", although_twins=True)
    made.do(merge, by=lead(), merging=twice)
    return made.people["Noah Emil"]


def signed(made: Course) -> tuple[str, str]:
    """Sign a visit to Noah and his mother; return the addresses of the two parts."""
    contact = made.visited("general_small", 0, children=["Noah"], parents=["Maja"], starts_at=now())
    return tuple(f"/registrering/{contact}/{made.people[name]}" for name in ("Noah", "Maja"))  # type: ignore[return-value]  # two of them


def test_a_visit_planned_before_journals_were_joined_opens_and_is_about_the_one(made: Course) -> None:
    ahead = made.books("month_2", made.at(0), about=["Noah"], invited=["Maja"])
    kept = written_twice(made)
    page = client_for(made.by).get(f"/besoeg/{ahead}")
    assert page.status_code == 200
    assert f"weight-{kept}" in page.content.decode()


@pytest.mark.parametrize("correct", ["", "/ret"])
def test_a_part_written_before_journals_were_joined_is_read_and_corrected(made: Course, correct: str) -> None:
    noah, _maja = signed(made)
    written_twice(made)
    assert client_for(made.by).get(noah + correct).status_code == 200


def test_the_part_of_a_parent_who_left_is_corrected(made: Course) -> None:
    _noah, maja = signed(made)
    made.do(end_parent, parent=made.people["Maja"], last_day=today())
    with within(municipality=CODE):
        contact = Contact.objects.get()
    later = client_for(made.by)
    assert later.get(f"{maja}/ret").status_code == 200
    assert later.get(f"/registrering/{contact.id}/ret").status_code == 200


def moved(made: Household) -> tuple[Member, Household]:
    """Move the child to a family of a colleague's that is closed to others; return her, and it."""
    mette = health_visitor("Mette")
    shelter = household(mette, name="Familien Skjold")
    shelter.child("Ida")
    made.do(move_child, by=lead(), child=made.people["Noah"], to=shelter.id, since=today())
    shelter.do(open_to_others, others=False)
    return mette, shelter


def test_a_child_that_lives_in_a_closed_family_now_opens_no_more_from_the_one_before(made: Course) -> None:
    noah, _maja = signed(made)
    mette, _shelter = moved(made)
    before, after = client_for(made.by), client_for(mette)
    for path in ("", "/journal", "/kigget", "/navn"):
        address = f"/personer/{made.people['Noah']}{path}"
        assert before.get(address).status_code == 403, path
        assert after.get(address).status_code == 200, path
    assert before.post(f"/personer/{made.people['Noah']}/vis-cpr").status_code == 403
    assert before.get(noah).status_code == 200, "what she wrote herself stays hers to read and set right"
    with within(municipality=CODE), pytest.raises(RefusedError):
        opened.whereabouts(by=made.by, person=made.people["Noah"])


def test_a_family_closed_when_its_child_moved_on_is_still_read_by_its_own(made: Course) -> None:
    signed(made)
    moved(made)
    made.do(close_family, why=ClosedWhy.MOVED, on=today() - DAY)
    page = client_for(made.by).get(f"/familier/{made.id}")
    assert page.status_code == 200
    assert "Noah" in page.content.decode()


def test_what_is_written_in_the_new_family_is_not_read_from_the_one_before(made: Course) -> None:
    signed(made)
    mette, shelter = moved(made)
    later = Course(by=mette, id=shelter.id, people=made.people)
    later.visited("general_small", 0, children=["Noah"], parents=["Maja"], starts_at=now())
    with within(municipality=CODE):
        mine = held.journal(by=made.by, person=made.people["Noah"])
        all_of_it = held.journal(by=mette, person=made.people["Noah"])
    assert [each.family for each in mine] == [made.id]
    assert {each.family for each in all_of_it} == {made.id, shelter.id}


def test_a_parents_journal_is_never_left_with_nobody_to_open_it() -> None:
    home = lind()
    with pytest.raises(UnfitError, match="før den dag"):
        home.do(end_parent, parent=home.people["Rune"], last_day=today() - DAY)
    home.do(end_parent, parent=home.people["Rune"], last_day=today())
    assert client_for(home.by).get(f"/personer/{home.people['Rune']}").status_code == 200


@pytest.mark.parametrize("path", ["", "/journal"])
def test_a_journal_that_does_not_open_says_how_it_does_when_it_is_urgent(path: str) -> None:
    home = lind()
    address = f"/personer/{home.people['Asta']}{path}"
    colleague = client_for(health_visitor("Mette"))
    page = colleague.get(address)
    assert page.status_code == 403
    assert f'href="/familier/{home.id}/haster"' in page.content.decode()
    home.do(open_to_others, others=False)
    page = colleague.get(address)
    assert page.status_code == 403
    assert "/haster" not in page.content.decode()
