"""The app."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    """Visits, planned and held."""

    name = "vugge.visits"
