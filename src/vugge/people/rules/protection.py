"""Names and addresses that are in no list, letter, map or print. Source: CPR-loven, navne- og adressebeskyttelse."""

from dataclasses import dataclass

from vugge.base.text import marked as _

PROTECTED_ADDRESS = _("Beskyttet adresse")
"""What stands where an address would."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """Where protection is said: of the whole family, of the person, of the one address."""

    family: bool = False
    person: bool = False
    residence: bool = False

    @property
    def hides_address(self) -> bool:
        """Say whether the address is left out."""
        return self.family or self.person or self.residence

    @property
    def hides_name(self) -> bool:
        """Say whether the name is left out of what leaves the journal: lists, letters, print."""
        return self.family or self.person


def address_line(address: str, protection: Protection) -> str:
    """Return the address, or the words that stand in its place."""
    return PROTECTED_ADDRESS if protection.hides_address else address
