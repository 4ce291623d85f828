"""Registrations as they were read in, the imports they came with, data sets frozen of them, and what was released."""

from vugge.insight.models.imports import Import, ImportEvent
from vugge.insight.models.pseudonyms import PseudonymKey
from vugge.insight.models.registrations import DataSet, Registration
from vugge.insight.models.releases import Release, ReleasedCell

__all__ = ["DataSet", "Import", "ImportEvent", "PseudonymKey", "Registration", "Release", "ReleasedCell"]
