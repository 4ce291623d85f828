"""Whether somebody about to be written down may be here already, and by which signs."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from vugge.base.labels import Labelled
from vugge.base.text import marked as _
from vugge.people.rules.finding import sound, words


class Ground(Labelled):
    """A sign that two rows may be one person, the strongest first."""

    SAME_NUMBER = "same_number", _("Samme CPR-nummer")
    SAME_BIRTH_AND_NAME = "same_birth_and_name", _("Født samme dag, og navnene lyder ens")
    SAME_BIRTH_AND_PARENT = (
        "same_birth_and_parent",
        _("Født samme dag af samme forælder, og det ene har intet navn"),
    )
    SAME_NAMES = "same_names", _("Samme navne, og den enes fødselsdato er ikke oplyst")


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What two people are compared by. `digests` are those of their numbers."""

    given_names: str = ""
    family_name: str = ""
    born_on: dt.date | None = None
    digests: frozenset[str] = frozenset()
    parents: frozenset[UUID] = frozenset()


def grounds(one: Features, other: Features) -> tuple[Ground, ...]:
    """Return the signs that two rows are one person; twins, who share birth and parents, are told by their names."""
    same_day = one.born_on is not None and one.born_on == other.born_on
    nameless = not (one.given_names.strip() and other.given_names.strip())
    found = [
        (Ground.SAME_NUMBER, bool(one.digests & other.digests)),
        (Ground.SAME_BIRTH_AND_NAME, same_day and _sound_alike(one, other)),
        (Ground.SAME_BIRTH_AND_PARENT, same_day and nameless and bool(one.parents & other.parents)),
        (Ground.SAME_NAMES, None in {one.born_on, other.born_on} and _same_names(one, other)),
    ]
    return tuple(ground for ground, so in found if so)


def _sound_alike(one: Features, other: Features) -> bool:
    """Say whether one's given names are among the other's by sound, and a family name is shared."""
    mine, theirs = _sounds(one.given_names), _sounds(other.given_names)
    shared = bool(_sounds(one.family_name) & _sounds(other.family_name))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine) and shared


def _same_names(one: Features, other: Features) -> bool:
    mine, theirs = ((words(each.given_names), words(each.family_name)) for each in (one, other))
    return mine == theirs and all(mine)


def _sounds(text: str) -> set[str]:
    return {sound(word) for word in words(text)}
