"""The addresses of figures. They are in Danish: people read them, write them down and send them on."""

from django.urls import path

from vugge.access.web.doors import CHANGING, EVERYBODY, MEMBERS, READING_AND_CHANGING, Door
from vugge.insight.rules.figures import FIGURES
from vugge.insight.web import data_sets, effects, extracts, releases, views

app_name = "insight"

_EARLY = {"code": "early-intervention"}
_THOUSAND = {"code": "thousand-days"}
_programme = Door(permission="see_figures", view=views.programme)
# A member's file holds exact numbers; an evaluator's holds nothing that has not been released.
_programme_file = Door(permission="take_figures", view=views.programme_file, step_up=MEMBERS)
_figure_file = Door(permission="take_figures", view=views.figure_file, step_up=MEMBERS)

_LARGEST_FILE = 500 << 20  # bytes of a file to read in, and what its form needs round it


urlpatterns = [
    path("", Door(permission="see_figures", view=views.overview, instead="first-place"), name="overview"),
    path("tidlig-indsats", _programme, _EARLY, name="early-intervention"),
    path("1000-dage", _programme, _THOUSAND, name="thousand-days"),
    path("tidlig-indsats.csv", _programme_file, _EARLY, name="early-intervention-file"),
    path("1000-dage.csv", _programme_file, _THOUSAND, name="thousand-days-file"),
    path("tal/<slug:code>", Door(permission="see_figures", view=views.figure), name="figure"),
    path("tal/<slug:code>.csv", _figure_file, name="figure-file"),
    path("effekt", Door(permission="see_figures", view=effects.overview), name="effect"),
    path(
        "effekt/fremdrift",
        Door(permission="see_figures", view=effects.progress, keeps_awake=False),
        name="effect-progress",
    ),
    path("effekt/regn", Door(permission="run_studies", view=effects.run, methods=CHANGING), name="effect-run"),
    # Public statistics of whole municipalities: nobody needs to prove again who they are to take them along.
    path("effekt/<slug:question>", Door(permission="see_figures", view=effects.outcome), name="effect-outcome"),
    path("effekt/<slug:question>.zip", Door(permission="take_figures", view=effects.archive), name="effect-archive"),
    path(
        "effekt/<slug:question>/<slug:part>.csv", Door(permission="take_figures", view=effects.file), name="effect-file"
    ),
    path("datasaet", Door(permission="see_data_sets", view=data_sets.overview), name="data-sets"),
    path("datasaet/<uuid:data_set>", Door(permission="see_data_sets", view=data_sets.one), name="data-set"),
    path(
        "datasaet/<uuid:data_set>/udtraek",
        Door(permission="take_extract", view=extracts.page, step_up=EVERYBODY),
        name="extract",
    ),
    path(
        "datasaet/<uuid:data_set>/udtraek.csv",
        Door(permission="take_extract", view=extracts.file, step_up=EVERYBODY),
        name="extract-file",
    ),
    path(
        "datasaet/frys",
        Door(permission="import_registrations", view=data_sets.freeze, methods=CHANGING),
        name="freeze",
    ),
    path(
        "datasaet/frys/fremdrift",
        Door(permission="see_data_sets", view=data_sets.freezing, keeps_awake=False),
        name="freeze-progress",
    ),
    path(
        "datasaet/indlaes",
        Door(
            permission="import_registrations",
            view=data_sets.upload,
            methods=READING_AND_CHANGING,
            largest=_LARGEST_FILE,
        ),
        name="upload",
    ),
    path(
        "datasaet/indlaesning/<uuid:import_id>",
        Door(permission="see_data_sets", view=data_sets.one_import),
        name="import",
    ),
    path(
        "datasaet/indlaesning/<uuid:import_id>/fremdrift",
        Door(permission="see_data_sets", view=data_sets.progress, keeps_awake=False),
        name="import-progress",
    ),
    path(
        "datasaet/indlaesning/<uuid:import_id>/indlaes",
        Door(permission="import_registrations", view=data_sets.start, methods=CHANGING),
        name="import-start",
    ),
    path(
        "datasaet/indlaesning/<uuid:import_id>/drop",
        Door(permission="import_registrations", view=data_sets.discard, methods=CHANGING),
        name="import-discard",
    ),
    path(
        "datasaet/indlaesning/<uuid:import_id>/fortryd",
        Door(permission="undo_import", view=data_sets.undo, methods=CHANGING),
        name="import-undo",
    ),
    path(
        "datasaet/indlaesning/<uuid:import_id>/afviste.csv",
        Door(permission="take_rejected_rows", view=data_sets.rejected_file, step_up=EVERYBODY),
        name="import-rejected",
    ),
    path("frigivelser", Door(permission="see_releases", view=releases.overview), name="releases"),
    path(
        "frigivelser/fremdrift",
        Door(permission="see_releases", view=releases.progress, keeps_awake=False),
        name="releases-progress",
    ),
    *(
        path(
            f"frigivelser/{code}",
            Door(permission="make_release", view=releases.ask, methods=CHANGING),
            {"programme": code},
            name=f"release-{code}",
        )
        for code in FIGURES
    ),
]
