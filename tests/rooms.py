"""Addresses for tests of doors: the product's own, and beside them pages that do nothing but say who came in."""

from django.http import HttpResponse
from django.urls import include, path

from vugge.access.rules.actors import Actor
from vugge.access.web.doors import CHANGING, EVERYBODY, READING, ActingRequest, Door


def who(_request: ActingRequest, by: Actor) -> HttpResponse:
    return HttpResponse(by.name)


urlpatterns = [
    path("test/anyone", Door(permission="be_signed_in", view=who), name="anyone"),
    path("test/polls", Door(permission="be_signed_in", view=who, keeps_awake=False), name="polls"),
    path("test/staff", Door(permission="manage_staff", view=who), name="staff"),
    path("test/changes", Door(permission="manage_staff", view=who, methods=READING + CHANGING), name="changes"),
    path("test/proved", Door(permission="manage_staff", view=who, methods=READING + CHANGING, step_up=EVERYBODY)),
    path("", include("vugge.config.urls")),
]
