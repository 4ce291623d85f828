"""Each change that can be made about one person: its words, its form, and the action that carries it out."""

from django.utils.translation import gettext as _

from vugge.base.clock import COPENHAGEN, today
from vugge.people.actions import consents, creating, living, merging
from vugge.people.actions.creating import Birth, Named
from vugge.people.rules.ages import gestation_on
from vugge.people.rules.kinds import Sex
from vugge.people.rules.naming import ChildState
from vugge.people.web import forms
from vugge.people.web import person_forms as shapes
from vugge.people.web.changes import Change, Words
from vugge.people.web.forms import at
from vugge.people.web.shown import Shown, shown_alike, shown_person


def _name(shown: Shown) -> str:
    return shown.who.name


def _child(shown: Shown) -> bool:
    return shown.who.child is not None and not shown.family.family.closed


def _parent(shown: Shown) -> bool:
    return shown.who.child is None and not shown.family.family.closed


def _born(shown: Shown) -> dict[str, object]:
    """Return what is known of a birth already, so that setting one thing right leaves the rest as it was."""
    child = shown.who.child
    at = child and child.born_at and child.born_at.astimezone(COPENHAGEN)
    far = child and child.gestation_days
    counted = child and child.due_on and child.born_on and gestation_on(child.due_on, child.born_on)
    return {
        "born_on": shown.who.born_on,
        "born_time": at and at.time(),
        "weeks": f"{far // 7}+{far % 7}" if far and far != counted else "",  # counted anew where the day is set right
    }


def _is_dead(shown: Shown) -> bool:
    child = shown.who.child
    return shown.who.died_on is not None if child is None else child.state in {ChildState.DEAD, ChildState.LOST}


def _living_child(shown: Shown) -> bool:
    return _child(shown) and shown.who.child is not None and shown.who.child.state is ChildState.ALIVE


RENAME = Change(
    address="people:rename",
    label=lambda: _("Ret navn og køn"),
    form=shapes.Rename,
    words=lambda shown: Words(
        title=_("Ret navn og køn"),
        lead=_("Det gamle navn bliver stående i historikken."),
        button=_("Gem navnet"),
        done=_("Navnet er gemt for %(name)s.") % {"name": _name(shown)},
    ),
    act=lambda who, filled, shown: creating.name_person(**who, person=shown.who.id, named=Named(**filled)),
    begin=lambda shown: {
        "given_names": shown.who.given_names,
        "family_name": shown.who.family_name,
        "sex": shown.who.sex,
        "born_on": shown.who.born_on,
    },
    opens=shown_person,
)
NUMBER = Change(
    address="people:give-number",
    label=lambda: _("Skriv CPR-nummer"),
    form=shapes.GiveNumber,
    words=lambda shown: Words(
        title=_("Skriv CPR-nummer"),
        lead=_("Nummeret gemmes, så ingen kan læse det uden at det bliver skrevet ned."),
        button=_("Gem nummeret"),
        done=_("Nummeret er gemt for %(name)s.") % {"name": _name(shown)},
    ),
    act=lambda who, filled, shown: living.give_number(**who, person=shown.who.id, **filled),
    opens=shown_person,
    look_at=lambda warnings: [_(each.label) for each in warnings],
    fits=lambda shown: not shown.family.family.closed and (not _child(shown) or shown.who.born_on is not None),
)
BIRTH = Change(
    address="people:birth",
    label=lambda: _("Registrér eller ret fødslen"),
    form=shapes.Birth,
    words=lambda shown: Words(
        title=_("Fødslen"),
        lead=_("Tid og sted, som det står i fødselsanmeldelsen."),
        button=_("Gem fødslen"),
        done=_("Fødslen er gemt for %(name)s.") % {"name": _name(shown)},
    ),
    act=lambda who, filled, shown: creating.register_birth(
        **who,
        child=shown.who.id,
        birth=Birth(
            born_at=at(filled["born_on"], filled["born_time"]),
            sex=filled["sex"],
            gestation_days=filled["weeks"],
            birth_order=filled["birth_order"],
            stillborn=filled["stillborn"],
            given_names=filled["given_names"],
        ),
    ),
    begin=lambda shown: {
        "given_names": shown.who.given_names,
        "sex": "" if shown.who.sex is Sex.UNKNOWN else shown.who.sex,
        **_born(shown),
        "birth_order": shown.who.child and shown.who.child.order,
        "stillborn": shown.who.child is not None and shown.who.child.state is ChildState.STILLBORN,
    },
    opens=shown_person,
    fits=_child,
)
DEATH = Change(
    address="people:death",
    label=lambda: _("Registrér dødsfald"),
    form=shapes.OnDay,
    words=lambda shown: Words(
        title=_("Registrér, at %(name)s er død") % {"name": _name(shown)},
        lead=_("For et barn, der ikke er født, skrives det, at graviditeten er ophørt. Journalen bliver stående."),
        button=_("Gem dødsfaldet"),
        done=_("Dødsfaldet er gemt."),
    ),
    act=lambda who, filled, shown: living.register_death(**who, person=shown.who.id, **filled),
    opens=shown_person,
    fits=lambda shown: shown.who.died_on is None and not _is_dead(shown),
)
DEATH_BACK = Change(
    address="people:death-back",
    label=lambda: _("Dødsfaldet er en fejl"),
    form=forms.Revised,
    words=lambda shown: Words(
        title=_("Tag dødsfaldet for %(name)s tilbage") % {"name": _name(shown)},
        lead=_(
            "Brug det, når dødsfaldet er skrevet på en forkert eller for tidligt. Det bliver stående i historikken."
        ),
        button=_("Tag dødsfaldet tilbage"),
        done=_("Dødsfaldet er taget tilbage."),
    ),
    act=lambda who, _filled, shown: living.take_back_death(**who, person=shown.who.id),
    opens=shown_person,
    fits=_is_dead,
)
CUSTODY = Change(
    address="people:custody",
    label=lambda: _("Forældremyndighed"),
    form=shapes.Custody,
    words=lambda shown: Words(
        title=_("Forældremyndighed over %(name)s") % {"name": _name(shown)},
        lead=_("Den, der ikke er valgt, har ikke forældremyndighed fra den dag. En dag frem i tiden ændrer intet før."),
        button=_("Gem forældremyndigheden"),
        done=_("Forældremyndigheden er gemt."),
    ),
    act=lambda who, filled, shown: living.give_custody(**who, child=shown.who.id, **filled),
    begin=lambda shown: {
        "holders": [str(each.person) for each in shown.who.parents if each.custody],
        "since": today(),
    },
    opens=shown_person,
    fits=_child,
)
DAYCARE = Change(
    address="people:daycare",
    label=lambda: _("Dagtilbud"),
    form=shapes.Daycare,
    words=lambda shown: Words(
        title=_("Dagtilbud for %(name)s") % {"name": _name(shown)},
        lead=_("Er barnet i et andet dagtilbud nu, slutter det dagen før."),
        button=_("Gem dagtilbuddet"),
        done=_("Dagtilbuddet er gemt."),
    ),
    act=lambda who, filled, shown: living.place_in_daycare(**who, place=living.Place(child=shown.who.id, **filled)),
    opens=shown_person,
    fits=_living_child,
)
END_PARENT = Change(
    address="people:end-parent",
    label=lambda: _("Er ikke forælder i familien mere"),
    form=shapes.LastDayAsParent,
    words=lambda shown: Words(
        title=_("%(name)s er ikke forælder i familien mere") % {"name": _name(shown)},
        lead=_("Journalen bliver stående. Forældremyndigheden ændres for sig, på barnets side."),
        button=_("Gem den sidste dag"),
        done=_("Det er gemt."),
    ),
    act=lambda who, filled, shown: living.end_parent(**who, parent=shown.who.id, **filled),
    begin=lambda _shown: {"last_day": today()},
    opens=shown_person,
    fits=_parent,
)
GIVE_CONSENT = Change(
    address="people:give-consent",
    label=lambda: _("Skriv et samtykke"),
    form=shapes.GiveConsent,
    words=lambda shown: Words(
        title=_("Samtykke om %(name)s") % {"name": _name(shown)},
        lead=_("Et samtykke gælder én ting og én modtager. Det kan altid trækkes tilbage."),
        button=_("Gem samtykket"),
        done=_("Samtykket er gemt."),
    ),
    act=lambda who, filled, shown: consents.give(**who, consent=consents.NewConsent(about=shown.who.id, **filled)),
    begin=lambda _shown: {"given_on": today()},
    opens=shown_person,
)
WITHDRAW = Change(
    address="people:withdraw-consent",
    label=lambda: _("Træk et samtykke tilbage"),
    form=shapes.Withdraw,
    words=lambda shown: Words(
        title=_("Træk et samtykke om %(name)s tilbage") % {"name": _name(shown)},
        lead=_("Fra den dag må det ikke bruges mere. Det kan stadig ses, at det har været givet."),
        button=_("Træk samtykket tilbage"),
        done=_("Samtykket er trukket tilbage."),
    ),
    act=lambda who, filled, _shown: consents.withdraw(**who, **filled),
    begin=lambda _shown: {"on": today()},
    opens=shown_person,
    fits=lambda shown: any(each.counts for each in shown.who.consents),
)
MERGE = Change(
    address="people:merge",
    label=lambda: _("Saml med en anden journal"),
    form=shapes.Merge,
    words=lambda shown: Words(
        title=_("Saml journalen for %(name)s med en anden") % {"name": _name(shown)},
        lead=_("Intet flyttes. De to læses som én, og de kan skilles ad igen.")
        if shown.alike
        else _(
            "Ingen anden journal ligner den her, så der er ikke noget at samle. De, der ligner, har samme nummer, "
            "fødselsdag eller navn."
        ),
        button=_("Saml journalerne"),
        done=_("Journalerne er samlet."),
    ),
    act=lambda who, filled, shown: merging.merge(**who, merging=merging.Merging(kept=shown.who.id, **filled)),
    opens=shown_alike,
)
UNMERGE = Change(
    address="people:unmerge",
    label=lambda: _("Skil journaler ad"),
    form=shapes.Unmerge,
    words=lambda _shown: Words(
        title=_("Skil journaler ad igen"),
        lead=_("Begge bliver, som de var, hver med det, der er skrevet i den."),
        button=_("Skil dem ad"),
        done=_("Journalerne er skilt ad."),
    ),
    act=lambda who, filled, _shown: merging.unmerge(**who, **filled),
    opens=shown_person,
    fits=lambda shown: bool(shown.who.joined),
)
OF_A_PERSON = (
    RENAME, NUMBER, BIRTH, DEATH, DEATH_BACK, CUSTODY, DAYCARE, END_PARENT, GIVE_CONSENT, WITHDRAW, MERGE, UNMERGE,
)  # fmt: skip
"""What can be changed about a person, in the order it is offered."""
