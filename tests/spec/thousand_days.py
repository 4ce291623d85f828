"""A thousand days: figures T-4 to T-7, T-10 and T-15."""

from tests.spec.shape import BALLERUP, HERNING, Registration, Spec, Theme, total


def one(activity: str, family: str, **cells: str) -> Registration:
    """Write a registration in Ballerup."""
    base = {"municipality": BALLERUP, "family_id": family, "activity": activity}
    return base | {f"{name}_on" if name in {"held", "offered", "responded"} else name: on for name, on in cells.items()}


DAY, LATER = "2020-10-01", "2021-03-01"

THEME = Theme(
    title="De første 1.000 dage",
    introduction="Figur T-4 til T-7, T-10 og T-15. Her tælles familier, og i T-15 besøg og møder.",
    specs=(
        Spec(
            title="Familier med et tilbud",
            sentence=(
                "En familie tæller én gang for hvert slags tilbud. Den tæller under foranstaltning, når der "
                "står ja ved "
                "mindst ét af tilbuddene; et ja uden tilbudsdato tæller ikke. En streg er ingen familie."
            ),
            rows=(
                one("visit_18m", "1", offered=DAY, statutory_measure="no"),
                one("visit_18m", "1", offered=LATER, statutory_measure="yes"),
                one("visit_18m", "2", offered=DAY),
                one("visit_18m", "2", held=LATER, statutory_measure="yes"),
                one("cosp", "1", offered=DAY),
                one("visit_3y", "3", held=DAY),
                one("visit_3y", "-", offered=DAY),
            ),
            cells=(
                total("T-4", "offered", "visit_18m", 2, 3),
                total("T-4", "offered", "cosp", 1, 3),
                total("T-4", "statutory", "visit_18m", 1, 2),
            ),
        ),
        Spec(
            title="Henvist videre efter besøget",
            sentence=(
                "En besøgt familie er henvist, når mindst ét holdt besøg førte til det: i sundhedsplejen (ekstra "
                "graviditetsbesøg, behovsbesøg, COS-P, Marte Meo) eller til andre. Den kan være begge dele."
            ),
            rows=(
                one("visit_18m", "1", held=DAY, referrals="marte_meo|dentist"),
                one("visit_18m", "1", held=LATER),
                one("visit_18m", "2", held=DAY, referrals="volunteer"),
                one("visit_18m", "3", offered=DAY, referrals="need_visit"),
                one("visit_3y", "1", held=DAY),
            ),
            cells=(
                total("T-5", "visited", "visit_18m", 2, 3),
                total("T-5", "visited", "visit_3y", 1, 3),
                total("T-5", "referred_inside", "visit_18m", 1, 2),
                total("T-5", "referred_outside", "visit_18m", 2, 2),
            ),
        ),
        Spec(
            title="Fra tilbud til besøg",
            sentence=(
                "En familie har fået besøget, når den har et tilbud og et holdt besøg af samme slags i perioden, ikke "
                "nødvendigvis i samme række. Et besøg uden tilbud tæller ikke her."
            ),
            rows=(
                one("visit_3y", "1", offered=DAY),
                one("visit_3y", "1", held=LATER),
                one("visit_3y", "2", offered=DAY, held="2022-01-01"),
                one("visit_3y", "3", held=DAY),
                one("visit_3y", "4", offered=DAY),
                one("visit_18m", "4", held=DAY),
                one("visit_18m", "5", offered=DAY, held=DAY),
            ),
            cells=(
                total("T-6", "offered", "all", 2),
                total("T-6", "received", "all", 1, 2),
                total("T-7", "offered", "all", 1),
                total("T-7", "received", "all", 1),
            ),
        ),
        Spec(
            title="Fra tilbud til gennemført COS-P",
            sentence=(
                "Tilbudt: familien har en tilbudsdato eller en status. Af dem har de takket ja, som har svaret "
                "ja eller "
                "har en status, der viser det, i hvilken som helst af deres rækker. Af dem er de gennemført, som har "
                "den status. Et ja uden hverken tilbud eller status tæller ikke."
            ),
            rows=(
                one("cosp", "1", offered=DAY),
                one("cosp", "1", responded=LATER, response="accepted"),
                one("cosp", "2", held=DAY, course_status="interrupted"),
                one("cosp", "3", held=DAY, course_status="completed"),
                one("cosp", "4", offered=DAY, course_status="waiting"),
                one("cosp", "5", responded=DAY, response="accepted"),
                one("marte_meo", "6", offered=DAY, course_status="completed"),
            ),
            cells=(
                total("T-10", "offered", "all", 4),
                total("T-10", "accepted", "all", 3, 4),
                total("T-10", "completed", "all", 1, 4),
            ),
        ),
        Spec(
            title="Hvem rådgivningen af dagtilbud handler om",
            sentence=(
                "Rådgivning om et barn hører til programmet, når familien har et tilbud (besøg ved 1½ eller 3 år eller "
                "COS-P med en tilbudsdato) i perioden, før eller efter mødet. Ellers er det et andet barn, også uden "
                "familie. Kun det, der er holdt, tæller."
            ),
            rows=(
                one("daycare_child_advice", "1", held=DAY),
                one("visit_3y", "1", offered=LATER),
                one("daycare_child_advice", "2", held=DAY),
                one("cosp", "2", held=DAY, course_status="completed"),
                one("daycare_child_advice", "3", held=DAY),
                one("visit_18m", "3", offered="2022-01-01"),
                one("daycare_child_advice", "-", held=DAY),
                one("visit_18m", "-", offered=DAY),
                one("daycare_other", "1", held=DAY),
                one("daycare_general_advice", "-", held=DAY),
                one("daycare_general_advice", "-", offered=DAY),
            ),
            cells=(
                total("T-15", "daycare", "programme", 1, 6),
                total("T-15", "daycare", "general", 1, 6),
                total("T-15", "daycare", "other", 4, 6),
            ),
        ),
        Spec(
            title="En kommune uden for programmet",
            sentence=(
                "Herning var ikke med i De første 1.000 dage; et tilbud dér tæller ikke, heller ikke for rådgivning."
            ),
            rows=(
                one("visit_3y", "1", offered=DAY, municipality=HERNING),
                one("daycare_child_advice", "1", held=DAY),
            ),
            cells=(total("T-4", "offered", "visit_3y", 0), total("T-15", "daycare", "other", 1)),
        ),
    ),
)
