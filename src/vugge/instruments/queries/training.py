"""Whether whoever uses an instrument is on record as trained in it."""

import datetime as dt

from vugge.access.queries.certificates import certificates_of
from vugge.access.rules.actors import Member
from vugge.instruments.queries.definitions import definition
from vugge.instruments.rules.training import training_note


def note(*, by: Member, instrument: str, on: dt.date) -> str:
    """Return what to show beside an instrument somebody is not on record as trained in; empty otherwise."""
    return training_note(definition(instrument, on), certificates_of(by, on))
