"""The activity extract, version 1: its columns in order and what each may hold.

Source: the figures contract. Reading, checking, freezing and exporting all go by this one table.
"""

from dataclasses import dataclass
from enum import Enum, auto

from vugge.base.labels import Labelled
from vugge.base.text import marked as _
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
    """A column of the extract: its name and Danish label, its kind, the codes it takes, whether it must be filled in.

    ``code_list`` holds the codes' labels; it is None for levels, which need none.
    """

    name: str
    label: str
    kind: Kind
    codes: tuple[str, ...] = ()
    code_list: type[Labelled] | None = None
    required: bool = False


def _code(name: str, label: str, allowed: type[Labelled], *, required: bool = False) -> Column:
    found = tuple(code.value for code in allowed)
    return Column(name=name, label=label, kind=Kind.CODE, codes=found, code_list=allowed, required=required)


def _codes(name: str, label: str, allowed: type[Labelled]) -> Column:
    found = tuple(code.value for code in allowed)
    return Column(name=name, label=label, kind=Kind.CODES, codes=found, code_list=allowed)


COLUMNS: tuple[Column, ...] = (
    Column(name="activity_id", label=_("Nr."), kind=Kind.TEXT, required=True),
    Column(name="municipality", label=_("Kommune"), kind=Kind.MUNICIPALITY, required=True),
    Column(name="family_id", label=_("Familie"), kind=Kind.TEXT, required=True),
    Column(name="child_id", label=_("Barn"), kind=Kind.TEXT),
    _code("activity", _("Aktivitet"), codes.Activity, required=True),
    Column(name="offered_on", label=_("Tilbudt"), kind=Kind.DATE),
    _code("response", _("Svar"), codes.Response),
    Column(name="responded_on", label=_("Svaret den"), kind=Kind.DATE),
    Column(name="held_on", label=_("Holdt"), kind=Kind.DATE),
    Column(name="level", label=_("Niveau"), kind=Kind.LEVEL, codes=("1", "2", "3", "4")),
    _codes("present", _("Til stede"), codes.Present),
    _code("place", _("Sted"), codes.Place),
    _codes("reasons", _("Grunde"), codes.Reason),
    _code("instrument", _("Redskab"), codes.Instrument),
    _code("respondent", _("Hvem det handler om"), codes.Respondent),
    _code("phase", _("Fase"), codes.Phase),
    Column(name="score", label=_("Score"), kind=Kind.WHOLE_NUMBER),
    Column(name="cutoff", label=_("Grænse"), kind=Kind.WHOLE_NUMBER),
    _codes("referrals", _("Henvist til"), codes.Target),
    _code("course_status", _("Forløbets status"), codes.CourseStatus),
    _code("statutory_measure", _("Foranstaltning"), codes.Statutory),
)

HEADER: tuple[str, ...] = tuple(column.name for column in COLUMNS)
"""The header row, exactly and in this order."""

DATE_COLUMNS: tuple[str, ...] = tuple(column.name for column in COLUMNS if column.kind is Kind.DATE)

NO_FAMILY = "-"
"""The family_id of an activity without a family: it counts as a row and in no count of families."""

LARGEST_NUMBER = 10**18
"""A whole number above this is kept as this, and as one less where a cut-off of the same row is larger still."""
