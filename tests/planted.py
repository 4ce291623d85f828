"""Addresses with faults in them, which the attacks must find. Only tests have them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import include, path

from vugge.access.models import Membership
from vugge.access.rules.actors import Actor
from vugge.access.web.doors import ActingRequest, Door
from vugge.base.tenancy.context import current, within


class CarelessDoor(Door):
    """A door that names a permission and asks nobody for it."""

    def __call__(self, request: ActingRequest, **_where: object) -> HttpResponseBase:
        """Let everybody in."""
        return self.view(request)


def careless(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("inside")


def whose(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(current()[0])


def telltale(_request: HttpRequest, _by: Actor, row: UUID) -> HttpResponse:
    with within(municipality="0751"):
        there = Membership.objects.filter(pk=row).exists()
    return HttpResponse("Den er ikke jeres" if there else "Den findes ikke")


urlpatterns = [
    path("test/whose", whose),
    path("test/careless", CarelessDoor(permission="manage_staff", view=careless)),
    path("test/telltale/<uuid:row>", Door(permission="be_signed_in", view=telltale)),
    path("", include("vugge.config.urls")),
]
