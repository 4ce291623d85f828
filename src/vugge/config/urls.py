"""The root of all addresses."""

from django.urls import path

from vugge.config.health import health

urlpatterns = [
    path("sundhed", health, name="health"),
]
