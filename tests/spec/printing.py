"""How declarations and specs become pages a municipal leader can read: Danish words, labels and dates."""

import datetime as dt
from collections.abc import Iterable, Sequence

from tests.spec.shape import Cell, Registration, Spec, Theme
from vugge.catalogue import facts as catalogue
from vugge.insight.facts import national
from vugge.insight.rules.codes import Level
from vugge.insight.rules.extract import COLUMNS, DATE_COLUMNS, Column
from vugge.insight.rules.figure import ALL, Base, Figure, Levels, Measure, Over
from vugge.insight.rules.figures import FIGURES, figure
from vugge.insight.rules.parameters import Parameters, Period

DO_NOT_EDIT = "<!-- Skrevet af `just manual` af {source}. Ret dér, ikke her. -->"
_MONTHS = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]
_SPECS_INTRODUCTION = (
    "Hvert eksempel er en lille tabel med registreringer og det, der kommer ud af dem. De er også prøver: de regnes "
    "efter på to måder, hver gang Vugge ændres. [Figurerne](figurer.md) siger, hvad hver figur spørger om."
)
_LEVEL_NAMES = {level.value: level.label for level in Level}
_LEVELS = {
    Levels.EACH: "hvert niveau",
    Levels.ALL: "alle niveauer under ét",
    Levels.EACH_AND_ALL: "hvert niveau og alle under ét",
}


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table."""
    cells = [header, ["---"] * len(header), *rows]
    return ["| " + " | ".join(_cell(each) for each in row) + " |" for row in cells]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def date_text(day: dt.date) -> str:
    """Write a day: 3. marts 2026."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def _period(period: Period) -> str:
    return f"{date_text(period.start)} til {date_text(period.end)}, begge dage med"


# The figures, from their declarations.


def figures_page() -> str:
    """Print every declared figure: what it asks, what is counted, of what, and where it comes from."""
    lines = [
        "# Figurerne",
        "",
        DO_NOT_EDIT.format(source="figurernes erklæringer"),
        "",
        (
            "Hver figur er erklæret ét sted. Siden her, siderne i Vugge og regnefilen kommer af den samme erklæring. "
            "[Sådan tælles](saadan-taelles.md) viser reglerne på små eksempler."
        ),
    ]
    for programme, figures in FIGURES.items():
        lines += ["", *_programme(national.parameters(programme))]
        for each in figures:
            lines += ["", *_figure(each)]
    return "\n".join(lines) + "\n"


def _programme(parameters: Parameters) -> list[str]:
    lines = [f"## {parameters.title}", "", f"- Periode: {_period(parameters.window)}."]
    lines += [f"- Udeladt: {_period(each.period)} ({each.reason})." for each in parameters.exclusions]
    for scope in parameters.scopes:
        since = f", fra {date_text(scope.period.start)}" if scope.period.start != parameters.window.start else ""
        lines.append(f"- {scope.title}{since}: {', '.join(national.names(scope))}.")
    return [*lines, f"- Kilde: {parameters.source}."]


def _figure(each: Figure) -> list[str]:
    facts = [
        ("Enhed", each.unit_text),
        ("Tæller", each.numerator),
        ("Nævner", each.denominator),
        ("Hvor", _where(each)),
        ("Niveau", each.level_text),
        *(("Bemærk", note) for note in each.notes),
        ("Kilde", each.source),
        ("Udgave", str(each.version)),
    ]
    counts = [
        (measure.title, _groups(measure), _LEVELS[measure.levels], f"{measure.base_title}{_base(measure.base)}")
        for measure in each.measures
    ]
    return [
        f"### {each.code} {each.question}",
        "",
        *(f"- **{name}**: {text.rstrip('.')}." for name, text in facts if text),
        "",
        *table(("Tal", "Delt i", "Vises for", "Andel af"), counts),
    ]


def _where(each: Figure) -> str:
    scopes = national.parameters(each.programme).scopes
    return ", ".join(scope.title for scope in scopes if not each.scopes or scope.code in each.scopes)


def _groups(measure: Measure) -> str:
    labels = [group.label for group in measure.groups if group.label]
    return "; ".join(labels) or "ét tal"


def _base(base: Base) -> str:
    within = {Over.SAME_GROUP: "", Over.SUM_OF_GROUPS: " (alle grupper)", Over.GROUP_ALL: ""}[base.over]
    return within + (f", figur {base.figure}" if base.figure else "")


# The specs.


def specs_page(themes: Sequence[Theme]) -> str:
    """Print every case: its title, its sentence, its registrations and what comes of them."""
    lines = [
        "# Sådan tælles",
        "",
        DO_NOT_EDIT.format(source="eksemplerne i `tests/spec`"),
        "",
        _SPECS_INTRODUCTION,
    ]
    for theme in themes:
        lines += ["", f"## {theme.title}", "", theme.introduction]
        for spec in theme.specs:
            lines += ["", *_spec(spec)]
    return "\n".join(lines) + "\n"


def _spec(spec: Spec) -> list[str]:
    lines = [f"### {spec.title}", "", spec.sentence, "", *_registrations(spec)]
    if spec.rejected:
        faults = [(str(line), column or "(tom)", value or "(tom)") for line, column, value in spec.rejected]
        lines += ["", "Afvist:", "", *table(("Linje", "Kolonne", "Værdi"), faults)]
    if spec.replaced:
        lines += ["", f"Erstattet: {spec.replaced}."]
    if spec.cells:
        header = ("Figur", "Tal", "Gruppe", "Niveau", "Antal", "Af")
        lines += ["", "Det giver:", "", *table(header, (_result(cell) for cell in spec.cells))]
    return lines


def _registrations(spec: Spec) -> list[str]:
    rows = spec.numbered()
    used = [column for column in COLUMNS if any(row.get(column.name) for row in rows)]
    if not spec.as_written:
        return table([column.label for column in used], [[_shown(column, row) for column in used] for row in rows])
    lines = [[str(line), *(row.get(column.name, "") for column in used)] for line, row in enumerate(rows, 2)]
    return table(["Linje", *(column.name for column in used)], lines)


def _shown(column: Column, row: Registration) -> str:
    """Say a cell as a person would."""
    value = row.get(column.name, "")
    if value and column.name in DATE_COLUMNS:
        return date_text(dt.date.fromisoformat(value))
    if column.name == "municipality":
        return catalogue.municipality_names()[value]
    if column.code_list is not None:
        labels = {code.value: code.label for code in column.code_list}
        return ", ".join(labels[code] for code in value.split("|") if code)
    return {"-": "–"}.get(value, value)


def _result(cell: Cell) -> tuple[str, ...]:
    declared = next(each for each in figure(cell.figure).measures if _has(each, cell))
    group = declared.group(cell.group)
    level = "" if declared.levels is Levels.ALL else _LEVEL_NAMES[cell.level]
    return cell.figure, declared.title, _group(cell.group, group.label), level, str(cell.value), str(cell.base)


def _has(measure: Measure, cell: Cell) -> bool:
    return measure.name == cell.measure and cell.group in [group.code for group in measure.groups]


def _group(code: str, label: str) -> str:
    return label or ("" if code == ALL else code)
