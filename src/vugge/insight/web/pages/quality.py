"""What is worth a look in registrations, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from vugge.insight.rules.codes import Activity
from vugge.insight.rules.quality import CHECKS, Unit
from vugge.ui import formats

_BY_ACTIVITY = "more_held_than_offered"
_ACTIVITIES = {each.value: each.label for each in Activity}


@dataclass(frozen=True, slots=True)
class Worth:
    """A check, its count, what it means, and some of the rows it found."""

    title: str
    count: str
    meaning: str
    examples: str


def worth_a_look(findings: Iterable[Mapping[str, Any]]) -> tuple[Worth, ...]:
    """Return every check that was made, those that found nothing too: a nought is an answer.

    ``findings`` are those of `facts.quality` as plain values. Which municipalities have no rows is asked only where
    there are several.
    """
    checks = {check.code: check for check in CHECKS if check.unit is not Unit.MUNICIPALITIES}
    return tuple(
        Worth(
            title=_(checks[each["code"]].title),
            count=formats.number(each["count"]),
            meaning=_(checks[each["code"]].explanation),
            examples=", ".join(_example(each["code"], example) for example in each["examples"]),
        )
        for each in findings
        if each["code"] in checks
    )


def _example(check: str, example: Mapping[str, Any]) -> str:
    if check == _BY_ACTIVITY and example["text"] in _ACTIVITIES:
        return _(_ACTIVITIES[example["text"]])
    if example["line"] is None:
        return str(example["text"])
    return _("{text} (linje {line})").format(text=example["text"], line=formats.number(example["line"]))
