"""The addresses of the desk. They are in Danish: people read them."""

from functools import partial

from django.urls import path

from vugge.access.web.doors import READING_AND_CHANGING, Door
from vugge.desk.web import answering, views

app_name = "desk"

_day = partial(Door, permission="see_my_day")

urlpatterns = [
    path("min-dag", _day(view=views.day), name="my-day"),
    path("min-dag/uge", _day(view=views.week), name="my-week"),
    path("min-dag/opgaver", _day(view=views.tasks), name="tasks"),
    path("min-dag/opgave/<uuid:family>", _day(view=answering.task, methods=READING_AND_CHANGING), name="task"),
    path("familier/<uuid:family>", Door(permission="see_families", view=views.family), name="family"),
    path("personer/<uuid:person>/journal", Door(permission="see_families", view=views.journal), name="journal"),
    path(
        "soeg",
        Door(permission="see_families", view=views.search, methods=READING_AND_CHANGING),
        name="search",
    ),
]
