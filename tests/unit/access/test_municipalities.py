import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import Error, IntegrityError, ProgrammingError, connection, transaction

from vugge.access.models import Municipality, RegionMembership
from vugge.access.queries.municipalities import MunicipalityRow, municipalities, municipality_names
from vugge.base.tenancy.writing import writing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _writing() -> Iterator[None]:
    """The municipalities are a migration's to write: here the constraints are tried, and not the guard."""
    with writing():
        yield


BEFORE, AFTER = dt.date(2026, 12, 31), dt.date(2027, 1, 1)


def test_there_are_98_in_danish_order_on_both_sides_of_the_reform() -> None:
    for day in (BEFORE, AFTER):
        names = [row.name for row in municipalities(day)]
        assert len(names) == 98
        assert names[0] == "Albertslund"
        assert names[-4:] == ["Ærø", "Aabenraa", "Aalborg", "Aarhus"]


def test_a_region_changes_with_the_year() -> None:
    rows = {day: {row.code: row for row in municipalities(day)} for day in (BEFORE, AFTER)}
    assert rows[BEFORE]["0101"] == MunicipalityRow("0101", "København", "1084", "Region Hovedstaden")
    assert rows[AFTER]["0101"] == MunicipalityRow("0101", "København", "", "Region Østdanmark")
    assert rows[BEFORE]["0851"] == rows[AFTER]["0851"]


def test_before_the_municipalities_there_were_none() -> None:
    assert municipalities(dt.date(2006, 12, 31)) == ()


def test_names_come_in_danish_order_and_an_unknown_code_is_left_out() -> None:
    assert municipality_names(["0751", "0101", "9999"]) == {"0101": "København", "0751": "Aarhus"}
    assert list(municipality_names(["0751", "0101"])) == ["0101", "0751"]


@pytest.mark.parametrize("code", ["101", "01010", "010a", "", "010\n"])
def test_a_code_that_is_not_four_digits_is_refused(code: str) -> None:
    with pytest.raises(Error), transaction.atomic():
        Municipality.objects.create(code=code, name="Ny", name_sort="ny")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (dt.date(2026, 12, 31), dt.date(2026, 12, 31)),  # a day that is taken
        (dt.date(2027, 6, 1), None),  # while the present one has no end
        (dt.date(2006, 2, 1), dt.date(2006, 1, 1)),  # ends before it begins
    ],
)
def test_a_municipality_lies_in_one_region_at_a_time(start: dt.date, end: dt.date | None) -> None:
    with pytest.raises(Error), transaction.atomic():
        RegionMembership.objects.create(municipality_id="0101", region="Region X", valid_from=start, valid_to=end)


def test_a_period_beside_the_others_is_accepted() -> None:
    RegionMembership.objects.create(
        municipality_id="0101", region="Amt", valid_from=dt.date(2000, 1, 1), valid_to=dt.date(2006, 12, 31)
    )
    assert {row.region for row in municipalities(dt.date(2006, 12, 31))} == {"Amt"}


def test_a_name_is_used_once() -> None:
    with pytest.raises(IntegrityError, match="municipality_name_is_used_once"), transaction.atomic():
        Municipality.objects.create(code="0998", name="Aarhus", name_sort="}rhus")


def test_tests_run_as_the_web_role_which_cannot_change_tables_or_the_list_of_migrations() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("vugge_web",)
        for forbidden in ("CREATE TABLE mine (id int)", "DELETE FROM django_migrations"):
            with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
                cursor.execute(forbidden)


def test_the_models_and_the_migrations_agree() -> None:
    from django.core.management import call_command  # noqa: PLC0415 - used here alone

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
