"""A leader's file from the page to the figures and back: received, looked through, read in, undone, and frozen."""

from tests.imports import current, discard, extract, files_of, of_ids, read_in, receive, sets, start, undo, view
from vugge.access.rules.actors import Member
from vugge.base.worker import work
from vugge.insight.rules.importing import State


def test_a_file_goes_the_whole_way_and_back(leader: Member) -> None:
    earlier = read_in(leader, of_ids("a", "b", family="before"))
    made = receive(leader, extract({"activity_id": "b"}, {"activity_id": "c"}, {"activity_id": "d", "level": "7"}))
    assert view(leader, made).state is State.UPLOADED
    work(wait=False)
    found = view(leader, made)
    assert (found.state, found.read, found.new, found.replaced, found.rejected) == (State.CHECKED, 3, 1, 1, 1)
    assert current() == {"a": "before", "b": "before"}
    start(leader, made)
    work(wait=False)
    assert view(leader, made).state is State.IMPORTED
    assert current() == {"a": "before", "b": "f", "c": "f"}
    assert [each.rows for each in sets(leader)] == [3, 2]
    undo(leader, made)
    work(wait=False)
    assert current() == {"a": "before", "b": "before"}
    assert [each.rows for each in sets(leader)] == [2, 3, 2]
    assert sets(leader)[0].imports == (str(earlier),)
    assert sets(leader)[0].sha256 == sets(leader)[2].sha256


def test_nothing_of_a_file_is_left_but_what_was_rejected(leader: Member) -> None:
    made = read_in(leader, of_ids("a"))
    assert files_of(made) == {"rejected.csv"}


def test_the_same_file_again_gives_nothing_new(leader: Member) -> None:
    first = read_in(leader, of_ids("a", "b"))
    again = read_in(leader, of_ids("a", "b"))
    assert (view(leader, first).new, view(leader, first).replaced) == (2, 0)
    assert (view(leader, again).new, view(leader, again).replaced) == (0, 2)
    assert len({each.sha256 for each in sets(leader)}) == 1


def test_a_file_that_is_none_is_refused_and_forgotten(leader: Member) -> None:
    made = receive(leader, b"%PDF-1.7 ...")
    work(wait=False)
    assert view(leader, made).state is State.REFUSED
    assert "PDF" in view(leader, made).reason
    assert files_of(made) == set()


def test_a_file_dropped_while_it_waits_leaves_nothing(leader: Member) -> None:
    made = receive(leader, of_ids("a"))
    discard(leader, made)
    work(wait=False)
    assert view(leader, made).state is State.DISCARDED
    assert files_of(made) == set()


def test_an_activity_may_be_named_at_any_length(leader: Member) -> None:
    long = "x" * 100_000
    read_in(leader, of_ids(long, long + "y"))
    read_in(leader, of_ids(long, family="later"))
    assert current() == {long: "later", long + "y": "f"}
