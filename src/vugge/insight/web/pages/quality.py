"""What is worth a look in registrations, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from vugge.insight.rules.quality import CHECKS
from vugge.ui import formats


@dataclass(frozen=True, slots=True)
class Worth:
    """A check, its count, what it means, and some of the rows it found."""

    title: str
    count: str
    meaning: str
    examples: str


def worth_a_look(counts: Mapping[str, Any]) -> tuple[Worth, ...]:
    """Return every check that was made, those that found nothing too: a nought is an answer."""
    return tuple(
        Worth(
            title=_(check.title),
            count=formats.number(counts[check.code]["count"]),
            meaning=_(check.explanation),
            examples=", ".join(str(each) for each in counts[check.code].get("examples", ())),
        )
        for check in CHECKS
        if check.code in counts
    )
