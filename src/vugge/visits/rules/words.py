"""Numbers and ages as a health visitor reads them in a sentence."""

from decimal import Decimal

from vugge.base.text import marked as _
from vugge.visits.rules.measures import Doubt

DAYS, WEEKS, MONTHS, YEARS = (
    _("%(count)s dage"),
    _("%(count)s uger"),
    _("%(count)s måneder"),
    _("%(count)s år"),
)
DAY = _("%(count)s dag")
_SPACE = "\u00a0"


def age(days: int) -> tuple[str, str]:
    """Return how an age is said, as a sentence and its count.

    Days to two weeks, weeks to three months, months to two years, then years by halves.
    """
    if days < 14:  # noqa: PLR2004 - two weeks
        return (DAY if days == 1 else DAYS), str(days)
    if days < 92:  # noqa: PLR2004 - three months
        return WEEKS, str(days // 7)
    months = int(days / 30.4375)
    if months < 24:  # noqa: PLR2004 - two years
        return MONTHS, str(months)
    half = "½" if months % 12 >= 6 else ""  # noqa: PLR2004 - half a year
    return YEARS, f"{months // 12}{half}"


def number(value: Decimal) -> str:
    """Write a number with a full stop between thousands and a decimal comma, and no more decimals than it has."""
    text = f"{value.normalize() + 0:,f}"
    return text.translate(str.maketrans(",.", ".,"))


def number_words(found: Doubt, unit: str, days: int) -> dict[str, str]:
    """Return the words of a doubt's sentence: the number, the age and the guess, each with its unit."""
    sentence, count = age(max(days, 0))
    words = {"number": f"{number(found.number)}{_SPACE}{unit}", "age": sentence % {"count": count}}
    return words | ({"guess": f"{number(found.guess)}{_SPACE}{unit}"} if found.guess is not None else {})
