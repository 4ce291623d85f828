"""From a request to the choice it holds, and from a choice to the name of a file."""

from django.http import HttpRequest, HttpResponse

from vugge.insight import queries
from vugge.insight.queries import DataSetView, Seen
from vugge.insight.rules.choice import Asked, level_code, read
from vugge.insight.rules.codes import Level
from vugge.insight.rules.presets import Preset
from vugge.insight.rules.shown import ShownCell, shown_csv

_CHECKSUM = 8  # as many signs of the data set's checksum as tell files apart by eye


def asked(request: HttpRequest, found: DataSetView, programme: str, municipality: str | None = None) -> Asked:
    """Read the choice in a request's address; ``municipality`` is the code of the one whose numbers are shown."""
    return read(request.GET.dict(), queries.offered(found, programme, municipality))


def file_of(name: str, cells: tuple[ShownCell, ...], found: DataSetView, seen: Seen) -> HttpResponse:
    """Answer with cells as a file named for what it holds."""
    parts = [name]
    if seen.choice.preset is Preset.OWN and seen.choice.period:
        parts += [str(seen.choice.preset), str(seen.choice.start), str(seen.choice.end)]
    if seen.choice.level is not Level.ALL:
        parts += ["niveau", level_code(seen.choice.level)]
    answer = HttpResponse(shown_csv(cells), content_type="text/csv; charset=utf-8")
    named = "-".join([*parts, found.facts.sha256[:_CHECKSUM]])
    answer["Content-Disposition"] = f'attachment; filename="{named}.csv"'
    return answer


def refused(wrong: Asked) -> HttpResponse:
    """Refuse a file of something else than what was asked for, and say why."""
    said = "\n".join(wrong.faults.values())
    return HttpResponse(f"{said}\n", status=400, content_type="text/plain; charset=utf-8")
