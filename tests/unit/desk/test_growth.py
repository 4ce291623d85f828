"""The medians on the day of birth are WHO's own, and z is nought there: weight, length lying, head."""

import datetime as dt
from decimal import Decimal

import pytest

from vugge.desk.rules.growth import Child, Taken, finding, shown_days
from vugge.desk.rules.reference import Measure, Reference, deviation, lines

BORN = dt.date(2026, 1, 1)
GIRL = Child(reference=Reference.GIRLS, counted_from=BORN)


@pytest.mark.parametrize(
    ("measure", "reference", "median"),
    [
        (Measure.WEIGHT, Reference.BOYS, "3.3464"),
        (Measure.WEIGHT, Reference.GIRLS, "3.2322"),
        (Measure.LENGTH, Reference.BOYS, "49.8842"),
        (Measure.LENGTH, Reference.GIRLS, "49.1477"),
        (Measure.HEAD, Reference.BOYS, "34.4618"),
        (Measure.HEAD, Reference.GIRLS, "33.8787"),
    ],
)
def test_the_median_at_birth_lies_in_the_middle(measure: Measure, reference: Reference, median: str) -> None:
    assert deviation(measure, reference, counted_from=BORN, on=BORN, value=Decimal(median)) == Decimal("0.00")
    middle = lines(measure, reference, [0])[2]
    assert (middle.deviation, round(middle.points[0][1], 4)) == (0, Decimal(median))


def test_a_line_and_a_deviation_agree_on_every_day_shown() -> None:
    for line in lines(Measure.WEIGHT, Reference.GIRLS, range(0, 1827, 61)):
        for day, value in line.points:
            on = BORN + dt.timedelta(days=day)
            found = deviation(Measure.WEIGHT, Reference.GIRLS, counted_from=BORN, on=on, value=value)
            assert found == pytest.approx(line.deviation, abs=Decimal("0.005"))


@pytest.mark.parametrize(("days", "value"), [(-1, "3.2"), (1827, "20"), (10, "0"), (10, "900")])
def test_nothing_is_said_of_what_lies_outside_the_tables(days: int, value: str) -> None:
    on = BORN + dt.timedelta(days=days)
    assert deviation(Measure.WEIGHT, Reference.GIRLS, counted_from=BORN, on=on, value=Decimal(value)) is None


def taken(*pairs: tuple[int, str]) -> list[Taken]:
    """Return measures by day of age."""
    return [Taken(BORN + dt.timedelta(days=day), Decimal(value)) for day, value in pairs]


def test_weight_is_told_by_the_week_and_the_curve_follows_its_own_line() -> None:
    found = finding(Measure.WEIGHT, GIRL, taken((35, "3.62"), (49, "4.18")))
    assert found is not None
    assert (found.runs, found.change) == ("Kurven følger sin egen linje", Decimal("0.28"))
    assert found.sentence % {"change": "+280 g", "since": "29. okt."} == "+280 g om ugen siden 29. okt.."


def test_a_curve_that_moves_is_told_to_have_moved() -> None:
    higher = finding(Measure.WEIGHT, GIRL, taken((35, "3.62"), (63, "6.20")))
    lower = finding(Measure.WEIGHT, GIRL, taken((35, "4.20"), (63, "4.25")))
    assert higher
    assert higher.runs == "Kurven ligger højere end sidst"
    assert lower
    assert lower.runs == "Kurven ligger lavere end sidst"


def test_one_measure_and_none_are_told_as_what_they_are() -> None:
    one = finding(Measure.LENGTH, GIRL, taken((10, "50.5")))
    assert one
    assert one.change is None
    assert finding(Measure.LENGTH, GIRL, []) is None


def test_nothing_is_said_of_the_curve_where_the_table_is_unknown_or_the_child_not_at_term() -> None:
    unknown = Child(reference=None, counted_from=BORN)
    early = Child(reference=Reference.BOYS, counted_from=BORN + dt.timedelta(days=40), corrected=True)
    for child in (unknown, early):
        found = finding(Measure.WEIGHT, child, taken((10, "1.9"), (30, "2.5")))
        assert found
        assert found.runs == ""


def test_there_is_room_after_the_last_measure() -> None:
    assert [shown_days([age]) for age in (0, 63, 90, 400, 1800)] == [122, 122, 183, 548, 1826]
