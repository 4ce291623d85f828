"""What a study's pages give as files: those of the command, and of what it writes no file of, in the same shape."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence

from vugge.insight.rules.synthetic_control.grouped import PosedGroup
from vugge.insight.rules.synthetic_control.results import StudyResult
from vugge.insight.rules.synthetic_control.tries import BuiltIn, Power
from vugge.insight.rules.synthetic_control.written import files_of

_Cell = float | int | str | None
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The same files give the same archive, whenever it is made."""

_INVENTED = (
    "Tallene er opdigtede. De ligner Danmarks Statistiks i form, men siger intet om virkelige kommuner.\n"
    "The numbers are made up. They have the shape of statistics and say nothing of any real municipality.\n"
)


def files_of_page(result: StudyResult, names: Mapping[str, str]) -> Mapping[str, str]:
    """Return what each file holds by its name: the contract's, then those of what else the page shows.

    `names` are the municipalities' by code.
    """
    return {**files_of(result), **dict(_more(result, names))}


def archive_of(result: StudyResult, names: Mapping[str, str], given: Mapping[str, str], *, invented: bool) -> bytes:
    """Return every file in a zip, with what was `given`: the panel and what was asked of it. Always the same bytes."""
    files = {**given, **files_of_page(result, names)}
    if invented:
        files["OPDIGTET.txt"] = _INVENTED
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), text, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _more(result: StudyResult, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    facts = result.facts
    units = sorted({*facts.treated, *facts.donors, *(each.unit for each in facts.left_out)})
    yield "names.csv", _table("code;name", ((unit, names.get(unit, unit)) for unit in units))
    yield (
        "sensitivity.csv",
        _table("way;detail;effect;pre_rmspe;p_ratio;p_post;p_groups;p_effect;standard_error", _ways(result)),
    )
    if result.placebo is not None:
        everybody = (result.placebo.treated, *result.placebo.donors)
        gaps = ((each.unit, time, gap) for each in everybody for time, gap in zip(facts.times, each.gap, strict=True))
        yield "placebo_gaps.csv", _table("unit;time;gap", gaps)
    if result.groups is not None and result.groups.posed:
        yield (
            "groups.csv",
            _table("group;units;pre_rmspe;post_rmspe;ratio;effect;ranked", _groups(result, result.groups.posed)),
        )
    if result.power is not None:
        yield "power.csv", _power(result.power)
    if result.built_in is not None:
        yield "built_in.csv", _built_in(result.built_in)


def _groups(result: StudyResult, posed: Sequence[PosedGroup]) -> Iterator[Sequence[_Cell]]:
    """Give the treated units as group 0, then each group: those ranked with group 0 by ratio have 1 in `ranked`."""
    facts, fit = result.facts, result.fit
    yield 0, " ".join(facts.treated), fit.pre_rmspe, fit.post_rmspe, fit.ratio, fit.effect, 1
    for number, each in enumerate(posed, start=1):
        units = " ".join(each.units)
        yield number, units, each.pre_rmspe, each.post_rmspe, each.ratio, each.effect, int(each.ranked)


def _power(power: Power) -> str:
    return _table(
        "effect;share;found_by_ratio;found_by_post;of;found_by_groups;of_groups",
        (
            (
                each.effect,
                each.share,
                each.found_by_ratio,
                each.found_by_post,
                each.of,
                each.found_by_groups,
                each.of_groups,
            )
            for each in power.steps
        ),
    )


def _built_in(built_in: BuiltIn) -> str:
    return _table(
        "unit;built_in;estimated;p_ratio;p_post;p_groups;found",
        (
            (
                built_in.unit,
                each.built_in,
                each.estimated,
                each.p_ratio,
                each.p_post,
                each.p_groups,
                int(each.found),
            )
            for each in built_in.trials
        ),
    )


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
