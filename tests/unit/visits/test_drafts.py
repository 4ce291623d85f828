"""Drafts: kept as typed, each to its author, lost to nobody."""

from uuid import uuid4

import pytest
from django.test import override_settings

from tests.homes import Home, health_visitor, home, planned, signed
from vugge.access.actions.recording import RefusedError
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.visits.actions.drafting import keep_draft, throw_draft
from vugge.visits.models import Draft
from vugge.visits.queries.drafts import draft_of, waiting
from vugge.visits.rules.drafts import About, Kept


def about(at: Home) -> About:
    return About(family=at.family, kind="month_2")


def keep(at: Home, revision: int, text: str, *, settled: bool = False, **named: object) -> Kept:
    said = {"by": at.signe, "about": about(at), "key": uuid4(), "settled": settled} | named
    return keep_draft(revision=revision, typed={"text": [text]}, **said)  # type: ignore[arg-type]  # what it takes


def test_each_save_raises_the_revision_and_comes_back_as_typed(at: Home) -> None:
    assert keep(at, 0, "Hej").revision == 1
    assert keep(at, 1, "Hej igen, æøå").revision == 2
    found = draft_of(by=at.signe, about=about(at))
    assert found is not None
    assert (found.revision, found.typed, found.stale) == (2, {"text": ["Hej igen, æøå"]}, False)


def test_what_is_typed_lies_sealed(at: Home) -> None:
    keep(at, 0, "hemmeligt")
    row = Draft.objects.get()
    assert "hemmeligt" not in row.sealed


def test_a_stale_window_is_kept_beside_until_its_author_chooses(at: Home) -> None:
    keep(at, 0, "Først")
    keep(at, 1, "Mit")
    said = keep(at, 1, "Fra det andet vindue")
    assert said.stale
    assert (said.revision, said.typed, said.beside) == (2, {"text": ["Mit"]}, {"text": ["Fra det andet vindue"]})
    assert keep(at, 2, "Mit videre").beside == {"text": ["Fra det andet vindue"]}
    assert keep(at, 3, "Begge dele", settled=True).beside is None


def test_a_save_whose_answer_was_lost_can_be_sent_again(at: Home) -> None:
    keep(at, 0, "Først")
    assert keep(at, 1, "Mit").revision == 2
    again = keep(at, 1, "Mit")
    assert (again.revision, again.stale) == (2, False)


def test_a_draft_is_its_authors_alone(at: Home) -> None:
    keep(at, 0, "Mit")
    mette = health_visitor(name="Mette")
    assert draft_of(by=mette, about=about(at)) is None
    with pytest.raises(GoneError):
        throw_draft(by=mette, about=about(at), revision=1)
    with pytest.raises(RefusedError):
        keep(at, 0, "Andens", by=mette)


def test_a_draft_is_thrown_from_the_revision_it_was_seen_at(at: Home) -> None:
    keep(at, 0, "Mit")
    keep(at, 1, "Mere")
    with pytest.raises(StaleError):
        throw_draft(by=at.signe, about=about(at), revision=1)
    throw_draft(by=at.signe, about=about(at), revision=2)
    assert draft_of(by=at.signe, about=about(at)) is None


def test_a_form_that_is_signed_is_not_kept_again(at: Home) -> None:
    key = uuid4()
    saved = signed(at, key=key)
    assert keep(at, 3, "Et sent vindue", key=key).signed == saved.contact
    assert Draft.objects.count() == 0


def test_a_draft_of_another_familys_appointment_is_refused(at: Home) -> None:
    other = home(signe=at.signe)
    foreign = About(family=at.family, kind="month_2", appointment=planned(other))
    with pytest.raises(GoneError):
        keep(at, 0, "Mit", about=foreign)


def test_too_much_is_refused_with_what_to_do(at: Home) -> None:
    with pytest.raises(UnfitError):
        keep(at, 0, "x" * 200_001)


def test_a_draft_whose_key_is_gone_is_none_and_not_an_error(at: Home) -> None:
    keep(at, 0, "Mit")
    with override_settings(CPR_KEYS={"other": b"x" * 32}):
        assert draft_of(by=at.signe, about=about(at)) is None


def test_what_waits_is_listed_for_its_author(at: Home) -> None:
    appointment = planned(at)
    keep(at, 0, "Et")
    of_plan = About(family=at.family, kind="month_2", appointment=appointment)
    keep(at, 0, "To", about=of_plan)
    assert waiting(by=at.signe) == (of_plan, about(at))
    assert waiting(by=health_visitor()) == ()
