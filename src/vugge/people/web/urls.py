"""The addresses of families and people. Each form is one change; each names the right it takes."""

from functools import partial

from django.urls import URLPattern, path

from vugge.access.web.doors import CHANGING, EVERYBODY, READING, Door
from vugge.people.web import changes, creating, districts, person_changes, views
from vugge.people.web.changes import Change

app_name = "people"
_BOTH = READING + CHANGING
_FAMILY, _PERSON = "familier/<uuid:which>", "personer/<uuid:which>"
_shares = partial(Door, permission="share_out_families")


def _change(beginning: str, route: str, what: Change, permission: str = "change_families") -> URLPattern:
    door = Door(permission=permission, view=views.change, methods=_BOTH)
    return path(f"{beginning}/{route}", door, {"what": what}, name=what.address.removeprefix("people:"))


urlpatterns = [
    path("familier", Door(permission="see_families", view=views.families), name="families"),
    path("familier/ny", Door(permission="change_families", view=creating.create, methods=_BOTH), name="create"),
    path("familier/<uuid:family>/personer", Door(permission="see_families", view=views.family), name="family"),
    path("distrikter", _shares(view=districts.districts), name="districts"),
    path("distrikter/nyt", _shares(view=districts.add, methods=_BOTH), name="add-district"),
    path("distrikter/<uuid:which>/navn", _shares(view=districts.rename, methods=_BOTH), name="rename-district"),
    path("distrikter/<uuid:which>/luk", _shares(view=districts.close, methods=_BOTH), name="close-district"),
    path("distrikter/<uuid:which>/aabn", _shares(view=districts.reopen, methods=_BOTH), name="reopen-district"),
    path(
        f"{_FAMILY}/haster",
        Door(permission="see_families", view=views.emergency, methods=_BOTH),
        name="emergency",
    ),
    _change(_FAMILY, "navn", changes.CALL),
    _change(_FAMILY, "barn", changes.ADD_CHILD),
    _change(_FAMILY, "foraelder", changes.ADD_PARENT),
    _change(_FAMILY, "adresse", changes.MOVE_HOME),
    _change(_FAMILY, "beskyttelse", changes.PROTECT),
    _change(_FAMILY, "sprog", changes.SPEAK),
    _change(_FAMILY, "distrikt", changes.MOVE_DISTRICT),
    _change(_FAMILY, "sundhedsplejerske", changes.ASSIGN),
    _change(_FAMILY, "afloeser", changes.ADD_SUBSTITUTE),
    _change(_FAMILY, "afloeser/slut", changes.END_SUBSTITUTE),
    _change(_FAMILY, "kolleger", changes.COLLEAGUES),
    _change(_FAMILY, "luk", changes.CLOSE),
    _change(_FAMILY, "aabn", changes.REOPEN),
    path("personer/<uuid:person>", Door(permission="see_families", view=views.person), name="person"),
    path("personer/<uuid:person>/kigget", Door(permission="see_families", view=views.looked), name="looked"),
    path(
        "personer/<uuid:person>/vis-cpr",
        Door(permission="see_families", view=views.number, methods=CHANGING),
        name="number",
    ),
    path(
        "personer/<uuid:person>/vis-adresse",
        Door(permission="see_families", view=views.whereabouts, step_up=EVERYBODY),
        name="whereabouts",
    ),
    _change(_PERSON, "navn", person_changes.RENAME),
    _change(_PERSON, "cpr", person_changes.NUMBER),
    _change(_PERSON, "foedsel", person_changes.BIRTH),
    _change(_PERSON, "doed", person_changes.DEATH),
    _change(_PERSON, "doed/tilbage", person_changes.DEATH_BACK),
    _change(_PERSON, "foraeldremyndighed", person_changes.CUSTODY),
    _change(_PERSON, "dagtilbud", person_changes.DAYCARE),
    _change(_PERSON, "forbi", person_changes.END_PARENT),
    _change(_PERSON, "samtykke", person_changes.GIVE_CONSENT),
    _change(_PERSON, "samtykke/tilbage", person_changes.WITHDRAW),
    _change(_PERSON, "saml", person_changes.MERGE, "merge_people"),
    _change(_PERSON, "skil", person_changes.UNMERGE, "merge_people"),
]
