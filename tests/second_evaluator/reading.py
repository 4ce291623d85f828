"""Read an activity extract as the contract's page "The file" says, one record at a time."""

import csv
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path


def words(text: str) -> list[str]:
    """Take a text apart at its spaces, so that the lists below can be read."""
    return text.split()


HEADER = words(
    """
    activity_id municipality family_id child_id activity offered_on response responded_on held_on level present place
    reasons instrument respondent phase score cutoff referrals course_status statutory_measure
    """
)

MUNICIPALITIES = frozenset(
    words(
        """
        0101 0147 0151 0153 0155 0157 0159 0161 0163 0165 0167 0169 0173 0175 0183 0185 0187 0190 0201 0210
        0217 0219 0223 0230 0240 0250 0253 0259 0260 0265 0269 0270 0306 0316 0320 0326 0329 0330 0336 0340
        0350 0360 0370 0376 0390 0400 0410 0420 0430 0440 0450 0461 0479 0480 0482 0492 0510 0530 0540 0550
        0561 0563 0573 0575 0580 0607 0615 0621 0630 0657 0661 0665 0671 0706 0707 0710 0727 0730 0740 0741
        0746 0751 0756 0760 0766 0773 0779 0787 0791 0810 0813 0820 0825 0840 0846 0849 0851 0860
        """
    )
)
ACTIVITIES = frozenset(
    words(
        """
        pregnancy_visit establishment_visit standard_visit need_visit visit_15_18m visit_18m visit_3y
        transition_1 transition_2 transition_3 joint_home_visit screening cosp marte_meo parent_group team_case
        daycare_general_advice daycare_child_advice daycare_other phone_contact other
        """
    )
)
RESPONSES = frozenset(["accepted", "declined", "no_contact"])
PRESENT = frozenset(
    words("mother father partner daycare_staff teacher social_worker psychologist family_therapist other_professional")
)
PLACES = frozenset(words("home daycare school clinic online phone"))
REASONS = frozenset(
    words(
        """
        weight breastfeeding nutrition sleep crying motor language wellbeing attachment parent_mental_health
        positive_parent_screening positive_child_screening premature illness family_relations social upbringing
        daycare_start sibling other
        """
    )
)
INSTRUMENTS = frozenset(["epds", "gotland", "adbb"])
RESPONDENTS = frozenset(["mother", "father", "partner", "child"])
PHASES = frozenset(["pregnancy", "postpartum"])
REFERRALS = frozenset(
    words(
        """
        extra_pregnancy_visit need_visit general_practitioner physio_occupational social_services
        cross_disciplinary_team midwife psychologist cosp marte_meo ppr_speech section_11_3 family_house dentist
        hospital volunteer other
        """
    )
)
STATUSES = frozenset(words("offered waiting accepted declined started completed interrupted"))


@dataclass(frozen=True)
class Row:
    """A good row. An empty cell is "" for a code, None for a date or a number, "none" for a level."""

    activity_id: str
    municipality: str  # four digits
    family: tuple[str, str] | None  # (municipality, family_id); None for "-"
    activity: str
    offered_on: dt.date | None
    response: str
    held_on: dt.date | None
    date: dt.date  # held_on, else responded_on, else offered_on
    level: str
    present: frozenset[str]
    place: str
    reasons: frozenset[str]
    instrument: str
    respondent: str
    phase: str
    score: int | None
    cutoff: int | None
    referrals: frozenset[str]
    course_status: str
    statutory_measure: str


@dataclass(frozen=True)
class Rejected:
    """A row that was left out: its physical line (the header is line 1) and its first fault in column order."""

    line: int
    column: str
    value: str
    reason: str


@dataclass
class Extract:
    """What a file held. `rows` are the good ones after replacement, in the order their keys first came."""

    rows: list[Row] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    read: int = 0
    new: int = 0
    replaced: int = 0


def read_extract(path: Path) -> Extract:
    """Read a CSV file; `ValueError` when it is not UTF-8 or its header is another."""
    extract = Extract()
    kept: dict[tuple[str, str], Row] = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        records = numbered_records(lines)
        _, header = next(records, (1, []))
        if header != HEADER:
            raise ValueError(f"The header is {header}.")
        for line, cells in records:
            extract.read += 1
            fault = first_fault(cells)
            if fault is not None:
                extract.rejected.append(Rejected(line, *fault))
                continue
            row = good_row(dict(zip(HEADER, cells, strict=True)))
            key = (row.municipality, row.activity_id)
            if key in kept:
                extract.replaced += 1
            else:
                extract.new += 1
            kept[key] = row
    extract.rows = list(kept.values())
    return extract


def numbered_records(lines: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    """Give each record that is not a blank line with the number of the physical line it starts on."""
    reader = csv.reader(lines, delimiter=";")
    starts_on = 1
    for cells in reader:
        if cells:
            yield starts_on, cells
        starts_on = reader.line_num + 1


def first_fault(cells: list[str]) -> tuple[str, str, str] | None:
    """Name the first fault in column order as (column, value, reason); None when the row is good."""
    if len(cells) != len(HEADER):
        return "", "", f"{len(cells)} cells, not {len(HEADER)}"
    row = dict(zip(HEADER, cells, strict=True))
    for column in HEADER:
        reason = FAULTS[column](row[column]) if column in FAULTS else None
        if reason is None and column == "held_on" and not (row["held_on"] or row["responded_on"] or row["offered_on"]):
            reason = "no date at all"
        if reason is None and column == "instrument" and row["activity"] == "screening" and row["instrument"] == "":
            reason = "a screening without an instrument"
        if reason is not None:
            return column, row[column], reason
    return None


Fault = Callable[[str], str | None]


def text(value: str) -> str | None:
    """Refuse an empty cell."""
    return "empty" if value == "" else None


def municipality(value: str) -> str | None:
    """Refuse what is not one of the 98 codes, in three digits or in four with a leading 0."""
    if value == "":
        return "empty"
    return None if four_digits(value) in MUNICIPALITIES else "unknown municipality"


def date(value: str) -> str | None:
    """Refuse a date that is not written YYYY-MM-DD or is on no calendar; empty is allowed."""
    if value == "":
        return None
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return "not in the form YYYY-MM-DD"
    try:
        dt.date.fromisoformat(value)
    except ValueError:
        return "no such date"
    return None


def number(value: str) -> str | None:
    """Refuse what is not a whole number of 0 or more in ASCII digits; empty is allowed."""
    return None if value == "" or re.fullmatch("[0-9]+", value) else "not a whole number of 0 or more"


def required_code(codes: frozenset[str]) -> Fault:
    """Refuse an empty cell and a code that is not on the list."""
    return lambda value: "empty" if value == "" else None if value in codes else "unknown code"


def code(codes: frozenset[str]) -> Fault:
    """Refuse a code that is not on the list; empty is allowed."""
    return lambda value: None if value == "" or value in codes else "unknown code"


def code_list(codes: frozenset[str]) -> Fault:
    """Refuse a list with an element that is empty or not on the list of codes; an empty cell is an empty list."""
    return lambda value: None if value == "" or all(part in codes for part in value.split("|")) else "unknown code"


FAULTS: dict[str, Fault] = {
    "activity_id": text,
    "municipality": municipality,
    "family_id": text,
    "activity": required_code(ACTIVITIES),
    "offered_on": date,
    "response": code(RESPONSES),
    "responded_on": date,
    "held_on": date,
    "level": code(frozenset("1234")),
    "present": code_list(PRESENT),
    "place": code(PLACES),
    "reasons": code_list(REASONS),
    "instrument": code(INSTRUMENTS),
    "respondent": code(RESPONDENTS),
    "phase": code(PHASES),
    "score": number,
    "cutoff": number,
    "referrals": code_list(REFERRALS),
    "course_status": code(STATUSES),
    "statutory_measure": code(frozenset(["yes", "no"])),
}


def four_digits(value: str) -> str:
    """Write a municipality's three digits as four; anything else stays what it is."""
    return "0" + value if re.fullmatch("[0-9]{3}", value) else value


def good_row(cells: dict[str, str]) -> Row:
    """Give the cells of a row without faults their types."""
    place = four_digits(cells["municipality"])
    offered, responded, held = (a_date(cells[column]) for column in ("offered_on", "responded_on", "held_on"))
    own_date = held or responded or offered
    if own_date is None:
        raise ValueError("A row without any date is not good.")
    return Row(
        activity_id=cells["activity_id"],
        municipality=place,
        family=None if cells["family_id"] == "-" else (place, cells["family_id"]),
        activity=cells["activity"],
        offered_on=offered,
        response=cells["response"],
        held_on=held,
        date=own_date,
        level=cells["level"] or "none",
        present=a_list(cells["present"]),
        place=cells["place"],
        reasons=a_list(cells["reasons"]),
        instrument=cells["instrument"],
        respondent=cells["respondent"],
        phase=cells["phase"],
        score=int(cells["score"]) if cells["score"] else None,
        cutoff=int(cells["cutoff"]) if cells["cutoff"] else None,
        referrals=a_list(cells["referrals"]),
        course_status=cells["course_status"],
        statutory_measure=cells["statutory_measure"],
    )


def a_date(value: str) -> dt.date | None:
    """Read a good date cell."""
    return dt.date.fromisoformat(value) if value else None


def a_list(value: str) -> frozenset[str]:
    """Read a good list cell; a repeated value counts once."""
    return frozenset(value.split("|")) if value else frozenset()
