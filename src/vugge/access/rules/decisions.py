"""One function per permission: whether an actor may, and if not the sentence that says why and who can.

The door raises from it, and a button shows its reason. What an actor of another municipality may see is not decided
here: row-level security has no rows for them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vugge.access.rules.actors import Actor, Evaluator, Invited, Member, Operator
from vugge.access.rules.roles import Role
from vugge.base.text import marked as _


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether something is allowed, and the Danish sentence that says why not (empty when it is)."""

    allowed: bool
    reason: str = ""


YES = Decision(allowed=True)

_FIGURES = (Role.HEALTH_VISITOR, Role.LEAD, Role.PROJECT_LEADER, Role.TEAM_MEMBER, Role.TEAM_COORDINATOR)
_DATA = (Role.LEAD, Role.PROJECT_LEADER)
_STAFF = (Role.ADMINISTRATOR,)
_CATALOGUE = tuple(role for role in Role if role is not Role.DAYCARE)  # a daycare has one small page and no menu
_TRAIL = (Role.DATA_PROTECTION, Role.ADMINISTRATOR)
_FAMILIES = (Role.HEALTH_VISITOR, Role.LEAD)


def _held(by: Actor, roles: tuple[Role, ...], reason: str) -> Decision:
    held = isinstance(by, Operator) or (isinstance(by, Member) and not by.roles.isdisjoint(roles))
    return _unless(not held, reason)


def _unless(refused: bool, reason: str) -> Decision:  # noqa: FBT001 - reads as a sentence where it is called
    return Decision(allowed=False, reason=reason) if refused else YES


def see_figures(by: Actor) -> Decision:
    """See figures: a municipality's people their own, exact; an evaluator what has been released."""
    if isinstance(by, Evaluator):
        return YES
    return _held(by, _FIGURES, _("Tallene er for sundhedsplejen og det tværfaglige team. Jeres leder kan give adgang."))


def take_figures(by: Actor) -> Decision:
    """Take figures along as a file."""
    return see_figures(by)


def see_data_sets(by: Actor) -> Decision:
    """See imports, data sets and what is worth a look in them."""
    return _held(by, _DATA, _("Datasæt er for projektlederen og den ledende sundhedsplejerske."))


def import_registrations(by: Actor) -> Decision:
    """Read registrations in, and freeze what there is then."""
    return _held(by, _DATA, _("Kun projektlederen og den ledende sundhedsplejerske kan indlæse registreringer."))


def undo_import(by: Actor) -> Decision:
    """Take an import back."""
    return _held(by, _DATA, _("Kun projektlederen og den ledende sundhedsplejerske kan fortryde en indlæsning."))


def take_rejected_rows(by: Actor) -> Decision:
    """Take the rows left out along as a file, with what stands in them."""
    return _held(by, _DATA, _("Kun projektlederen og den ledende sundhedsplejerske kan hente rækkerne."))


def take_extract(by: Actor) -> Decision:
    """Take a data set's rows along as a file."""
    return _held(by, _DATA, _("Kun projektlederen og den ledende sundhedsplejerske kan hente et udtræk."))


def see_releases(by: Actor) -> Decision:
    """See which releases there are."""
    if isinstance(by, Evaluator):
        return YES
    return _held(by, (), _("Frigivelser er for evaluatorer."))


def make_release(by: Actor) -> Decision:
    """Have every municipality's figures added, protected and released."""
    if isinstance(by, Evaluator):
        return YES
    return _held(by, (), _("Frigivelser laves af en evaluator eller af driften."))


def see_panels(by: Actor) -> Decision:
    """See panels of published statistics: which there are, what they were made of, and their numbers."""
    return see_figures(by)


def make_panels(by: Actor) -> Decision:
    """Fetch published statistics, or read them of files, and keep them as a panel everybody can use."""
    if isinstance(by, Evaluator):
        return YES
    return _held(by, (), _("Tal fra Danmarks Statistik hentes af en evaluator eller af driften."))


def see_catalogue(by: Actor) -> Decision:
    """See what there is to choose from, and what the municipality has chosen for itself."""
    return _held(by, _CATALOGUE, _("Kataloget er for sundhedsplejen og dem, den arbejder sammen med i forvaltningen."))


def change_catalogue(by: Actor) -> Decision:
    """Set the municipality's own values in the catalogue, from a day on."""
    return _held(by, (Role.LEAD,), _("Kun den ledende sundhedsplejerske kan ændre kommunens katalog."))


def see_staff(by: Actor) -> Decision:
    """See who works in the municipality, as what, and since when."""
    return _held(by, (*_STAFF, Role.LEAD), _("Listen over medarbejdere er for administratoren og lederen."))


def manage_staff(by: Actor) -> Decision:
    """Invite people, give and take roles and certificates, unlock and close."""
    return _held(by, _STAFF, _("Kun jeres administrator kan ændre, hvem der har adgang."))


def see_trail(by: Actor) -> Decision:
    """See who did what in the municipality."""
    return _held(by, _TRAIL, _("Sporet er for den, der passer på data, og for administratoren."))


def see_families(by: Actor) -> Decision:
    """See families: which of them, and what in them, the ties to each decide (`people`)."""
    return _held(by, _FAMILIES, _("Familiernes journaler er for sundhedsplejerskerne og deres leder."))


def change_families(by: Actor) -> Decision:
    """Write in families: people, custody, addresses, consents, and who is in charge."""
    return _held(by, _FAMILIES, _("Kun sundhedsplejerskerne og deres leder kan ændre i en families oplysninger."))


def see_my_day(by: Actor) -> Decision:
    """See one's own day: visits in order, and what it is time for in one's families."""
    return _held(by, (Role.HEALTH_VISITOR,), _("Min dag er for sundhedsplejerskerne. Du finder dit i menuen."))


def plan_visits(by: Actor) -> Decision:
    """Plan, move and cancel visits with families one is tied to."""
    return _held(by, _FAMILIES, _("Kun sundhedsplejerskerne og deres leder kan planlægge besøg."))


def register_visits(by: Actor) -> Decision:
    """Write and sign visits, and correct what was signed."""
    return _held(by, _FAMILIES, _("Kun sundhedsplejerskerne og deres leder kan registrere besøg."))


def share_out_families(by: Actor) -> Decision:
    """See which families nobody is in charge of, and say which districts there are."""
    return _held(by, (Role.LEAD,), _("Kun den ledende sundhedsplejerske deler familier ud."))


def merge_people(by: Actor) -> Decision:
    """Say that two journals are one person's, and take that back."""
    return _held(by, (Role.LEAD,), _("Kun den ledende sundhedsplejerske kan samle to journaler eller skille dem igen."))


def be_signed_in(by: Actor) -> Decision:
    """See and change one's own sign-in."""
    return _unless(isinstance(by, Invited), _("Log ind først."))


def accept_invitation(by: Actor) -> Decision:
    """Take up an invitation one holds."""
    return _unless(not isinstance(by, Invited), _("Invitationen skal åbnes fra sit eget link."))


def run_the_machine(by: Actor) -> Decision:
    """Do what only the command line does: invite the first administrator, let an evaluator in."""
    return _unless(not isinstance(by, Operator), _("Det gøres fra kommandolinjen af den, der driver Vugge."))


PERMISSIONS: Mapping[str, Callable[[Actor], Decision]] = {
    each.__name__: each
    for each in (
        see_figures,
        take_figures,
        see_data_sets,
        import_registrations,
        undo_import,
        take_rejected_rows,
        take_extract,
        see_releases,
        make_release,
        see_panels,
        make_panels,
        see_catalogue,
        change_catalogue,
        see_staff,
        manage_staff,
        see_trail,
        see_families,
        change_families,
        see_my_day,
        plan_visits,
        register_visits,
        share_out_families,
        merge_people,
        be_signed_in,
        accept_invitation,
        run_the_machine,
    )
}
"""Every permission by its name: what doors and actions ask for."""


def decide(permission: str, by: Actor) -> Decision:
    """Decide about a permission by name; KeyError for a name that is none."""
    return PERMISSIONS[permission](by)
