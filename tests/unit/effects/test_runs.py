"""The effect counted: asked for once, kept whole, and stuck with a reason that says what to do."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import transaction

from tests import effects
from tests.own_databases import OwnDatabase
from tests.studies import save_panel
from tests.world import evaluator, member
from vugge.access.actions.recording import RefusedError
from vugge.access.models import NationalEvent
from vugge.access.rules.actors import Actor, Operator
from vugge.access.rules.roles import Role
from vugge.base.jobs import under_way
from vugge.base.tenancy.context import within
from vugge.base.worker import work
from vugge.config.jobs.studies import run_study
from vugge.insight.actions.effects import OutOfStepError, ask_for_study, begin_study, give_up_study, keep_study
from vugge.insight.models import KeptStudy, PanelCell
from vugge.insight.queries import effects as queries
from vugge.insight.rules.effects.outcomes import OUTCOMES
from vugge.insight.rules.effects.running import State

BY = Operator()


def state(by: Actor = BY) -> State:
    latest = queries.effects(by).latest
    assert latest is not None
    return latest.state


@pytest.mark.django_db
def test_nothing_is_asked_for_without_a_panel() -> None:
    assert ask_for_study(by=BY) is None
    found = queries.effects(BY)
    assert (found.panel, found.latest, found.studies) == (None, None, ())


@pytest.mark.django_db
def test_the_same_panel_is_asked_for_once() -> None:
    save_panel()
    first = ask_for_study(by=BY)
    assert ask_for_study(by=evaluator()) == first
    assert under_way("run_study", run=str(first))
    assert len(queries.effects(BY).runs) == 1
    save_panel()
    assert ask_for_study(by=BY) != first


def test_what_is_counted_is_not_counted_again(kept: Callable[..., UUID]) -> None:
    run = kept()
    assert ask_for_study(by=BY) == run
    assert queries.effects(BY).counted
    with pytest.raises(OutOfStepError):
        begin_study(by=BY, run=run)


def test_what_is_kept_comes_back_number_for_number(kept: Callable[..., UUID]) -> None:
    kept()
    for outcome in OUTCOMES:
        found = queries.study(BY, outcome, "16")
        assert found is not None
        assert found.result == replace(effects.result(outcome.code), version=found.run.version)
    assert KeptStudy.objects.count() == len(effects.found())


def test_each_municipality_alone_is_read_in_short(kept: Callable[..., UUID]) -> None:
    kept()
    found = queries.study(BY, OUTCOMES[1], "16")
    assert found is not None
    alone = {each.code: each for each in found.alone}
    assert set(alone) == {"0250", "0607", "0766"}
    one = effects.result("notifications", "0607")
    assert one.placebo is not None
    assert (alone["0607"].effect, alone["0607"].p_post) == (one.fit.effect, one.placebo.p_post)


@pytest.mark.django_db
def test_a_run_that_got_stuck_says_why_and_can_be_asked_for_again() -> None:
    save_panel()
    run = ask_for_study(by=BY)
    assert run is not None
    give_up_study(by=BY, run=run, reason="Tallene mangler.")
    latest = queries.effects(BY).latest
    assert latest is not None
    assert (latest.state, latest.reason) == (State.FAILED, "Tallene mangler.")
    assert ask_for_study(by=BY) == run
    assert state() is State.ASKED


@pytest.mark.django_db
def test_a_run_whose_job_is_gone_is_stuck() -> None:
    save_panel()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("vugge.insight.actions.effects.defer", lambda *_task, **_ids: None)
        run = ask_for_study(by=BY)
    assert state() is State.FAILED
    assert ask_for_study(by=BY) == run
    assert state() is State.ASKED


@pytest.mark.django_db
def test_only_who_may_has_it_counted_and_the_trail_says_who() -> None:
    save_panel()
    visitor = member(role=Role.HEALTH_VISITOR)
    with within(municipality=visitor.municipality), pytest.raises(RefusedError, match="projektlederen"):
        ask_for_study(by=visitor)
    ask_for_study(by=evaluator("Eva"))
    told = NationalEvent.objects.filter(action="ask_for_study").last()
    assert told is not None
    assert (told.actor_name, dict(told.after or {}).get("new")) == ("Eva", True)


@pytest.mark.django_db
def test_nothing_is_kept_of_a_run_that_has_not_begun() -> None:
    save_panel()
    run = ask_for_study(by=BY)
    assert run is not None
    with pytest.raises(OutOfStepError):
        keep_study(by=BY, run=run, studies=())


def test_the_worker_counts_what_was_asked_for(own_database: OwnDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    del own_database  # asked for, for its effect
    monkeypatch.setattr("vugge.insight.queries.effects.count", lambda *_given: effects.found())
    with transaction.atomic():
        save_panel()
        run = ask_for_study(by=BY)
    work(wait=False)
    assert state() is State.DONE
    run_study(run=str(run))  # a second time does nothing
    assert KeptStudy.objects.count() == len(effects.found())


def test_the_worker_says_what_stops_it(own_database: OwnDatabase) -> None:
    del own_database  # as above
    with transaction.atomic():
        save_panel()
        ask_for_study(by=BY)
    work(wait=False)  # the small country lacks most of the project's municipalities
    latest = queries.effects(BY).latest
    assert latest is not None
    assert latest.state is State.FAILED
    assert "findes ikke i panelet" in latest.reason


def test_the_worker_gives_up_in_words(own_database: OwnDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    del own_database  # as above

    def broken(*_given: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("vugge.insight.queries.effects.count", broken)
    with transaction.atomic():
        save_panel()
        run = ask_for_study(by=BY)
    with pytest.raises(ZeroDivisionError):
        run_study(run=str(run))
    latest = queries.effects(BY).latest
    assert latest is not None
    assert "Prøv igen" in latest.reason


def test_inhabitants_are_what_outcomes_are_divided_by(kept: Callable[..., UUID]) -> None:
    kept()
    assert PanelCell.objects.exists()
    assert queries._inhabitants(1)["0607"] == effects.INHABITANTS["0607"]  # noqa: SLF001 - there is no other way to see it
