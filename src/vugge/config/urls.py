"""The root of all addresses."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from vugge.access.web.doors import READING, Hall
from vugge.config.health import health
from vugge.config.navigation import first_place

urlpatterns: list[URLPattern | URLResolver] = [
    path("sundhed", health, name="health"),
    path("forside", Hall(view=first_place, methods=READING), name="first-place"),
    path("", include("vugge.access.web.urls")),
    path("", include("vugge.desk.web.urls")),
    path("", include("vugge.people.web.urls")),
    path("", include("vugge.catalogue.web.urls")),
    path("", include("vugge.visits.web.urls")),
    path("", include("vugge.insight.web.urls")),
]

if settings.DEMO:
    # In front: in the demo the sign-in shows the cast.
    urlpatterns.insert(0, path("", include("vugge.demo.web.urls")))
