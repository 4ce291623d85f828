"""What a person has said yes to, as it is read, and what it is worth."""

import pytest

from tests.people import CODE, Household, lind
from vugge.base.clock import today
from vugge.base.tenancy.context import within
from vugge.people.actions.consents import NewConsent, give
from vugge.people.queries.consents import consent_effect, consents_of
from vugge.people.rules.consents import Effect, How, Purpose, Recipient

pytestmark = pytest.mark.django_db


def says_yes(home: Household, giver: str, about: str) -> None:
    consent = NewConsent(
        giver=home.people[giver],
        about=home.people[about],
        purpose=Purpose.DAYCARE_TALK,
        recipient=Recipient.DAYCARE,
        how=How.SPOKEN,
        given_on=today(),
    )
    home.do(give, consent=consent)


def worth(home: Household, about: str, recipient: Recipient = Recipient.DAYCARE) -> Effect:
    with within(municipality=CODE):
        return consent_effect(
            by=home.by, about=home.people[about], purpose=Purpose.DAYCARE_TALK, recipient=recipient, on=today()
        )


def test_both_who_have_custody_must_say_yes_about_a_child() -> None:
    home = lind()
    assert worth(home, "Asta").missing == {home.people["Nanna"], home.people["Rune"]}
    says_yes(home, "Nanna", "Asta")
    assert worth(home, "Asta").missing == {home.people["Rune"]}
    says_yes(home, "Rune", "Asta")
    assert worth(home, "Asta").allowed
    assert not worth(home, "Asta", Recipient.HOSPITAL).allowed


def test_a_grown_up_decides_alone_and_the_other_parents_yes_is_not_on_their_page() -> None:
    home = lind()
    says_yes(home, "Nanna", "Nanna")
    assert worth(home, "Nanna").allowed
    with within(municipality=CODE):
        (line,) = consents_of(by=home.by, person=home.people["Nanna"])
        assert consents_of(by=home.by, person=home.people["Rune"]) == ()
    assert (line.giver_name, line.counts, line.withdrawn_on) == ("Nanna Lind", True, None)
