"""What a municipality has chosen is its own: nobody elsewhere reads it, counts by it or changes it. Attacks A1, A2."""

import datetime as dt
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from tests.rows import A, B
from tests.world import client_for, evaluator, member
from vugge.access.actions.recording import WrongMunicipalityError
from vugge.access.rules.faults import GoneError
from vugge.access.rules.roles import Role
from vugge.base.tenancy.context import within
from vugge.catalogue.actions.local import change_value, withdraw_value
from vugge.catalogue.models import LocalValue, NationalFile
from vugge.catalogue.queries.effective import ElsewhereError, catalogue_of

SPARRING, FIRST = "parameter.need_visits_before_sparring", dt.date(2027, 1, 1)
OURS_ALONE = "Kun hos os: ring til Bente"
pytestmark = pytest.mark.django_db


@pytest.fixture(name="value")
def _value() -> UUID:
    """A number and a text of municipality A's."""
    lone = member(role=Role.LEAD, municipality=A)
    with within(municipality=A):
        change_value(by=lone, key="level.2.text", value=OURS_ALONE, valid_from=dt.date(2020, 1, 1), version="0.0")
        return change_value(by=lone, key=SPARRING, value=9, valid_from=FIRST, version="0.0")


def test_another_municipality_counts_by_the_national_number(value: UUID) -> None:
    assert value
    with within(municipality=B):
        found = catalogue_of(B, FIRST)
        assert found.number("need_visits_before_sparring") == 2
        assert found.level(2).local_text == ""
    with within(municipality=A):
        assert catalogue_of(A, FIRST).number("need_visits_before_sparring") == 9


def test_no_page_elsewhere_shows_it(value: UUID) -> None:
    stranger = client_for(member(*Role, municipality=B))
    for address in ("/katalog", "/katalog/niveauer/2", "/katalog/tal/need_visits_before_sparring"):
        assert OURS_ALONE not in stranger.get(address).content.decode()
        assert str(value) not in stranger.get(address).content.decode()
    assert stranger.get(f"/katalog/ret/tilbage/{value}").status_code == 404


def test_nobody_elsewhere_takes_it_back(value: UUID) -> None:
    stranger = member(role=Role.LEAD, municipality=B)
    with within(municipality=B), pytest.raises(GoneError):
        withdraw_value(by=stranger, value=value, version="1.0", why="fordi")
    with within(municipality=A), pytest.raises(WrongMunicipalityError):
        withdraw_value(by=stranger, value=value, version="1.0", why="fordi")
    with within(municipality=A):
        assert LocalValue.objects.get(id=value).withdrawn_at is None


@pytest.mark.parametrize("context", [B, ""])
def test_catalogue_is_never_given_without_the_values_of_its_municipality(context: str) -> None:
    with within(municipality=context), pytest.raises(ElsewhereError):
        catalogue_of(A, FIRST)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE catalogue_localvalue SET value = '1'",
        "DELETE FROM catalogue_localvalue",
        "UPDATE catalogue_nationalfile SET text = ''",
        "DELETE FROM catalogue_nationalfile",
        "INSERT INTO catalogue_nationalfile SELECT gen_random_uuid(), 'x', 9 FROM catalogue_nationalfile",
    ],
)
def test_nothing_is_written_past_the_actions(value: UUID, statement: str) -> None:
    with within(municipality=A), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    with within(municipality=A):
        assert LocalValue.objects.get(id=value).value == 9
    assert NationalFile.objects.filter(version=9).count() == 0


def test_evaluator_sees_no_municipalitys_catalogue() -> None:
    assert client_for(evaluator()).get("/katalog").status_code == 403
