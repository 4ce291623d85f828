"""What the demonstration makes before it is shown."""

import csv
import hashlib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from vugge.access.rules.actors import Operator
from vugge.access.rules.roles import CertificateKind, Role
from vugge.base.files import catalogue_file, write_private
from vugge.base.home import make_private
from vugge.demo.rules import published
from vugge.demo.rules.cast import CAST, MUNICIPALITIES, SINCE

TITLE = "De offentliggjorte tal som registreringer"

_STAMP = "made-from.txt"
_OURS = Path(__file__).resolve().parents[1]
_MADE_BY = ("demo/rules/published", "insight/rules", "insight/facts", "insight/actions.py")


def prepare(home: Path, say: Callable[[str], None]) -> None:
    """Freeze the published extract as the data set in use in `home`, unless these very programs made the one there."""
    folder = home / "datasets" / "current"
    stamp = folder.parent / _STAMP
    made_from = fingerprint()
    if folder.is_dir() and stamp.is_file() and stamp.read_text(encoding="ascii") == made_from:
        return
    from vugge.insight.actions import freeze_data_set  # noqa: PLC0415 - loads the engine, seconds nobody waits for twice

    say("Laver registreringer af det, evalueringerne har offentliggjort …")
    make_private(home)
    make_private(folder.parent)
    stamp.unlink(missing_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".extract-") as name:
        extract = Path(name) / "published.csv"
        _write(extract)
        say("Regner evalueringernes figurer ud af dem …")
        freeze_data_set(by=Operator(), source=extract, folder=folder, title=TITLE, published=True)
    write_private(stamp, made_from)


def prepare_cast() -> None:
    """Have the cast and their municipalities in the demo's database; who is there already is left as they are."""
    from vugge.access.actions.enrolling import (  # noqa: PLC0415 - Django comes late, see config.commands.demo
        NewMember,
        enrol_evaluator,
        enrol_member,
        enrol_municipality,
    )
    from vugge.access.queries.municipalities import municipality_names  # noqa: PLC0415 - see above
    from vugge.access.queries.people import sign_in_of  # noqa: PLC0415 - see above

    by = Operator()
    for code, name in MUNICIPALITIES.items():
        if not municipality_names([code]):
            enrol_municipality(by=by, code=code, name=name)
    for part in CAST:
        if sign_in_of(part.email):
            continue
        if not part.municipality:
            enrol_evaluator(by=by, email=part.email, name=part.name)
            continue
        new = NewMember(
            email=part.email,
            name=part.name,
            title=part.title,
            municipality=part.municipality,
            since=SINCE,
            roles=tuple(each for each in Role if each.value in part.roles),
            certificates=tuple(each for each in CertificateKind if each.value in part.certificates),
        )
        enrol_member(by=by, new=new)


def fingerprint() -> str:
    """Return a digest of the product's version and of the programs and catalogue files that make the data set."""
    digest = hashlib.sha256(version("vugge").encode())
    for file in _programs():
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _programs() -> list[Path]:
    places = [_OURS / each for each in _MADE_BY]
    found = [place for place in places if place.is_file()]
    found += [file for place in places for file in place.rglob("*.py")]
    catalogue = catalogue_file("municipalities.csv").parent
    return [*sorted(found), *sorted(file for file in catalogue.rglob("*") if file.is_file())]


def _write(extract: Path) -> None:
    with extract.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, delimiter=";", lineterminator="\n")
        lines.writerow(published.HEADER)
        lines.writerows(published.rows())
