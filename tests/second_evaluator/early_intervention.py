"""Figures 3-1 to 4-25 of early intervention (Tidlig indsats), as contract and fine print say."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from tests.second_evaluator.cells import (
    Cells,
    families,
    grouped,
    put,
    put_each_level,
    put_each_level_and_all,
)
from tests.second_evaluator.reading import Row

FIRST_DAY = dt.date(2018, 5, 1)
LAST_DAY = dt.date(2021, 4, 30)
FIRST_DAY_LEFT_OUT = dt.date(2020, 3, 1)
LAST_DAY_LEFT_OUT = dt.date(2020, 5, 1)

MODEL_A = {
    "0810",  # Brønderslev
    "0710",  # Favrskov
    "0190",  # Furesø
    "0260",  # Halsnæs
    "0657",  # Herning
    "0615",  # Horsens
    "0173",  # Lyngby-Taarbæk
    "0760",  # Ringkøbing-Skjern
    "0329",  # Ringsted
    "0746",  # Skanderborg
    "0540",  # Sønderborg
    "0575",  # Vejen
    "0390",  # Vordingborg
}
MODEL_B = {
    "0320",  # Faxe
    "0607",  # Fredericia
    "0766",  # Hedensted
}
DEFAULT_CUTOFF = {"epds": 11, "gotland": 13, "adbb": 5}


def evaluate(rows: list[Row]) -> Cells:
    """Count every cell of early intervention."""
    rows = [row for row in rows if in_window(row)]
    model_a = [row for row in rows if row.municipality in MODEL_A]
    model_b = [row for row in rows if row.municipality in MODEL_B]
    cells: Cells = {}
    everything(cells, model_a, model_b)
    all_but_everything(cells, model_a, model_b)
    return cells


def evaluate_own(rows: list[Row]) -> Cells:
    """Count a municipality's own numbers: its rows are all there are, and every figure is of all of them."""
    cells: Cells = {}
    put_each_level(cells, "3-1", "activities", "all", rows, len(rows))
    put(cells, ("3-1", "families", "all", "all"), len(families(rows)), len(families(rows)))
    all_but_everything(cells, rows, rows)
    return cells


def all_but_everything(cells: Cells, model_a: list[Row], model_b: list[Row]) -> None:
    """Figures 4-1 to 4-25."""
    screenings_of_children(cells, model_a)
    screenings_of_parents(cells, model_a)
    pregnancy_visits(cells, model_a)
    visits_at_15_to_18_months(cells, model_a)
    need_visits(cells, model_a)
    families_with_need_visits(cells, model_a)
    transitions(cells, model_b)
    joint_home_visits(cells, model_a)
    courses(cells, "4-23", "cosp", model_a)
    courses(cells, "4-24", "cosp", model_b)
    courses(cells, "4-25", "marte_meo", model_a)


def in_window(row: Row) -> bool:
    """Say whether the row's own date counts."""
    left_out = FIRST_DAY_LEFT_OUT <= row.date <= LAST_DAY_LEFT_OUT
    return FIRST_DAY <= row.date <= LAST_DAY and not left_out


def held(rows: Iterable[Row], activity: str) -> list[Row]:
    """Take the rows of an activity that were held."""
    return [row for row in rows if row.activity == activity and row.held_on is not None]


def offered(rows: Iterable[Row], activity: str) -> list[Row]:
    """Take the rows of an activity that were offered."""
    return [row for row in rows if row.activity == activity and row.offered_on is not None]


def response_of(row: Row) -> str:
    """Give the response, with a word for none."""
    return row.response or "unanswered"


def put_referrals(cells: Cells, figure: str, visits: list[Row]) -> None:
    """Count a figure's referrals by target: a visit counts once in each of its targets."""
    base = sum(len(row.referrals) for row in visits)
    targets = {target for row in visits for target in row.referrals}
    for target in targets:
        put_each_level_and_all(
            cells, figure, "referrals", target, [row for row in visits if target in row.referrals], base
        )


def put_with_referral(cells: Cells, figure: str, visits: list[Row]) -> None:
    """Count the visits that made at least one referral."""
    referring = [row for row in visits if row.referrals]
    put_each_level_and_all(cells, figure, "with_referral", "all", referring, len(visits))


def everything(cells: Cells, model_a: list[Row], model_b: list[Row]) -> None:
    """Figure 3-1."""
    put_each_level(cells, "3-1", "activities", "model_a", model_a, len(model_a))
    put_each_level(cells, "3-1", "activities", "model_b", model_b, len(model_b))
    in_a, in_b, in_all = families(model_a), families(model_b), families(model_a + model_b)
    put(cells, ("3-1", "families", "model_a", "all"), len(in_a), len(in_all))
    put(cells, ("3-1", "families", "model_b", "all"), len(in_b), len(in_all))
    put(cells, ("3-1", "families", "all", "all"), len(in_all), len(in_all))


def is_positive(row: Row) -> bool:
    """Say whether the score reaches the cut-off; without a score it never does."""
    cutoff = DEFAULT_CUTOFF[row.instrument] if row.cutoff is None else row.cutoff
    return row.score is not None and row.score >= cutoff


def screenings_of_children(cells: Cells, model_a: list[Row]) -> None:
    """Figure 4-1."""
    adbb = [row for row in held(model_a, "screening") if row.instrument == "adbb" and row.respondent in ("child", "")]
    put(cells, ("4-1", "screenings", "all", "all"), len(adbb), len(adbb))
    put_each_level(cells, "4-1", "positive", "all", [row for row in adbb if is_positive(row)], len(adbb))


def screenings_of_parents(cells: Cells, model_a: list[Row]) -> None:
    """Figures 4-2, 4-3 and 4-4."""
    parents = [row for row in held(model_a, "screening") if row.respondent in ("mother", "father", "partner")]
    positive_parents = 0
    for figure, instrument in (("4-2", "epds"), ("4-3", "gotland")):
        for phase in ("pregnancy", "postpartum"):
            screenings = [row for row in parents if row.instrument == instrument and row.phase == phase]
            positive = [row for row in screenings if is_positive(row)]
            put(cells, (figure, "screenings", phase, "all"), len(screenings), len(screenings))
            put_each_level(cells, figure, "positive", phase, positive, len(screenings))
            positive_parents += len(positive)
    put(cells, ("4-4", "positive_parents", "all", "all"), positive_parents, positive_parents)
    followed_up = [row for row in held(model_a, "need_visit") if "positive_parent_screening" in row.reasons]
    put_each_level(cells, "4-4", "need_visits", "all", followed_up, positive_parents)


def who_was_present(row: Row) -> str:
    """Name the parents present at a pregnancy visit."""
    mother = "mother" in row.present
    father_or_partner = "father" in row.present or "partner" in row.present
    if mother and father_or_partner:
        return "both"
    if mother:
        return "mother_only"
    if father_or_partner:
        return "father_only"
    return "not_stated"


def pregnancy_visits(cells: Cells, model_a: list[Row]) -> None:
    """Figures 4-5 and 4-6."""
    offers = offered(model_a, "pregnancy_visit")
    put(cells, ("4-5", "offered", "all", "all"), len(offers), len(offers))
    visits = held(model_a, "pregnancy_visit")
    for group, rows in grouped(visits, who_was_present).items():
        put_each_level_and_all(cells, "4-5", "held", group, rows, len(visits))
    put_referrals(cells, "4-6", visits)


def visits_at_15_to_18_months(cells: Cells, model_a: list[Row]) -> None:
    """Figures 4-7 and 4-8."""
    offers = offered(model_a, "visit_15_18m")
    for group, rows in grouped(offers, response_of).items():
        put_each_level_and_all(cells, "4-7", "offered", group, rows, len(offers))
    visits = held(model_a, "visit_15_18m")
    put_each_level_and_all(cells, "4-8", "held", "all", visits, len(visits))
    put_with_referral(cells, "4-8", visits)
    put_referrals(cells, "4-8", visits)


def need_visits(cells: Cells, model_a: list[Row]) -> None:
    """Figures 4-9 and 4-11."""
    visits = held(model_a, "need_visit")
    put_each_level_and_all(cells, "4-9", "visits", "all", visits, len(visits))
    for reason in {reason for row in visits for reason in row.reasons}:
        put_each_level_and_all(
            cells, "4-9", "visits", reason, [row for row in visits if reason in row.reasons], len(visits)
        )
    put_with_referral(cells, "4-11", visits)
    put_referrals(cells, "4-11", visits)


def families_with_need_visits(cells: Cells, model_a: list[Row]) -> None:
    """Figure 4-10: families by their number of need visits and by the level of the latest."""
    visits_of: dict[tuple[str, str], list[Row]] = {}
    for row in held(model_a, "need_visit"):
        if row.family is not None:
            visits_of.setdefault(row.family, []).append(row)
    counted: Counter[tuple[str, str]] = Counter()
    for visits in visits_of.values():
        number = str(len(visits)) if len(visits) <= 5 else "6+"
        counted[number, level_of_latest(visits)] += 1
        counted[number, "all"] += 1
    for (number, level), value in counted.items():
        put(cells, ("4-10", "families", number, level), value, len(visits_of))
    largest = max((len(visits) for visits in visits_of.values()), default=0)
    put(cells, ("4-10", "largest", "all", "all"), largest, largest)


def level_of_latest(visits: list[Row]) -> str:
    """Give the highest level on the latest day; a visit that is not levelled gives way to any that is."""
    latest = max(row.date for row in visits)
    levels = [row.level for row in visits if row.date == latest and row.level != "none"]
    return max(levels, default="none")


def where_held(row: Row) -> str:
    """Name where a transition visit was held and whether the daycare took part at home."""
    if row.place == "home":
        return "home_joint" if "daycare_staff" in row.present or "teacher" in row.present else "home_alone"
    if row.place in ("daycare", "school"):
        return "institution"
    return "other"


def transitions(cells: Cells, model_b: list[Row]) -> None:
    """Figures 4-13, 4-14 and 4-15."""
    for figure, activity in (("4-13", "transition_1"), ("4-14", "transition_2"), ("4-15", "transition_3")):
        offers = offered(model_b, activity)
        for group, rows in grouped(offers, response_of).items():
            put(cells, (figure, "offered", group, "all"), len(rows), len(offers))
        visits = held(model_b, activity)
        for group, rows in grouped(visits, where_held).items():
            put(cells, (figure, "held", group, "all"), len(rows), len(visits))


def joint_home_visits(cells: Cells, model_a: list[Row]) -> None:
    """Figures 4-16 and 4-17."""
    visits = held(model_a, "joint_home_visit")
    put_each_level_and_all(cells, "4-16", "held", "all", visits, len(visits))
    put_with_referral(cells, "4-17", visits)
    put_referrals(cells, "4-17", visits)


def outcome_of(row: Row) -> str:
    """Name how a course ended."""
    if row.course_status in ("completed", "interrupted", "declined"):
        return row.course_status
    if row.course_status == "" and row.response == "declined":
        return "declined"
    return "other"


def courses(cells: Cells, figure: str, activity: str, rows: list[Row]) -> None:
    """Figures 4-23, 4-24 and 4-25."""
    offers = [row for row in rows if row.activity == activity and (row.offered_on is not None or row.course_status)]
    for group, in_group in grouped(offers, outcome_of).items():
        put_each_level_and_all(cells, figure, "offered", group, in_group, len(offers))
