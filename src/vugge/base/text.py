"""Texts: the marker that makes a Danish sentence a msgid, and enumerations whose members carry a Danish label."""

from enum import StrEnum
from typing import Self


def marked(text: str) -> str:
    """Return ``text`` unchanged, marked for translation.

    Rooms without Django mark their Danish texts with this; the page translates them when it shows them. xgettext
    knows the name.
    """
    return text


class Labelled(StrEnum):
    """An enumeration whose value is a stable code and whose ``label`` is what a person reads."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        """Make a member that equals its code and remembers its Danish label."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member
