"""What the gate knows of how numbers hang together, taken from the declarations."""

import pytest

from vugge.insight.rules.conditions import (
    HELD,
    OFFERED,
    Always,
    Condition,
    FamilyHas,
    Has,
    InScope,
    Is,
    Known,
    activity,
)
from vugge.insight.rules.disclosure.logic import apart, covered, implies, written
from vugge.insight.rules.disclosure.numbers import NOTHING, Ledger, Number
from vugge.insight.rules.disclosure.relations import ledger
from vugge.insight.rules.figures import FIGURES, figure

NEED = activity("need_visit")


@pytest.mark.parametrize(
    ("one", "other", "follows"),
    [
        (NEED & HELD, NEED, True),
        (NEED, NEED & HELD, False),
        (Is("place", ("home",)), Known("place"), True),
        (Has("reasons", ("a",)), Has("reasons", ("a", "b")), True),
        (Has("reasons", ("a", "b")), Has("reasons", ("a",)), False),
        (FamilyHas(NEED & HELD), FamilyHas(NEED), True),
        (FamilyHas(NEED), FamilyHas(NEED & HELD), False),
        (FamilyHas(NEED), FamilyHas(Always()), True),
        (InScope("model_a"), ~InScope("model_b"), True),
        (~(NEED | OFFERED), ~NEED, True),
    ],
)
def test_what_follows_from_what(one: Condition, other: Condition, *, follows: bool) -> None:
    assert implies(written(one), written(other)) is follows


def test_codes_of_one_column_shut_each_other_out_and_codes_of_a_list_do_not() -> None:
    assert apart(written(Is("phase", ("pregnancy",))), written(Is("phase", ("postpartum",))))
    assert not apart(written(Has("reasons", ("a",))), written(Has("reasons", ("b",))))


def test_a_condition_and_its_opposite_leave_nothing_out() -> None:
    parts = [written(NEED & HELD), written(NEED & ~HELD)]
    assert covered(written(NEED), parts)
    assert not covered(written(NEED), parts[:1])


@pytest.fixture(scope="module")
def early() -> Ledger:
    return ledger(FIGURES["early-intervention"], frozenset({"model_a", "model_b"}))


def test_one_question_in_two_figures_is_one_number(early: Ledger) -> None:
    for level in ("1", "2", "3", "4", "none"):
        there = early.values["4-9", "visits", "positive_parent_screening", level]
        assert early.values["4-4", "need_visits", "all", level] == there


def test_the_base_of_referrals_at_need_visits_is_the_visits_of_another_figure(early: Ledger) -> None:
    assert early.bases["4-11", "with_referral", "all", "2"] == early.values["4-9", "visits", "all", "all"]


def exact(book: Ledger, whole: Number, parts: set[Number]) -> bool:
    return any(each.exact and {n for n, _ in each.terms} == {whole, *parts} for each in book.relations)


def test_families_are_those_of_both_models(early: Ledger) -> None:
    families = [early.values["3-1", "families", group, "all"] for group in ("all", "model_a", "model_b")]
    assert exact(early, families[0], set(families[1:]))


def test_answers_add_up_to_the_offers_on_each_level(early: Ledger) -> None:
    answers = {early.values["4-7", "offered", a, "all"] for a in ("accepted", "declined", "no_contact", "unanswered")}
    assert exact(early, early.bases["4-7", "offered", "accepted", "1"], answers)


def test_reasons_do_not_add_up_to_the_visits(early: Ledger) -> None:
    visits = early.values["4-9", "visits", "all", "all"]
    assert all(
        n.level != "all" or n == visits
        for r in early.relations
        if r.exact
        for n, f in r.terms
        if (visits, 1) in r.terms
    )


def test_families_by_visits_have_no_more_visits_than_there_are(early: Ledger) -> None:
    weights = {
        (early.values["4-10", "families", code, "all"], -int(code[0])) for code in ("1", "2", "3", "4", "5", "6+")
    }
    visits = (early.values["4-9", "visits", "all", "all"], 1)
    assert any(set(each.terms) == weights | {visits} for each in early.relations if not each.exact)


def test_a_maximum_is_no_count(early: Ledger) -> None:
    assert early.maxima == {("4-10", "largest", "all", "all")}


def test_without_a_models_municipalities_its_numbers_are_nothing() -> None:
    book = ledger((figure("3-1"),), frozenset({"model_a"}))
    assert book.values["3-1", "families", "model_b", "all"].kind == NOTHING
    assert book.values["3-1", "families", "model_a", "all"] == book.values["3-1", "families", "all", "all"]


def test_every_relation_is_true_of_every_number_one(early: Ledger) -> None:
    levels = [each for each in early.relations if each.exact and len({n.kind for n, _ in each.terms}) == 1]
    assert {len(each.terms) for each in levels} == {6}
