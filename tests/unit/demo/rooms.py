"""The demo's addresses in front of the product's, as a demo's settings put them."""

from django.urls import include, path

urlpatterns = [path("", include("vugge.demo.web.urls")), path("", include("tests.rooms"))]
