import pytest

from vugge.base.clock import now, today
from vugge.base.text import danish_sort_key, genitive, marked


def test_danish_order_puts_ae_oe_aa_last_and_reads_double_a_as_one_letter() -> None:
    right = ["Albertslund", "Odense", "Vejle", "Zeta", "Ærø", "Ølstykke", "Aabenraa", "Aalborg", "Århus"]
    assert sorted(set(right), key=danish_sort_key) == right


def test_accents_do_not_move_a_name() -> None:
    assert danish_sort_key("André") == danish_sort_key("Andre")
    assert danish_sort_key("A\u030arhus") == danish_sort_key("Århus")


@pytest.mark.parametrize(("name", "owners"), [("Alma", "Almas"), ("Jonas", "Jonas’"), ("Max", "Max’"), ("LIS", "LIS’")])
def test_owner_has_an_s_or_an_apostrophe(name: str, owners: str) -> None:
    assert genitive(name) == owners


def test_marking_a_text_changes_nothing() -> None:
    assert marked("Behovsbesøg") == "Behovsbesøg"


def test_the_clock_is_aware_and_danish() -> None:
    assert str(now().tzinfo) == "Europe/Copenhagen"
    assert (today() - now().date()).days in {0, -1}
