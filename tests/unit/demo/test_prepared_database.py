"""What the demo's database holds when all is read in: its people, Birkeby's data set, a release of each programme."""

import pytest
from django.db import connection

from vugge.access.queries.members import member
from vugge.access.queries.municipalities import municipality_names
from vugge.access.queries.people import known_person, sign_in_of
from vugge.access.rules.actors import Member, Operator
from vugge.base.clock import today
from vugge.base.postgres.roles import is_demo
from vugge.demo.actions.cast import prepare_cast
from vugge.demo.rules.cast import BIRKEBY, CAST, FJORDBY, Part
from vugge.demo.rules.published.places import MODEL_A, MODEL_B
from vugge.insight.queries.data_sets import data_sets, latest
from vugge.insight.queries.panels import panel, panel_rows
from vugge.insight.queries.releases import latest_release
from vugge.insight.rules.figures import FIGURES

pytestmark = pytest.mark.usefixtures("demo_database")
PIA, ULLA = (next(part for part in CAST if part.key == key) for key in ("pia", "ulla"))


def at_work(part: Part) -> Member:
    user = sign_in_of(part.email)
    assert user is not None
    found = member(user, part.municipality, today())
    assert found is not None
    return found


def test_database_carries_the_mark_of_a_demo() -> None:
    connection.ensure_connection()
    assert is_demo(connection.connection)


@pytest.mark.parametrize("part", CAST, ids=lambda part: part.key)
def test_each_of_the_cast_is_at_work_with_their_roles(part: Part) -> None:
    assert known_person(part.email) is not None
    if part.municipality:
        assert {str(role) for role in at_work(part).roles} == set(part.roles)


def test_cast_called_again_is_left_as_they_are() -> None:
    before = [sign_in_of(part.email) for part in CAST]
    prepare_cast()
    assert [sign_in_of(part.email) for part in CAST] == before


def test_birkeby_has_a_data_set_of_its_own_and_fjordby_none() -> None:
    (birkebys,) = data_sets(at_work(PIA))
    assert birkebys.rows > 5_000
    assert birkebys.quality
    assert latest(at_work(ULLA)) is None


@pytest.mark.parametrize("programme", FIGURES)
def test_each_programme_is_released_without_the_invented_municipalities(programme: str) -> None:
    found = latest_release(Operator(), programme)
    assert found is not None
    assert found.number == 1
    assert not {BIRKEBY, FJORDBY} & set(found.municipalities)
    assert set(municipality_names(found.municipalities)) == set(found.municipalities)


def test_made_up_panel_is_kept_and_says_that_it_is() -> None:
    found = panel(Operator())
    assert found is not None
    assert (found.number, found.invented, found.first, found.last, found.cells) == (1, True, 2014, 2020, 98 * 7 * 12)
    assert all(each.title.startswith("Opdigtede tal") for each in found.answers)
    rows = [each for each in panel_rows(Operator(), 1) if each.variable == "notifications"]
    assert {each.unit for each in rows}.isdisjoint({BIRKEBY, FJORDBY, "0411"})
    assert None not in {each.value for each in rows}


def test_made_up_panel_has_the_effect_that_is_built_in_and_no_other() -> None:
    treated = {*MODEL_A, *MODEL_B}
    rates: dict[tuple[str, bool, bool], list[float]] = {}
    for each in panel_rows(Operator(), 1):
        if each.value is not None and each.time != 2017:
            rates.setdefault((each.variable, each.unit in treated, each.time > 2017), []).append(each.value)
    mean = {key: sum(values) / len(values) for key, values in rates.items()}
    grown = {key[:2]: mean[*key[:2], True] / mean[*key[:2], False] for key in mean}
    assert grown["notifications", True] / grown["notifications", False] == pytest.approx(0.917, abs=0.015)
    for other in ("children_notified", "preventive_measures"):
        assert grown[other, True] / grown[other, False] == pytest.approx(1, abs=0.015)
