"""Loading the files of the national catalogue, when the product is set up and each time it is brought up to date."""

from collections.abc import Mapping
from functools import partial

from vugge.access.actions.recording import action, tell
from vugge.access.queries.municipalities import municipalities
from vugge.access.rules.actors import Actor
from vugge.base.clock import now, today
from vugge.base.errors import ExpectedError
from vugge.base.files import catalogue_file, files_in
from vugge.catalogue.models import NationalFile
from vugge.catalogue.rules.faults import report
from vugge.catalogue.rules.forms import file_faults
from vugge.catalogue.rules.instruments import instrument_faults
from vugge.catalogue.rules.loading import INSTRUMENTS, NINE, changed, checksum
from vugge.catalogue.rules.national import national
from vugge.catalogue.rules.programmes import programme_faults
from vugge.catalogue.rules.reading import versions_among
from vugge.catalogue.rules.references import dangling
from vugge.catalogue.rules.versions import code_of, named


@action("run_the_machine")
def load_national(*, by: Actor) -> tuple[str, ...]:
    """Load the versions of the national files that are not there yet; return which, as `reasons 2`.

    Raises ExpectedError where a file is faulty, or says something else than when it was loaded.
    """
    del by  # whoever runs the machine; the trail says so
    loaded = {(each.code, each.version): each.checksum for each in NationalFile.objects.all()}
    new = [file for file in _files() if _is_new(file, loaded)]
    NationalFile.objects.bulk_create(new)
    names = tuple(str(each) for each in new)
    tell(subject="catalogue:national", after={"new": len(new), "files": list(names)})
    return names


def _is_new(file: NationalFile, loaded: Mapping[tuple[str, int], str]) -> bool:
    known = loaded.get((file.code, file.version))
    if known is not None and known != file.checksum:
        raise ExpectedError(changed(named(file.code, file.version), file.version))
    return known is None


def _files() -> list[NationalFile]:
    root = catalogue_file("municipalities.csv").parent
    own, programmes = files_in(root), files_in(root / "programmes")
    found = {code: versions_among(own, code, partial(file_faults, code), where=root.name) for code in NINE}
    found[INSTRUMENTS] = versions_among(own, INSTRUMENTS, instrument_faults, where=root.name)
    latest = {code: versions[-1] for code, versions in found.items()}
    if said := dangling(latest):
        raise ExpectedError(report(said))
    national(latest)  # what cannot be made into a catalogue is not let in
    names = {each.code: each.name for each in municipalities(today())}
    for code in sorted({str(code_of(name)) for name in programmes}):
        found[code] = versions_among(
            programmes, code, lambda content: programme_faults(content, names), where="programmes"
        )
    return [
        NationalFile(
            code=code,
            version=content["version"],
            valid_from=content.get("valid_from"),
            checksum=checksum(content),
            text=(own | programmes)[named(code, content["version"])].decode(),
            loaded_at=now(),
        )
        for code, versions in found.items()
        for content in versions
    ]
