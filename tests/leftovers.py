"""An address for tests that tells for whom its request's transaction is. Only they have it."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from vugge.base.tenancy.context import current


def whose(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(current()[0])


urlpatterns = [path("test/whose", whose), path("", include("vugge.config.urls"))]
