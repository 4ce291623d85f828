"""What a person can do about a rejected row: one Danish hint for the column, the value and the reason of its report."""

from datetime import date
from difflib import get_close_matches
from re import ASCII, fullmatch

from vugge.base.text import marked as _
from vugge.insight.rules import faults
from vugge.insight.rules.extract import COLUMNS, Column, Kind

_LONGEST_COMPARED = 60
_FEW = 8
_CLOSE = 0.6
_COLUMNS = {column.name: column for column in COLUMNS}
_SUBJECTS = {
    "activity": _("Aktiviteten"),
    "response": _("Svaret"),
    "present": _("Deltageren"),
    "place": _("Stedet"),
    "reasons": _("Grunden"),
    "instrument": _("Instrumentet"),
    "respondent": _("Personen"),
    "phase": _("Fasen"),
    "referrals": _("Henvisningen"),
    "course_status": _("Forløbets status"),
    "statutory_measure": _("Foranstaltningen"),
}
_BY_REASON = {
    faults.OPEN_QUOTE: _("Sæt et anførselstegn, hvor feltet slutter, eller tag det første væk"),
    faults.NOT_OWN: _("Filen må kun have rækker fra jeres egen kommune. Tag rækken ud af filen"),
    faults.NO_DATE: _("Skriv mindst én dato: da det blev tilbudt, besvaret eller holdt"),
    faults.NO_INSTRUMENT: _("En screening skal have et instrument: epds, gotland eller adbb"),
    faults.NO_LEVEL: _("Niveau skal være 1, 2, 3, 4 eller tomt"),
    faults.NO_WHOLE_NUMBER: _("Skal være et helt tal"),
}
_EMPTY = {
    "activity_id": _("Skriv aktivitetens nummer fra journalen"),
    "municipality": _("Skriv kommunekoden, fx 151"),
    "family_id": _("Skriv familiens pseudonym, eller - når aktiviteten er uden familie"),
    "activity": _("Skriv aktivitetens kode, fx need_visit"),
}
_FILL_IN = _("Feltet skal være udfyldt")
_WIDTH = _("Rækken skal have 21 felter med semikolon imellem. Et felt, der selv har semikolon, skal i anførselstegn")
_MUNICIPALITY = _("Kommunekoden findes ikke. Skriv tre cifre, fx 151, eller fire med 0 foran")
_NO_SUCH_DATE = _("Datoen findes ikke. Skriv år-måned-dag, fx 2020-02-29")
_NO_DATE_AT_ALL = _("Det er ikke en dato. Skriv år-måned-dag, fx 2020-02-29")
_DAY_FIRST = r"\s*(?P<day>[0-9]{1,2})[-./ ](?P<month>[0-9]{1,2})[-./ ](?P<year>[0-9]{4})\s*"
_YEAR_FIRST = r"\s*(?P<year>[0-9]{4})[-./ ]?(?P<month>[0-9]{1,2})[-./ ]?(?P<day>[0-9]{1,2})\s*"


def how_to_mend(column: str, value: str, reason: str) -> str:
    """Return what to do about a fault, in the words of the page beside it. Every text is without a full stop."""
    if reason in _BY_REASON:
        return _BY_REASON[reason]
    if reason == faults.EMPTY:
        return _EMPTY.get(column, _FILL_IN)
    return _by_column(_COLUMNS[column], value) if column in _COLUMNS else _WIDTH


def _by_column(column: Column, value: str) -> str:
    match column.kind:
        case Kind.MUNICIPALITY:
            return _MUNICIPALITY
        case Kind.DATE:
            return _date(value)
        case Kind.CODE | Kind.CODES:
            return _code(column, value)
        case _:
            return _FILL_IN


def _date(value: str) -> str:
    found = fullmatch(_DAY_FIRST, value, ASCII) or fullmatch(_YEAR_FIRST, value, ASCII)
    if found is None:
        return _NO_DATE_AT_ALL
    try:
        meant = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return _NO_SUCH_DATE
    return _("Skriv datoen som år-måned-dag: {date}").format(date=meant.isoformat())


def _code(column: Column, value: str) -> str:
    parts = value.split("|") if column.kind is Kind.CODES else [value]
    wrong = next((part for part in parts if part not in column.codes), "")
    if not wrong:
        return _("Der er et tomt sted i listen. Sæt kun | mellem to koder")
    subject = _SUBJECTS[column.name]
    if nearest := _nearest(column, wrong):
        return _("{subject} er ikke i listen. Mente du {code}?").format(subject=subject, code=nearest)
    codes = ", ".join(column.codes[:_FEW]) + (" …" if len(column.codes) > _FEW else "")
    return _("{subject} er ikke i listen. Listen er: {codes}").format(subject=subject, codes=codes)


def _nearest(column: Column, value: str) -> str | None:
    """Return the code the value most looks like, by the code itself or its Danish label."""
    assert column.code_list is not None  # noqa: S101 - a column of codes has a list; told to the type checker
    words = {code.label.casefold(): code.value for code in column.code_list} | {code: code for code in column.codes}
    close = get_close_matches(value[:_LONGEST_COMPARED].strip().casefold(), words, n=1, cutoff=_CLOSE)
    return words[close[0]] if close else None
