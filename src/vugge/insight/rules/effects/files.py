"""What a study's pages give as files: those of the command, and of what it writes no file of, in the same shape."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vugge.insight.rules.synthetic_control.results import StudyResult
from vugge.insight.rules.synthetic_control.written import files_of

_Cell = float | int | str | None
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The same files give the same archive, whenever it is made."""

_INVENTED = (
    "Tallene er opdigtede. De ligner Danmarks Statistiks i form, men siger intet om virkelige kommuner.\n"
    "The numbers are made up. They have the shape of statistics and say nothing of any real municipality.\n"
)


def files_of_page(result: StudyResult) -> Mapping[str, str]:
    """Return what each file holds by its name: the contract's, then those of what else the page shows."""
    return {**files_of(result), **_more(result)}


def archive_of(result: StudyResult, given: Mapping[str, str], *, invented: bool) -> bytes:
    """Return every file in a zip, with what was `given`: the panel and what was asked of it. Always the same bytes."""
    files = {**given, **files_of_page(result)}
    if invented:
        files["OPDIGTET.txt"] = _INVENTED
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), text, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _more(result: StudyResult) -> dict[str, str]:
    files = {
        "sensitivity.csv": _table(
            "way;detail;effect;pre_rmspe;p_ratio;p_post;p_groups;p_effect;standard_error", _ways(result)
        )
    }
    if result.placebo is not None:
        units = (result.placebo.treated, *result.placebo.donors)
        rows = (
            (each.unit, time, gap) for each in units for time, gap in zip(result.facts.times, each.gap, strict=True)
        )
        files["placebo_gaps.csv"] = _table("unit;time;gap", rows)
    if result.power is not None:
        files["power.csv"] = _table(
            "effect;share;found_by_ratio;found_by_post;found_by_groups;of",
            (
                (each.effect, each.share, each.found_by_ratio, each.found_by_post, each.found_by_groups, each.of)
                for each in result.power.steps
            ),
        )
    if result.built_in is not None:
        files["built_in.csv"] = _table(
            "unit;built_in;estimated;p_ratio;p_post;found",
            (
                (result.built_in.unit, each.built_in, each.estimated, each.p_ratio, each.p_post, int(each.found))
                for each in result.built_in.trials
            ),
        )
    return files


def _ways(result: StudyResult) -> Iterator[Sequence[_Cell]]:
    p_ratio, p_post = (result.placebo.p_ratio, result.placebo.p_post) if result.placebo else (None, None)
    p_groups = result.groups.p_post if result.groups else None
    yield "main", "", result.fit.effect, result.fit.pre_rmspe, p_ratio, p_post, p_groups, None, None
    for dropped in result.leave_one_out:
        yield "leave_one_out", dropped.unit, dropped.effect, dropped.pre_rmspe, None, None, None, None, None
    for start in result.other_starts:
        yield "other_start", start.start, start.effect, start.pre_rmspe, start.p_ratio, start.p_post, None, None, None
    for early in result.in_time:
        yield "in_time", early.start, early.effect, early.pre_rmspe, early.p_ratio, early.p_post, None, None, None
    for pool in result.other_pools:
        yield "other_pool", pool.name, pool.effect, pool.pre_rmspe, pool.p_ratio, pool.p_post, None, None, None
    for other in result.beside:
        yield (
            other.method.value,
            "",
            other.effect,
            other.pre_rmspe,
            None,
            None,
            None,
            other.p_value,
            other.standard_error,
        )


def _table(header: str, rows: Iterable[Sequence[_Cell]]) -> str:
    file = io.StringIO()
    lines = csv.writer(file, delimiter=";", lineterminator="\n")
    lines.writerow(header.split(";"))
    lines.writerows(
        ["" if each is None else repr(each) if isinstance(each, float) else str(each) for each in row] for row in rows
    )
    return file.getvalue()
