"""What the file of instruments must hold: each instrument once, with the cut-off used where a row names none."""

from collections.abc import Mapping
from typing import Any

from vugge.base.text import marked as _
from vugge.catalogue.rules.faults import Fault, written
from vugge.catalogue.rules.shape import Key, Kind, misfits, repeated, tables

_FILE = (
    Key("version", Kind.VERSION),
    Key("valid_from", Kind.DATE, needed=False),
    Key("instruments", Kind.TABLES),
    Key("cutoffs", Kind.TABLES, needed=False),
)
_INSTRUMENT = (
    *(Key("code", Kind.CODE), Key("title", Kind.TEXT), Key("default_cutoff", Kind.NUMBER)),
    *(Key("most", Kind.NUMBER, needed=False), Key("respondents", Kind.TEXTS, needed=False)),
)
_CUTOFF = (Key("instrument", Kind.CODE), Key("respondent", Kind.CODE), Key("cutoff", Kind.NUMBER))


def instrument_faults(file: Mapping[str, Any]) -> list[Fault]:
    """Return everything that is wrong in a file of instruments."""
    faults = misfits(file, _FILE)
    instruments = tables(file.get("instruments"))
    for number, instrument in enumerate(instruments):
        faults += misfits(instrument, _INSTRUMENT, ("instruments", number))
    codes = [(("instruments", at, "code"), each["code"]) for at, each in enumerate(instruments) if "code" in each]
    known = [code for _path, code in codes]
    for number, cutoff in enumerate(tables(file.get("cutoffs"))):
        faults += misfits(cutoff, _CUTOFF, ("cutoffs", number))
        if cutoff.get("instrument") not in known:
            text = _("Der står {value}, men det skema er ikke i filen. Skriv et af dem, der er.")
            said = text.format(value=written(cutoff.get("instrument")))
            faults.append(Fault(("cutoffs", number, "instrument"), said))
    return faults + repeated(codes, _("Der står {value}, men skemaet står der allerede. Behold kun ét af dem."))
