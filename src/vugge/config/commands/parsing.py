"""argparse in Danish."""

import argparse
import re
import sys
from typing import TYPE_CHECKING, Any, NoReturn

_SENTENCES = (
    (r"argument .*?: invalid choice: (.+?) \(choose from (.+)\)", r"\1 findes ikke. Vælg mellem: \2."),
    (r"the following arguments are required: (.+)", r"Der mangler: \1."),
    (r"unrecognized arguments: (.+)", r"Ukendt: \1."),
    (r"argument (.+?): expected (?:one|at least one) argument", r"Der mangler noget efter \1."),
    (r"argument (.+?): invalid .+ value: (.+)", r"\2 kan ikke bruges som \1."),
)


class DanishParser(argparse.ArgumentParser):
    """A parser whose headings and complaints are Danish; a complaint comes after the usage, and the exit code is 2."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - whatever argparse takes
        super().__init__(**options, add_help=False, allow_abbrev=False)
        self._positionals.title = "Skriv"
        self._optionals.title = "Valg"
        self.add_argument("-h", "--help", action="help", help="vis denne hjælp")

    def format_usage(self) -> str:
        """Return the one line of usage."""
        return super().format_usage().replace("usage: ", "Brug: ", 1)

    def format_help(self) -> str:
        """Return the whole help text."""
        return super().format_help().replace("usage: ", "Brug: ", 1)

    def error(self, message: str) -> NoReturn:
        """Say in Danish what was not understood, and exit 2."""
        for pattern, sentence in _SENTENCES:
            if found := re.fullmatch(pattern, message):
                message = found.expand(sentence)
                break
        self.print_usage(sys.stderr)
        self.exit(2, f"{message}\n")


if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[DanishParser]  # noqa: SLF001 - argparse has no public name for it
