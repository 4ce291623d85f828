"""What each check of `rules.quality` looks for, in DuckDB's words.

Texts from outside are known by their digest: one may be a megabyte long, and what is grouped by must fit in memory.
"""

from collections.abc import Iterable

from vugge.base.showing import CPR_DATE
from vugge.insight.rules.extract import NO_FAMILY
from vugge.insight.rules.quality import OFFERED_KINDS, WITHOUT_FAMILY


def _among(codes: Iterable[str]) -> str:
    return "activity IN (" + ", ".join(f"'{code}'" for code in codes) + ")"


_CPR = rf"(^|[^0-9]){CPR_DATE}[- ]?[0-9]{{4}}([^0-9]|$)"
_IDS = ("activity_id", "family_id", "coalesce(child_id, '')")

FACTS = f"""
    line, municipality, date, left(activity_id, 200) AS shown, md5_number(activity_id) AS activity,
    activity AS kind, family_id <> '{NO_FAMILY}' AS has_family, md5_number(family_id) AS family,
    md5_number(coalesce(child_id, '')) AS child, instrument, respondent, score, level,
    offered_on, responded_on, held_on, response, course_status,
    {_among(OFFERED_KINDS)} AS is_offered, {_among(WITHOUT_FAMILY)} AS may_lack_family,
    coalesce(course_status = 'completed', FALSE) AS completed,
    coalesce(response = 'accepted', FALSE) OR coalesce(course_status IN ('accepted', 'started'), FALSE) AS said_yes,
    {" OR ".join(f"regexp_matches({each}, '{_CPR}')" for each in _IDS)} AS like_cpr"""
"""What the checks know of a row."""

ROWS = {
    "held_without_offer": "is_offered AND held_on IS NOT NULL AND offered_on IS NULL",
    "offered_after_held": "offered_on > held_on",
    "responded_before_offered": "responded_on < offered_on",
    "response_without_offer": "response IS NOT NULL AND offered_on IS NULL",
    "no_level": "held_on IS NOT NULL AND level IS NULL AND has_family",
    "no_score": "kind = 'screening' AND held_on IS NOT NULL AND score IS NULL",
    "family_missing": "NOT has_family AND NOT may_lack_family",
    "cpr_in_ids": "like_cpr",
}
"""What a row is when it counts in a check that looks at one row alone."""

_DUPLICATES = """
    SELECT min(line) AS line, arg_min(shown, line) AS shown, municipality, count(DISTINCT activity) - 1 AS many
    FROM registrations WHERE has_family AND held_on IS NOT NULL
    GROUP BY municipality, family, child, kind, instrument, respondent, held_on HAVING many > 0"""
_EXCESS = """
    SELECT NULL::BIGINT AS line, kind AS shown, municipality, count(held_on) - count(offered_on) AS many
    FROM registrations WHERE is_offered GROUP BY municipality, kind HAVING many > 0"""
_COMPLETED = """
    SELECT min(line) AS line, arg_min(shown, line) AS shown, municipality, 1 AS many
    FROM (
      SELECT municipality, family,
        min(line) FILTER (completed) AS line, arg_min(shown, line) FILTER (completed) AS shown
      FROM registrations WHERE has_family GROUP BY municipality, family, kind
      HAVING bool_or(completed) AND NOT bool_or(said_yes))
    GROUP BY municipality, family"""

GROUPS = {
    "duplicates": _DUPLICATES,
    "more_held_than_offered": _EXCESS,
    "completed_never_accepted": _COMPLETED,
}
"""Groups of rows that count: each with a line and a text to show, its municipality, and how many it counts for."""

MONTHS = """
    SELECT municipality, month, lead(month) OVER (PARTITION BY municipality ORDER BY month) - month - 1 AS many
    FROM (SELECT DISTINCT municipality, (12 * year(date) + month(date) - 1)::BIGINT AS month FROM registrations)"""
"""Each municipality's months with rows, and how many without follow."""

MUNICIPALITIES = "SELECT DISTINCT municipality FROM registrations"
