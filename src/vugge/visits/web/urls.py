"""Addresses of visits, and the door in front of each."""

from functools import partial

from django.urls import path

from vugge.access.web.doors import CHANGING, READING_AND_CHANGING, Door
from vugge.visits.web import correcting, planning, registering, signed

app_name = "visits"

_register = partial(Door, permission="register_visits", methods=READING_AND_CHANGING)
_keep = partial(Door, permission="register_visits", methods=CHANGING)
_plan = partial(Door, permission="plan_visits", methods=READING_AND_CHANGING)
_read = partial(Door, permission="see_families")

urlpatterns = [
    path("besoeg/<uuid:appointment>", _register(view=registering.planned), name="register"),
    path("besoeg/<uuid:appointment>/kladde", _keep(view=registering.keep_planned), name="keep"),
    path("besoeg/<uuid:appointment>/flyt", _plan(view=planning.move), name="move"),
    path("besoeg/<uuid:appointment>/aflys", _plan(view=planning.cancel), name="cancel"),
    path(
        "besoeg/ny/<uuid:family>",
        Door(permission="register_visits", view=planning.choose_kind),
        name="new",
    ),
    path("besoeg/ny/<uuid:family>/<slug:kind>", _register(view=registering.unplanned), name="register-unplanned"),
    path("besoeg/ny/<uuid:family>/<slug:kind>/kladde", _keep(view=registering.keep_unplanned), name="keep-unplanned"),
    path("besoeg/planlaeg/<uuid:family>", _plan(view=planning.plan), name="plan"),
    path("besoeg/gemt/<uuid:contact>", _read(view=signed.saved), name="saved"),
    path("registrering/<uuid:contact>", _read(view=signed.registration), name="registration"),
    path("registrering/<uuid:contact>/ret", _register(view=correcting.frame), name="correct-frame"),
    path("registrering/<uuid:contact>/<uuid:subject>", _read(view=signed.part), name="part"),
    path("registrering/<uuid:contact>/<uuid:subject>/ret", _register(view=correcting.part), name="correct-part"),
]
