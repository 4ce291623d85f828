"""Why a row of an extract is rejected, as the report says it, and the kinds a page sorts rejected rows by.

Source: the figures contract, "Rejected rows"; decisions, 15: a leader's import may hold own rows only.
"""

from dataclasses import dataclass

from vugge.base.text import marked as _
from vugge.insight.rules.extract import COLUMNS, DATE_COLUMNS

EMPTY = _("feltet skal være udfyldt")
UNKNOWN_MUNICIPALITY = _("ukendt kommune")
NOT_OWN = _("filen må kun have rækker fra jeres egen kommune")
UNKNOWN_CODE = _("ukendt kode")
UNKNOWN_IN_LIST = _("ukendt eller tom kode i listen")
NO_LEVEL = _("niveauet skal være 1, 2, 3, 4 eller tomt")
NO_SUCH_DATE = _("datoen findes ikke eller er ikke skrevet ÅÅÅÅ-MM-DD")
NO_DATE = _("rækken har ingen dato")
NO_INSTRUMENT = _("en screening skal have et instrument")
NO_WHOLE_NUMBER = _("skal være et helt tal på 0 eller mere")
WRONG_WIDTH = _("rækken har {count} felter og skal have 21")
OPEN_QUOTE = _("et anførselstegn bliver aldrig lukket")


@dataclass(frozen=True, kw_only=True)
class FaultKind:
    """A kind of fault a page sorts rejected rows by: a stable code for the address, and what a person reads."""

    code: str
    label: str


_BY_REASON = {
    NOT_OWN: FaultKind(code="other_municipality", label=_("Anden kommune")),
    NO_DATE: FaultKind(code="no_date", label=_("Ingen dato")),
    NO_INSTRUMENT: FaultKind(code="no_instrument", label=_("Screening uden instrument")),
    OPEN_QUOTE: FaultKind(code="open_quote", label=_("Åbent anførselstegn")),
}
_WIDTH = FaultKind(code="width", label=_("Antal felter"))
_LABELS = {
    "activity_id": _("Nr. mangler"),
    "family_id": _("Familie mangler"),
    "score": _("Score er ikke et helt tal"),
    "cutoff": _("Grænse er ikke et helt tal"),
    "referrals": _("Henvisning"),
}
_DATE = FaultKind(code="date", label=_("Dato"))
_BY_COLUMN = {
    **{each.name: FaultKind(code=each.name, label=_LABELS.get(each.name, each.label)) for each in COLUMNS},
    **dict.fromkeys(DATE_COLUMNS, _DATE),
    "": _WIDTH,
}

FAULT_KINDS: tuple[FaultKind, ...] = tuple(dict.fromkeys((*_BY_COLUMN.values(), *_BY_REASON.values())))
"""Every kind there is, once."""


def kind_of(column: str, reason: str) -> FaultKind:
    """Return the kind of a rejected row's fault, by the column and the reason its report names."""
    return _BY_REASON.get(reason) or _BY_COLUMN[column]
