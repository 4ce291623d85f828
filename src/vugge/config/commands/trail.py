"""`vugge trail verify`: whether the trails, and the logs of what has been read, are as they were written."""

import argparse
import re
import sys
from typing import TYPE_CHECKING

from vugge.base.errors import ExpectedError
from vugge.config.commands.ready import ready_database

if TYPE_CHECKING:
    from vugge.access.queries.chains import Chain, Verdict
    from vugge.config.commands.parsing import Subparsers

NATIONAL = "national"
"""What stands for the trail that is no municipality's, where others have their code."""

READINGS = "-laest"
"""What stands after a municipality's code for the log of who has read what."""

_END = re.compile(r"(?P<place>[0-9]{4}(?:-laest)?|national):(?P<sequence>[0-9]{1,18}):(?P<hash>[0-9a-f]{64})")


def add_parser(subparsers: "Subparsers") -> None:
    """Add the command."""
    parser = subparsers.add_parser("trail", help="efterprøv sporet")
    actions = parser.add_subparsers(metavar="HANDLING", required=True, title="Handlinger")
    verify = actions.add_parser("verify", help="regn sporets kontrolsummer efter, og nævn det første forkerte sted")
    verify.add_argument("--municipality", metavar="KODE", help="kun den kommunes spor (alle, og det nationale)")
    verify.add_argument(
        "--end",
        action="append",
        default=[],
        metavar="SLUT",
        help="en slutlinje fra en tidligere efterprøvning, som sporet stadig skal indeholde; kan gentages",
    )
    verify.set_defaults(run=_verify)


def _verify(arguments: argparse.Namespace) -> int:
    """Count every trail anew; print a line for each, which may be kept elsewhere and given to `--end` later."""
    ends = [_end(text) for text in arguments.end]
    with ready_database():
        from vugge.access.queries.municipalities import municipality_names  # noqa: PLC0415 - needs Django

        places = _places(arguments.municipality)
        codes = {place.removesuffix(READINGS) for place in places}
        if unknown := codes - set(municipality_names(codes)) - {NATIONAL}:
            raise ExpectedError(f"Der er ingen kommune med koden {unknown.pop()!r}. Skriv de fire cifre, fx 0751.")
        faults = [fault for place in places if (fault := _fault(place, _count(place)))]
        faults += [fault for place, sequence, checksum in ends if (fault := _moved(place, sequence, checksum))]
    sys.stderr.write("".join(f"{fault}\n" for fault in faults) or "Sporet er, som det blev skrevet.\n")
    return 1 if faults else 0


def _places(asked: str | None) -> list[str]:
    from vugge.access.queries.municipalities import tenants  # noqa: PLC0415 - needs Django

    own = [asked] if asked else [*tenants()]
    both = [place for code in own for place in (code, f"{code}{READINGS}")]
    return both if asked else [*both, NATIONAL]


def _count(place: str) -> "Verdict":
    from vugge.access.queries.chains import Chain, verify, verify_national  # noqa: PLC0415 - needs Django
    from vugge.base.tenancy.context import within  # noqa: PLC0415 - as above

    code = _code(place)
    with within(municipality=code):
        found = verify(code, _chain(place, Chain)) if code else verify_national()
    if found.events:
        sys.stdout.write(f"{place}:{found.last}:{found.hash}\n")
    return found


def _code(place: str) -> str:
    return "" if place == NATIONAL else place.removesuffix(READINGS)


def _chain(place: str, chains: "type[Chain]") -> "Chain":
    return chains.READINGS if place.endswith(READINGS) else chains.TRAIL


def _fault(place: str, found: "Verdict") -> str:
    if found.first_bad is None:
        return ""
    return f"Sporet i {place} er ændret: nummer {found.first_bad} er det første, der ikke er, som det blev skrevet."


def _end(text: str) -> tuple[str, int, str]:
    found = _END.fullmatch(text)
    if found is None:
        raise ExpectedError(f"{text!r} er ingen slutlinje. Skriv den, som den blev vist: 0751:812:9f2c…")
    return found["place"], int(found["sequence"]), found["hash"]


def _moved(place: str, sequence: int, checksum: str) -> str:
    from vugge.access.queries.chains import Chain, hash_at  # noqa: PLC0415 - needs Django
    from vugge.base.tenancy.context import within  # noqa: PLC0415 - as above

    code = _code(place)
    with within(municipality=code):
        if hash_at(code, sequence, _chain(place, Chain)) == checksum:
            return ""
    return f"Sporet i {place} endte engang med nummer {sequence}, og det er der ikke mere, som det var."
