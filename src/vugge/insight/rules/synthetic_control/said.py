"""A Danish sentence with what fills it in, and what a study's sentences call that which they are about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from vugge.base.text import danish_sort_key
from vugge.base.text import marked as _
from vugge.insight.rules.synthetic_control import numerals
from vugge.insight.rules.synthetic_control.judging import level_before
from vugge.insight.rules.synthetic_control.results import StudyResult

TOGETHER = _("de {count} tilsammen")
IN = _("{outcome} i {treated}")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence: its msgid, and what stands at each name in it, which may be a piece of a sentence itself."""

    sentence: str
    names: Mapping[str, "str | Said"] = field(default_factory=dict)

    def told(self, translate: Callable[[str], str] = str) -> str:
        """Return the whole, in Danish where nobody translates."""
        filled = {name: each.told(translate) if isinstance(each, Said) else each for name, each in self.names.items()}
        return translate(self.sentence).format(**filled)


def said(sentence: str, **names: object) -> Said:
    """Return a sentence with what fills it in."""
    return Said(sentence, {name: each if isinstance(each, Said) else str(each) for name, each in names.items()})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What a study's sentences call things, in the reader's language: the command knows only what the panel does.

    `treated` and `outcome` stand within a sentence ("er {outcome} 4,2 lavere …"). `less`, `more` and `same` are a
    difference of {n} {counted}, `unit` follows an amount, and `names` are the units' where their codes are not.
    """

    treated: str
    outcome: str
    less: str = _("{n} lavere end i sammenligningen")
    more: str = _("{n} højere end i sammenligningen")
    same: str = _("det samme som i sammenligningen")
    counted: str = ""
    unit: str = ""
    place: str = _("sted")
    places: str = _("steder")
    names: Mapping[str, str] = field(default_factory=dict)
    decimals: int

    @classmethod
    def of(cls, result: StudyResult) -> "Voice":
        """Return the panel's own words for what a study is about."""
        units = result.facts.treated
        treated = units[0] if len(units) == 1 else TOGETHER.format(count=len(units))
        return cls(
            treated=treated,
            outcome=IN.format(outcome=result.facts.outcome, treated=treated),
            decimals=numerals.decimals_at(level_before(result)),
        )

    def amount(self, value: float) -> str:
        """Write how large a number is, whichever way it goes, with its unit."""
        return f"{numerals.number(abs(value), self.decimals)} {self.unit}".rstrip()

    def signed(self, value: float) -> str:
        """Write a difference with its sign."""
        return numerals.signed(value, self.decimals)

    def difference(self, effect: float) -> str:
        """Write how much less or more there is of the outcome than in the comparison."""
        size = numerals.number(abs(effect), self.decimals)
        text = self.less if effect < 0 else self.more
        return (text if size.strip("0,") else self.same).format(n=size, counted=self.counted)

    def many(self, count: int) -> str:
        """Write so many places."""
        return f"{numerals.number(count, 0)} {self.place if count == 1 else self.places}"

    def named(self, unit: str) -> str:
        """Return a unit's name."""
        return self.names.get(unit, unit)

    def listed(self, units: Sequence[str]) -> str:
        """Write units' names in Danish order."""
        return ", ".join(sorted((self.named(each) for each in units), key=danish_sort_key))
