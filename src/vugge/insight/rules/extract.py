"""The activity extract, version 1: its columns in order and what each may hold.

Source: the figures contract. Reading, checking, freezing and exporting all go by this one table.
"""

from dataclasses import dataclass
from enum import Enum, auto

from vugge.base.labels import Labelled
from vugge.insight.rules import codes


class Kind(Enum):
    """What a column's text means."""

    TEXT = auto()
    MUNICIPALITY = auto()
    CODE = auto()
    CODES = auto()
    DATE = auto()
    LEVEL = auto()
    WHOLE_NUMBER = auto()


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the extract: its name, its kind, the codes it takes, and whether it must be filled in."""

    name: str
    kind: Kind
    codes: tuple[str, ...] = ()
    required: bool = False


def _codes(name: str, allowed: type[Labelled], *, several: bool = False, required: bool = False) -> Column:
    kind = Kind.CODES if several else Kind.CODE
    return Column(name=name, kind=kind, codes=tuple(code.value for code in allowed), required=required)


COLUMNS: tuple[Column, ...] = (
    Column(name="activity_id", kind=Kind.TEXT, required=True),
    Column(name="municipality", kind=Kind.MUNICIPALITY, required=True),
    Column(name="family_id", kind=Kind.TEXT, required=True),
    Column(name="child_id", kind=Kind.TEXT),
    _codes("activity", codes.Activity, required=True),
    Column(name="offered_on", kind=Kind.DATE),
    _codes("response", codes.Response),
    Column(name="responded_on", kind=Kind.DATE),
    Column(name="held_on", kind=Kind.DATE),
    Column(name="level", kind=Kind.LEVEL, codes=("1", "2", "3", "4")),
    _codes("present", codes.Present, several=True),
    _codes("place", codes.Place),
    _codes("reasons", codes.Reason, several=True),
    _codes("instrument", codes.Instrument),
    _codes("respondent", codes.Respondent),
    _codes("phase", codes.Phase),
    Column(name="score", kind=Kind.WHOLE_NUMBER),
    Column(name="cutoff", kind=Kind.WHOLE_NUMBER),
    _codes("referrals", codes.Target, several=True),
    _codes("course_status", codes.CourseStatus),
    _codes("statutory_measure", codes.Statutory),
)

HEADER: tuple[str, ...] = tuple(column.name for column in COLUMNS)
"""The header row, exactly and in this order."""

DATE_COLUMNS: tuple[str, ...] = tuple(column.name for column in COLUMNS if column.kind is Kind.DATE)

NO_FAMILY = "-"
"""The family_id of an activity without a family: it counts as a row and in no count of families."""

LARGEST_NUMBER = 10**18
"""A whole number above this is kept as this, and as one less where a cut-off of the same row is larger still."""
