"""What is worth a look before a number is put on a person. None of it refuses: registers are wrong too."""

import datetime as dt

from vugge.base.cpr import Cpr
from vugge.base.labels import Labelled
from vugge.base.text import marked as _
from vugge.people.rules.kinds import NumberKind, Sex


class NumberWarning(Labelled):
    """Something about a number that somebody should look at once more."""

    OTHER_BIRTH_DATE = "other_birth_date", _("Nummerets fødselsdato er en anden end den, der er registreret.")
    OTHER_SEX = "other_sex", _("Nummerets sidste ciffer passer ikke med det registrerede køn.")
    DOES_NOT_ADD_UP = "does_not_add_up", _("Kontrolcifret passer ikke. Se efter, om nummeret er skrevet rigtigt.")


def kind_of(number: Cpr) -> NumberKind:
    """Say where a number comes from."""
    return NumberKind.REPLACEMENT if number.replacement else NumberKind.REAL


def sex_of(number: Cpr) -> Sex:
    """Return the sex a number says."""
    return Sex.FEMALE if number.female else Sex.MALE


def warnings(number: Cpr, *, born_on: dt.date | None, sex: Sex) -> tuple[NumberWarning, ...]:
    """Return what does not fit with what is registered; nothing that is not known can be at odds."""
    found = [
        (NumberWarning.OTHER_BIRTH_DATE, born_on not in {None, number.born_on}),
        (NumberWarning.OTHER_SEX, sex not in {Sex.UNKNOWN, sex_of(number)}),
        (NumberWarning.DOES_NOT_ADD_UP, number.worth_a_look),
    ]
    return tuple(warning for warning, so in found if so)
