"""A panel kept: what it was made of, made again to the byte, and what a table changed since does to it."""

import hashlib
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.unit.panels.conftest import Change, updated
from tests.world import evaluator, member
from vugge.access.actions.recording import RefusedError
from vugge.access.models import NationalEvent
from vugge.access.rules.actors import Operator
from vugge.access.rules.roles import Role
from vugge.base.tenancy.writing import writing
from vugge.demo.actions.panel import made_up_recipe
from vugge.exchange.statbank.fake import FakeBank, FakeTable
from vugge.exchange.statbank.rules.errors import StatBankError
from vugge.exchange.statbank.rules.tables import Variable
from vugge.insight.actions.panels import DamagedPanelError, NoPanelError, compare_panel, keep_panel, rebuild_panel
from vugge.insight.facts.panel_making import Made, ask
from vugge.insight.models import PanelAnswer, PanelCell, SavedPanel
from vugge.insight.queries.panels import panel, panel_csv, panel_rows, panels
from vugge.insight.rules.panels.differences import Changed
from vugge.insight.rules.panels.recipe import Recipe
from vugge.insight.rules.panels.words import Way
from vugge.insight.rules.panels.working_out import PanelError

pytestmark = pytest.mark.django_db
Bank = Callable[[str, Change], FakeBank]
BY = Operator()


def keep(made: Made, way: Way = Way.LIVE) -> int:
    return keep_panel(by=BY, made=made, way=way).number


def test_panel_says_what_it_was_made_of(made: Made) -> None:
    found = panel(BY, keep(made))
    assert found is not None
    assert (found.invented, found.first, found.last, found.cells) == (True, 2017, 2018, 98 * 2 * 5)
    assert [each.table for each in found.answers] == ["FOLK1A", "UND1", "UND2", "ISBU01", "ANBAAR14", "ARE207"]
    assert found.recipe == made.recipe
    und1 = found.answers[1]
    assert und1.query == made.answers[1].query.as_sent()
    assert (und1.updated, und1.left_out) == ("opdigtet", ("Hele landet", "Christiansø"))
    assert und1.sha256 == hashlib.sha256(made.answers[1].content).hexdigest()


def test_panel_is_the_contracts_file(made: Made) -> None:
    number = keep(made)
    lines = panel_csv(BY, number).splitlines()
    assert lines[0] == "unit;time;variable;value"
    assert len(lines) == 1 + 98 * 2 * 5
    value = next(each for each in panel_rows(BY, number) if each[:3] == ("0101", 2018, "notifications")).value
    assert f"0101;2018;notifications;{value!r}" in lines
    assert SavedPanel.objects.get(number=number).sha256 == hashlib.sha256(panel_csv(BY, number).encode()).hexdigest()


def test_panel_made_again_of_its_answers_is_the_same_to_the_byte(made: Made) -> None:
    again = rebuild_panel(by=BY, number=keep(made))
    assert again.same
    assert again.before == again.after


def test_panel_whose_numbers_were_changed_is_not_the_same(made: Made) -> None:
    number = keep(made)
    with writing():
        PanelCell.objects.create(
            panel=SavedPanel.objects.get(number=number),
            unit="0101",
            time=2019,
            variable="notifications",
            value=1.0,
            numerator=1.0,
        )
    again = rebuild_panel(by=BY, number=number)
    assert (again.same, again.before == again.after) == (False, True)


def test_answer_that_is_damaged_is_said(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zlib, "compress", bytes)
    number = keep(made)
    with pytest.raises(DamagedPanelError, match="ødelagt"):
        rebuild_panel(by=BY, number=number)


def test_same_answers_are_kept_once_and_other_ones_beside(made: Made, bank: FakeBank, recipe: Recipe) -> None:
    first = keep(made)
    assert not keep_panel(by=BY, made=ask(bank, recipe), way=Way.LIVE).new
    assert keep(made, Way.FILES) == first + 1
    assert [each.number for each in panels(BY)] == [first + 1, first]


def test_panel_compared_with_now_says_which_numbers_and_tables_changed(
    made: Made, recipe: Recipe, changed_bank: Bank
) -> None:
    number = keep(made)
    now = changed_bank("UND1", updated({"ADMKOM": "101", "Tid": "2018"}, lambda value: value + 602))
    found = compare_panel(by=BY, made=ask(now, recipe), number=number)
    assert found.updated == (("UND1", "opdigtet", "2026-11-26T08:00:00"),)
    assert (found.asked, len(found.numbers)) == ((), 1)
    (changed,) = found.numbers
    assert isinstance(changed, Changed)
    assert (changed.variable, changed.unit, changed.time) == ("notifications", "0101", 2018)
    assert changed.before is not None
    assert changed.after is not None
    assert changed.after - changed.before == pytest.approx(10, rel=0.02)


def test_panel_compared_with_the_same_differs_in_nothing(made: Made) -> None:
    assert not compare_panel(by=BY, made=made, number=keep(made)).any


def test_table_that_changed_its_codes_is_refused_by_name(recipe: Recipe, changed_bank: Bank) -> None:
    def renamed(fake: FakeTable) -> FakeTable:
        other = Variable("INDSATSER", "indsatser", elimination=False, time=False, map="", values={"9": "Alle"})
        variables = (fake.table.variables[0], other, *fake.table.variables[2:])
        return FakeTable(replace(fake.table, variables=variables), fake.number)

    with pytest.raises(StatBankError, match=r"ISBU01: INDSATSER har ikke koden “3”.*9 Alle"):
        ask(changed_bank("ISBU01", renamed), recipe)


@pytest.mark.parametrize(("population", "said"), [(None, "mangler"), (0.0, "er 0")])
def test_missing_population_names_the_municipality_and_the_year(
    recipe: Recipe, changed_bank: Bank, population: float | None, said: str
) -> None:
    def emptied(fake: FakeTable) -> FakeTable:
        here = {"OMRÅDE": "825", "Tid": "2018K1"}
        return FakeTable(fake.table, lambda c: population if here.items() <= c.items() else fake.number(c))

    with pytest.raises(PanelError, match=rf"Læsø \(0825\), 2018: Folketal den 1. januar {said}"):
        ask(changed_bank("FOLK1A", emptied), recipe)


def test_missing_count_is_a_missing_number_and_nothing_else(recipe: Recipe, changed_bank: Bank) -> None:
    bank = changed_bank("UND2", lambda fake: FakeTable(fake.table, lambda _codes: None))
    made = ask(bank, recipe)
    assert {each.value is None for each in made.cells if each.variable == "children_notified"} == {True}
    assert "0101;2018;children_notified;\n" in panel_csv(BY, keep(made))


def test_quarter_of_the_population_is_the_first(made: Made) -> None:
    times = dict(made.answers[0].query.choose)["Tid"]
    assert times == ("2017K1", "2018K1")


def test_municipality_sees_panels_and_does_not_make_them(made: Made) -> None:
    eva, pia, kaj = evaluator(), member(role=Role.PROJECT_LEADER), member(role=Role.DAYCARE)
    kept = keep_panel(by=eva, made=made, way=Way.LIVE)
    assert panel(eva) == panel(pia) == panel(BY, kept.number)
    with pytest.raises(RefusedError, match="driften"):
        keep_panel(by=pia, made=made, way=Way.LIVE)  # type: ignore[arg-type]  # what a page could send
    with pytest.raises(RefusedError):
        panel(kaj)


def test_keeping_and_making_again_are_told_in_the_national_trail(made: Made) -> None:
    rebuild_panel(by=BY, number=keep(made))
    told = NationalEvent.objects.order_by("sequence").values_list("action", "subject")
    assert list(told)[-2:] == [("keep_panel", "panel:1"), ("rebuild_panel", "panel:1")]


def test_panel_that_is_not_there_is_said() -> None:
    with pytest.raises(NoPanelError, match="statbank fetch"):
        rebuild_panel(by=BY)
    with pytest.raises(NoPanelError, match="nummer 7"):
        rebuild_panel(by=BY, number=7)
    assert panel(BY) is None


def test_answers_are_kept_small(made: Made) -> None:
    keep(made)
    for each in PanelAnswer.objects.all():
        assert len(each.content) < each.size


def test_made_up_recipe_says_so_and_what_is_built_in() -> None:
    found = made_up_recipe()
    assert found.invented
    assert found.title.startswith("Opdigtede tal")
    assert "10 pct. i 2020" in next(each.note for each in found.variables if each.code == "notifications")
