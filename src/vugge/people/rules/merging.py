"""When two journals may be said to be one person's. Source: attacks M10, R1 and R3."""

from dataclasses import dataclass

from vugge.base.text import marked as _

_SAME = _("Det er den samme journal. Vælg to forskellige.")
_GONE = _("En af dem er allerede samlet med en anden. Skil dem ad først, eller vælg den journal, der blev beholdt.")
_NUMBERS = _("De har hver sit CPR-nummer, så det er to personer. Er det ene nummer forkert, så ret det først.")
_TWINS = _("De ligner tvillinger. Er det alligevel det samme barn, så sæt kryds ved det.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What decides about two rows."""

    same: bool = False
    gone: bool = False
    real_numbers: int = 0
    twins: bool = False


def fault(pair: Pair, *, although_twins: bool) -> str:
    """Return why two rows stay two, as a msgid; empty when they may be one. `real_numbers` are counted for both."""
    reasons = [
        (pair.same, _SAME),
        (pair.gone, _GONE),
        (pair.real_numbers > 1, _NUMBERS),
        (pair.twins and not although_twins, _TWINS),
    ]
    return next((reason for so, reason in reasons if so), "")
