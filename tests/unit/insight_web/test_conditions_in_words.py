import pytest

from vugge.insight.facts import national
from vugge.insight.queries.figures import FigureView
from vugge.insight.rules.codes import Response, Target
from vugge.insight.rules.conditions import (
    HELD,
    OFFERED,
    Always,
    Condition,
    FamilyHas,
    Has,
    InScope,
    Is,
    Known,
    Positive,
    activity,
)
from vugge.insight.web.pages.definition import shape
from vugge.insight.web.pages.words import columns, said

ANSWERED = Is("response", tuple(str(each) for each in Response))
REFERRED = Has("referrals", tuple(str(each) for each in Target))


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (activity("need_visit") & HELD, "aktivitet er Behovsbesøg; holdt"),
        (ANSWERED, "svar er angivet"),
        (~ANSWERED, "svar er ikke angivet"),
        (REFERRED, "mindst én henvisning"),
        (~REFERRED, "ingen henvisning"),
        (~HELD, "ikke holdt"),
        (Has("reasons", ("weight",)), "grund: Barnets vægt"),
        (~Has("present", ("father", "partner")), "til stede uden Far eller Partner"),
        (InScope("model_a") & Positive(), "kommunen er med i Model A; scoren er på eller over grænsen"),
        (
            activity("cosp") & (OFFERED | Known("course_status")),
            "aktivitet er COS-P; (tilbudt eller forløbet har en status)",
        ),
        (FamilyHas(activity("cosp") & OFFERED), "familien har en række, hvor aktivitet er COS-P og tilbudt"),
        (FamilyHas(Always()), "familien har en række"),
        (Always(), ""),
    ],
)
def test_condition_is_said_in_danish(condition: Condition, words: str) -> None:
    assert said(condition, national.parameters("early-intervention")) == words


def test_condition_without_words_is_a_fault() -> None:
    with pytest.raises(TypeError, match="no words"):
        said(Condition(), national.parameters("early-intervention"))


def test_every_declared_condition_has_words(views: dict[str, FigureView]) -> None:
    for view in views.values():
        found = shape(view)
        assert all(each.condition for each in found.measures)
        assert all(group.text for each in found.measures for group in each.groups)


def test_columns_are_those_the_declaration_reads(views: dict[str, FigureView]) -> None:
    dates = ("offered_on", "responded_on", "held_on")
    assert columns(views["4-7"].figure) == ("municipality", "activity", *dates[:1], "response", *dates[1:], "level")
    assert columns(views["T-6"].figure) == ("municipality", "family_id", "activity", *dates)
    assert {"instrument", "score", "cutoff"} <= set(columns(views["4-1"].figure))
