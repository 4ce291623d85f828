"""Making a release that an evaluator has asked for."""

from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from vugge.config.jobs.acting import NobodyLeftError


@app.task(name="make_release")
def make_release(*, programme: str, user: str) -> None:
    """Count, add, protect and release a programme's figures, as the evaluator who asked."""
    from vugge.access.queries.members import evaluator  # noqa: PLC0415 - every process reads this file
    from vugge.insight.actions.releases import release  # noqa: PLC0415 - as above

    with transaction.atomic():
        by = evaluator(UUID(user))
        if by is None:
            raise NobodyLeftError("Whoever asked for the release may no longer have one.")
        release(by=by, programme=programme)
