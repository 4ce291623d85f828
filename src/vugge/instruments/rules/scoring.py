"""From answers to a total, and what a total and a single answer say. Source: D2, D3.

A whole questionnaire may be typed as one run of digits, "1112011110", one digit an answer.
"""

from collections.abc import Sequence

from vugge.base.text import marked as _
from vugge.instruments.rules.codes import Alarm
from vugge.instruments.rules.definitions import Definition, Item
from vugge.instruments.rules.faults import UnfitAnswersError

_ONE_DIGIT = 9
_FEW = _("Der er %(given)s svar, men %(title)s har %(wanted)s. Svar nr. %(number)s (%(topic)s) mangler.")
_MANY = _("Der er %(given)s svar, men %(title)s har %(wanted)s. Se, om et tal står to gange.")
_NO_DIGIT = _("Svar nr. %(number)s (%(topic)s) er “%(given)s”. Skriv et tal fra 0 til %(most)s; ingen mellemrum.")
_OUTSIDE = _("Svar nr. %(number)s (%(topic)s) er %(given)s. Skriv et tal fra 0 til %(most)s.")
_NONE = _("%(title)s har ingen svar med tal. Vælg en placering.")
_TOTAL = _("Summen er %(given)s. I %(title)s er den fra 0 til %(most)s.")


def read_run(definition: Definition, text: str) -> tuple[int, ...]:
    """Return the answers of an unbroken run of digits; space before and after it is overlooked.

    Raises UnfitAnswersError with the first answer at fault.
    """
    run = text.strip()
    if not definition.items or any(item.most > _ONE_DIGIT for item in definition.items):
        raise UnfitAnswersError("answers", _NONE, title=definition.title)
    for item, sign in zip(definition.items, run, strict=False):
        if not (sign.isascii() and sign.isdigit()):
            raise _at(item, _NO_DIGIT, given=sign)
    _count(definition, len(run))
    return checked_answers(definition, [int(sign) for sign in run])


def checked_answers(definition: Definition, answers: Sequence[int]) -> tuple[int, ...]:
    """Return answers that are as many as the instrument's, and each within its points; UnfitAnswersError otherwise."""
    if not definition.items:
        raise UnfitAnswersError("answers", _NONE, title=definition.title)
    for item, given in zip(definition.items, answers, strict=False):
        if not 0 <= given <= item.most:
            raise _at(item, _OUTSIDE, given=given)
    _count(definition, len(answers))
    return tuple(answers)


def checked_total(definition: Definition, score: int) -> int:
    """Return a total given without its answers, as a paper form may be; UnfitAnswersError outside the instrument's."""
    if not definition.items:
        raise UnfitAnswersError("score", _NONE, title=definition.title)
    if not 0 <= score <= definition.most:
        raise UnfitAnswersError("score", _TOTAL, given=score, title=definition.title, most=definition.most)
    return score


def total(answers: Sequence[int]) -> int:
    """Add the answers up."""
    return sum(answers)


def positive(score: int | None, cutoff: int | None) -> bool:
    """Tell whether a score is at or above the cut-off; without a score or a cut-off nothing is."""
    return score is not None and cutoff is not None and score >= cutoff


def alarm(definition: Definition, answers: Sequence[int] | None, score: int | None) -> Alarm:
    """Tell what the answer that is acted on at once says, whatever the total.

    A total without its answers leaves it unknown, unless the total is so low that the answer must be lower still.
    """
    alert = definition.alert
    if alert is None or (answers is None and score is None):
        return Alarm.NONE
    if answers is not None:
        return Alarm.RAISED if answers[alert.item - 1] >= alert.least else Alarm.NONE
    return Alarm.UNKNOWN if score is not None and score >= alert.least else Alarm.NONE


def _count(definition: Definition, given: int) -> None:
    wanted = len(definition.items)
    words = {"title": definition.title, "given": given, "wanted": wanted}
    if given < wanted:
        raise _at(definition.items[given], _FEW, **words)
    if given > wanted:
        raise UnfitAnswersError("answers", _MANY, **words)


def _at(item: Item, sentence: str, **words: object) -> UnfitAnswersError:
    named = {"number": item.number, "topic": item.topic, "most": item.most} | words
    return UnfitAnswersError("answers", sentence, **named)
