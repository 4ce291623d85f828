"""Registrations read in, their imports, data sets frozen of them, releases, and panels of public statistics."""

from vugge.insight.models.imports import Import, ImportEvent
from vugge.insight.models.panels import PanelAnswer, PanelCell, SavedPanel
from vugge.insight.models.pseudonyms import PseudonymKey
from vugge.insight.models.registrations import DataSet, Registration
from vugge.insight.models.releases import Release, ReleasedCell

__all__ = [
    "DataSet",
    "Import",
    "ImportEvent",
    "PanelAnswer",
    "PanelCell",
    "PseudonymKey",
    "Registration",
    "Release",
    "ReleasedCell",
    "SavedPanel",
]
