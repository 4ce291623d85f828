"""From a request to the choice it holds, and from a choice to the name of a file."""

from django.http import HttpRequest, HttpResponse

from vugge.insight.queries.figures import ProgrammeView
from vugge.insight.rules.choice import Asked, Offered, level_code, read
from vugge.insight.rules.codes import Level
from vugge.insight.rules.presets import Preset
from vugge.insight.rules.shown import ShownCell, shown_csv

_CHECKSUM = 8  # as many signs of the data set's checksum as tell files apart by eye


def asked(request: HttpRequest, offered: Offered) -> Asked:
    """Read the choice in a request's address."""
    return read(request.GET.dict(), offered)


def file_of(name: str, cells: tuple[ShownCell, ...], view: ProgrammeView) -> HttpResponse:
    """Answer with cells as a file named for what it holds."""
    parts, choice = [name], view.seen.choice
    if choice.preset is Preset.OWN and choice.period:
        parts += [str(choice.preset), str(choice.start), str(choice.end)]
    if choice.level is not Level.ALL:
        parts += ["niveau", level_code(choice.level)]
    answer = HttpResponse(shown_csv(cells), content_type="text/csv; charset=utf-8")
    named = "-".join([*parts, view.figures[0].data_set.sha256[:_CHECKSUM]])
    answer["Content-Disposition"] = f'attachment; filename="{named}.csv"'
    return answer


def refused(wrong: Asked) -> HttpResponse:
    """Refuse a file of something else than what was asked for, and say why."""
    said = "\n".join(wrong.faults.values())
    return HttpResponse(f"{said}\n", status=400, content_type="text/plain; charset=utf-8")
