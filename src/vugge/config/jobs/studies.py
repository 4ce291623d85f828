"""Counting the effect that somebody has asked for.

It is counted of public statistics for everybody, so the operator does it: it goes on though whoever asked has left.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from uuid import UUID

import psycopg
from django.db import DatabaseError, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from vugge.access.rules.actors import Operator
from vugge.base.text import marked as _

_STUCK = _(
    "Beregningen gik i stå på serveren. Intet af den er gemt. Prøv igen, og sig det til driften, hvis det sker igen."
)
_AGAIN = RetryStrategy(max_attempts=5, wait=10, retry_exceptions={DatabaseError, psycopg.Error})


@app.task(name="run_study", retry=_AGAIN)
def run_study(*, run: str) -> None:
    """Count all there is of a run, and keep it. Done twice it is done once."""
    from vugge.insight.actions import effects  # noqa: PLC0415 - every process reads this file; the worker alone does it
    from vugge.insight.queries.effects import counted  # noqa: PLC0415 - as above

    by, wanted = Operator(), UUID(run)
    with suppress(effects.OutOfStepError), _told(wanted):
        with transaction.atomic():
            effects.begin_study(by=by, run=wanted)
        found = counted(by, wanted)
        with transaction.atomic():
            effects.keep_study(by=by, run=wanted, studies=found)


@contextmanager
def _told(run: UUID) -> Iterator[None]:
    """Note on the run why it got stuck, so that the page says it; however it ends, how far it came is forgotten."""
    from vugge.insight.actions import effects  # noqa: PLC0415 - as above
    from vugge.insight.facts.effects import forget  # noqa: PLC0415 - as above
    from vugge.insight.rules.synthetic_control.errors import StudyError  # noqa: PLC0415 - as above

    try:
        yield
    except effects.OutOfStepError:
        raise  # another worker was faster
    except StudyError as error:
        _give_up(run, str(error))
    except Exception:
        with suppress(DatabaseError, effects.OutOfStepError):
            _give_up(run, _STUCK)
        raise
    forget(run)


def _give_up(run: UUID, reason: str) -> None:
    from vugge.insight.actions import effects  # noqa: PLC0415 - as above

    with transaction.atomic():
        effects.give_up_study(by=Operator(), run=run, reason=reason)
