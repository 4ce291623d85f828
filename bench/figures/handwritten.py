"""The other side: DuckDB SQL a person would write by hand, one query a figure, over the same Parquet."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb

from bench.figures.answers import Answer, from_rows
from vugge.insight.facts import national

_DEFAULT = "CASE instrument WHEN 'epds' THEN 11 WHEN 'gotland' THEN 13 WHEN 'adbb' THEN 5 END"
_POSITIVE = f"score >= coalesce(cutoff, {_DEFAULT})"
_PARENT = "activity = 'screening' AND held_on IS NOT NULL AND respondent IN ('mother', 'father', 'partner') AND phase IS NOT NULL"
_MOTHER = "list_contains(string_split(present, '|'), 'mother')"
_FATHER = "list_has_any(string_split(present, '|'), ['father', 'partner'])"
_STAFF = "list_has_any(string_split(present, '|'), ['daycare_staff', 'teacher'])"


def _screenings(instrument: str) -> str:
    where = f"model = 'model_a' AND instrument = '{instrument}' AND {_PARENT}"
    return f"""
        SELECT 'screenings', phase, 'all', count(*) FROM early WHERE {where} GROUP BY phase
        UNION ALL
        SELECT 'positive', phase, level, count(*) FROM early WHERE {where} AND {_POSITIVE} GROUP BY phase, level"""


def _referrals(activity: str) -> str:
    return f"""
        SELECT 'with_referral', 'all', level, count(*) FROM early
        WHERE model = 'model_a' AND activity = '{activity}' AND held_on IS NOT NULL AND referrals IS NOT NULL
        GROUP BY level
        UNION ALL
        {_targets(activity)}"""


def _targets(activity: str) -> str:
    return f"""
        SELECT 'referrals', target, level, count(*)
        FROM (SELECT unnest(string_split(referrals, '|')) AS target, level FROM early
              WHERE model = 'model_a' AND activity = '{activity}' AND held_on IS NOT NULL)
        GROUP BY target, level"""


def _held(activity: str) -> str:
    return f"""
        SELECT 'held', 'all', level, count(*) FROM early
        WHERE model = 'model_a' AND activity = '{activity}' AND held_on IS NOT NULL GROUP BY level"""


def _transition(activity: str) -> str:
    return f"""
        SELECT 'offered', coalesce(response, 'unanswered'), 'all', count(*) FROM early
        WHERE model = 'model_b' AND activity = '{activity}' AND offered_on IS NOT NULL GROUP BY 2
        UNION ALL
        SELECT 'held', CASE WHEN place = 'home' AND coalesce({_STAFF}, false) THEN 'home_joint'
                            WHEN place = 'home' THEN 'home_alone'
                            WHEN place IN ('daycare', 'school') THEN 'institution' ELSE 'other' END, 'all', count(*)
        FROM early WHERE model = 'model_b' AND activity = '{activity}' AND held_on IS NOT NULL GROUP BY 2"""


def _course(activity: str, model: str) -> str:
    return f"""
        SELECT 'offered', CASE WHEN course_status IN ('completed', 'interrupted', 'declined') THEN course_status
                               WHEN course_status IS NULL AND response = 'declined' THEN 'declined' ELSE 'other' END,
               level, count(*)
        FROM early WHERE model = '{model}' AND activity = '{activity}'
                     AND (offered_on IS NOT NULL OR course_status IS NOT NULL) GROUP BY 2, 3"""


EARLY: Mapping[str, str] = {
    "3-1": """
        SELECT 'activities', model, level, count(*) FROM early GROUP BY model, level
        UNION ALL
        SELECT 'families', coalesce(model, 'all'), 'all', count(*)
        FROM (SELECT DISTINCT model, municipality, family_id FROM early WHERE family_id <> '-')
        GROUP BY GROUPING SETS ((model), ())""",
    "4-1": f"""
        SELECT 'screenings', 'all', 'all', count(*) FROM early
        WHERE model = 'model_a' AND activity = 'screening' AND held_on IS NOT NULL AND instrument = 'adbb'
          AND (respondent IS NULL OR respondent = 'child')
        UNION ALL
        SELECT 'positive', 'all', level, count(*) FROM early
        WHERE model = 'model_a' AND activity = 'screening' AND held_on IS NOT NULL AND instrument = 'adbb'
          AND (respondent IS NULL OR respondent = 'child') AND {_POSITIVE} GROUP BY level""",
    "4-2": _screenings("epds"),
    "4-3": _screenings("gotland"),
    "4-4": f"""
        SELECT 'positive_parents', 'all', 'all', count(*) FROM early
        WHERE model = 'model_a' AND instrument IN ('epds', 'gotland') AND {_PARENT} AND {_POSITIVE}
        UNION ALL
        SELECT 'need_visits', 'all', level, count(*) FROM early
        WHERE model = 'model_a' AND activity = 'need_visit' AND held_on IS NOT NULL
          AND list_contains(string_split(reasons, '|'), 'positive_parent_screening') GROUP BY level""",
    "4-5": f"""
        SELECT 'offered', 'all', 'all', count(*) FROM early
        WHERE model = 'model_a' AND activity = 'pregnancy_visit' AND offered_on IS NOT NULL
        UNION ALL
        SELECT 'held', CASE WHEN coalesce({_MOTHER}, false) AND coalesce({_FATHER}, false) THEN 'both'
                            WHEN coalesce({_MOTHER}, false) THEN 'mother_only'
                            WHEN coalesce({_FATHER}, false) THEN 'father_only' ELSE 'not_stated' END, level, count(*)
        FROM early WHERE model = 'model_a' AND activity = 'pregnancy_visit' AND held_on IS NOT NULL GROUP BY 2, 3""",
    "4-6": _targets("pregnancy_visit"),
    "4-7": """
        SELECT 'offered', coalesce(response, 'unanswered'), level, count(*) FROM early
        WHERE model = 'model_a' AND activity = 'visit_15_18m' AND offered_on IS NOT NULL GROUP BY 2, 3""",
    "4-8": f"{_held('visit_15_18m')} UNION ALL {_referrals('visit_15_18m')}",
    "4-9": """
        SELECT 'visits', 'all', level, count(*) FROM early
        WHERE model = 'model_a' AND activity = 'need_visit' AND held_on IS NOT NULL GROUP BY level
        UNION ALL
        SELECT 'visits', reason, level, count(*)
        FROM (SELECT unnest(string_split(reasons, '|')) AS reason, level FROM early
              WHERE model = 'model_a' AND activity = 'need_visit' AND held_on IS NOT NULL) GROUP BY reason, level""",
    "4-10": """
        WITH family AS (SELECT count(*) AS visits, arg_max(coalesce(level, 0), (held_on, coalesce(level, 0))) AS latest FROM early
                        WHERE model = 'model_a' AND activity = 'need_visit' AND held_on IS NOT NULL
                          AND family_id <> '-' GROUP BY municipality, family_id)
        SELECT 'families', CASE WHEN visits > 5 THEN '6+' ELSE visits::VARCHAR END, nullif(latest, 0), count(*)
        FROM family GROUP BY 2, 3
        UNION ALL SELECT 'largest', 'all', 'all', max(visits) FROM family""",
    "4-11": _referrals("need_visit"),
    "4-13": _transition("transition_1"),
    "4-14": _transition("transition_2"),
    "4-15": _transition("transition_3"),
    "4-16": _held("joint_home_visit"),
    "4-17": _referrals("joint_home_visit"),
    "4-23": _course("cosp", "model_a"),
    "4-24": _course("cosp", "model_b"),
    "4-25": _course("marte_meo", "model_a"),
}


def _received(activity: str) -> str:
    return f"""
        WITH family AS (SELECT bool_or(offered_on IS NOT NULL) AS offered, bool_or(held_on IS NOT NULL) AS held
                        FROM thousand WHERE activity = '{activity}' AND family_id <> '-' GROUP BY municipality, family_id)
        SELECT 'offered', 'all', 'all', count(*) FROM family WHERE offered
        UNION ALL SELECT 'received', 'all', 'all', count(*) FROM family WHERE offered AND held"""


_INSIDE = "['extra_pregnancy_visit', 'need_visit', 'cosp', 'marte_meo']"
THOUSAND: Mapping[str, str] = {
    "T-4": """
        WITH family AS (SELECT activity, bool_or(coalesce(statutory_measure, '') = 'yes') AS statutory FROM thousand
                        WHERE activity IN ('visit_18m', 'visit_3y', 'cosp') AND offered_on IS NOT NULL
                          AND family_id <> '-' GROUP BY activity, municipality, family_id)
        SELECT 'offered', activity, 'all', count(*) FROM family GROUP BY activity
        UNION ALL SELECT 'statutory', activity, 'all', count(*) FROM family WHERE statutory GROUP BY activity""",
    "T-5": f"""
        WITH family AS (SELECT activity,
                               bool_or(list_has_any(string_split(referrals, '|'), {_INSIDE})) AS inside,
                               bool_or(len(list_filter(string_split(referrals, '|'),
                                           lambda t: NOT list_contains({_INSIDE}, t))) > 0) AS outside
                        FROM thousand WHERE activity IN ('visit_18m', 'visit_3y') AND held_on IS NOT NULL
                          AND family_id <> '-' GROUP BY activity, municipality, family_id)
        SELECT 'visited', activity, 'all', count(*) FROM family GROUP BY activity
        UNION ALL SELECT 'referred_inside', activity, 'all', count(*) FROM family WHERE inside GROUP BY activity
        UNION ALL SELECT 'referred_outside', activity, 'all', count(*) FROM family WHERE outside GROUP BY activity""",
    "T-6": _received("visit_3y"),
    "T-7": _received("visit_18m"),
    "T-10": """
        WITH family AS (SELECT bool_or(offered_on IS NOT NULL OR course_status IS NOT NULL) AS offered,
                               bool_or(coalesce(response, '') = 'accepted' OR coalesce(course_status, '') IN
                                       ('accepted', 'started', 'completed', 'interrupted')) AS accepted,
                               bool_or(coalesce(course_status, '') = 'completed') AS completed
                        FROM thousand WHERE activity = 'cosp' AND family_id <> '-' GROUP BY municipality, family_id)
        SELECT 'offered', 'all', 'all', count(*) FROM family WHERE offered
        UNION ALL SELECT 'accepted', 'all', 'all', count(*) FROM family WHERE offered AND accepted
        UNION ALL SELECT 'completed', 'all', 'all', count(*) FROM family WHERE offered AND accepted AND completed""",
    "T-15": """
        WITH offered AS (SELECT DISTINCT municipality, family_id FROM thousand
                         WHERE activity IN ('visit_18m', 'visit_3y', 'cosp') AND offered_on IS NOT NULL
                           AND family_id <> '-')
        SELECT 'daycare', CASE WHEN activity = 'daycare_general_advice' THEN 'general'
                               WHEN activity = 'daycare_child_advice' AND offered.family_id IS NOT NULL THEN 'programme'
                               ELSE 'other' END, 'all', count(*)
        FROM thousand LEFT JOIN offered USING (municipality, family_id)
        WHERE held_on IS NOT NULL AND activity IN ('daycare_general_advice', 'daycare_child_advice', 'daycare_other')
        GROUP BY 2""",
}


def count(rows: Path, memory: str) -> Answer:
    """Run every query and return what each counts."""
    connection = duckdb.connect(config={"memory_limit": memory})
    connection.execute(_view("early", "early-intervention", "model", rows))
    connection.execute(_view("thousand", "thousand-days", "round", rows))
    return from_rows(_run(connection))


def _run(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, str, str, str, int]]:
    for figure, query in {**EARLY, **THOUSAND}.items():
        for measure, group, level, value in connection.execute(query).fetchall():
            yield figure, measure, group, "none" if level is None else str(level), value


def _view(name: str, programme: str, column: str, rows: Path) -> str:
    parameters = national.parameters(programme)
    cases = " ".join(f"WHEN municipality IN {scope.municipalities} THEN '{scope.code}'" for scope in parameters.scopes)
    days = " OR ".join(
        f"(municipality IN {s.municipalities} AND date BETWEEN DATE '{s.period.start}' AND DATE '{s.period.end}')"
        for s in parameters.scopes
    )
    out = "".join(
        f" AND NOT date BETWEEN DATE '{each.period.start}' AND DATE '{each.period.end}'"
        for each in parameters.exclusions
    )
    everyone = tuple(code for scope in parameters.scopes for code in scope.municipalities)
    same = all(scope.period == parameters.window for scope in parameters.scopes)
    window = f"date BETWEEN DATE '{parameters.window.start}' AND DATE '{parameters.window.end}'"
    inside = f"municipality IN {everyone} AND {window}" if same else f"({days})"
    return f"CREATE VIEW {name} AS SELECT *, CASE {cases} END AS {column} FROM '{rows}' WHERE {inside}{out}"
