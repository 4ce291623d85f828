"""Made-up numbers of 98 municipalities, 2014-2020, of the shape of Statistics Denmark's: they say nothing of anybody.

Only the size of the whole is a published one: 127,182 notifications in 2018 on 75,019 children. In one outcome an
effect of a known size is built in for the project's municipalities, so that a page can show whether the method finds
it; in the two others there is none.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from vugge.base.text import marked as _
from vugge.demo.rules.published.dice import Dice

YEARS = range(2014, 2021)
BUILT_IN: Mapping[int, float] = {2017: -0.02, 2018: -0.06, 2019: -0.09, 2020: -0.10}
"""The effect built into notifications: the share the project's municipalities have fewer by year."""

NOTES: Mapping[str, str] = {
    "notifications": _(
        "Opdigtede tal. I projektets kommuner er der lagt et fald ind: 2 pct. i 2017, 6 pct. i 2018, 9 pct. i 2019 og "
        "10 pct. i 2020. Metoden skal kunne finde det."
    ),
    "children_notified": _("Opdigtede tal. Her er ingen effekt lagt ind; metoden skal ikke finde nogen."),
    "preventive_measures": _("Opdigtede tal. Her er ingen effekt lagt ind; metoden skal ikke finde nogen."),
}
"""What a made-up variable says of itself."""

_SEED = 11
_KNOWN_SIZES = {"0101": 602_000, "0751": 330_000, "0851": 210_000, "0461": 200_000}
_SMALL = {"0825": 1_800, "0563": 3_300, "0741": 3_700, "0492": 6_200, "0482": 12_400, "0155": 14_100}
_LEVELS = {  # per 10,000 inhabitants by year: notifications, children notified, preventive measures, placements
    "notifications": (166.0, 173.0, 188.0, 208.0, 224.0, 233.0, 237.0),
    "children_notified": (104.0, 108.0, 115.0, 124.0, 130.0, 133.0, 134.0),
    "preventive": (118.0, 120.0, 121.0, 123.0, 122.0, 125.0, 124.0),
    "placements": (5.9, 5.7, 5.6, 5.8, 5.7, 5.6, 5.3),
}
_SHARES_OF_AGES = (0.0104, 0.0106, 0.0107, 0.0108, 0.0109, 0.0110)


@dataclass(frozen=True)
class Place:
    """A made-up municipality: what it is like decides all its numbers, with a little chance beside.

    `town` runs from 0 (country) to 1 (city), `strain` is a standard deviation's worth of hard lives, `drift` how its
    own development differs from everybody's.
    """

    code: str
    treated: bool

    @cached_property
    def _dice(self) -> Dice:
        return Dice(int(self.code) * 1000 + _SEED)

    @cached_property
    def like(self) -> tuple[float, float, float]:
        """Return town, strain and drift."""
        return self._dice.fraction(), _normal(self._dice), _normal(self._dice)

    def chance(self, stream: int, year: int) -> float:
        """Return a number of a standard normal, always the same for a stream and a year."""
        return _normal(Dice(int(self.code) * 1_000_000 + year * 100 + stream))

    def population(self, year: int) -> int:
        """Return the inhabitants on 1 January."""
        town, strain, _drift = self.like
        base = _KNOWN_SIZES.get(self.code) or _SMALL.get(self.code) or 25_500 + town * 54_000
        growth = 0.004 + 0.004 * town - 0.003 * strain
        return int(base * (1 + (year - 2017) * growth))

    def aged(self, age: int, year: int) -> int:
        """Return the children of an age on 1 January."""
        _town, strain, _drift = self.like
        share = _SHARES_OF_AGES[age] * (1 - 0.06 * strain) * (1 + 0.02 * self.chance(10 + age, year))
        return round(self.population(year) * share)

    def count(self, outcome: str, year: int) -> int:
        """Return how many there were in a year: the country's level, the place's own, chance, and what was built in."""
        town, strain, drift = self.like
        late = (year - 2017) / 3
        per = _LEVELS[outcome][year - YEARS.start] * (1 + 0.17 * strain + 0.05 * town + 0.03 * drift * late)
        effect = BUILT_IN.get(year, 0.0) if self.treated and outcome == "notifications" else 0.0
        expected = self.population(year) * per * (1 + effect) / 10_000
        noise = sqrt(expected) * self.chance(20 + list(_LEVELS).index(outcome), year)
        return max(0, round(expected + noise))

    def share(self, base: float, by_town: float, by_strain: float, stream: int) -> float:
        """Return a share between 2 and 95 in a hundred that hangs on what the place is like."""
        town, strain, _drift = self.like
        return min(0.95, max(0.02, base + by_town * (town - 0.5) + by_strain * strain + 0.015 * self.chance(stream, 0)))

    def area(self) -> int:
        """Return the square kilometres: the fewer the more of a town it is."""
        town, _strain, _drift = self.like
        return 75 if self.code in _SMALL or self.code in _KNOWN_SIZES else round(60 + 900 * (1 - town) * sqrt(1 - town))

    def adults(self, year: int) -> int:
        """Return the inhabitants of 15-69 years."""
        return round(self.population(year) * 0.69)

    def dwellings(self, year: int) -> int:
        """Return the dwellings somebody lives in."""
        return round(self.population(year) * 0.47)


def places(codes: Collection[str], treated: Collection[str]) -> dict[str, Place]:
    """Return a made-up place for each municipality."""
    return {code: Place(code, code in treated) for code in sorted(codes)}


def _normal(dice: Dice) -> float:
    """Return about a standard normal: twelve throws added, less six. Nothing but `Random.random` is sure to stay."""
    return sum(dice.fraction() for _throw in range(12)) - 6
