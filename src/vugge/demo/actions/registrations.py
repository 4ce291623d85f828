"""The demonstration's registrations, read in through the same doors as anybody's, and released to its evaluator."""

import csv
import hashlib
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path

from vugge.access.rules.actors import Operator
from vugge.base.clock import today
from vugge.base.files import catalogue_file, scratch, write_private
from vugge.demo.rules import birkeby, published
from vugge.insight.actions.files import import_file
from vugge.insight.actions.releases import release
from vugge.insight.rules.figures import FIGURES

STAMP = "made-from.txt"
"""In the home: the programs that made the registrations there."""

_OURS = Path(__file__).resolve().parents[1]
_MADE_BY = ("rules", "actions")


def prepare_registrations(home: Path, say: Callable[[str], None]) -> None:
    """Read in what was published, and Birkeby's own, unless these very programs made what is there."""
    stamp, made_from = home / STAMP, fingerprint()
    if stamp.is_file() and stamp.read_text(encoding="ascii") == made_from:
        return
    with scratch(home, ".extracts-") as room:
        say("Laver registreringer af det, evalueringerne har offentliggjort …")
        _read_in(room, "offentliggjort.csv", published.rows())
        say("Indlæser Birkebys registreringer …")
        _read_in(room, "birkeby.csv", birkeby.rows(today()))
    say("Frigiver tallene til evaluatoren …")
    for programme in FIGURES:
        release(by=Operator(), programme=programme)
    write_private(stamp, made_from)


def write_extract(file: Path, rows: Iterable[Iterable[str]]) -> None:
    """Write rows as an extract."""
    with file.open("w", encoding="utf-8", newline="") as lines:
        written = csv.writer(lines, delimiter=";", lineterminator="\n")
        written.writerow(published.HEADER)
        written.writerows(rows)


def fingerprint() -> str:
    """Return a digest of the product's version, and of the programs and catalogue files that make the registrations."""
    digest = hashlib.sha256(version("vugge").encode())
    programs = [file for place in _MADE_BY for file in (_OURS / place).rglob("*.py") if "families" not in file.parts]
    catalogue = catalogue_file("municipalities.csv").parent
    for file in [*sorted(programs), *sorted(each for each in catalogue.rglob("*") if each.is_file())]:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _read_in(room: Path, name: str, rows: Iterable[Iterable[str]]) -> None:
    source = room / name
    write_extract(source, rows)
    import_file(by=Operator(), source=source, room=room)
