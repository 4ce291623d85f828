"""The root of all addresses."""

from django.urls import include, path

from vugge.config.health import health

urlpatterns = [
    path("sundhed", health, name="health"),
    path("", include("vugge.access.web.urls")),
    path("", include("vugge.insight.web.urls")),
]
