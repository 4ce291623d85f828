"""The people of the demonstration. They, their addresses and both municipalities are invented."""

import datetime as dt
from dataclasses import dataclass

from vugge.base.text import marked as _

BIRKEBY, FJORDBY = "0998", "0997"
MUNICIPALITIES = {BIRKEBY: "Birkeby", FJORDBY: "Fjordby"}
SINCE = dt.date(2019, 8, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Somebody of the cast; roles and certificates by their codes. Without a municipality: an evaluator."""

    key: str
    name: str
    title: str
    can: str
    municipality: str = BIRKEBY
    roles: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()

    @property
    def first_name(self) -> str:
        """Return what the others call them."""
        return self.name.split()[0]

    @property
    def email(self) -> str:
        """Return the address they sign in with; nobody can write to it."""
        return f"{self.key}@vugge.example"


CAST = (
    Part(
        key="signe",
        name="Signe Holm",
        title=_("Sundhedsplejerske"),
        can=_("har sin dag og sine familier, registrerer besøg og ser Birkebys tal"),
        roles=("health_visitor",),
        certificates=("adbb",),
    ),
    Part(
        key="mette",
        name="Mette Krogh",
        title=_("Sundhedsplejerske i et andet distrikt"),
        can=_("har sine egne familier i Skoven, og kan kun åbne Signes, når hun er afløser"),
        roles=("health_visitor",),
    ),
    Part(
        key="lone",
        name="Lone Ravn",
        title=_("Ledende sundhedsplejerske"),
        can=_("ser alle familier, fordeler dem og samler journaler, ser tal og indlæser registreringer"),
        roles=("lead",),
    ),
    Part(
        key="pia",
        name="Pia Lund",
        title=_("Projektleder"),
        can=_("indlæser registreringer og svarer for indsatsens tal"),
        roles=("project_leader",),
    ),
    Part(
        key="tom",
        name="Tom Bak",
        title=_("Koordinator for det tværfaglige team"),
        can=_("ser tal og forbereder teamets møder"),
        roles=("team_coordinator",),
    ),
    Part(
        key="sara",
        name="Sara Vind",
        title=_("Socialrådgiver i det tværfaglige team"),
        can=_("ser tal og er med i teamet"),
        roles=("team_member",),
    ),
    Part(
        key="kaj",
        name="Kaj Friis",
        title=_("Leder af en vuggestue"),
        can=_("ser kun sin egen lille side, når den kommer"),
        roles=("daycare",),
    ),
    Part(
        key="dorte",
        name="Dorte Kjær",
        title=_("Databeskyttelsesrådgiver"),
        can=_("ser, hvem der har gjort hvad"),
        roles=("data_protection",),
    ),
    Part(
        key="anne",
        name="Anne Dahl",
        title=_("Administrator"),
        can=_("inviterer kolleger, giver roller og ser, hvem der har gjort hvad"),
        roles=("administrator",),
    ),
    Part(
        key="eva",
        name="Eva Skov",
        title=_("Evaluator"),
        can=_("sammenligner frigivne tal på tværs af kommuner og ser aldrig en person"),
        municipality="",
    ),
    Part(
        key="ulla",
        name="Ulla Toft",
        title=_("Ledende sundhedsplejerske i Fjordby, en anden kommune"),
        can=_("ser intet af Birkebys"),
        municipality=FJORDBY,
        roles=("lead",),
    ),
)

COLLEAGUES = (
    Part(key="hanne", name="Hanne Bech", title=_("Sundhedsplejerske"), can="", roles=("health_visitor",)),
    Part(
        key="birthe",
        name="Birthe Lykke",
        title=_("Sundhedsplejerske"),
        can="",
        roles=("health_visitor",),
        certificates=("adbb", "gotland"),
    ),
    Part(key="rikke", name="Rikke Munk", title=_("Sundhedsplejerske"), can="", roles=("health_visitor",)),
    Part(key="louise", name="Louise Storm", title=_("Sundhedsplejerske"), can="", roles=("health_visitor",)),
)
"""Who works in Birkeby beside the cast: families are theirs, and nobody signs in as them with a click."""

STAFF = (*CAST, *COLLEAGUES)
