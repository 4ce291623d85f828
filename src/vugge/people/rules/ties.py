"""Who may open a family, on paper. Source: attacks B1, B3, B14; decision 7.

The health visitor in charge, whoever stands in for her that day, and the lead of the municipality. Anybody else at work
in health visiting may open it for an hour with a reason, unless the family is closed to colleagues.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from vugge.base.labels import Labelled
from vugge.base.text import marked as _

OPENED_UNTIL = _("Du har åbnet familien, fordi det haster. Adgangen slutter kl. {clock}.")
"""Told at the top of every page of a family that is open for an hour."""


class TieKind(Labelled):
    """What ties somebody to a family."""

    IN_CHARGE = "in_charge", _("Familiens sundhedsplejerske")
    SUBSTITUTE = "substitute", _("Afløser")
    LEAD = "lead", _("Leder")
    EMERGENCY = "emergency", _("Åbnet, fordi det haster")
    MACHINE = "machine", _("Driften")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What decides about one family for one reader on a day: their part in it, and how closed it is.

    `in_charge` is the name of the health visitor in charge, empty where there is none.
    """

    is_in_charge: bool = False
    substitutes: bool = False
    leads: bool = False
    is_machine: bool = False
    opened_until: datetime | None = None
    closed_to_colleagues: bool = False
    in_charge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """That somebody may open a family now: by what, what for (a code of the log of readings), until when if not always.

    `revision` is the family's, and `ended` whether it is no longer followed.
    """

    family: UUID
    kind: TieKind
    purpose: str
    revision: int
    ended: bool
    ends_at: datetime | None = None


def kind_of(standing: Standing) -> TieKind | None:
    """Return the strongest tie there is, or None. An hour opened before the family was closed is over with that."""
    opened = standing.opened_until is not None and not standing.closed_to_colleagues
    ties = (
        (standing.is_in_charge, TieKind.IN_CHARGE),
        (standing.substitutes, TieKind.SUBSTITUTE),
        (standing.leads, TieKind.LEAD),
        (opened, TieKind.EMERGENCY),
        (standing.is_machine, TieKind.MACHINE),
    )
    return next((kind for holds, kind in ties if holds), None)


def why_not(standing: Standing) -> tuple[str, dict[str, str]]:
    """Return the sentence (a msgid, with its words) that tells somebody without a tie why, and who can help."""
    if standing.closed_to_colleagues:
        return _CLOSED, {}
    return (_OTHERS, {"name": standing.in_charge}) if standing.in_charge else (_NOBODYS, {})


def may_share_out(kind: TieKind) -> bool:
    """Tell whether a tie lets somebody say whose a family is, and who may see where it lives.

    Whoever stands in, or came in for an hour, may not make her own days longer.
    """
    return kind in {TieKind.IN_CHARGE, TieKind.LEAD, TieKind.MACHINE}


def may_open_in_emergency(standing: Standing) -> bool:
    """Tell whether somebody may open the family with a reason: not where it is closed to colleagues."""
    return not standing.closed_to_colleagues


_CLOSED = _(
    "Familien er lukket for kolleger. Kun familiens sundhedsplejerske, hendes afløser og lederen kan åbne den. "
    "Spørg jeres leder, hvis du har brug for det."
)
_OTHERS = _("Familien hører til hos %(name)s. Er du afløser, kan %(name)s eller jeres leder skrive dig på.")
_NOBODYS = _("Familien har ingen sundhedsplejerske endnu. Jeres leder kan skrive dig på.")

NOT_TO_SHARE_OUT = _("Det kan kun familiens sundhedsplejerske og jeres leder ændre. Sig til en af dem.")
"""What is said to a substitute, and in an emergency, about whose a family is and how open it is."""

NOWHERE = _("Personen er ikke i nogen familie. Jeres leder kan se efter, hvor journalen hører til.")
"""What is said of somebody who is in no family, to whom nobody has a tie."""
