"""Every page with figures, opened at desk and phone width and looked through."""

import pytest

from tests.journeys.reading import Reader
from vugge.insight.rules.figures import FIGURES

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
CODES = [figure.code for figures in FIGURES.values() for figure in figures]


def test_there_are_twenty_six_figures() -> None:
    assert len(CODES) == 26


@pytest.mark.parametrize("path", ["/", "/tidlig-indsats", "/1000-dage", *(f"/tal/{code}" for code in CODES)])
def test_page_can_be_read_by_all(eva: Reader, path: str) -> None:
    assert eva.opens(path).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/tidlig-indsats",
        "/1000-dage",
        "/tal/3-1",
        "/tal/4-10",
        "/tal/4-7?valg=egne&fra=2025-01-01&niveau=2",
        "/tal/T-15",
    ],
)
def test_page_of_a_municipalitys_own_numbers_can_be_read_by_all(pia: Reader, path: str) -> None:
    assert pia.opens(path).status == 200
    pia.reads("Birkeby")


def test_page_that_is_not_there_leads_back(eva: Reader) -> None:
    answer = eva.opens("/tal/4-12")
    assert answer.status == 404
    eva.follows("Gå til forsiden")
    eva.reads("Tidlig hjælp til familier, i tal")
