"""Visits at 1½ and 3 years: who was offered, visited and referred: T-4 to T-7."""

from vugge.base.text import marked as _
from vugge.insight.rules.codes import TARGETS_INSIDE, TARGETS_OUTSIDE
from vugge.insight.rules.conditions import HELD, OFFERED, FamilyHas, Has, Is, activity
from vugge.insight.rules.figure import Base, Drawing, Figure, Finding, Over, Panel, Rows, Value
from vugge.insight.rules.thousand_days import parts

OFFERS = Figure(
    code="T-4",
    programme=parts.PROGRAMME,
    section=_("Besøg"),
    question=_("Hvor mange familier har fået et tilbud?"),
    finding=Finding(
        text=_("{visit_18m} familier er tilbudt besøg ved 1½ år, {visit_3y} ved 3 år og {cosp} COS-P"),
        values={
            "visit_18m": Value(measure="offered", group="visit_18m"),
            "visit_3y": Value(measure="offered", group="visit_3y"),
            "cosp": Value(measure="offered", group="cosp"),
        },
    ),
    measures=(
        parts.count_families(
            "offered",
            _("Familier med et tilbud"),
            Base(measure="offered", over=Over.SUM_OF_GROUPS),
            _("tilbud til familier"),
            parts.families(OFFERED, *parts.OFFERED_ACTIVITIES),
        ),
        parts.count_families(
            "statutory",
            _("Heraf med en foranstaltning, da tilbuddet blev givet"),
            Base(measure="offered", over=Over.SAME_GROUP),
            _("familier med samme tilbud"),
            parts.families(OFFERED & Is("statutory_measure", ("yes",)), *parts.OFFERED_ACTIVITIES),
        ),
    ),
    panels=(
        Panel(title=_("Familier med et tilbud"), measures=("offered",), drawing=Drawing.BARS, rows=Rows.GROUPS),
        Panel(
            title=_("Heraf med en foranstaltning"), measures=("statutory",), drawing=Drawing.SHARES, rows=Rows.GROUPS
        ),
    ),
    unit_text=_("Familier. En familie tæller én gang for hvert slags tilbud"),
    numerator=_("Familier med mindst ét tilbud; heraf dem, hvor der var en foranstaltning ved mindst ét af dem"),
    denominator=_("Summen af de tre tilbud; familier med samme tilbud"),
    source=parts.REPORT,
)

REFERRED = Figure(
    code="T-5",
    programme=parts.PROGRAMME,
    section=_("Besøg"),
    question=_("Hvor mange af de besøgte familier henvises videre?"),
    finding=Finding(
        text=_("Efter besøget ved 1½ år er {inside} henvist i sundhedsplejen og {outside} til andre"),
        values={
            "inside": Value(measure="referred_inside", group="visit_18m", share=True),
            "outside": Value(measure="referred_outside", group="visit_18m", share=True),
        },
    ),
    measures=(
        parts.count_families(
            "visited",
            _("Besøgte familier"),
            Base(measure="visited", over=Over.SUM_OF_GROUPS),
            _("besøgte familier"),
            parts.families(HELD, *parts.VISITS),
        ),
        parts.count_families(
            "referred_inside",
            _("Henvist til mere i sundhedsplejen"),
            Base(measure="visited", over=Over.SAME_GROUP),
            _("familier med samme besøg"),
            parts.families(HELD & Has("referrals", TARGETS_INSIDE), *parts.VISITS),
        ),
        parts.count_families(
            "referred_outside",
            _("Henvist til andre end sundhedsplejen"),
            Base(measure="visited", over=Over.SAME_GROUP),
            _("familier med samme besøg"),
            parts.families(HELD & Has("referrals", TARGETS_OUTSIDE), *parts.VISITS),
        ),
    ),
    panels=(
        Panel(title=_("Besøgte familier"), measures=("visited",), drawing=Drawing.BARS, rows=Rows.GROUPS),
        Panel(
            title=_("Henvist til mere i sundhedsplejen"),
            measures=("referred_inside",),
            drawing=Drawing.SHARES,
            rows=Rows.GROUPS,
        ),
        Panel(
            title=_("Henvist til andre end sundhedsplejen"),
            measures=("referred_outside",),
            drawing=Drawing.SHARES,
            rows=Rows.GROUPS,
        ),
    ),
    unit_text=_("Familier. En familie tæller én gang for hver alder"),
    numerator=_("Familier med mindst ét holdt besøg, der førte til en henvisning af slagsen"),
    denominator=_("Familier med mindst ét holdt besøg i samme alder"),
    notes=(_("I sundhedsplejen er ekstra graviditetsbesøg, behovsbesøg, COS-P og Marte Meo."),),
    source=parts.REPORT,
)


def _received(number: str, name: str, question: str, numerator: str, denominator: str) -> Figure:
    offered = FamilyHas(activity(name) & OFFERED)
    return Figure(
        code=number,
        programme=parts.PROGRAMME,
        section=_("Besøg"),
        question=question,
        finding=Finding(
            text=_("{share} af de {offered} familier, der fik tilbuddet, fik også besøget"),
            values={"share": Value(measure="received", share=True), "offered": Value(measure="offered")},
        ),
        measures=(
            parts.one_count("offered", _("Fik tilbuddet"), offered, "offered", _("familier med et tilbud")),
            parts.one_count(
                "received",
                _("Fik besøget"),
                offered & FamilyHas(activity(name) & HELD),
                "offered",
                _("familier med et tilbud"),
            ),
        ),
        panels=(
            Panel(
                title=_("Fra tilbud til besøg"),
                measures=("offered", "received"),
                drawing=Drawing.SHARES,
                rows=Rows.MEASURES,
            ),
        ),
        unit_text=_("Familier. Hver familie tæller én gang"),
        numerator=numerator,
        denominator=denominator,
        source=parts.REPORT,
    )


FIGURES = (
    OFFERS,
    REFERRED,
    _received(
        "T-6",
        "visit_3y",
        _("Hvor mange får besøget ved 3 år?"),
        _("Familier med et tilbud og et holdt besøg ved 3 år, ikke nødvendigvis i samme registrering"),
        _("Familier med et tilbud om besøg ved 3 år"),
    ),
    _received(
        "T-7",
        "visit_18m",
        _("Hvor mange får besøget ved 1½ år?"),
        _("Familier med et tilbud og et holdt besøg ved 1½ år, ikke nødvendigvis i samme registrering"),
        _("Familier med et tilbud om besøg ved 1½ år"),
    ),
)
