"""The addresses of figures. They are in Danish: people read them, write them down and send them on."""

from django.urls import path

from vugge.access.web.doors import Door
from vugge.insight.web import views

app_name = "insight"

_EARLY = {"code": "early-intervention"}
_THOUSAND = {"code": "thousand-days"}
_programme = Door(permission="see_figures", view=views.programme)
_programme_file = Door(permission="take_figures", view=views.programme_file)

urlpatterns = [
    path("", Door(permission="see_figures", view=views.overview), name="overview"),
    path("tidlig-indsats", _programme, _EARLY, name="early-intervention"),
    path("1000-dage", _programme, _THOUSAND, name="thousand-days"),
    path("tidlig-indsats.csv", _programme_file, _EARLY, name="early-intervention-file"),
    path("1000-dage.csv", _programme_file, _THOUSAND, name="thousand-days-file"),
    path("tal/<slug:code>", Door(permission="see_figures", view=views.figure), name="figure"),
    path("tal/<slug:code>.csv", Door(permission="take_figures", view=views.figure_file), name="figure-file"),
]
