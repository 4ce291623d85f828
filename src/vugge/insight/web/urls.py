"""The addresses of figures. They are in Danish: people read them, write them down and send them on."""

from django.urls import path

from vugge.insight.web import views
from vugge.insight.web.doors import Door

app_name = "insight"

_EARLY = {"code": "early-intervention"}
_THOUSAND = {"code": "thousand-days"}
_programme = Door(views.programme, views.nothing_yet)
_programme_file = Door(views.programme_file, views.no_file_yet)

urlpatterns = [
    path("", Door(views.overview, views.nothing_yet), name="overview"),
    path("tidlig-indsats", _programme, _EARLY, name="early-intervention"),
    path("1000-dage", _programme, _THOUSAND, name="thousand-days"),
    path("tidlig-indsats.csv", _programme_file, _EARLY, name="early-intervention-file"),
    path("1000-dage.csv", _programme_file, _THOUSAND, name="thousand-days-file"),
    path("tal/<slug:code>", Door(views.figure, views.nothing_yet), name="figure"),
    path("tal/<slug:code>.csv", Door(views.figure_file, views.no_file_yet), name="figure-file"),
]
