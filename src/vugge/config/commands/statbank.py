"""`vugge statbank`: the municipalities' numbers from Statistics Denmark, kept as a panel for the synthetic control."""

import argparse
import hashlib
import sys
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from vugge.access.rules.actors import Operator
from vugge.base.errors import ExpectedError, on_one_line, reason
from vugge.base.files import place_for, write_private
from vugge.config.commands.ready import ready_database

if TYPE_CHECKING:
    from vugge.config.commands.parsing import DanishParser, Subparsers
    from vugge.exchange.statbank.port import StatBank
    from vugge.insight.facts.panel_making import Made
    from vugge.insight.rules.panels.differences import Differences
    from vugge.insight.rules.panels.recipe import Recipe
    from vugge.insight.rules.panels.words import Way

_SHOWN = 20


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command with its four."""
    parser = subparsers.add_parser("statbank", help="kommunernes tal fra Danmarks Statistik, år for år")
    four = parser.add_subparsers(metavar="HVAD", required=True, title="Hvad")
    fetch = four.add_parser("fetch", help="hent tallene hos Danmarks Statistik, og gem dem som et panel")
    read = four.add_parser("read", help="læs filer, der er hentet hos Danmarks Statistik, og gem dem som et panel")
    read.add_argument("folder", type=Path, metavar="MAPPE", help="mappen med filerne, fx FOLK1A.csv og UND1.json")
    for each, run in ((fetch, run_fetch), (read, run_read)):
        _add_choices(each)
        each.set_defaults(run=run)
    rebuild = four.add_parser("rebuild", help="lav et panel igen af de gemte svar, og se, om det er det samme")
    rebuild.add_argument(
        "--live", action="store_true", help="spørg Danmarks Statistik igen, og sig, hvad der er ændret"
    )
    rebuild.set_defaults(run=run_rebuild)
    export = four.add_parser("export", help="skriv et panel som den fil, vugge synthetic-control læser")
    export.add_argument("--out", type=Path, required=True, metavar="FIL.csv", help="filen, panelet skrives i")
    export.set_defaults(run=run_export)
    for each in (rebuild, export):
        each.add_argument("--panel", type=int, metavar="NUMMER", help="hvilket panel (det seneste)")


def run_fetch(arguments: argparse.Namespace) -> int:
    """Ask Statistics Denmark, keep the panel, and say what it became."""
    from vugge.insight.rules.panels.words import Way  # noqa: PLC0415 - only where it is needed

    with ready_database():
        return _keep(_ask(_live(), _recipe(arguments)), Way.LIVE)


def run_read(arguments: argparse.Namespace) -> int:
    """Read a folder of files, keep the panel, and say what it became."""
    from vugge.exchange.statbank.files import files_in  # noqa: PLC0415 - only where it is needed
    from vugge.insight.facts.panel_making import read  # noqa: PLC0415 - as above
    from vugge.insight.rules.panels.words import Way  # noqa: PLC0415 - as above

    recipe = _recipe(arguments)
    try:
        files = files_in(arguments.folder)
    except OSError as error:
        raise ExpectedError(f"{on_one_line(error.filename or arguments.folder)}: {reason(error)}.") from error
    made = read(files, recipe, _say_which)
    with ready_database():
        return _keep(made, Way.FILES)


def run_rebuild(arguments: argparse.Namespace) -> int:
    """Make a panel again; return 1 when it is not the same."""
    with ready_database():
        if arguments.live:
            return _compare(arguments.panel)
        from vugge.insight.actions.panels import rebuild_panel  # noqa: PLC0415 - Django must be loaded first

        found = rebuild_panel(by=Operator(), number=arguments.panel)
    if found.same:
        _say(f"Panel {found.number} er det samme, byte for byte. Kontrolsum {found.after}")
        return 0
    _say(
        f"Panel {found.number} er IKKE det samme. Det havde kontrolsum {found.before}. "
        f"Lavet igen er den {found.after}, og de gemte tals er {found.kept}"
    )
    return 1


def run_export(arguments: argparse.Namespace) -> int:
    """Write a panel as a file, and say how many numbers it has."""
    with ready_database():
        from vugge.insight.actions.panels import DamagedPanelError, NoPanelError  # noqa: PLC0415 - needs Django
        from vugge.insight.queries.panels import panel, panel_csv  # noqa: PLC0415 - as above

        found = panel(Operator(), arguments.panel)
        if found is None:
            raise NoPanelError("Det panel er der ikke. Hent et: vugge statbank fetch")
        text = panel_csv(Operator(), found.number)
        if hashlib.sha256(text.encode()).hexdigest() != found.sha256:
            raise DamagedPanelError(
                f"Tallene i panel {found.number} er ikke dem, der blev gemt. Hent et nyt: vugge statbank fetch"
            )
    try:
        write_private(place_for(arguments.out), text)
    except OSError as error:
        raise ExpectedError(f"{on_one_line(arguments.out)}: {reason(error)}.") from error
    _say(f"{found.cells} tal af panel {found.number} i {on_one_line(arguments.out)}. Kontrolsum {found.sha256}")
    if found.invented:
        _say("Tallene er opdigtede.")
    return 0


def _add_choices(parser: "DanishParser") -> None:
    parser.add_argument("--recipe", type=Path, metavar="FIL.toml", help="en opskrift i stedet for den, der følger med")
    parser.add_argument("--from", type=int, dest="first", metavar="ÅR", help="det første år (opskriftens)")
    parser.add_argument("--to", type=int, dest="last", metavar="ÅR", help="det sidste år (opskriftens)")
    parser.add_argument("--without", action="append", default=[], metavar="VARIABEL", help="lad en variabel ude")


def _recipe(arguments: argparse.Namespace) -> "Recipe":
    from vugge.insight.facts.recipes import read_recipe, recipe  # noqa: PLC0415 - only where it is needed
    from vugge.insight.rules.panels.narrowing import narrowed  # noqa: PLC0415 - as above

    try:
        whole = recipe() if arguments.recipe is None else read_recipe(arguments.recipe)
    except OSError as error:
        raise ExpectedError(f"{on_one_line(arguments.recipe)}: {reason(error)}.") from error
    return narrowed(whole, first=arguments.first, last=arguments.last, without=arguments.without)


def _live() -> "StatBank":
    from django.conf import settings  # noqa: PLC0415 - Django must be loaded first

    from vugge.exchange.statbank.live import LiveBank  # noqa: PLC0415 - only where it is needed

    return LiveBank(settings.STATBANK_URL, wait=_wait)


def _wait(seconds: float) -> None:
    sys.stderr.write(f"Danmarks Statistik svarer ikke lige nu. Prøver igen om {seconds:.0f} sekunder …\n")
    sleep(seconds)


def _ask(bank: "StatBank", recipe: "Recipe") -> "Made":
    from vugge.insight.facts.panel_making import ask  # noqa: PLC0415 - only where it is needed

    return ask(bank, recipe, _say_which)


def _say_which(table: str) -> None:
    sys.stderr.write(f"{table} …\n")


def _keep(made: "Made", way: "Way") -> int:
    from vugge.insight.actions.panels import keep_panel  # noqa: PLC0415 - Django must be loaded first
    from vugge.insight.facts.panel_making import left_out_of  # noqa: PLC0415 - as above
    from vugge.insight.rules.panels.saying import worked_out  # noqa: PLC0415 - as above

    kept = keep_panel(by=Operator(), made=made, way=way)
    missing = sum(each.value is None for each in made.cells)
    years = f"{made.recipe.first}–{made.recipe.last}"
    new = "er gemt" if kept.new else "var her allerede, magen til"
    _say(
        f"Panel {kept.number} {new}: {len(made.recipe.variables)} variable, {years}, {len(made.cells)} tal, "
        f"heraf {missing} uoplyste. Kontrolsum {kept.sha256}"
    )
    _say(f"  Ikke med, fordi det ikke er kommuner: {', '.join(left_out_of(made))}")
    for each in made.recipe.variables:
        _say(f"  {each.title}, {each.unit}: {worked_out(each)}. {each.least_sure.label}.".replace("..", "."))
    return 0


def _compare(number: int | None) -> int:
    from vugge.insight.actions.panels import NoPanelError, compare_panel  # noqa: PLC0415 - Django must be loaded first
    from vugge.insight.queries.panels import panel  # noqa: PLC0415 - as above

    found = panel(Operator(), number)
    if found is None:
        raise NoPanelError("Det panel er der ikke. Hent et: vugge statbank fetch")
    made = _ask(_live(), found.recipe)
    return _say_differences(found.number, compare_panel(by=Operator(), made=made, number=found.number))


def _say_differences(number: int, found: "Differences") -> int:
    for table, before, now in found.updated:
        _say(f"{table}: opdateret {now or 'uoplyst'}; panelet er lavet af tal opdateret {before or 'uoplyst'}")
    for table in found.asked:
        _say(f"{table}: der spørges om andre koder nu end dengang")
    for each in found.numbers[:_SHOWN]:
        _say(f"{each.variable} {each.unit} {each.time}: {_number(each.before)} → {_number(each.after)}")
    if (more := len(found.numbers) - _SHOWN) > 0:
        _say(f"… og {more} tal mere")
    if found.any:
        _say(
            f"Panel {number}: {len(found.numbers)} tal er anderledes nu. Det gemte er urørt; gem et nyt: statbank fetch"
        )
        return 1
    _say(f"Panel {number} er det samme hos Danmarks Statistik nu.")
    return 0


def _number(value: float | None) -> str:
    return "uoplyst" if value is None else f"{value:.6g}".replace(".", ",")


def _say(text: str) -> None:
    sys.stdout.write(f"{on_one_line(text)}\n")
