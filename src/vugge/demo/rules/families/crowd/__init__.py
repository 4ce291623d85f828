"""The families beside the cast's: some hundred, of all the districts, with the visits that were to be held by now.

The same seed and moment give the same families; who they are hangs on the seed alone, so that one made yesterday is
known today.
"""

from vugge.demo.rules.families.crowd.courses import course
from vugge.demo.rules.families.crowd.people import Newcomers, newcomers
from vugge.demo.rules.families.days import Calendar
from vugge.demo.rules.families.diary import Diary
from vugge.demo.rules.families.known import families
from vugge.demo.rules.families.shape import Household
from vugge.demo.rules.published.dice import Dice

CROWD = 270
_SEED = 99_800


def crowd(calendar: Calendar) -> tuple[Household, ...]:
    """Return the families beside the cast's, in the order they are made; the cast's visits take no place of theirs."""
    diary = Diary(calendar)
    for home in families(calendar):
        diary.keep(home)
    return tuple(_family(calendar, diary, number) for number in range(CROWD))


def _family(calendar: Calendar, diary: Diary, number: int) -> Household:
    dice = Dice(_SEED + number)
    who: Newcomers = newcomers(calendar, dice, number)
    return who.household(calendar, course(calendar, dice, diary, who))
