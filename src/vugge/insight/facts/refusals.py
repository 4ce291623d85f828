"""Files that are no activity extract, told from one another so that the sentence says what the file is instead."""

from pathlib import Path

import pyarrow as pa

from vugge.base.text import marked as _
from vugge.insight.facts.rejections import ExtractError
from vugge.insight.rules.extract import HEADER

_KINDS = {
    b"PK": _("en regnearksfil eller et zip-arkiv"),
    b"%PDF": _("en PDF"),
    b"\xff\xfe": _("UTF-16"),
    b"\xfe\xff": _("UTF-16"),
    b"\xd0\xcf\x11\xe0": _("en ældre regnearksfil"),
    b"\x1f\x8b": _("en pakket fil (gzip)"),
}


def refuse_other_formats(path: Path, magic: bytes) -> None:
    """Raise ExtractError when the file's first bytes are those of something else than text."""
    for start, kind in _KINDS.items():
        if magic.startswith(start):
            raise ExtractError(
                _("{path} er {kind} og ikke en CSV i UTF-8. Gem den som CSV UTF-8 med semikolon."),
                path=path,
                kind=kind,
            )


def refuse_other_header(path: Path, header: list[str]) -> None:
    """Raise ExtractError when the columns are not exactly the extract's, in order."""
    if tuple(header) == HEADER:
        return
    if not header:
        raise ExtractError(_("{path} er tom. Første linje skal være kolonnernes navne."), path=path)
    if len(header) == 1:
        raise ExtractError(
            _("{path} har ét felt i første linje: {found}. Felterne skal være adskilt af semikolon."),
            path=path,
            found=header[0][:80],
        )
    missing = [name for name in HEADER if name not in header]
    unknown = [name[:40] or _("(uden navn)") for name in header if name not in HEADER]
    if missing or unknown:
        raise ExtractError(
            _("{path} har andre kolonner end udtrækket. Mangler: {missing}. Kendes ikke: {unknown}."),
            path=path,
            missing=", ".join(missing) or "–",
            unknown=", ".join(unknown[:10]) or "–",
        )
    raise ExtractError(
        _("{path} har kolonnerne i en anden rækkefølge eller den samme to gange: {found}."),
        path=path,
        found=";".join(header)[:400],
    )


def refuse_other_type(path: Path, field: pa.Field) -> None:
    """Raise ExtractError for a Parquet column that is neither text, date nor whole number."""
    kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
    text = pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)
    if not (text or pa.types.is_date(kind) or pa.types.is_integer(kind) or pa.types.is_null(kind)):
        raise ExtractError(
            _("{path}: kolonnen {column} har typen {kind}. Brug tekst, dato eller hele tal."),
            path=path,
            column=field.name,
            kind=str(kind),
        )
