"""What somebody may say of an answer to others, and what they may not."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.synthetic_control.judging import Unusual, unusual
from vugge.insight.rules.synthetic_control.wording import what_was_found
from vugge.insight.web.pages.effects import telling


@dataclass(frozen=True, slots=True)
class Quotable:
    """Sentences that hold, each by itself, and ends of “you may not say that …”."""

    may: tuple[str, ...]
    may_not: tuple[str, ...]


def quotable(view: StudyView) -> Quotable | None:
    """Build what may be said; None without placebos, since it hangs on how unusual the difference is."""
    if view.result.placebo is None:
        return None
    found = unusual(view.result)
    first = telling.told(what_was_found(view.result, telling.voice(view)))
    return Quotable((first, _sure(found)), tuple(_not(view, found)))


def _sure(found: Unusual) -> str:
    return {
        Unusual.BOTH: _("Så stort et udsving er sjældent i kommuner uden projektet."),
        Unusual.TOGETHER: _(
            "Så stort et udsving er sjældent blandt grupper af kommuner uden projektet, men ikke i en enkelt kommune."
        ),
        Unusual.ONE: _("Det er usikkert, om det er mere end tilfældige udsving: to måder at måle på er ikke enige."),
        Unusual.NEITHER: _("Det kan ikke skelnes fra de udsving, der også ses i kommuner uden projektet."),
        Unusual.FEW: _("Der er for få kommuner at sammenligne med til at sige, om det er mere end tilfældige udsving."),
    }[found]


def _not(view: StudyView, found: Unusual) -> Iterator[str]:
    if found in {Unusual.NEITHER, Unusual.ONE, Unusual.FEW}:
        yield _("at projektet ikke virkede")
    if found is not Unusual.NEITHER:
        yield _("at projektet er årsagen")
    yield _("at børnene har fået det bedre eller dårligere")
    yield _("noget om projektet som helhed") if view.whom.alone else _("noget om en bestemt af kommunerne")
