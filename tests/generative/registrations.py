"""Strategies for good registrations: families with several activities, on and beside every boundary of the contract.

A registration is a mapping of column to text; a column that is not named is empty.
"""

import datetime as dt
from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from tests.second_evaluator import reading
from tests.second_evaluator.early_intervention import DEFAULT_CUTOFF

Registration = dict[str, str]

BOUNDARIES = ("2018-05-01", "2021-04-30", "2020-03-01", "2020-05-01", "2019-09-30", "2020-02-03", "2021-12-31")
"""First and last days of windows, of the days left out, and of the two kick-offs."""

DAYS = (
    *(
        (dt.date.fromisoformat(day) + dt.timedelta(days=away)).isoformat()
        for day in BOUNDARIES
        for away in (-1, 0, 1)
    ),
    *("2018-11-12", "2019-12-24", "2020-02-29", "2020-09-01", "2020-09-02", "2021-03-01") * 3,
    "0001-01-01",
    "9999-12-31",
)

PLACES = (
    *("0810", "0657"),  # model A
    *("0615", "0746"),  # model A and round 1
    "0329",  # model A and round 2
    *("0320", "0607"),  # model B
    "0766",  # model B and round 2
    *("0151", "0849"),  # round 1
    *("0860", "0157"),  # round 2
    *("0250", "0101"),  # neither: Frederikssund, which left, and Copenhagen
)

ACTIVITIES = (
    *sorted(reading.ACTIVITIES),
    *("screening", "need_visit", "cosp") * 4,
    *("pregnancy_visit", "visit_15_18m", "visit_18m", "visit_3y", "marte_meo", "daycare_child_advice") * 2,
    *("transition_1", "transition_2", "transition_3", "joint_home_visit"),
)

LONG = "9" * 40
"""A whole number no computer's integer holds."""

MOST_NEED_VISITS = 7


def some(codes: Sequence[str] | frozenset[str], *, empty: int = 1) -> st.SearchStrategy[str]:
    """Draw a code, or nothing."""
    return st.sampled_from([*[""] * empty, *sorted(codes)])


def several(codes: frozenset[str]) -> st.SearchStrategy[str]:
    """Draw a list of codes in any order, some of them twice, or none."""
    return st.lists(st.sampled_from(sorted(codes)), max_size=3).map("|".join)


def _day(empty: int) -> st.SearchStrategy[str]:
    return st.sampled_from([*[""] * empty * 10, *DAYS])


_COLUMNS = st.fixed_dictionaries(
    {
        "child_id": st.sampled_from(["", "c1"]),
        "activity": st.sampled_from(ACTIVITIES),
        "offered_on": _day(2),
        "response": some(reading.RESPONSES, empty=2),
        "responded_on": _day(4),
        "held_on": _day(1),
        "level": some("1234"),
        "present": several(reading.PRESENT),
        "place": st.sampled_from(["", "home", "home", *sorted(reading.PLACES)]),
        "reasons": several(reading.REASONS),
        "instrument": some(reading.INSTRUMENTS),
        "respondent": some(reading.RESPONDENTS),
        "phase": some(reading.PHASES),
        "referrals": several(reading.REFERRALS),
        "course_status": some(reading.STATUSES, empty=4),
        "statutory_measure": some(("yes", "no")),
    }
)
_CUTOFFS = st.sampled_from(["", "", "0", "5", "007", "11", "13"])
_OVER = st.sampled_from([None, -1, 0, 1, "long"])


@st.composite
def registrations(draw: st.DrawFn) -> Registration:
    """Draw a good registration without id, municipality and family."""
    row = draw(_COLUMNS)
    if not (row["offered_on"] or row["responded_on"] or row["held_on"]):
        row["held_on"] = "2019-06-01"
    if row["activity"] == "screening" and not row["instrument"]:
        row["instrument"] = "epds"
    row["cutoff"] = draw(_CUTOFFS)
    row["score"] = _score(draw(_OVER), row["cutoff"], row["instrument"])
    return row


def _score(over: int | str | None, cutoff: str, instrument: str) -> str:
    if over is None:
        return ""
    if isinstance(over, str):
        return LONG
    limit = int(cutoff) if cutoff else DEFAULT_CUTOFF.get(instrument, 5)
    return str(max(0, limit + over))


_FAMILIES = st.tuples(
    st.integers(0, len(PLACES) - 1),
    st.sampled_from(["f1", "f2", "f3", "f4", "-"]),
    st.lists(registrations(), min_size=1, max_size=5),
    st.sampled_from([*[0] * 3, *range(MOST_NEED_VISITS + 1)]),
    st.sampled_from([0] * 9 + [1, 2, 7]),
)


@st.composite
def extracts(draw: st.DrawFn) -> list[Registration]:
    """Draw the registrations of an extract.

    Every family lives in four municipalities at once, so that each of its patterns meets each programme. Some
    activity_ids come again, in the same municipality and in another.
    """
    families = draw(st.lists(_FAMILIES, min_size=8, max_size=24))
    rows: list[Registration] = []
    for place, family, registered, need_visits, again in families:
        for away in (0, 3, 7, 10):
            code = PLACES[(place + away) % len(PLACES)]
            for number, row in enumerate((*registered, *_need_visits(registered[0], need_visits))):
                written = code.removeprefix("0") if (number + away) % 2 else code
                name = f"a{max(0, len(rows) - again)}"
                rows.append({"activity_id": name, "municipality": written, "family_id": family, **row})
    return rows


def _need_visits(row: Registration, number: int) -> list[Registration]:
    """Repeat a row as need visits, two on each day, with levels that go up, down and missing."""
    days = ("2019-03-01", "2020-02-28", "2020-02-28", "2020-05-02", "2019-03-01", "2021-04-30", "2021-04-30")
    return [
        row | {"activity": "need_visit", "held_on": day, "level": level}
        for day, level in list(zip(days, ("3", "2", "", "", "4", row["level"], "1"), strict=True))[:number]
    ]


def csv_text(rows: Sequence[Registration], quoted: Callable[[str], str] = str) -> str:
    """Write registrations as an extract; ``quoted`` puts the quotes a cell needs."""
    lines = [";".join(quoted(row.get(column, "")) for column in reading.HEADER) for row in rows]
    return "\n".join([";".join(reading.HEADER), *lines, ""])
