"""The app."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """What there is to choose from, and a municipality's own values."""

    name = "vugge.catalogue"
