"""The app: puts the write guard on every connection."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from vugge.base.tenancy.writing import watch


class AccessConfig(AppConfig):
    """Who may do what."""

    name = "vugge.access"

    def ready(self) -> None:
        """Watch the connections of every process but the owner's, which migrates."""
        from django.conf import settings  # noqa: PLC0415 - apps are read before settings are whole

        if settings.WATCH_WRITES:
            connection_created.connect(watch, dispatch_uid="write guard")
