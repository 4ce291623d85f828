"""Each change that can be made in a family: its words, its form, and the action that carries it out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from vugge.access.rules.actors import Member
from vugge.base.clock import today
from vugge.people.actions import charges, creating, living
from vugge.people.actions.creating import NewChild, NewParent
from vugge.people.rules.ties import may_share_out
from vugge.people.web import forms as shapes
from vugge.people.web.shown import Shown, shown_family

Filled = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the page of a change says: its title, what will happen, its button, and what has happened afterwards."""

    title: str
    lead: str
    button: str
    done: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change in a family, or of one person in it (`opens` finds which, and logs that it was read).

    `act` is given who does it, the family, the revision and what was filled in; `fits` says whether it is
    offered: there may be nothing to change. What cannot be, the action refuses in words, whoever comes by the address.
    `look_at` says what of what was done somebody should look at once more.
    """

    address: str
    label: Callable[[], str]
    form: type[shapes.Revised]
    words: Callable[[Shown], Words]
    act: Callable[[Mapping[str, Any], Filled, Shown], object]
    begin: Callable[[Shown], Mapping[str, Any]] = lambda _shown: {}
    opens: Callable[[Member, UUID], Shown] = shown_family
    fits: Callable[[Shown], bool] = lambda shown: not shown.family.family.closed
    look_at: Callable[[Any], Iterable[str]] = lambda _done: ()


def _name(shown: Shown) -> str:
    return shown.family.family.name


def _shared_out(shown: Shown) -> bool:
    return not shown.family.family.closed and may_share_out(shown.family.tie.kind)


CALL = Change(
    address="people:call-family",
    label=lambda: _("Familiens navn"),
    form=shapes.CallFamily,
    words=lambda shown: Words(
        title=_("Hvad kaldes familien?"),
        lead=_("Navnet er det, I finder familien på. Hver persons eget navn rettes hos personen."),
        button=_("Gem navnet"),
        done=_("%(name)s kaldes noget andet nu.") % {"name": _name(shown)},
    ),
    act=lambda who, filled, _shown: living.call_family(**who, **filled),
    begin=lambda shown: {"name": _name(shown)},
)
ADD_CHILD = Change(
    address="people:add-child",
    label=lambda: _("Tilføj et barn"),
    form=shapes.AddChild,
    words=lambda shown: Words(
        title=_("Tilføj et barn"),
        lead=_("Skriv terminen, hvis barnet ventes, ellers hvornår det er født. Resten kan komme senere."),
        button=_("Gem barnet"),
        done=_("Barnet er skrevet ind i %(name)s.") % {"name": _name(shown)},
    ),
    act=lambda who, filled, _shown: creating.add_child(**who, child=NewChild(**filled)),
)
ADD_PARENT = Change(
    address="people:add-parent",
    label=lambda: _("Tilføj en forælder"),
    form=shapes.AddParent,
    words=lambda shown: Words(
        title=_("Tilføj en forælder"),
        lead=_("Forælderen får sin egen journal."),
        button=_("Gem forælderen"),
        done=_("Forælderen er skrevet ind i %(name)s.") % {"name": _name(shown)},
    ),
    act=lambda who, filled, _shown: creating.add_parent(**who, parent=NewParent(**filled)),
    begin=lambda shown: {"children": [str(child) for child, _name in shown.children()]},
)
MOVE_HOME = Change(
    address="people:move-home",
    label=lambda: _("Ny adresse"),
    form=shapes.MoveHome,
    words=lambda shown: Words(
        title=_("Ny adresse"),
        lead=_("Den gamle adresse bliver stående med sin sidste dag."),
        button=_("Gem adressen"),
        done=_("Adressen er gemt for %(name)s.") % {"name": _name(shown)},
    ),
    act=lambda who, filled, _shown: living.move_home(**who, home=living.Home(**filled)),
    begin=lambda shown: {
        "since": today(),
        "people": [str(person) for person, _name in shown.everybody()],
        "protected": shown.family.family.home is not None and shown.family.family.home.protected,
    },
)
PROTECT = Change(
    address="people:protect",
    label=lambda: _("Navne- og adressebeskyttelse"),
    form=shapes.Protect,
    words=lambda _shown: Words(
        title=_("Navne- og adressebeskyttelse"),
        lead=_("Den, der er beskyttet, står ikke på lister, i breve eller på udskrifter, og adressen vises ikke."),
        button=_("Gem beskyttelsen"),
        done=_("Beskyttelsen er gemt."),
    ),
    act=lambda who, filled, _shown: living.protect(**who, **filled),
    begin=lambda shown: {"protected": shown.family.family.protected},
)
SPEAK = Change(
    address="people:speak",
    label=lambda: _("Sprog og tolk"),
    form=shapes.Speak,
    words=lambda shown: Words(
        title=_("Sprog og tolk"),
        lead=_("Det sprog, familien helst taler med jer."),
        button=_("Gem sproget"),
        done=_("Sproget er gemt for %(name)s.") % {"name": _name(shown)},
    ),
    act=lambda who, filled, _shown: living.speak(**who, **filled),
    begin=lambda shown: {"language": shown.family.family.language, "interpreter": shown.family.family.interpreter},
)
MOVE_DISTRICT = Change(
    address="people:move-district",
    label=lambda: _("Distrikt"),
    form=shapes.MoveDistrict,
    words=lambda _shown: Words(
        title=_("Distrikt"),
        lead=_("Distriktet siger, hvor familien hører til. Sundhedsplejersken er den samme."),
        button=_("Gem distriktet"),
        done=_("Distriktet er gemt."),
    ),
    act=lambda who, filled, _shown: living.move_district(**who, **filled),
    begin=lambda shown: {"district": str(shown.family.family.district_id or "")},
)
ASSIGN = Change(
    address="people:assign",
    label=lambda: _("Sundhedsplejerske"),
    form=shapes.Assign,
    words=lambda shown: Words(
        title=_("Familiens sundhedsplejerske"),
        lead=_("Den, der har familien nu, har den til og med dagen før."),
        button=_("Gem sundhedsplejersken"),
        done=_("Der er en ny sundhedsplejerske for %(name)s.") % {"name": _name(shown)},
    ),
    act=lambda who, filled, _shown: charges.assign_health_visitor(**who, **filled),
    begin=lambda _shown: {"since": today()},
    fits=_shared_out,
)
ADD_SUBSTITUTE = Change(
    address="people:add-substitute",
    label=lambda: _("Tilføj en afløser"),
    form=shapes.AddSubstitute,
    words=lambda shown: Words(
        title=_("Tilføj en afløser"),
        lead=_("Afløseren kan åbne familien fra den første dag til og med den sidste."),
        button=_("Gem afløseren"),
        done=_("Afløseren er skrevet på %(name)s.") % {"name": _name(shown)},
    ),
    act=lambda who, filled, _shown: charges.add_substitute(**who, **filled),
    begin=lambda _shown: {"since": today()},
    fits=_shared_out,
)
END_SUBSTITUTE = Change(
    address="people:end-substitute",
    label=lambda: _("Afslut en afløser"),
    form=shapes.EndSubstitute,
    words=lambda _shown: Words(
        title=_("Afslut en afløser"),
        lead=_("Afløseren kan ikke åbne familien efter den sidste dag."),
        button=_("Afslut afløsningen"),
        done=_("Afløsningen er afsluttet."),
    ),
    act=lambda who, filled, _shown: charges.end_substitute(**who, **filled),
    begin=lambda _shown: {"last_day": today()},
    fits=lambda shown: bool(shown.family.family.substitutes) and _shared_out(shown),
)
COLLEAGUES = Change(
    address="people:colleagues",
    label=lambda: _("Adgang for kolleger"),
    form=shapes.Colleagues,
    words=lambda _shown: Words(
        title=_("Adgang for kolleger"),
        lead=_("Luk for kolleger, når familien er en kollegas egen. Så kan kun familiens sundhedsplejerske, "
               "afløseren og lederen åbne den."),
        button=_("Gem adgangen"),
        done=_("Adgangen for kolleger er gemt."),
    ),
    act=lambda who, filled, _shown: charges.open_to_others(**who, **filled),
    begin=lambda shown: {"others": not shown.family.family.closed_to_colleagues},
    fits=_shared_out,
)  # fmt: skip
CLOSE = Change(
    address="people:close",
    label=lambda: _("Luk familien"),
    form=shapes.CloseFamily,
    words=lambda shown: Words(
        title=_("Luk %(name)s") % {"name": _name(shown)},
        lead=_("Alt bliver stående og kan læses. Familien kan åbnes igen."),
        button=_("Luk familien"),
        done=_("%(name)s er lukket.") % {"name": _name(shown)},
    ),
    act=lambda who, filled, _shown: charges.close_family(**who, **filled),
    begin=lambda _shown: {"on": today()},
)
REOPEN = Change(
    address="people:reopen",
    label=lambda: _("Åbn familien igen"),
    form=shapes.Revised,
    words=lambda shown: Words(
        title=_("Åbn %(name)s igen") % {"name": _name(shown)},
        lead=_("Familien følges igen fra nu af."),
        button=_("Åbn familien"),
        done=_("%(name)s er åben igen.") % {"name": _name(shown)},
    ),
    act=lambda who, _filled, _shown: charges.reopen_family(**who),
    fits=lambda shown: shown.family.family.closed,
)
OF_A_FAMILY = (
    ADD_CHILD, ADD_PARENT, CALL, MOVE_HOME, PROTECT, SPEAK, MOVE_DISTRICT, ASSIGN, ADD_SUBSTITUTE, END_SUBSTITUTE,
    COLLEAGUES, CLOSE, REOPEN,
)  # fmt: skip
"""What can be changed about a family, in the order it is offered."""
