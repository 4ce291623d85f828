"""A rejected row comes with something a person can do about it."""

import pytest

from tests.generative.damage import FAULTY
from tests.unit.insight.extract_files import HEAD
from vugge.insight.rules import faults
from vugge.insight.rules.faults import FAULT_KINDS, kind_of
from vugge.insight.rules.mending import how_to_mend


@pytest.mark.parametrize(
    ("column", "value", "reason", "told"),
    [
        ("level", "5", faults.NO_LEVEL, "Niveau skal være 1, 2, 3, 4 eller tomt"),
        ("held_on", "31-02-2020", faults.NO_SUCH_DATE, "Datoen findes ikke. Skriv år-måned-dag, fx 2020-02-29"),
        ("held_on", "2020-02-31", faults.NO_SUCH_DATE, "Datoen findes ikke. Skriv år-måned-dag, fx 2020-02-29"),
        ("held_on", "3/2-2020", faults.NO_SUCH_DATE, "Skriv datoen som år-måned-dag: 2020-02-03"),
        ("offered_on", "20200203", faults.NO_SUCH_DATE, "Skriv datoen som år-måned-dag: 2020-02-03"),
        ("offered_on", "i dag", faults.NO_SUCH_DATE, "Det er ikke en dato. Skriv år-måned-dag, fx 2020-02-29"),
        ("score", "12,5", faults.NO_WHOLE_NUMBER, "Skal være et helt tal"),
        ("instrument", "", faults.NO_INSTRUMENT, "En screening skal have et instrument: epds, gotland eller adbb"),
        ("referrals", "familiehus", faults.UNKNOWN_IN_LIST, "Henvisningen er ikke i listen. Mente du family_house?"),
        ("referrals", "cosp|Cosp", faults.UNKNOWN_IN_LIST, "Henvisningen er ikke i listen. Mente du cosp?"),
        ("reasons", "sleep||motor", faults.UNKNOWN_IN_LIST, "Der er et tomt sted i listen. Sæt kun | mellem to koder"),
        ("statutory_measure", "måske", faults.UNKNOWN_CODE, "Foranstaltningen er ikke i listen. Listen er: yes, no"),
        ("activity", "behovsbesøg", faults.UNKNOWN_CODE, "Aktiviteten er ikke i listen. Mente du need_visit?"),
    ],
)
def test_hint_says_what_to_write(column: str, value: str, reason: str, told: str) -> None:
    assert how_to_mend(column, value, reason) == told


@pytest.mark.parametrize("column", ["", *HEAD.split(";")])
def test_every_fault_of_every_column_has_a_hint_and_a_kind(column: str) -> None:
    reasons = [value for name, value in vars(faults).items() if name.isupper() and isinstance(value, str)]
    for value in (*FAULTY.get(column, ()), "x" * (1 << 20)):
        for reason in reasons:
            assert how_to_mend(column, value, reason)
            assert kind_of(column, reason) in FAULT_KINDS


def test_kinds_have_codes_of_their_own() -> None:
    assert len({kind.code for kind in FAULT_KINDS}) == len(FAULT_KINDS)
