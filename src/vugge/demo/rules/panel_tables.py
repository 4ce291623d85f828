"""The made-up panel's tables: laid out like Statistics Denmark's, as far as we know, and filled by made-up places."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from vugge.demo.rules.panel import YEARS, Place

Codes: TypeAlias = Mapping[str, str]
Number: TypeAlias = Callable[[Place, int, Codes], float]

_AGES = {"IALT": "Alder i alt", **{str(age): f"{age} år" for age in range(6)}}
_LEVELS = {"H40": 0.055, "H50": 0.150, "H60": 0.022, "H70": 0.075, "H80": 0.008}
_SOCIO = {"0": 0.11, "1": 0.68, "2": 0.03, "3": 0.18}
_ALL = {"TOT": "I alt"}


@dataclass(frozen=True, slots=True)
class Layout:
    """A table: its title, the variable of its areas, the others with their codes and texts, and what a cell holds.

    A variable in `without` can be left out, and is in one of the files made. `quarterly` says that it counts the first
    day of each quarter. `kind` is how its file is written: text, bulk or json.
    """

    code: str
    title: str
    area: str
    variables: Mapping[str, Mapping[str, str]]
    number: Number
    kind: str = "text"
    quarterly: bool = False
    without: tuple[str, ...] = ()

    def times(self) -> tuple[str, ...]:
        """Return the times the table has."""
        return tuple(f"{year}K{quarter}" for year in YEARS for quarter in range(1, 5)) if self.quarterly else _years()


def _years() -> tuple[str, ...]:
    return tuple(str(year) for year in YEARS)


def _people(place: Place, year: int, codes: Codes) -> float:
    return place.population(year) if codes["ALDER"] == "IALT" else place.aged(int(codes["ALDER"]), year)


def _educated(place: Place, year: int, codes: Codes) -> float:
    level = codes["UDDANNELSEF"]
    part = 1.0 if level == "TOT" else place.share(_LEVELS[level], _LEVELS[level], -_LEVELS[level] / 5, 40)
    strain = place.like[1]
    work = _SOCIO[codes["SOCIO"]] * (1 - 0.02 * strain if codes["SOCIO"] == "1" else 1.0)
    return round(place.adults(year) * part * work)


def _homes(place: Place, year: int, codes: Codes) -> float:
    owned = place.share(0.58, -0.30, -0.05, 41)
    part = {"EJ": owned, "LEJ": 0.98 - owned, "UOPL": 0.02}[codes["UDLFORH"]]
    if codes.get("EJER") == "20":
        part *= {"EJ": 0.0, "LEJ": place.share(0.45, 0.10, 0.05, 42), "UOPL": 0.0}[codes["UDLFORH"]]
    return round(place.dwellings(year) * part)


LAYOUTS = (
    Layout(
        "FOLK1A",
        "Befolkningen den 1. i kvartalet",
        "OMRÅDE",
        {"KØN": _ALL, "ALDER": _AGES, "CIVILSTAND": _ALL},
        _people,
        quarterly=True,
    ),
    Layout(
        "UND1",
        "Underretninger vedr. børn",
        "ADMKOM",
        {"UNDERRETERE": {"0": "I alt"}, "ALDER1": {"00": "I alt"}, "KØN": {"0": "I alt"}},
        lambda place, year, _codes: place.count("notifications", year),
        kind="bulk",
    ),
    Layout(
        "UND2",
        "Børn der er modtaget underretninger om",
        "ADMKOM",
        {"UNDERRET": {"0": "I alt"}, "ALDER1": {"00": "I alt"}, "KØN": {"0": "I alt"}},
        lambda place, year, _codes: place.count("children_notified", year),
        kind="json",
    ),
    Layout(
        "ISBU01",
        "Aktive indsatser og støtte til børn og unge i året",
        "KOMMUNEDK",
        {"INDSATSER": {"3": "INDSATSER OG STØTTE I ALT"}},
        lambda place, year, _codes: place.count("preventive", year),
    ),
    Layout(
        "ANBAAR14",
        "Iværksatte anbringelser",
        "ADMKOM",
        {"ALERAMS": {"0": "I alt"}},
        lambda place, year, _codes: place.count("placements", year),
    ),
    Layout(
        "HFUDD16",
        "Befolkningens højest fuldførte uddannelse (15-69 år)",
        "BOPOMR",
        {
            "UDDANNELSEF": {**_ALL, **{level: level for level in _LEVELS}},
            "SOCIO": {"0": "Under uddannelse", "1": "Beskæftigede", "2": "Arbejdsløs", "3": "Udenfor arbejdsstyrken"},
            "ERHVERV": _ALL,
            "ALDER": _ALL,
            "KOEN": _ALL,
        },
        _educated,
        kind="bulk",
    ),
    Layout("ARE207", "Areal 1. januar", "OMRÅDE", {}, lambda place, _year, _codes: place.area()),
    Layout(
        "BOL101",
        "Boliger",
        "OMRÅDE",
        {
            "UDLFORH": {"EJ": "Beboet af ejer", "LEJ": "Beboet af lejer", "UOPL": "Uoplyst"},
            "EJER": {"20": "Almennyttigt boligselskab"},
        },
        _homes,
        without=("EJER",),
    ),
    Layout(
        "BY2",
        "Folketal i byer",
        "KOMK",
        {"BYSTØR": {"CITY": "Byer"}},
        lambda place, year, _codes: round(place.population(year) * place.share(0.78, 0.35, 0.0, 43)),
    ),
)
"""Every table the national recipe asks."""
