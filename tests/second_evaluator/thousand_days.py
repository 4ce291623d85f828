"""Figures T-4 to T-15 of the first thousand days (De første 1.000 dage), as contract and fine print say."""

import datetime as dt

from tests.second_evaluator.cells import Cells, families, put
from tests.second_evaluator.reading import Row

LAST_DAY = dt.date(2021, 12, 31)
ROUND_1_FROM = dt.date(2019, 9, 30)
ROUND_1 = {
    "0151",  # Ballerup
    "0240",  # Egedal
    "0615",  # Horsens
    "0849",  # Jammerbugt
    "0482",  # Langeland
    "0306",  # Odsherred
    "0746",  # Skanderborg
    "0779",  # Skive
    "0479",  # Svendborg
    "0787",  # Thisted
    "0187",  # Vallensbæk
    "0791",  # Viborg
}
ROUND_2_FROM = dt.date(2020, 2, 3)
ROUND_2 = {
    "0157",  # Gentofte
    "0510",  # Haderslev
    "0766",  # Hedensted
    "0860",  # Hjørring
    "0360",  # Lolland
    "0370",  # Næstved
    "0840",  # Rebild
    "0329",  # Ringsted
    "0573",  # Varde
}
INSIDE = {"extra_pregnancy_visit", "need_visit", "cosp", "marte_meo"}


def evaluate(rows: list[Row], last_day: dt.date = LAST_DAY) -> Cells:
    """Count every cell of a thousand days; an earlier last day gives an earlier hand-in, such as the midterm's."""
    return evaluate_own([row for row in rows if in_programme(row, last_day)])


def evaluate_own(rows: list[Row]) -> Cells:
    """Count every cell on all of the rows: a municipality's own numbers ask for no round and no day."""
    cells: Cells = {}
    offers(cells, rows)
    visited(cells, rows)
    offered_and_received(cells, "T-6", "visit_3y", rows)
    offered_and_received(cells, "T-7", "visit_18m", rows)
    circle_of_security(cells, rows)
    daycare(cells, rows)
    return cells


def in_programme(row: Row, last_day: dt.date) -> bool:
    """Say whether the row lies in a round's municipality from its kick-off day on."""
    if row.municipality in ROUND_1:
        return ROUND_1_FROM <= row.date <= last_day
    if row.municipality in ROUND_2:
        return ROUND_2_FROM <= row.date <= last_day
    return False


def offers(cells: Cells, rows: list[Row]) -> None:
    """Figure T-4."""
    counted, statutory = {}, {}
    for activity in ("visit_18m", "visit_3y", "cosp"):
        with_offer = [row for row in rows if row.activity == activity and row.offered_on is not None]
        counted[activity] = len(families(with_offer))
        statutory[activity] = len(families(row for row in with_offer if row.statutory_measure == "yes"))
    for activity, value in counted.items():
        put(cells, ("T-4", "offered", activity, "all"), value, sum(counted.values()))
        put(cells, ("T-4", "statutory", activity, "all"), statutory[activity], value)


def visited(cells: Cells, rows: list[Row]) -> None:
    """Figure T-5."""
    held = {
        activity: [row for row in rows if row.activity == activity and row.held_on is not None]
        for activity in ("visit_18m", "visit_3y")
    }
    both = sum(len(families(visits)) for visits in held.values())
    for activity, visits in held.items():
        inside = families(row for row in visits if row.referrals & INSIDE)
        outside = families(row for row in visits if row.referrals - INSIDE)
        base = len(families(visits))
        put(cells, ("T-5", "visited", activity, "all"), base, both)
        put(cells, ("T-5", "referred_inside", activity, "all"), len(inside), base)
        put(cells, ("T-5", "referred_outside", activity, "all"), len(outside), base)


def offered_and_received(cells: Cells, figure: str, activity: str, rows: list[Row]) -> None:
    """Figures T-6 and T-7."""
    of_activity = [row for row in rows if row.activity == activity]
    with_offer = families(row for row in of_activity if row.offered_on is not None)
    with_visit = families(row for row in of_activity if row.held_on is not None)
    put(cells, (figure, "offered", "all", "all"), len(with_offer), len(with_offer))
    put(cells, (figure, "received", "all", "all"), len(with_offer & with_visit), len(with_offer))


def circle_of_security(cells: Cells, rows: list[Row]) -> None:
    """Figure T-10: of the families offered the course, those that accepted and those that completed, in any row."""
    courses = [row for row in rows if row.activity == "cosp"]
    offered = families(row for row in courses if row.offered_on is not None or row.course_status)
    accepted = offered & families(
        row
        for row in courses
        if row.response == "accepted" or row.course_status in ("accepted", "started", "completed", "interrupted")
    )
    completed = families(row for row in courses if row.course_status == "completed")
    put(cells, ("T-10", "offered", "all", "all"), len(offered), len(offered))
    put(cells, ("T-10", "accepted", "all", "all"), len(accepted), len(offered))
    put(cells, ("T-10", "completed", "all", "all"), len(completed), len(offered))


def daycare(cells: Cells, rows: list[Row]) -> None:
    """Figure T-15: visits to and meetings with daycare, by whom they were about."""
    in_project = families(
        row for row in rows if row.activity in ("visit_18m", "visit_3y", "cosp") and row.offered_on is not None
    )
    counted = {"programme": 0, "general": 0, "other": 0}
    for row in rows:
        if row.held_on is None:
            continue
        if row.activity == "daycare_child_advice":
            counted["programme" if row.family in in_project else "other"] += 1
        elif row.activity == "daycare_general_advice":
            counted["general"] += 1
        elif row.activity == "daycare_other":
            counted["other"] += 1
    for group, value in counted.items():
        put(cells, ("T-15", "daycare", group, "all"), value, sum(counted.values()))
