"""Eva wants to see one level, and to send what she sees to a colleague."""

import pytest
from playwright.sync_api import expect

from tests.journeys.reading import Reader

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


def test_eva_sees_one_level_and_the_address_can_be_sent_on(eva: Reader) -> None:
    # Given a figure with its levels
    eva.opens("/tal/4-7")

    # When she chooses level 2
    eva.page.get_by_role("combobox", name="Niveau").select_option("Niveau 2")
    eva.page.get_by_role("button", name="Vis tallene").click()
    eva.look_around()

    # Then only that is shown, the base stays, and the address says so
    eva.reads("Kun niveau 2 er vist. Basen er stadig alle niveauer.")
    expect(eva.page.get_by_role("table").first).not_to_contain_text("Niveau 3")
    assert eva.page.url.endswith("/tal/4-7?valg=evaluering&niveau=2")

    # And the next figure keeps her choice
    eva.follows("Hvad fører besøget ved 15–18 måneder til?")
    expect(eva.page.get_by_role("combobox", name="Niveau")).to_have_value("2")


def test_level_that_does_not_exist_is_mended_at_the_field(eva: Reader) -> None:
    # When someone has sent her an address with a slip in it
    eva.opens("/tal/4-7?niveau=7")

    # Then the field says so and has the focus, and the plain figure is there
    eva.reads("Niveau: “7” findes ikke. Vælg 1, 2, 3, 4, ingen eller alle.")
    expect(eva.page.get_by_role("combobox", name="Niveau")).to_be_focused()
    eva.reads("9.367 tilbud")
