"""Who may do what, as a page of the manual: each right and each role, asked of the decisions themselves."""

from collections.abc import Mapping
from uuid import UUID

from tests.spec.printing import DO_NOT_EDIT, table
from vugge.access.rules.actors import Actor, ActorKind, Evaluator, Invited, Member, Operator
from vugge.access.rules.decisions import PERMISSIONS, decide
from vugge.access.rules.roles import Role

TITLES: Mapping[str, str] = {
    "see_figures": "Se tal",
    "take_figures": "Tage tal med sig som fil",
    "see_data_sets": "Se indlæsninger og datasæt",
    "import_registrations": "Indlæse registreringer",
    "undo_import": "Fortryde en indlæsning",
    "take_rejected_rows": "Hente de rækker, der blev sorteret fra",
    "take_extract": "Hente et udtræk af rækkerne",
    "see_releases": "Se frigivelser",
    "make_release": "Lave en frigivelse",
    "see_panels": "Se kommunernes tal fra Danmarks Statistik",
    "make_panels": "Hente kommunernes tal hos Danmarks Statistik",
    "see_catalogue": "Se kataloget",
    "change_catalogue": "Ændre kommunens eget katalog",
    "see_staff": "Se, hvem der arbejder i kommunen",
    "manage_staff": "Give og tage adgang",
    "see_trail": "Se sporet: hvem der gjorde hvad",
    "see_families": "Se familier",
    "change_families": "Ændre i familier",
    "see_my_day": "Se sin egen dag",
    "plan_visits": "Planlægge besøg",
    "register_visits": "Registrere besøg og rette dem",
    "share_out_families": "Se, hvilke familier ingen har",
    "merge_people": "Samle to journaler, der er den samme persons",
    "be_signed_in": "Se og ændre sin egen adgang",
    "accept_invitation": "Tage imod en invitation",
    "run_the_machine": "Det, der kun gøres fra kommandolinjen",
}
"""What each right is called in the manual. A new right has its name here."""

_NOBODY = UUID(int=0)
_INTRODUCTION = (
    "Tabellen er spurgt ud af de samme regler, som hver dør i Vugge spørger, og som knapperne retter sig efter. "
    "Den, der har flere roller, må det, som en af dem må. Ingen rolle rækker ud over ens egen kommune: en anden "
    "kommunes rækker findes ikke for én, heller ikke når en side er lavet forkert. En evaluator arbejder ingen steder "
    "og ser kun det, der er frigivet."
)


def readers() -> dict[str, Actor]:
    """Return somebody of each kind, by what a person calls them."""
    members = {role.label: Member(_NOBODY, "", _NOBODY, "0000", frozenset({role})) for role in Role}
    without = {"Uden rolle": Member(_NOBODY, "", _NOBODY, "0000", frozenset())}
    others: dict[str, Actor] = {
        ActorKind.EVALUATOR.label: Evaluator(_NOBODY, ""),
        ActorKind.INVITED.label: Invited("", "0000"),
        ActorKind.OPERATOR.label: Operator(),
    }
    return {**members, **without, **others}


def access_page() -> str:
    """Write the page."""
    who = readers()
    rights = [[title(name), *(_mark(name, by) for by in who.values())] for name in PERMISSIONS]
    reasons = [[title(name), said] for name in PERMISSIONS if (said := _said(name))]
    return "\n".join(
        [
            "# Hvem må hvad",
            "",
            DO_NOT_EDIT.format(source="rettighederne i access"),
            "",
            _INTRODUCTION,
            "",
            *table(["Rettighed", *who], rights),
            "",
            "## Det får man at vide, når man ikke må",
            "",
            *table(["Rettighed", "Svar"], reasons),
            "",
        ]
    )


def title(name: str) -> str:
    """Return what a right is called; AssertionError says where a new one gets its name."""
    assert name in TITLES, f"Say in tests/spec/access.py, TITLES, what {name} is called in Danish."
    return TITLES[name]


def _mark(name: str, by: Actor) -> str:
    return "ja" if decide(name, by).allowed else "–"


def _said(name: str) -> str:
    found = (decide(name, by) for by in readers().values())
    return next((decision.reason for decision in found if not decision.allowed), "")
