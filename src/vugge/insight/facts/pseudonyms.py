"""The names families and children have in an extract: from our ids of them, and never back.

The key is a municipality's own and lies in the database, so that a copy of that makes the same data sets again. It
hides the ids from whoever holds an extract; whoever holds the database has them anyway.
"""

import hashlib
import hmac
from dataclasses import dataclass
from uuid import UUID

from vugge.insight.models import PseudonymKey

LENGTH = 32  # signs of four bits: 128 bits, so that two of a municipality's never meet
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
"""Letters alone: digits in a row now and then look like a CPR number, and no extract with one is given out."""


class NoKeyError(RuntimeError):
    """A municipality has no key yet: `actions.data_sets.make_key` makes it."""


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """A municipality's pseudonyms; the same person has another one in each kind and each municipality."""

    key: bytes

    def family(self, family: UUID) -> str:
        """Return a family's."""
        return self._of("family", family)

    def child(self, child: UUID) -> str:
        """Return a child's."""
        return self._of("child", child)

    def _of(self, kind: str, known_as: UUID) -> str:
        digest = hmac.new(self.key, f"{kind} {known_as}".encode(), hashlib.sha256).hexdigest()
        return digest[:LENGTH].translate(_LETTERS)


def has_key(municipality: str) -> bool:
    """Tell whether the municipality the transaction is for has a key already."""
    return PseudonymKey.objects.filter(municipality=municipality).exists()


def pseudonyms(municipality: str) -> Pseudonyms:
    """Return the pseudonyms of the municipality the transaction is for; NoKeyError when it has no key yet."""
    found = PseudonymKey.objects.filter(municipality=municipality).values_list("key", flat=True).first()
    if found is None:
        raise NoKeyError(municipality)
    return Pseudonyms(bytes.fromhex(found))
