"""What anyone can read in the figures contract of how its numbers hang together. Nothing here reads a declaration.

A number is named by figure, measure, group and level; group "*" is all groups of a measure together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

Name = tuple[str, str, str, str]
Known = tuple[dict[Name, int], bool]
"""A sum of names that is 0 (true), or 0 or more (false)."""

EACH = ("1", "2", "3", "4", "none")
REFERRALS = {"4-6": ("4-5", "held", "*"), "4-8": ("4-8", "held", "all"), "4-11": ("4-9", "visits", "all")}
REFERRALS |= {"4-17": ("4-16", "held", "all")}
ALIKE = {
    ("4-4", "need_visits", "all"): ("4-9", "visits", "positive_parent_screening"),
    ("T-6", "offered", "all"): ("T-4", "offered", "visit_3y"),
    ("T-7", "offered", "all"): ("T-4", "offered", "visit_18m"),
}
IN_GROUPS = {
    **{(figure, "offered"): "*" for figure in ("4-7", "4-13", "4-14", "4-15", "4-23", "4-24", "4-25", "T-4")},
    **{(figure, "held"): "*" for figure in ("4-5", "4-13", "4-14", "4-15")},
    ("4-10", "families"): "*",
    ("T-5", "visited"): "*",
    ("T-15", "daycare"): "*",
    **{(figure, "referrals"): "*" for figure in REFERRALS},
}
"""Measures whose base is the sum of their groups."""

BASE = {
    "3-1": ("3-1", "families", "all"),
    "4-1": ("4-1", "screenings", "all"),
    "4-4": ("4-4", "positive_parents", "all"),
    "4-9": ("4-9", "visits", "all"),
    **{figure: (figure, "offered", "all") for figure in ("T-6", "T-7", "T-10")},
}
SAME_GROUP = {"4-2": "screenings", "4-3": "screenings", "T-4": "offered", "T-5": "visited"}
MODELS = {"model_a": ("4-5", "4-7", "4-8", "4-9", "4-16", "4-23", "4-25"), "model_b": ("4-24",)}


def name(place: Name) -> Name:
    """Return the one name of a number that is printed in two figures."""
    return (*ALIKE.get(place[:3], place[:3]), place[3])


def base(place: Name) -> Name:
    """Return the number a cell is a share of."""
    figure, measure, group, _ = place
    if (figure, measure) in IN_GROUPS:
        found = (figure, measure, "*")
    elif measure == "with_referral":
        found = REFERRALS[figure]
    elif measure in {"largest", "activities"} or (figure, measure) == ("4-5", "offered") or figure in {"4-8", "4-16"}:
        found = (figure, measure, group)
    elif figure in SAME_GROUP:
        found = (figure, SAME_GROUP[figure], group)
    else:
        found = BASE[figure]
    return name((*found, "all"))


def knowledge(places: Iterable[Name]) -> list[Known]:
    """Return all that is known of the numbers printed at these places."""
    groups: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for figure, measure, group, level in dict.fromkeys(map(name, places)):
        groups[figure, measure, level].append(group)
    found = [*_levels(groups), *_groups(groups), *_parts(groups), *_wider(groups), *_across(groups)]
    there = {*map(name, places), *map(base, places)}
    figures = {place[0] for place in there}
    return [known for known in found if all(each[0] in figures for each in known[0])]


Groups = dict[tuple[str, str, str], list[str]]


def _equal(whole: Name, parts: Iterable[Name]) -> Known:
    return {whole: 1, **dict.fromkeys(parts, -1)}, True


def _most(whole: Name, parts: Iterable[Name]) -> Known:
    return {whole: 1, **dict.fromkeys(parts, -1)}, False


def _levels(groups: Groups) -> Iterator[Known]:
    for (figure, measure, level), codes in groups.items():
        if level == "1":
            star = ["*"] if (figure, measure) in IN_GROUPS and measure != "referrals" else []
            for group in (*codes, *star):
                yield _equal((figure, measure, group, "all"), [(figure, measure, group, each) for each in EACH])


def _groups(groups: Groups) -> Iterator[Known]:
    for (figure, measure, level), codes in groups.items():
        if (figure, measure) in IN_GROUPS and (level == "all" or measure != "referrals"):
            yield _equal((figure, measure, "*", level), [(figure, measure, group, level) for group in codes])
    positives = [(f, "positive", phase, "all") for f in ("4-2", "4-3") for phase in ("pregnancy", "postpartum")]
    yield _equal(("4-4", "positive_parents", "all", "all"), positives)
    yield _equal(("3-1", "families", "all", "all"), [("3-1", "families", f"model_{each}", "all") for each in "ab"])


def _parts(groups: Groups) -> Iterator[Known]:
    """Yield parts of the whole that stands in the same figure, or in the figure it is a share of."""
    for (figure, measure, level), codes in groups.items():
        if measure == "positive" and level == "1":
            for group in codes:
                yield _most((figure, "screenings", group, "all"), [(figure, measure, group, "all")])
        if measure == "with_referral":
            yield _most((*REFERRALS[figure], level), [(figure, measure, "all", level)])
        if measure == "referrals":
            visits = REFERRALS[figure] if figure == "4-6" else (figure, "with_referral", "all")
            yield from (_most((*visits, level), [(figure, measure, group, level)]) for group in codes)
            if figure != "4-6":
                parts = {(figure, measure, group, level): 1 for group in codes}
                yield {**parts, (figure, "with_referral", "all", level): -1}, False
        if figure == "4-9":
            reasons = [(figure, measure, group, level) for group in codes if group != "all"]
            yield from (_most(("4-9", "visits", "all", level), [reason]) for reason in reasons)
        if measure in {"statutory", "referred_inside", "referred_outside"}:
            yield from (
                _most(base((figure, measure, group, level)), [(figure, measure, group, level)]) for group in codes
            )
    for whole, part in (("offered", "accepted"), ("accepted", "completed")):
        yield _most(("T-10", whole, "all", "all"), [("T-10", part, "all", "all")])


def _wider(groups: Groups) -> Iterator[Known]:
    """Yield what all activities of a model hold, level by level."""
    for model, figures in MODELS.items():
        for level in (*EACH, "all"):
            held = [figure for figure in figures if figure not in {"4-7", "4-8"}]
            names = {"4-5": ("held", "*"), "4-9": ("visits", "all"), "4-16": ("held", "all")}
            parts = [(figure, *names.get(figure, ("offered", "*")), level) for figure in held]
            present = [part for part in parts if any(key[0] == part[0] for key in groups)]
            for visit in (("4-7", "offered", "*"), ("4-8", "held", "all")):
                there = [(*visit, level)] if model == "model_a" and any(key[0] == visit[0] for key in groups) else []
                yield _most(("3-1", "activities", model, level), [*present, *there])
    a, b = ("3-1", "activities", "model_a", "all"), ("3-1", "activities", "model_b", "all")
    yield _most(a, [("3-1", "families", "model_a", "all")])
    yield _most(b, [("3-1", "families", "model_b", "all")])
    screens = [
        ("4-1", "screenings", "all"),
        *(("4-" + n, "screenings", p) for n in "23" for p in ("pregnancy", "postpartum")),
    ]
    yield _most(a, [(*each, "all") for each in screens])


def _across(groups: Groups) -> Iterator[Known]:
    """Yield what a family is: it has a row of what it is counted for, on its level, and as many as it counts with."""
    visits = ("4-9", "visits", "all")
    if any(figure == "4-10" for figure, _, _ in groups):
        for level in (*EACH, "all"):
            yield _most((*visits, level), [("4-10", "families", "*", level)])
        weights = {("4-10", "families", group, "all"): -int(group[0]) for group in ("1", "2", "3", "4", "5", "6+")}
        yield {(*visits, "all"): 1, **weights}, False
        yield _most(("3-1", "families", "model_a", "all"), [("4-10", "families", "*", "all")])
    yield _most(("T-10", "offered", "all", "all"), [("T-4", "offered", "cosp", "all")])
    for figure, visit in (("T-6", "visit_3y"), ("T-7", "visit_18m")):
        received = (figure, "received", "all", "all")
        yield _most(("T-4", "offered", visit, "all"), [received])
        yield _most(("T-5", "visited", visit, "all"), [received])
