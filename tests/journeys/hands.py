"""Signe's hands at the page of a visit: what she chooses and types, by the keys at a desk, by her thumb on a phone."""

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect


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
        place.select_text()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        self._one(name)

    def runs(self, name: str, digits: str) -> None:
        """Type a whole questionnaire as one run."""
        self.page.locator(f'[id="{name}-1"]').focus()
        self.page.keyboard.type(digits)
        self._one(name)

    def retypes(self, name: str, text: str) -> None:
        """Type over what stands in a field."""
        place = self.page.locator(f'[id="{name}"]')
        place.focus()
        place.select_text()
        self.page.keyboard.type(text)
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
    found: list[str] = page.eval_on_selector_all(
        f'[id="part-{who}"] > .rule > fieldset.obs', "all => all.map(each => each.dataset.field)"
    )
    return found


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
