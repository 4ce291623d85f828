"""The page of an extract: who comes to it, what is asked, what is given, and what the trail is told."""

import csv
import datetime as dt
import hashlib
import io
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest

from tests.journals import PLACE, Journal, row
from tests.world import client_for, member
from vugge.access.models import AuditEvent
from vugge.access.rules.actors import Member
from vugge.access.rules.roles import Role
from vugge.base.tenancy.context import within
from vugge.base.tenancy.writing import writing
from vugge.insight.actions.data_sets import freeze
from vugge.insight.models import DataSet
from vugge.insight.rules.extract import HEADER

pytestmark = pytest.mark.django_db


@pytest.fixture(name="leader")
def _leader() -> Iterator[Member]:
    made = member(role=Role.LEAD, municipality=PLACE)
    with within(municipality=PLACE, user=str(made.user)):
        yield made


@pytest.fixture
def made(leader: Member, journal: Journal) -> DataSet:
    """A data set of two registrations."""
    journal.sign(row(level=1), row(level=2))
    freeze(by=leader)
    return DataSet.objects.get(municipality=PLACE)


def page(of: UUID) -> str:
    return f"/datasaet/{of}/udtraek"


def file(of: UUID, purpose: str = "check") -> str:
    return f"{page(of)}.csv?purpose={purpose}"


def taken() -> list[AuditEvent]:
    return list(AuditEvent.objects.filter(action="tell_extract_taken"))


def test_the_page_says_how_many_rows_come_from_where(leader: Member, made: DataSet) -> None:
    said = client_for(leader).get(page(made.id)).content.decode()
    for words in ("– heraf: Journalen", "– heraf: Indlæste udtræk", "Journalen som den var", made.sha256):
        assert words in said


def test_the_file_is_the_extract_its_checksum_names(leader: Member, made: DataSet) -> None:
    answer = client_for(leader).get(file(made.id))
    text = answer.getvalue()
    assert hashlib.sha256(text).hexdigest() == made.sha256
    head, *rows = csv.reader(io.StringIO(text.decode()), delimiter=";")
    assert (tuple(head), len(rows)) == (HEADER, 2)
    assert answer["Content-Disposition"] == f'attachment; filename="udtraek-{made.sha256[:8]}.csv"'


def test_the_trail_says_who_took_what_and_what_for(leader: Member, made: DataSet) -> None:
    client_for(leader).get(file(made.id, "evaluation"))
    (told,) = taken()
    wanted = {"purpose": "evaluation", "rows": 2, "columns": list(HEADER), "sha256": made.sha256}
    assert (told.actor, told.after) == (leader.user, wanted)


@pytest.mark.parametrize("purpose", ["", "operation", "x"])
def test_without_a_purpose_nothing_is_given(leader: Member, made: DataSet, purpose: str) -> None:
    answer = client_for(leader).get(file(made.id, purpose))
    assert "text/html" in answer["Content-Type"]
    assert "Vælg" in answer.content.decode()
    assert taken() == []


def test_an_old_proof_is_asked_for_again_before_the_file(leader: Member, made: DataSet) -> None:
    answer = client_for(leader, proved=dt.timedelta(minutes=6)).get(file(made.id))
    assert answer.status_code == 302
    assert "csv" in answer["Location"]
    assert taken() == []


@pytest.mark.parametrize("where", [page, file])
def test_anothers_data_set_is_as_unknown_as_one_that_is_not(made: DataSet, where: object) -> None:
    stranger = client_for(member(role=Role.LEAD, municipality="0101"))
    for known in (made.id, uuid4()):
        assert stranger.get(where(known)).status_code == 404  # type: ignore[operator]  # one of the two above


def test_names_that_look_like_cpr_numbers_keep_the_extract_here(leader: Member, made: DataSet) -> None:
    found = [{**each, "count": 3 if each["code"] == "cpr_in_ids" else 0} for each in made.quality]
    with writing():
        odd = DataSet.objects.create(municipality_id=PLACE, sha256="1" * 64, **_rest(made, quality=found))
    for address in (page(odd.id), file(odd.id)):
        said = client_for(leader).get(address).content.decode()
        assert "3 rækker har noget, der ligner et CPR-nummer" in said
        assert "<button" not in said.partition("<h1")[2].partition("Filens kolonner")[0]
    assert taken() == []


def _rest(of: DataSet, **given: object) -> dict[str, object]:
    kept = ("rows", "frozen_at", "frozen_by", "imports", "journal_at", "journal_rows", "quality")
    return {**{name: getattr(of, name) for name in kept}, **given}


def test_a_new_data_set_is_asked_for_once(leader: Member) -> None:
    browser = client_for(leader)
    for _click in range(2):
        assert browser.post("/datasaet/frys").status_code == 302
    assert AuditEvent.objects.filter(action="ask_for_data_set").count() == 1
    assert "Et nyt datasæt er på vej" in browser.get("/datasaet").content.decode()
    assert "Et nyt datasæt er på vej" in browser.get("/datasaet/frys/fremdrift").content.decode()
