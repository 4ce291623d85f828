"""The root of all addresses."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from vugge.config.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("sundhed", health, name="health"),
    path("", include("vugge.access.web.urls")),
    path("", include("vugge.insight.web.urls")),
]

if settings.DEMO:
    # In front: in the demo the sign-in shows the cast.
    urlpatterns.insert(0, path("", include("vugge.demo.web.urls")))
