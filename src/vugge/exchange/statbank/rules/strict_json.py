"""JSON from outside: no key twice, no number that is none, nothing without end. Anything else is refused."""

import json
from typing import Any, NoReturn

from vugge.exchange.statbank.rules.errors import StatBankError, shown

LARGEST = 16 * 1024 * 1024
"""Bytes. Brackets alone take twenty times as much when they have been read."""


def read_json(content: bytes, what: str) -> Any:  # noqa: ANN401 - JSON is anything until it has been looked at
    """Return what stands in a JSON text of UTF-8, with or without BOM; StatBankError, naming `what`, for any other."""
    if len(content) > LARGEST:
        _refuse(what, f"det er over {LARGEST // 1024**2} MB; hent det som BULK")
    try:
        return json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=lambda pairs: _once(pairs, what),
            parse_constant=lambda word: _refuse(what, f"{word} er ikke et tal"),
        )
    except UnicodeDecodeError:
        _refuse(what, "det er ikke UTF-8")
    except json.JSONDecodeError as error:
        _refuse(what, f"det er ikke hel JSON (fra tegn {error.pos}); måske er svaret afbrudt")
    except (ValueError, RecursionError):
        _refuse(what, "et tal er for langt, eller der er for mange parenteser inden i hinanden")


def _once(pairs: list[tuple[str, Any]], what: str) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _value in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]  # add returns None, which is false
        _refuse(what, f"nøglen {shown(twice)} står der to gange")
    return found


def _refuse(what: str, why: str) -> NoReturn:
    raise StatBankError(f"{what} kan ikke læses: {why}.")
