"""What each check of `rules.quality` looks for, in DuckDB's words. A row of the journal's has no line."""

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
    SELECT min(line) AS line, coalesce(arg_min(shown, line), min(shown)) AS shown, municipality,
        count(DISTINCT activity) - 1 AS many
    FROM registrations WHERE has_family AND held_on IS NOT NULL
    GROUP BY municipality, family, child, kind, instrument, respondent, held_on HAVING many > 0"""
_EXCESS = """
    SELECT NULL::BIGINT AS line, kind AS shown, municipality, count(held_on) - count(offered_on) AS many
    FROM registrations WHERE is_offered GROUP BY municipality, kind HAVING many > 0"""
_COMPLETED = """
    SELECT min(line) AS line, coalesce(arg_min(shown, line), min(shown)) AS shown, municipality, 1 AS many
    FROM (
      SELECT municipality, family,
        min(line) FILTER (completed) AS line,
        coalesce(arg_min(shown, line) FILTER (completed), min(shown) FILTER (completed)) AS shown
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
