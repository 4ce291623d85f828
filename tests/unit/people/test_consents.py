"""A yes is for one purpose and one recipient, by who may say it, until it is withdrawn. Attacks C5, C6."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.people import CODE, Household, health_visitor, lind
from vugge.access.actions.recording import RefusedError
from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.base.clock import today
from vugge.base.tenancy.context import within
from vugge.people.actions.consents import NewConsent, give, withdraw
from vugge.people.actions.living import give_custody
from vugge.people.models import Consent
from vugge.people.rules.consents import How, Purpose, Recipient
from vugge.people.rules.kinds import ParentRole

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def yes(home: Household, giver: str = "Nanna", about: str = "Asta", **given: Any) -> UUID:  # noqa: ANN401 - the fields of NewConsent
    said = {
        "purpose": Purpose.DAYCARE_TALK,
        "recipient": Recipient.DAYCARE,
        "how": How.SPOKEN,
        "given_on": today(),
        **given,
    }
    new = NewConsent(giver=home.people[giver], about=home.people[about], **said)
    return home.do(give, consent=new)  # type: ignore[no-any-return]  # the consent's id


def unfit(home: Household, *who: str, **given: Any) -> UnfitError:  # noqa: ANN401 - as above
    with pytest.raises(UnfitError) as raised:
        yes(home, *who, **given)
    return raised.value


def test_holder_of_custody_says_yes_for_the_child_and_each_for_themselves() -> None:
    home = lind()
    for giver, about in (("Nanna", "Asta"), ("Rune", "Asta"), ("Rune", "Rune")):
        yes(home, giver, about)
    with within(municipality=CODE):
        assert Consent.objects.filter(taken_by="Signe", withdrawn_on=None).count() == 3


def test_nobody_without_custody_says_yes_for_a_child() -> None:
    home = lind()
    home.parent("Ib", ParentRole.PARTNER, custody=False)
    assert unfit(home, "Ib").field == "giver"
    home.do(give_custody, child=home.people["Asta"], holders=frozenset({home.people["Rune"]}), since=today() + DAY)
    yes(home, "Nanna")


def test_a_grown_up_says_yes_alone() -> None:
    assert "siger selv ja" in str(unfit(lind(), "Nanna", "Rune"))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"given_on": today() + DAY}, "given_on"),
        ({"until": today() - DAY}, "until"),
        ({"recipient": Recipient.OTHER}, "recipient_name"),
    ],
)
def test_consent_that_lacks_something_is_refused(given: dict[str, Any], field: str) -> None:
    assert unfit(lind(), **given).field == field


def test_the_same_yes_is_said_once_and_anew_when_withdrawn() -> None:
    home = lind()
    first = yes(home)
    assert unfit(home).field == "purpose"
    home.do(withdraw, consent=first, on=today(), whose=home.people["Nanna"])
    yes(home)
    with pytest.raises(GoneError):
        home.do(withdraw, consent=first, on=today(), whose=home.people["Nanna"])


def test_the_other_holder_of_custody_may_take_a_yes_back() -> None:
    home = lind()
    home.do(withdraw, consent=yes(home, "Nanna"), on=today(), whose=home.people["Rune"])
    with within(municipality=CODE):
        assert Consent.objects.get().withdrawn_by == "Rune Lind"


def test_a_yes_about_oneself_is_taken_back_by_nobody_else() -> None:
    home = lind()
    own = yes(home, "Nanna", "Nanna")
    with pytest.raises(UnfitError, match="siger selv ja"):
        home.do(withdraw, consent=own, on=today(), whose=home.people["Rune"])
    with pytest.raises(UnfitError, match="før den dag"):
        home.do(withdraw, consent=own, on=today() - DAY, whose=home.people["Nanna"])


def test_consents_ask_for_tie_and_revision() -> None:
    home = lind()
    new = NewConsent(
        giver=home.people["Nanna"],
        about=home.people["Asta"],
        purpose=Purpose.TEAM_CASE,
        recipient=Recipient.TEAM,
        how=How.WRITTEN,
        given_on=today(),
    )
    with pytest.raises(RefusedError):
        home.do(give, by=health_visitor("Mette"), consent=new)
    with pytest.raises(StaleError):
        home.do(give, revision=1, consent=new)
    with pytest.raises(GoneError):
        home.do(withdraw, consent=uuid4(), on=today(), whose=home.people["Nanna"])
