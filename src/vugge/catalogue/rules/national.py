"""The national catalogue made of its files: rows turned into what they mean, on paper and without a date."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from vugge.catalogue.rules.entries import (
    Activity,
    Cutoff,
    Instrument,
    Intervention,
    Law,
    Level,
    Parameter,
    Reason,
    Target,
    Topic,
)
from vugge.catalogue.rules.kinds import About, OfferedTo, Place, Setting, VisitKind
from vugge.catalogue.rules.observations import Bound, Form, Observation, Step, Subject
from vugge.catalogue.rules.windows import Basis, Unit, Window

Row = Mapping[str, Any]
Files = Mapping[str, Row]
"""The content of each file in force on a date, by its code: `visit-kinds`, `observations`, …"""


_UNLIMITED = 999
"""The highest score where a file does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class National:
    """All that the files say, in their order."""

    kinds: tuple[VisitKind, ...]
    places: tuple[Place, ...]
    observations: tuple[Observation, ...]
    reasons: tuple[Reason, ...]
    targets: tuple[Target, ...]
    target_laws: Mapping[str, str]
    levels: tuple[Level, ...]
    topics: tuple[Topic, ...]
    parameters: tuple[Parameter, ...]
    activities: tuple[Activity, ...]
    laws: tuple[Law, ...]
    instruments: tuple[Instrument, ...]


def national(files: Files) -> National:
    """Make the catalogue of its files; KeyError where one names something that is in none of them."""
    observed = tuple(_observation(each, files["observations"]) for each in files["observations"]["observations"])
    targets = files["targets"]["targets"]
    return National(
        kinds=_kinds(files, observed),
        places=_places(files),
        observations=observed,
        reasons=tuple(_reason(each, files["reasons"]["interventions"]) for each in files["reasons"]["reasons"]),
        targets=tuple(_target(each) for each in targets),
        target_laws={each["code"]: each["law"] for each in targets if "law" in each},
        levels=tuple(_level(each) for each in files["levels"]["levels"]),
        topics=tuple(Topic(code=each["code"], title=each["title"]) for each in files["topics"]["topics"]),
        parameters=tuple(_parameter(each) for each in files["parameters"]["parameters"]),
        activities=tuple(_activity(each) for each in files["activities"]["activities"]),
        laws=tuple(_law(each) for each in files["laws"]["laws"]),
        instruments=instruments(files["instruments"]),
    )


def instruments(file: Row) -> tuple[Instrument, ...]:
    """Return the instruments of a version of their file."""
    own = [Cutoff(each["instrument"], each["respondent"], each["cutoff"]) for each in file.get("cutoffs", ())]
    return tuple(
        Instrument(
            each["code"],
            each["title"],
            (*(cut for cut in own if cut.instrument == each["code"]), Cutoff(each["code"], "", each["default_cutoff"])),
            each.get("most", _UNLIMITED),
            tuple(each.get("respondents", ())),
        )
        for each in file["instruments"]
    )


def _kinds(files: Files, observed: tuple[Observation, ...]) -> tuple[VisitKind, ...]:
    by_code = {each.code: each for each in observed}
    demands = {each["kind"]: each["observations"] for each in files["observations"]["demands"]}
    windows = {each["kind"]: _window(each) for each in files["visit-kinds"]["windows"]}
    places = _places(files)
    found = []
    for row in files["visit-kinds"]["kinds"]:
        types = tuple(
            (OfferedTo.of(each["offered_to"]), each["national_type"])
            for each in files["visit-kinds"]["types"]
            if each["kind"] == row["code"]
        )
        demanded = tuple(by_code[code] for code in demands.get(row["code"], ()))
        found.append(
            VisitKind(
                code=row["code"],
                title=row["title"],
                setting=Setting.of(row["setting"]),
                activity=row["activity"],
                national_type=dict(types)[OfferedTo.of(row["offered_to"])],
                about=About.of(row["about"]),
                offered_to=OfferedTo.of(row["offered_to"]),
                in_use=row["in_use"],
                text=row["text"],
                window=windows.get(row["code"]),
                observations=demanded,
                also=_also(row["setting"], demanded, observed),
                places=places,
                types=types,
            )
        )
    return tuple(found)


def _also(
    setting: str, demanded: tuple[Observation, ...], observed: tuple[Observation, ...]
) -> tuple[Observation, ...]:
    return tuple(each for each in observed if each not in demanded and each.setting in {setting, Setting.BOTH})


def _places(files: Files) -> tuple[Place, ...]:
    rows = files["visit-kinds"]["places"]
    return tuple(Place(each["code"], each["title"], each["national_class"], each["demands"]) for each in rows)


def _window(row: Row) -> Window:
    return Window(
        unit=Unit.of(row["unit"]),
        first=row["first"],
        last=row["last"],
        corrected=row["corrected"],
        basis=Basis.of(row["basis"]),
        note=row["note"],
    )


def _observation(row: Row, file: Row) -> Observation:
    code = row["code"]
    return Observation(
        code=code,
        title=row["title"],
        subject=Subject.of(row["subject"]),
        form=Form.of(row["form"]),
        setting=row["setting"],
        national_code=row["national_code"],
        second_code=row.get("second_code", ""),
        unit=row.get("unit", ""),
        decimals=row.get("decimals", 0),
        steps=tuple(Step(each["code"], each["label"]) for each in file["steps"] if each["observation"] == code),
        bounds=tuple(
            Bound(each["from_day"], each["least"], each["most"])
            for each in file["bounds"]
            if each["observation"] == code
        ),
    )


def _reason(row: Row, interventions: list[Row]) -> Reason:
    return Reason(
        code=row["code"],
        title=row["title"],
        psychosocial=row["psychosocial"],
        counts_alone=row["counts_alone"],
        signs=tuple(row["signs"]),
        extract_code=row["code"],
        interventions=tuple(
            Intervention(each["national_code"], each["subject"], each.get("finding", ""), each.get("when", ""))
            for each in interventions
            if each["reason"] == row["code"]
        ),
    )


def _target(row: Row) -> Target:
    return Target(
        code=row["code"], title=row["title"], inside=row["inside"], national_code=row.get("national_code", "")
    )


def _level(row: Row) -> Level:
    return Level(number=row["number"], title=row["title"], text=row["text"], signs=tuple(row["signs"]))


def _parameter(row: Row) -> Parameter:
    return Parameter(
        code=row["code"],
        title=row["title"],
        unit=row["unit"],
        value=row["default"],
        default=row["default"],
        least=row["least"],
        most=row["most"],
        text=row["text"],
        changes=row["changes"],
        basis=Basis.of(row["basis"]),
    )


def _activity(row: Row) -> Activity:
    return Activity(
        code=row["code"], title=row["title"], form=row["form"], interventions=tuple(row.get("interventions", ()))
    )


def _law(row: Row) -> Law:
    return Law(row["code"], row["title"], row["name"], row.get("from"), row.get("to"))
