"""Strategies for good registrations: families with several activities, on and beside every boundary of the contract.

A registration is a mapping of column to text; a column that is not named is empty.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import product
from math import isqrt
from random import Random

from hypothesis import strategies as st

from tests.second_evaluator import reading
from tests.second_evaluator.early_intervention import DEFAULT_CUTOFF

Registration = dict[str, str]

BOUNDARIES = ("2018-05-01", "2021-04-30", "2020-03-01", "2020-05-01", "2019-09-30", "2020-02-03", "2021-12-31")
"""First and last days of windows, of the days left out, and of the two kick-offs."""

DAYS = (
    *((dt.date.fromisoformat(day) + dt.timedelta(days=away)).isoformat() for day in BOUNDARIES for away in (-1, 0, 1)),
    *("2018-11-12", "2019-12-24", "2020-02-29", "2020-09-01", "2020-09-02", "2021-03-01") * 3,
    "0001-01-01",
    "9999-12-31",
)

PLACES = (
    *("0810", "0657"),  # model A
    *("0615", "0746") * 2,  # model A and round 1
    "0329",  # model A and round 2
    *("0320", "0607"),  # model B
    "0766",  # model B and round 2
    *("0151", "0849"),  # round 1
    *("0860", "0157"),  # round 2
    *("0250", "0101"),  # neither: Frederikssund, which left, and Copenhagen
)

ACTIVITIES = (
    *sorted(reading.ACTIVITIES),
    *["screening"] * 12,
    *("need_visit", "cosp") * 4,
    *("pregnancy_visit", "visit_15_18m", "visit_18m", "visit_3y", "marte_meo", "daycare_child_advice") * 2,
    *("transition_1", "transition_2", "transition_3", "joint_home_visit"),
)

LONG = "9" * 40
"""A whole number no computer's integer holds."""

MOST_NEED_VISITS = 7
_NO_FAMILY = 0.15
_ANSWERED = 0.7


SEEDS = st.integers(0, 2**48)
"""A family is told by one number and 0 is none: a failing example shrinks to the few families that make it fail."""


def _some(dice: Random, codes: Iterable[str], *, empty: int = 1) -> str:
    """Take a code, or nothing."""
    return dice.choice([*[""] * empty, *sorted(codes)])


def _several(dice: Random, codes: Iterable[str]) -> str:
    """Take a list of codes in any order, some of them twice, or none."""
    return "|".join(dice.choices(sorted(codes), k=dice.choice([0, 0, 1, 1, 2, 3])))


def _day(dice: Random, known: float) -> str:
    return dice.choice(DAYS) if dice.random() < known else ""


def registration(dice: Random) -> Registration:
    """Invent a good registration without id, municipality and family."""
    row = {
        "child_id": dice.choice(["", "c1"]),
        "activity": dice.choice(ACTIVITIES),
        "offered_on": _day(dice, 0.6),
        "response": _some(dice, reading.RESPONSES, empty=2),
        "responded_on": _day(dice, 0.4),
        "held_on": _day(dice, 0.7),
        "level": _some(dice, "1234"),
        "present": _several(dice, reading.PRESENT),
        "place": dice.choice(["", "home", "home", *sorted(reading.PLACES)]),
        "reasons": _several(dice, reading.REASONS),
        "instrument": _some(dice, reading.INSTRUMENTS),
        "respondent": _some(dice, reading.RESPONDENTS),
        "phase": _some(dice, reading.PHASES),
        "cutoff": dice.choice(["", "", "0", "5", "007", "11", "13"]),
        "referrals": _several(dice, reading.REFERRALS),
        "course_status": _some(dice, reading.STATUSES, empty=4),
        "statutory_measure": _some(dice, ("yes", "no")),
    }
    if row["activity"] == "screening" and dice.random() < _ANSWERED:
        instrument = dice.choice(["adbb", "epds", "gotland"])
        parents = ["mother", "father", "partner"]
        respondent = dice.choice(["", "child", *parents] if instrument == "adbb" else parents)
        phase = dice.choice(["pregnancy", "postpartum"])
        row |= {"instrument": instrument, "respondent": respondent, "phase": phase, "held_on": dice.choice(DAYS)}
    if not (row["offered_on"] or row["responded_on"] or row["held_on"]):
        row["held_on"] = "2019-06-01"
    if row["activity"] == "screening" and not row["instrument"]:
        row["instrument"] = "epds"
    return row | {"score": _score(dice, row["cutoff"], row["instrument"])}


def _score(dice: Random, cutoff: str, instrument: str) -> str:
    limit = int(cutoff) if cutoff else DEFAULT_CUTOFF.get(instrument, 5)
    return dice.choice(["", LONG, *(str(max(0, limit + over)) for over in (-1, 0, 1))])


def registrations() -> st.SearchStrategy[Registration]:
    """Draw a good registration without id, municipality and family."""
    return SEEDS.map(lambda seed: registration(Random(seed)))  # noqa: S311 - nothing is kept secret by it


def family(seed: int) -> list[Registration]:
    """Return the registrations of the family with this number."""
    if seed == 0:
        return []
    dice = Random(seed)  # noqa: S311 - nothing is kept secret by it
    rows = [registration(dice) for _ in range(dice.randint(1, 5))]
    rows += _need_visits(rows[0], dice.choice([*[0] * 7, *range(MOST_NEED_VISITS + 1)]))
    code = dice.choice(PLACES)
    place = dice.choice([code, code.removeprefix("0")])
    # few names, so that a municipality's families often share one; few ids, so that some rows come again
    name = "-" if dice.random() < _NO_FAMILY else f"f{dice.randint(1, 40)}"
    where = {"municipality": place, "family_id": name}
    return [{"activity_id": f"a{dice.randint(1, 900)}"} | where | row for row in rows]


def extracts() -> st.SearchStrategy[list[Registration]]:
    """Draw the registrations of an extract."""
    families = st.lists(SEEDS, min_size=200, max_size=400)
    return families.map(lambda seeds: [row for seed in seeds for row in family(seed)])


def _need_visits(row: Registration, number: int) -> list[Registration]:
    """Repeat a row as need visits, two on each day, with levels that go up, down and missing."""
    days = ("2019-03-01", "2020-02-28", "2020-02-28", "2020-05-02", "2019-03-01", "2021-04-30", "2021-04-30")
    return [
        row | {"activity": "need_visit", "held_on": day, "level": level}
        for day, level in list(zip(days, ("3", "2", "", "", "4", row["level"], "1"), strict=True))[:number]
    ]


def one_of_each() -> Iterator[Registration]:
    """Give every activity on every level with every code of every column, in both models and both programmes.

    Every cell of every figure is more than 0 on these.
    """
    columns = {
        "present": [*sorted(reading.PRESENT), "mother|father", "father|mother|teacher", ""],
        "place": ["", *sorted(reading.PLACES)],
        "reasons": sorted(reading.REASONS),
        "referrals": sorted(reading.REFERRALS),
        "response": ["", *sorted(reading.RESPONSES)],
        "course_status": sorted(reading.STATUSES),
        "statutory_measure": ["yes", "no"],
        "respondent": ["", *sorted(reading.RESPONDENTS)],
    }
    changes = [(column, code) for column, codes in columns.items() for code in codes]
    base = {"offered_on": "2020-10-01", "held_on": "2020-10-02", "place": "home", "score": "20"}
    everything = product(sorted(reading.ACTIVITIES), ("", *"1234"), range(len(changes)), ("0615", "0766"))
    for number, (activity, level, at, municipality) in enumerate(everything):
        column, code = changes[at]
        instrument = "adbb" if column == "respondent" else ("epds", "gotland")[at % 2]
        family = f"{level} {(isqrt(8 * at + 1) - 1) // 2}"  # families of one, two, three … rows of an activity
        yield {
            **base,
            "activity_id": f"a{number}",
            "municipality": municipality,
            "family_id": family,
            "activity": activity,
            "level": level,
            "instrument": instrument,
            "respondent": "mother",
            "phase": ("pregnancy", "postpartum")[at // 2 % 2],
            column: code,
        }


def csv_text(rows: Iterable[Registration]) -> str:
    """Write registrations that need no quotes as an extract."""
    lines = [";".join(row.get(column, "") for column in reading.HEADER) for row in rows]
    return "\n".join([";".join(reading.HEADER), *lines, ""])
