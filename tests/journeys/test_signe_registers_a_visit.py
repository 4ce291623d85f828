"""Signe registers a two-month visit by the keys alone, or by her thumb; sees what follows; and corrects a number."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.reading import Reader

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
AT_MOST = 30
"""Choices, fields and runs of digits a whole two-month visit may take, with both parents' questionnaires."""

Written = Callable[[str], dict[str, str]]


@dataclass
class Hands:
    """Signe's hands: each choice, each field left with a value and each unbroken run of digits is one interaction."""

    page: Page
    width: str
    count: int = 0
    told: list[str] = field(default_factory=list)

    def picks(self, name: str, value: str) -> None:
        """Choose one of several, or tick a box: by a figure or the space bar, or by a tap."""
        box = self.page.locator(f'[name="{name}"][value="{value}"]')
        if self.width == "phone":
            self.taps(box)
        else:
            box.focus()
            self.page.keyboard.press("Space")
        expect(box).to_be_checked()
        self._one(name)

    def steps(self, name: str, number: int) -> None:
        """Choose a step of an observation."""
        first = self.page.locator(f'[id="{name}-1"]')
        if self.width == "phone":
            self.taps(self.page.locator(f'[id="{name}-{number}"]'))
        else:
            first.focus()
            self.page.keyboard.press(str(number))
        expect(self.page.locator(f'[id="{name}-{number}"]')).to_be_checked()
        self._one(name)

    def lists(self, name: str, option: int) -> None:
        """Choose from a list."""
        self.page.locator(f'select[name="{name}"]').select_option(index=option)
        self._one(name)

    def types(self, name: str, text: str) -> None:
        """Type into a field, and leave it."""
        place = self.page.locator(f'[id="{name}"]')
        place.focus()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        self._one(name)

    def runs(self, name: str, digits: str) -> None:
        """Type a whole questionnaire as one run."""
        self.page.locator(f'[id="{name}-1"]').focus()
        self.page.keyboard.type(digits)
        self._one(name)

    def taps(self, box: Locator) -> None:
        """Tap the words of a box, where nothing lies over them."""
        box.scroll_into_view_if_needed()
        self.page.locator("label").filter(has=box).click()

    def _one(self, name: str) -> None:
        self.count += 1
        self.told.append(name)


def observations(page: Page, who: str) -> list[str]:
    """Return the fields with steps that stand open about somebody, in order."""
    return page.eval_on_selector_all(
        f'[id="part-{who}"] > .rule > fieldset.obs', "all => all.map(each => each.dataset.field)"
    )


def fills_in(hands: Hands, at: dict[str, str], children: list[str], parents: list[str]) -> None:
    """Fill in all a two-month visit asks for."""
    for parent in parents:
        hands.picks("present", at[parent])
    for child in children:
        for code, number in (("weight", "4720"), ("length", "56,3"), ("head", "38,1")):
            hands.types(f"{code}-{at[child]}", number)
        for name in observations(hands.page, at[child]):
            if hands.page.locator(f'select[name="{name}"]').count():
                hands.lists(name, 1)
            else:
                hands.steps(name, 1)
    for parent in parents:
        for name in observations(hands.page, at[parent]):
            hands.steps(name, 1)
        hands.runs(f"epds-{at[parent]}", "1112011110")
    for child in children:
        hands.runs(f"adbb-{at[child]}", "01001000")


def test_signe_registers_a_two_month_visit_with_both_parents(signe: Reader, visit: Written, width: str) -> None:
    at = visit("both_parents")
    page, hands = signe.page, Hands(signe.page, width)
    # Given that Signe is at the visit: nothing is judged beforehand
    signe.opens(f"/besoeg/{at['appointment']}")
    assert page.locator('[name="level"]:checked, .obs input:checked, .run [data-not]:checked').count() == 0
    began = time.monotonic()
    # When she fills it in, with EPDS of both parents, ADBB, the level and the next visit
    fills_in(hands, at, ["alma"], ["freja", "jonas"])
    hands.picks("level", "2")
    expect(page.locator("[data-missing]")).to_have_text("Alt er udfyldt.")
    hands.picks("next", page.locator('[name="next"]').first.get_attribute("value") or "")
    expect(page.locator("[data-draft]")).to_contain_text("Kladden er gemt kl.")
    signe.look_around()
    page.keyboard.press("Control+Enter")
    hands.count += 1
    # Then what was saved is said back, and where
    page.wait_for_url("**/besoeg/gemt/*")
    spent = time.monotonic() - began
    signe.look_around()
    signe.reads("4.720 g")
    signe.reads("EPDS er gemt i Frejas og Jonas’ journal")
    signe.reads("Niveau 2")
    assert "9 af 30" not in page.content()
    assert hands.count <= AT_MOST, hands.told
    print(f"{hands.count} interactions in {spent:.1f} seconds ({width})")
