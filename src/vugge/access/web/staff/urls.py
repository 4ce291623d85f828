"""The addresses of staff, invitations and the trail."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

from vugge.access.web.doors import CHANGING, EVERYBODY, READING, Door, Street
from vugge.access.web.staff import changes, invitation, trail, views
from vugge.access.web.staff.changes import Change

_BOTH = READING + CHANGING
_ONE = "medarbejdere/<uuid:membership>"


def _form(view: Callable[..., HttpResponse]) -> Door:
    """Return the door of a form that gives or takes access: the proof of who one is must be fresh."""
    return Door(permission="manage_staff", view=view, methods=_BOTH, step_up=EVERYBODY)


def _change(route: str, what: Change) -> URLPattern:
    name = what.address.removeprefix("access:")
    return path(f"{_ONE}/{route}", _form(views.change), {"what": what}, name=name)


staff_urls = [
    path("medarbejdere", Door(permission="see_staff", view=views.staff), name="staff"),
    path("medarbejdere/inviter", _form(views.invitation_form), name="invite"),
    path("medarbejdere/invitation/<uuid:invitation>/nyt-link", _form(views.renew), name="renew-invitation"),
    path("medarbejdere/invitation/<uuid:invitation>/tilbage", _form(views.withdraw), name="withdraw-invitation"),
    path(_ONE, Door(permission="see_staff", view=views.colleague), name="colleague"),
    _change("rolle", changes.GIVE_ROLE),
    _change("rolle/<uuid:about>/slut", changes.END_ROLE),
    _change("certifikat", changes.GIVE_CERTIFICATE),
    _change("certifikat/<uuid:about>/slut", changes.END_CERTIFICATE),
    _change("navn", changes.RENAME),
    _change("laas-op", changes.UNLOCK),
    _change("invitation", changes.RENEW),
    _change("slut", changes.END),
    path("spor", Door(permission="see_trail", view=trail.trail), name="trail"),
]
street_urls = [path("invitation/<str:place>/<str:token>", Street(view=invitation.invitation), name="invitation")]
