"""Enumerations whose members carry a Danish label."""

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """An enumeration whose value is a stable code and whose ``label`` is what a person reads."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        """Make a member that equals its code and remembers its Danish label."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    @classmethod
    def of(cls, code: str) -> Self:
        """Return the member with this code; ValueError for a code that is none's."""
        for member in cls:
            if member.value == code:
                return member
        raise ValueError(f"{cls.__name__} has no {code!r}.")
