"""The addresses of the catalogue."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from vugge.access.web.doors import READING_AND_CHANGING, Door
from vugge.catalogue.web import views


def _form(view: Callable[..., HttpResponse]) -> Door:
    return Door(permission="change_catalogue", view=view, methods=READING_AND_CHANGING)


_ADDRESSES = [
    path("katalog", Door(permission="see_catalogue", view=views.overview), name="overview"),
    path("katalog/ny-aarsag", _form(views.add_reason), name="add-reason"),
    path("katalog/ret/vaerdi/<str:key>", _form(views.change), name="change"),
    path("katalog/ret/foelg/<str:key>", _form(views.follow), name="follow"),
    path("katalog/ret/tilbage/<uuid:value>", _form(views.withdraw), name="withdraw"),
    path("katalog/<str:section>/<str:entry>", Door(permission="see_catalogue", view=views.entry), name="entry"),
]

urlpatterns: list[URLPattern | URLResolver] = [path("", include((_ADDRESSES, "catalogue")))]
