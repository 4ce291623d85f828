"""What is worth looking at in a data set before its figures are used: rows are kept, but the figures may be askew.

Each check is declared here with what it means and what to do; `facts.quality` counts them. Source: domain E7.
"""

from dataclasses import dataclass

from vugge.base.labels import Labelled
from vugge.base.text import marked as _
from vugge.insight.rules.codes import Activity


class Unit(Labelled):
    """What a check counts."""

    ROWS = "rows", _("rækker")
    FAMILIES = "families", _("familier")
    MONTHS = "months", _("måneder")
    MUNICIPALITIES = "municipalities", _("kommuner")


@dataclass(frozen=True, kw_only=True)
class Check:
    """A check: a stable code, its Danish title, what it means and what to do about it, and what it counts."""

    code: str
    title: str
    explanation: str
    unit: Unit = Unit.ROWS


OFFERED_KINDS: tuple[Activity, ...] = (
    Activity.PREGNANCY_VISIT,
    Activity.VISIT_15_18M,
    Activity.VISIT_18M,
    Activity.VISIT_3Y,
    Activity.TRANSITION_1,
    Activity.TRANSITION_2,
    Activity.TRANSITION_3,
    Activity.COSP,
    Activity.MARTE_MEO,
)
"""Activities whose offers some figure counts; the others are held without an offer of their own."""

WITHOUT_FAMILY: tuple[Activity, ...] = (
    Activity.TEAM_CASE,
    Activity.DAYCARE_GENERAL_ADVICE,
    Activity.DAYCARE_OTHER,
    Activity.PHONE_CONTACT,
    Activity.OTHER,
)
"""Activities that may well be without a family."""

CHECKS: tuple[Check, ...] = (
    Check(
        code="held_without_offer",
        title=_("Afholdt uden tilbud"),
        explanation=_(
            "Besøget eller forløbet er holdt, men der står ingen dato for tilbuddet. "
            "Så bliver der færre tilbud end besøg. Skriv den dato, tiden blev aftalt, som tilbuddets dato."
        ),
    ),
    Check(
        code="offered_after_held",
        title=_("Tilbudt efter besøget"),
        explanation=_("Tilbuddets dato ligger efter den dag, det blev holdt. Se, om de to datoer er byttet om."),
    ),
    Check(
        code="responded_before_offered",
        title=_("Svaret før tilbuddet"),
        explanation=_("Familiens svar er dateret før tilbuddet. Se, om en af de to datoer er skrevet forkert."),
    ),
    Check(
        code="response_without_offer",
        title=_("Svar uden tilbud"),
        explanation=_(
            "Der står et svar, men ingen dato for tilbuddet. Svaret tælles kun med, når tilbuddet har en dato."
        ),
    ),
    Check(
        code="no_level",
        title=_("Uden niveau"),
        explanation=_(
            "Aktiviteten er holdt, men har intet niveau. Den tælles som ikke niveauinddelt; "
            "et niveau bliver aldrig gættet. Sæt niveauet i journalen, og lav udtrækket igen."
        ),
    ),
    Check(
        code="no_score",
        title=_("Screening uden score"),
        explanation=_(
            "Screeningen er gennemført, men scoren mangler. "
            "Den tælles som en screening og aldrig som et svar over grænsen."
        ),
    ),
    Check(
        code="duplicates",
        title=_("Ligner hinanden"),
        explanation=_(
            "Samme familie, barn, aktivitet, instrument, person og dato står flere gange under forskellige numre. "
            "De tælles alle. Se, om journalen har skrevet det samme ud flere gange."
        ),
    ),
    Check(
        code="empty_months",
        title=_("Måneder uden rækker"),
        explanation=_(
            "Mellem en kommunes første og sidste dato er der hele måneder uden en eneste række. "
            "Se, om en del af udtrækket mangler."
        ),
        unit=Unit.MONTHS,
    ),
    Check(
        code="more_held_than_offered",
        title=_("Flere afholdt end tilbudt"),
        explanation=_(
            "Der er holdt flere, end der er tilbudt, af samme slags i samme kommune; tallet er forskellen. "
            "Se, om tilbuddene bliver registreret."
        ),
    ),
    Check(
        code="completed_never_accepted",
        title=_("Gennemført uden et ja"),
        explanation=_(
            "Familien har gennemført et forløb, som den ikke står til at have takket ja til eller begyndt på. "
            "Se, om svaret mangler."
        ),
        unit=Unit.FAMILIES,
    ),
    Check(
        code="family_missing",
        title=_("Uden familie"),
        explanation=_(
            "Der står - som familie ved en aktivitet, der ellers er med en familie. "
            "Rækken tælles, men er ikke med, hvor der tælles familier."
        ),
    ),
    Check(
        code="cpr_in_ids",
        title=_("Ligner CPR-numre"),
        explanation=_(
            "Et nummer på aktivitet, familie eller barn ligner et CPR-nummer. Udtrækket skal have pseudonymer. "
            "Fortryd indlæsningen, og lav udtrækket igen uden CPR-numre."
        ),
    ),
    Check(
        code="absent_municipalities",
        title=_("Kommuner uden rækker"),
        explanation=_("Kommuner, der er med i en pulje, har ingen rækker i datasættet. Deres tal mangler i summen."),
        unit=Unit.MUNICIPALITIES,
    ),
)
"""Every check, in the order a page shows them."""
