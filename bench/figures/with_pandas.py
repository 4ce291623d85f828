"""The other side: pandas, which loads the Parquet and then counts every figure."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from bench.figures.answers import Answer, from_rows
from vugge.insight.facts import national

_DEFAULTS = {"epds": 11, "gotland": 13, "adbb": 5}
_COLUMNS = [
    *(
        "municipality",
        "family_id",
        "activity",
        "date",
        "offered_on",
        "response",
        "held_on",
        "level",
        "present",
        "place",
    ),
    *("reasons", "instrument", "respondent", "phase", "score", "cutoff", "referrals", "course_status"),
    "statutory_measure",
]
MOST_SAID = 5
_INSIDE = {"extra_pregnancy_visit", "need_visit", "cosp", "marte_meo"}
Rows = Iterator[tuple[str, str, str, str, int]]


def count(rows: Path) -> Answer:
    """Load the rows and count; the loading is part of it."""
    everything = pd.read_parquet(rows, columns=_COLUMNS)
    return from_rows(
        [*_early(_selected(everything, "early-intervention")), *_thousand(_selected(everything, "thousand-days"))]
    )


def _selected(rows: pd.DataFrame, programme: str) -> pd.DataFrame:
    parameters = national.parameters(programme)
    day = pd.to_datetime(rows["date"])
    rows = rows.assign(scope=rows["municipality"].map({m: s.code for s in parameters.scopes for m in s.municipalities}))
    keep = rows["scope"].notna() & (day >= str(parameters.window.start)) & (day <= str(parameters.window.end))
    for each in parameters.exclusions:
        keep &= ~day.between(str(each.period.start), str(each.period.end))
    for scope in parameters.scopes:
        keep &= (rows["scope"] != scope.code) | day.between(str(scope.period.start), str(scope.period.end))
    return rows[keep].assign(level=lambda r: r["level"].map({1: "1", 2: "2", 3: "3", 4: "4"}).fillna("none"))


def _grouped(rows: pd.DataFrame, figure: str, measure: str, group: str | pd.Series, *, level: bool = True) -> Rows:
    groups = pd.Series(group, index=rows.index) if isinstance(group, str) else group
    levels = rows["level"] if level else pd.Series("all", index=rows.index)
    for (code, at), value in rows.groupby([groups.rename("g"), levels.rename("l")], observed=True).size().items():
        yield figure, measure, str(code), str(at), int(value)


def _exploded(rows: pd.DataFrame, figure: str, measure: str, column: str) -> Rows:
    lists = rows[[column, "level"]].dropna(subset=[column])
    exploded = lists.assign(**{column: lists[column].str.split("|")}).explode(column)
    yield from _grouped(exploded, figure, measure, exploded[column])


def _has(rows: pd.DataFrame, column: str, code: str) -> pd.Series:
    return ("|" + rows[column].fillna("") + "|").str.contains(f"|{code}|", regex=False)


def _positive(rows: pd.DataFrame) -> pd.Series:
    return rows["score"] >= rows["cutoff"].fillna(rows["instrument"].map(_DEFAULTS))


def _early(rows: pd.DataFrame) -> Rows:
    yield from _grouped(rows, "3-1", "activities", rows["scope"])
    families = rows[rows["family_id"] != "-"][["scope", "municipality", "family_id"]].drop_duplicates()
    yield from (("3-1", "families", str(code), "all", int(n)) for code, n in families.groupby("scope").size().items())
    yield "3-1", "families", "all", "all", len(families)
    a, b = rows[rows["scope"] == "model_a"], rows[rows["scope"] == "model_b"]
    held = a[a["held_on"].notna()]
    yield from _screenings(held[held["activity"] == "screening"])
    need = held[held["activity"] == "need_visit"]
    after = need[_has(need, "reasons", "positive_parent_screening")]
    yield from _grouped(after, "4-4", "need_visits", "all")
    yield from _pregnancy(a, held)
    offered = a[(a["activity"] == "visit_15_18m") & a["offered_on"].notna()]
    yield from _grouped(offered, "4-7", "offered", offered["response"].fillna("unanswered"))
    toddlers, joint = held[held["activity"] == "visit_15_18m"], held[held["activity"] == "joint_home_visit"]
    yield from _grouped(toddlers, "4-8", "held", "all")
    yield from _grouped(joint, "4-16", "held", "all")
    for figure, visits in (("4-8", toddlers), ("4-11", need), ("4-17", joint)):
        yield from _grouped(visits[visits["referrals"].notna()], figure, "with_referral", "all")
        yield from _exploded(visits, figure, "referrals", "referrals")
    yield from _grouped(need, "4-9", "visits", "all")
    yield from _exploded(need, "4-9", "visits", "reasons")
    yield from _families_by_visits(need[need["family_id"] != "-"])
    yield from _transitions(b)
    for figure, of, activity in (("4-23", a, "cosp"), ("4-24", b, "cosp"), ("4-25", a, "marte_meo")):
        yield from _course(of[of["activity"] == activity], figure)


def _screenings(held: pd.DataFrame) -> Rows:
    adbb = held[(held["instrument"] == "adbb") & (held["respondent"].isna() | (held["respondent"] == "child"))]
    yield "4-1", "screenings", "all", "all", len(adbb)
    yield from _grouped(adbb[_positive(adbb)], "4-1", "positive", "all")
    parents = held[held["respondent"].isin(["mother", "father", "partner"]) & held["phase"].notna()]
    over = 0
    for figure, instrument in (("4-2", "epds"), ("4-3", "gotland")):
        answered = parents[parents["instrument"] == instrument]
        positive = answered[_positive(answered)]
        over += len(positive)
        yield from _grouped(answered, figure, "screenings", answered["phase"], level=False)
        yield from _grouped(positive, figure, "positive", positive["phase"])
    yield "4-4", "positive_parents", "all", "all", over


def _pregnancy(a: pd.DataFrame, held: pd.DataFrame) -> Rows:
    yield "4-5", "offered", "all", "all", int(((a["activity"] == "pregnancy_visit") & a["offered_on"].notna()).sum())
    visits = held[held["activity"] == "pregnancy_visit"]
    mother, father = (
        _has(visits, "present", "mother"),
        _has(visits, "present", "father") | _has(visits, "present", "partner"),
    )
    who = pd.Series("not_stated", index=visits.index)
    who[mother & father], who[mother & ~father], who[~mother & father] = "both", "mother_only", "father_only"
    yield from _grouped(visits, "4-5", "held", who)
    yield from _exploded(visits, "4-6", "referrals", "referrals")


def _families_by_visits(need: pd.DataFrame) -> Rows:
    rank = need["level"].map({"none": 0, "1": 1, "2": 2, "3": 3, "4": 4})
    ordered = need.assign(rank=rank).sort_values(["date", "rank"])
    family = ordered.groupby(["municipality", "family_id"]).agg(visits=("level", "size"), level=("level", "last"))
    number = family["visits"].astype(str).where(family["visits"] <= MOST_SAID, "6+")
    yield from _grouped(family, "4-10", "families", number)
    yield "4-10", "largest", "all", "all", int(family["visits"].max())


def _transitions(b: pd.DataFrame) -> Rows:
    for figure, activity in (("4-13", "transition_1"), ("4-14", "transition_2"), ("4-15", "transition_3")):
        of = b[b["activity"] == activity]
        offered, held = of[of["offered_on"].notna()], of[of["held_on"].notna()]
        yield from _grouped(offered, figure, "offered", offered["response"].fillna("unanswered"), level=False)
        staff = _has(held, "present", "daycare_staff") | _has(held, "present", "teacher")
        where = pd.Series("other", index=held.index)
        where[held["place"].isin(["daycare", "school"])] = "institution"
        where[(held["place"] == "home") & staff], where[(held["place"] == "home") & ~staff] = "home_joint", "home_alone"
        yield from _grouped(held, figure, "held", where, level=False)


def _course(of: pd.DataFrame, figure: str) -> Rows:
    offers = of[of["offered_on"].notna() | of["course_status"].notna()]
    status = offers["course_status"]
    how = status.where(status.isin(["completed", "interrupted", "declined"]), "other")
    how = how.mask(status.isna() & (offers["response"] == "declined"), "declined")
    yield from _grouped(offers, figure, "offered", how)


def _thousand(rows: pd.DataFrame) -> Rows:
    rows = rows.assign(key=rows["municipality"] + ":" + rows["family_id"])
    known = rows[rows["family_id"] != "-"]
    offered, held = known[known["offered_on"].notna()], known[known["held_on"].notna()]
    for activity in ("visit_18m", "visit_3y", "cosp"):
        of = offered[offered["activity"] == activity]
        yield "T-4", "offered", activity, "all", of["key"].nunique()
        yield "T-4", "statutory", activity, "all", of[of["statutory_measure"] == "yes"]["key"].nunique()
    for figure, activity in (("T-7", "visit_18m"), ("T-6", "visit_3y")):
        visited = held[held["activity"] == activity]
        targets = visited["referrals"].fillna("").str.split("|")
        inside, outside = (
            targets.map(lambda t: bool(_INSIDE & set(t))),
            targets.map(lambda t: bool(set(t) - _INSIDE - {""})),
        )
        yield "T-5", "visited", activity, "all", visited["key"].nunique()
        yield "T-5", "referred_inside", activity, "all", visited[inside]["key"].nunique()
        yield "T-5", "referred_outside", activity, "all", visited[outside]["key"].nunique()
        had = set(offered[offered["activity"] == activity]["key"])
        yield figure, "offered", "all", "all", len(had)
        yield figure, "received", "all", "all", len(had & set(visited["key"]))
    yield from _cosp(known[known["activity"] == "cosp"])
    yield from _daycare(rows[rows["held_on"].notna()], offered)


def _cosp(of: pd.DataFrame) -> Rows:
    had = set(of[of["offered_on"].notna() | of["course_status"].notna()]["key"])
    yes = (of["response"] == "accepted") | of["course_status"].isin(["accepted", "started", "completed", "interrupted"])
    accepted, completed = set(of[yes]["key"]), set(of[of["course_status"] == "completed"]["key"])
    yield "T-10", "offered", "all", "all", len(had)
    yield "T-10", "accepted", "all", "all", len(had & accepted)
    yield "T-10", "completed", "all", "all", len(had & accepted & completed)


def _daycare(held: pd.DataFrame, offered: pd.DataFrame) -> Rows:
    had = set(offered[offered["activity"].isin(["visit_18m", "visit_3y", "cosp"])]["key"])
    advice = held[held["activity"] == "daycare_child_advice"]
    about = int(advice["key"].isin(had).sum())
    yield "T-15", "daycare", "programme", "all", about
    yield "T-15", "daycare", "general", "all", int((held["activity"] == "daycare_general_advice").sum())
    yield "T-15", "daycare", "other", "all", len(advice) - about + int((held["activity"] == "daycare_other").sum())
