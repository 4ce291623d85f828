"""The demo's cast comes in with one click, on a database with the demo's mark and nowhere else."""

import subprocess
import sys
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from django.db import connection

from tests.databases import mark_as_demo, take_mark
from tests.unit.config.test_settings import PRODUCTION
from tests.world import Browser
from vugge.access.actions.enrolling import NewMember, enrol_member, enrol_municipality
from vugge.access.queries.members import member, workplaces
from vugge.access.queries.municipalities import municipality_names
from vugge.access.queries.people import sign_in_of
from vugge.access.rules.actors import Operator
from vugge.access.rules.roles import CertificateKind, Role
from vugge.base.clock import today
from vugge.base.home import home
from vugge.base.postgres.cluster import Cluster
from vugge.base.tenancy.context import enter
from vugge.demo.actions.cast import prepare_cast
from vugge.demo.rules.cast import BIRKEBY, CAST, FJORDBY

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.unit.demo.rooms")]


@pytest.fixture
def marked(db: None) -> Iterator[None]:  # noqa: ARG001 - asked for by name, for its effect
    name = str(connection.settings_dict["NAME"])
    mark_as_demo(Cluster(home()), name)
    yield
    connection.close()
    take_mark(Cluster(home()), name)


@pytest.fixture
def cast(marked: None) -> None:  # noqa: ARG001 - as above
    prepare_cast()


@pytest.mark.usefixtures("cast")
def test_cast_is_there_once_with_its_roles() -> None:
    prepare_cast()
    assert municipality_names([BIRKEBY, FJORDBY]) == {BIRKEBY: "Birkeby", FJORDBY: "Fjordby"}
    for part in CAST:
        user = sign_in_of(part.email)
        assert user is not None
        enter(user=str(user))
        assert [each.code for each in workplaces(user, today())] == [part.municipality][: bool(part.municipality)]
    signe = sign_in_of("signe@vugge.example")
    assert signe is not None
    found = member(signe, BIRKEBY, today())
    assert found is not None
    assert found.roles == frozenset({Role.HEALTH_VISITOR})


def test_codes_of_the_cast_are_codes_we_know() -> None:
    assert {role for part in CAST for role in part.roles} <= {role.value for role in Role}
    assert {kind for part in CAST for kind in part.certificates} <= {kind.value for kind in CertificateKind}


@pytest.mark.usefixtures("cast")
@pytest.mark.parametrize("part", CAST, ids=lambda part: part.key)
def test_one_click_signs_in_and_one_proves_again(part: object) -> None:
    browser = Browser()
    key, name = part.key, part.name  # type: ignore[attr-defined]  # a part of the cast
    assert browser.post("/demo/log-ind", {"who": key, "next": "/test/anyone"})["Location"] == "/test/anyone"
    assert browser.get("/test/anyone").content.decode() == name
    session = browser.session
    session["account_authentication_methods"][0]["at"] -= 300
    session.save()
    if key == "anne":
        where = browser.get("/test/proved")["Location"]
        assert where == "/bekraeft-igen?next=/test/proved"
        assert "Ja, det er mig" in browser.get(where).content.decode()
        browser.post("/demo/bekraeft", {"next": "/test/proved"})
        assert browser.get("/test/proved").status_code == HTTPStatus.OK


@pytest.mark.usefixtures("cast")
def test_nobody_else_comes_in_that_way_and_nobody_by_a_link() -> None:
    assert Browser().post("/demo/log-ind", {"who": "admin"}).status_code == HTTPStatus.NOT_FOUND
    assert Browser().get("/demo/log-ind?who=anne").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert Browser(enforce_csrf_checks=True).post("/demo/log-ind", {"who": "anne"}).status_code == HTTPStatus.FORBIDDEN


def test_database_without_the_mark_has_no_such_way_in() -> None:
    anne = next(part for part in CAST if part.key == "anne")
    new = NewMember(email=anne.email, name=anne.name, municipality="0101", since=today())
    enrol_member(by=Operator(), new=new)
    assert Browser().post("/demo/log-ind", {"who": "anne"}).status_code == HTTPStatus.NOT_FOUND
    with pytest.raises(RuntimeError, match="made as a demo"):
        enrol_municipality(by=Operator(), code=BIRKEBY, name="Birkeby")


def test_production_has_no_such_addresses(tmp_path: Path) -> None:
    program = (
        "import django; django.setup()\n"
        "from django.urls import get_resolver\n"
        "names = get_resolver().namespace_dict\n"
        "assert 'access' in names and 'demo' not in names, names\n"
        "from vugge.access.web.entrance import SignIn\n"
        "assert get_resolver().resolve('/log-ind').func.view.view_class is SignIn\n"
    )
    environment = {**PRODUCTION, "VUGGE_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "vugge.config.settings"}
    checked = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr
