"""Registrations read in, imports, data sets, releases, panels of public statistics, and studies of those."""

from vugge.insight.models.imports import Import, ImportEvent
from vugge.insight.models.panels import PanelAnswer, PanelCell, SavedPanel
from vugge.insight.models.pseudonyms import PseudonymKey
from vugge.insight.models.registrations import DataSet, Registration
from vugge.insight.models.releases import Release, ReleasedCell
from vugge.insight.models.studies import KeptStudy, StudyRun, StudyRunEvent

__all__ = [
    "DataSet",
    "Import",
    "ImportEvent",
    "KeptStudy",
    "PanelAnswer",
    "PanelCell",
    "PseudonymKey",
    "Registration",
    "Release",
    "ReleasedCell",
    "SavedPanel",
    "StudyRun",
    "StudyRunEvent",
]
