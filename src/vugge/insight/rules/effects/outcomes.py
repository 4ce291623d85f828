"""The three outcomes the evaluation asks about, each with its words, its definition, and what was published.

Source: the final evaluation of Tidlig indsats, chapter 5; the numbers are Statistics Denmark's.
"""

from dataclasses import dataclass
from decimal import Decimal

from vugge.base.text import marked as _

SOURCE = _("Rambøll: Tidlig indsats for sårbare familier, slutevaluering (2021)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What the evaluation published: the p-value, its figure there, and what it concluded."""

    p: Decimal
    figure: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An outcome per 10,000 inhabitants: `code` is the panel's variable, `slug` its address, `counted` for a sentence.

    `expected` says which way one would expect it to go, which is not the same for all three.
    """

    code: str
    slug: str
    title: str
    question: str
    counted: str
    definition: str
    expected: str
    published: Published


UNIT = _("pr. 10.000 indbyggere")

OUTCOMES = (
    Outcome(
        code="preventive_measures",
        slug="foranstaltninger",
        title=_("Forebyggende foranstaltninger"),
        question=_("Ændrede projektet antallet af forebyggende foranstaltninger?"),
        counted=_("forebyggende foranstaltninger"),
        definition=_(
            "Forebyggende indsatser i eget miljø og inden for familiens rammer, der iværksættes for at undgå en "
            "anbringelse uden for hjemmet, pr. 10.000 indbyggere i kommunen."
        ),
        expected=_(
            "Man kan vente begge dele: flere i begyndelsen, fordi flere familier opdages, og færre senere, hvis "
            "hjælpen kommer i tide. Et lavere tal er derfor ikke i sig selv et bedre tal."
        ),
        published=Published(
            p=Decimal("0.101"),
            figure="5-1",
            said=_("Ingen sikker forskel: færre i 2018 og 2020, flere i 2019."),
        ),
    ),
    Outcome(
        code="notifications",
        slug="underretninger",
        title=_("Underretninger om børn"),
        question=_("Ændrede projektet antallet af underretninger om børn?"),
        counted=_("underretninger om børn"),
        definition=_(
            "Underretninger om børn, som kommunen har modtaget i året, pr. 10.000 indbyggere i kommunen. Det samme "
            "barn tæller med, hver gang der underrettes om det."
        ),
        expected=_(
            "Man kan vente begge dele: flere underretninger, fordi flere børn opdages, eller færre, fordi flere "
            "familier får hjælp, før en underretning bliver nødvendig."
        ),
        published=Published(
            p=Decimal("0.088"),
            figure="5-2",
            said=_(
                "Færre underretninger, især fra 2017 til 2018. Rapporten kalder forskellen signifikant på 10 "
                "%-niveau, men skriver også, at den ikke er synderligt signifikant og skal læses med forsigtighed."
            ),
        ),
    ),
    Outcome(
        code="children_notified",
        slug="boern",
        title=_("Børn, der er underrettet om"),
        question=_("Ændrede projektet, hvor mange børn der bliver underrettet om?"),
        counted=_("børn, der er underrettet om,"),
        definition=_(
            "Børn, som kommunen har modtaget mindst én underretning om i året, pr. 10.000 indbyggere i kommunen. "
            "Et barn tæller højst med én gang om året."
        ),
        expected=_(
            "Man kan vente begge dele: flere børn, fordi flere opdages, eller færre, fordi hjælpen kommer tidligere."
        ),
        published=Published(
            p=Decimal("0.696"),
            figure="5-3",
            said=_("Ingen sikker forskel: flere i 2018, færre i 2019 og 2020."),
        ),
    ),
)


def outcome_of(slug: str) -> Outcome | None:
    """Return the outcome with this address, None for one that is none's."""
    return next((each for each in OUTCOMES if each.slug == slug), None)
