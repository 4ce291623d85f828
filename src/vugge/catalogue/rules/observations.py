"""What is observed at a visit, and whether a number can be right. Source: `catalogue/observations.toml`."""

from dataclasses import dataclass
from decimal import Decimal

from vugge.base.calendar import DAYS_IN_A_WEEK
from vugge.base.labels import Labelled
from vugge.base.text import marked as _

_TIMES = (Decimal("0.1"), Decimal(10), Decimal("0.01"), Decimal(100), Decimal(1000), Decimal("0.001"))
"""What slips of the keys do: a digit too many or too few, a decimal sign left out, kilograms for grams."""

_DAYS_TOLD_UNTIL = 14
_WEEKS_TOLD_UNTIL = 13 * DAYS_IN_A_WEEK
_MONTHS_TOLD_UNTIL = 730
_DAYS_IN_A_MONTH = Decimal("30.4")
_DAYS_IN_A_YEAR = Decimal(365)


class Subject(Labelled):
    """Whose record an observation belongs in."""

    CHILD = "child", _("Barnet")
    PARENT = "parent", _("Forælder")
    FAMILY = "family", _("Familien")


class Form(Labelled):
    """How an observation is answered: by one of its steps, or by a number."""

    CHOICE = "choice", _("Valg")
    MEASURE = "measure", _("Mål")


@dataclass(frozen=True, slots=True)
class Step:
    """One of the standard's answers, by its exact code; or, of a measure, a way to take it."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Bound:
    """The least and the most that can be right from an age on, in the observation's unit. Wide: it judges no child."""

    from_day: int
    least: int
    most: int

    def holds(self, value: Decimal) -> bool:
        """Tell whether a number can be right."""
        return self.least <= value <= self.most


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a number cannot be right: a Danish msgid with its words, and what was probably meant.

    The words: value, age, unit, meant; numbers as Danes write them. Show with ``gettext(sentence) % words``.
    """

    sentence: str
    words: dict[str, str]
    meant: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """Something observed: a choice among steps in the standard's order, or a measure in a unit.

    `second_code` is the measure's LOINC code, and what tells the feeding of a small child from a school child's food.
    """

    code: str
    title: str
    subject: Subject
    form: Form
    setting: str
    national_code: str
    second_code: str = ""
    unit: str = ""
    decimals: int = 0
    steps: tuple[Step, ...] = ()
    bounds: tuple[Bound, ...] = ()

    def step(self, code: str) -> Step:
        """Return a step by its code; KeyError for one of another observation."""
        for step in self.steps:
            if step.code == code:
                return step
        raise KeyError(code)

    def bound(self, age: int) -> Bound | None:
        """Return what can be right at an age in days; None for an observation without bounds."""
        return next((each for each in reversed(self.bounds) if each.from_day <= max(age, 0)), None)

    def doubt(self, value: Decimal, age: int) -> Doubt | None:
        """Tell why a number cannot be right at an age in days; None where it can."""
        bound = self.bound(age)
        if bound is None or bound.holds(value):
            return None
        tried = (value * times for times in _TIMES)
        meant = next((each for each in tried if bound.holds(each) and self.written_finely(each)), None)
        words = {"value": danish(value), "unit": self.unit, "age": age_in_words(age)}
        if meant is not None:
            words["meant"] = danish(meant)
        return Doubt(_sentence(much=value > bound.most, meant=meant is not None), words, meant)

    def written_finely(self, value: Decimal) -> bool:
        """Tell whether a number has no more decimals than the standard takes."""
        return value == round(value, self.decimals)


def _sentence(*, much: bool, meant: bool) -> str:
    if much:
        if meant:
            return _("%(value)s %(unit)s er for meget for %(age)s. Mente du %(meant)s %(unit)s?")
        return _("%(value)s %(unit)s er for meget for %(age)s. Se efter tallet igen.")
    if meant:
        return _("%(value)s %(unit)s er for lidt for %(age)s. Mente du %(meant)s %(unit)s?")
    return _("%(value)s %(unit)s er for lidt for %(age)s. Se efter tallet igen.")


def danish(value: Decimal) -> str:
    """Write a number as Danes do: 4720 is 4.720, and 36.5 is 36,5."""
    plain = value.normalize() if value != value.to_integral_value() else value.to_integral_value()
    whole, _point, rest = f"{plain:,f}".partition(".")
    return ",".join(each for each in (whole.replace(",", "."), rest) if each)


def age_in_words(days: int) -> str:
    """Say an age as people do: days for two weeks, weeks for three months, months until two years, then years."""
    if days == 1:
        return _("1 dag")
    if days < _DAYS_TOLD_UNTIL:
        return _("{n} dage").format(n=max(days, 0))
    if days < _WEEKS_TOLD_UNTIL:
        return _("{n} uger").format(n=days // DAYS_IN_A_WEEK)
    if days < _MONTHS_TOLD_UNTIL:
        return _("{n} måneder").format(n=int(days / _DAYS_IN_A_MONTH))
    halves = int(2 * days / _DAYS_IN_A_YEAR)
    return _("{n}{half} år").format(n=halves // 2, half="½" if halves % 2 else "")
