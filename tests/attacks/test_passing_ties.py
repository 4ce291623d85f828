"""A tie that passes makes itself no longer, and opens nothing for good. Source: attacks B1, B14."""

import datetime as dt
from typing import Any

import pytest

from tests.people import CODE, Household, health_visitor, lead, lind
from tests.world import client_for
from vugge.access.actions.recording import RefusedError
from vugge.access.rules.actors import Member
from vugge.base.clock import today
from vugge.base.tenancy.context import within
from vugge.people.actions import charges
from vugge.people.actions.living import protect

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
TIES = ("substitute", "emergency")


def passing(home: Household, tie: str) -> Member:
    """Make a colleague who may open the family for a while, by one of the two ways."""
    mette = health_visitor("Mette")
    if tie == "substitute":
        home.do(charges.add_substitute, staff=mette.membership, since=today(), until=today())
    else:
        with within(municipality=CODE):
            charges.open_in_emergency(by=mette, family=home.id, reason="Asta er indlagt")
    return mette


def longer(mette: Member) -> dict[str, tuple[Any, dict[str, Any]]]:
    return {
        "takes it over": (charges.assign_health_visitor, {"staff": mette.membership, "since": today()}),
        "stays on": (charges.add_substitute, {"staff": mette.membership, "since": today() + DAY, "until": None}),
        "opens it to all": (charges.open_to_others, {"others": True}),
        "unprotects it": (protect, {"person": None, "protected": False}),
    }


@pytest.mark.parametrize("tie", TIES)
@pytest.mark.parametrize("what", ["takes it over", "stays on", "opens it to all", "unprotects it"])
def test_a_passing_tie_cannot_make_itself_longer(tie: str, what: str) -> None:
    home = lind()
    mette = passing(home, tie)
    action, given = longer(mette)[what]
    with pytest.raises(RefusedError, match="familiens sundhedsplejerske og jeres leder"):
        home.do(action, by=mette, **given)
    home.do(action, by=lead(), **given)


@pytest.mark.parametrize("tie", TIES)
def test_what_a_passing_tie_may_not_is_not_offered_and_refused_by_its_address(tie: str) -> None:
    home = lind()
    mette = passing(home, tie)
    client = client_for(mette)
    page = client.get(f"/familier/{home.id}/personer").content.decode()
    assert "/sprog" in page
    for path in ("sundhedsplejerske", "afloeser", "kolleger"):
        assert f'"/familier/{home.id}/{path}"' not in page
    sent = {"revision": home.revision, "staff": str(mette.membership), "since": f"{today():%d.%m.%Y}"}
    assert client.post(f"/familier/{home.id}/sundhedsplejerske", sent).status_code == 403
    assert (
        "Mette"
        not in client_for(home.by).get(f"/familier/{home.id}/sundhedsplejerske").content.decode().split("<main")[0]
    )


@pytest.mark.parametrize("tie", TIES)
def test_a_protection_can_be_begun_by_whoever_may_write_in_the_family(tie: str) -> None:
    home = lind()
    home.do(protect, by=passing(home, tie), person=home.people["Asta"], protected=True)
