"""What of the page is about the family as a whole: agenda, who is there, level, the next visit."""

from django.utils.translation import gettext as _

from vugge.base.text import marked
from vugge.ui import formats
from vugge.ui.chips import Level
from vugge.ui.entry import Pick, Picks
from vugge.ui.pages import Fact
from vugge.visits.rules.completeness import listed
from vugge.visits.rules.moments import ZONE
from vugge.visits.rules.places import OTHERS, Place
from vugge.visits.rules.registration import Subject
from vugge.visits.web.pages.register import AgendaPanel, LevelPanel, NextPanel, PresencePanel, Typed
from vugge.visits.web.panels import Shown
from vugge.visits.web.parsing import NOTHING, OWN_TIME, WAIT
from vugge.visits.web.proposing import Proposed, proposed_level, small
from vugge.visits.web.sheet import Proposal, Sheet, Who

_USUAL_PLACES = (Place.HOME, Place.CLINIC, Place.ONLINE, Place.PHONE)
_WEEKDAYS = (
    marked("mandag"), marked("tirsdag"), marked("onsdag"), marked("torsdag"), marked("fredag"), marked("lørdag"),
    marked("søndag"),
)  # fmt: skip
_ROLES = {Subject.MOTHER: marked("mor"), Subject.FATHER: marked("far"), Subject.PARTNER: marked("partner")}


def agenda_panel(shown: Shown) -> AgendaPanel:
    """Return what the family would like to talk about."""
    names = [each.first for each in shown.sheet.parents]
    title = _("Det vil {names} gerne tale om") if names else _("Det vil familien gerne tale om")
    planned = shown.sheet.agenda
    return AgendaPanel(
        title=title.format(names=listed(names, _("og"))),
        said=_("Skrevet, da besøget blev planlagt") if planned.topics or planned.own_words else "",
        topics=coded(shown, "topics", _("Emner")),
        own_words=shown.typed("own_words"),
    )


def coded(shown: Shown, name: str, label: str) -> Picks:
    """Return the topics to tick under a name."""
    chosen = shown.sent.many(name)
    topics = shown.sheet.kind.catalogue.topics()
    return Picks(
        name=name,
        label=label,
        picks=tuple(Pick(each.code, each.title, each.code in chosen) for each in topics),
        fault=shown.fault(name),
    )


def presence_panel(shown: Shown) -> PresencePanel:
    """Return who is there, where, when, and of a need visit why."""
    sent, sheet = shown.sent, shown.sheet
    there, others = sent.many("present"), sent.many("others")
    times = (
        shown.typed("started_at", _("Dato"), mode="text"),
        shown.typed("clock", _("Begyndte kl."), mode="text"),
        shown.typed("minutes", _("Minutter"), mode="numeric"),
    )
    return PresencePanel(
        people=Picks(
            name="present",
            label=_("Hvem er med"),
            picks=tuple(Pick(str(each.id), called(each), str(each.id) in there) for each in sheet.parents),
            fault=shown.fault("present"),
            asked=_("hvem der er med"),
            unless=" ".join(f"others={each.value}" for each in OTHERS),
        ),
        place=Picks(
            name="place",
            label=_("Sted"),
            many=False,
            picks=tuple(Pick(each.value, _(each.label), each.value == sent.one("place")) for each in _places(shown)),
            fault=shown.fault("place"),
            asked=_("sted"),
        ),
        others=Picks(
            name="others",
            label=_("Andre, der er med"),
            picks=tuple(Pick(each.value, _(each.label), each.value in others) for each in OTHERS),
        ),
        times=times,
        others_open=bool(others) or any(each.fault for each in times),
        reasons=_reasons(shown),
    )


def _places(shown: Shown) -> tuple[Place, ...]:
    known = {each.code for each in shown.sheet.kind.catalogue.places()}
    usual = tuple(each for each in _USUAL_PLACES if each.value in known)
    planned = shown.sheet.place
    return usual if planned is None or planned in usual else (*usual, planned)


def called(who: Who) -> str:
    """Return what somebody is called as a chip: `Freja (mor)`."""
    return who.first if who.child else f"{who.first} ({_(_ROLES[who.role])})"


def _reasons(shown: Shown) -> Picks | None:
    if not shown.sheet.kind.needs_reasons:
        return None
    chosen = shown.sent.many("reasons")
    reasons = shown.sheet.kind.catalogue.reasons()
    return Picks(
        name="reasons",
        label=_("Årsager til behovsbesøget"),
        picks=tuple(Pick(each.code, each.title, each.code in chosen) for each in reasons),
        fault=shown.fault("reasons"),
        asked=_("hvorfor behovsbesøg"),
    )


def level_panel(shown: Shown) -> LevelPanel:
    """Return the level proposed and why, what can be chosen, and the help that may end."""
    proposed = proposed_level(shown.sheet, shown.registration)
    return LevelPanel(
        chip=Level(proposed.level, big=True),
        proposed=_("Forslag: niveau {level}.").format(level=proposed.level),
        why=proposed.why,
        picks=_level_picks(shown, proposed),
        reason=shown.typed("level_reason"),
        closing=_closing(shown),
        closing_why=shown.typed("closed-why", _("Hvorfor slutter det?")),
        opening=_opening(shown),
        referring=_referring(shown),
        more_open=bool(shown.sent.many("opened") or shown.sent.many("referrals")),
        texts=tuple(
            Fact(_("Niveau {level}").format(level=each.number), f"{each.title}. {each.text} {each.local_text}".strip())
            for each in shown.sheet.kind.catalogue.levels()
        ),
    )


def _level_picks(shown: Shown, proposed: Proposed) -> Picks:
    chosen = shown.sent.one("level")
    first = Pick(
        str(proposed.level),
        _("Følg forslaget: niveau {level}").format(level=proposed.level),
        chosen == str(proposed.level),
    )
    others = tuple(
        Pick(str(each), _("Niveau {level}").format(level=each), chosen == str(each), asks_more=True)
        for each in (1, 2, 3, 4)
        if each != proposed.level
    )
    return Picks(
        name="level",
        label=_("Niveau efter besøget"),
        many=False,
        picks=(first, *others),
        fault=shown.fault("level"),
        asked=_("niveau"),
    )


def level_choice(shown: Shown) -> Picks:
    """Return the four levels to choose among, where nothing is proposed any more."""
    chosen = shown.sent.one("level")
    return Picks(
        name="level",
        label=_("Niveau efter besøget"),
        many=False,
        picks=tuple(
            Pick(str(each), _("Niveau {level}").format(level=each), chosen == str(each)) for each in (1, 2, 3, 4)
        ),
        fault=shown.fault("level"),
    )


def _closing(shown: Shown) -> Picks | None:
    if not shown.sheet.services:
        return None
    chosen = shown.sent.many("closed")
    return Picks(
        name="closed",
        label=_("Slutter med besøget"),
        picks=tuple(Pick(str(each.id), each.title, str(each.id) in chosen) for each in shown.sheet.services),
    )


def _opening(shown: Shown) -> Picks:
    chosen = shown.sent.many("opened")
    reasons = shown.sheet.kind.catalogue.reasons()
    return Picks(
        name="opened",
        label=_("Nyt behov"),
        picks=tuple(Pick(each.code, each.title, each.code in chosen) for each in reasons),
    )


def _referring(shown: Shown) -> Picks:
    chosen = shown.sent.many("referrals")
    targets = shown.sheet.kind.catalogue.targets()
    return Picks(
        name="referrals",
        label=_("Henvis til"),
        picks=tuple(Pick(each.code, each.title, each.code in chosen) for each in targets),
    )


def next_panel(shown: Shown) -> NextPanel:
    """Return what the next visit can be, and what was agreed until then."""
    sheet, sent = shown.sheet, shown.sent
    chosen = sent.one("next")
    picks = [Pick(each.value, _said(sheet, each), chosen == each.value, each.why) for each in sheet.proposals]
    if sheet.coming:
        waits = _("Vent til {title}").format(title=small(sheet.coming.title))
        days = _("Kan lægges {days}").format(days=formats.date_range(sheet.coming.first, sheet.coming.last))
        picks.append(Pick(WAIT, waits, chosen == WAIT, days))
    else:
        picks.append(Pick(NOTHING, _("Ingen aftale nu"), chosen == NOTHING))
    picks.append(Pick(OWN_TIME, _("Vælg selv tid"), chosen == OWN_TIME, asks_more=True))
    return NextPanel(
        options=Picks(name="next", label=_("Næste aftale"), many=False, picks=tuple(picks), fault=shown.fault("next")),
        fields=_time_fields(shown),
        talked=coded(shown, "talked", _("Det talte I om")),
        talked_open=sent.has("talked"),
        agreed=shown.typed("agreed"),
    )


def _time_fields(shown: Shown) -> tuple[Typed, ...]:
    catalogue = shown.sheet.kind.catalogue
    places = tuple((each.value, _(each.label)) for each in _places(shown))
    return (
        Typed(
            name="next_kind",
            label=_("Slags besøg"),
            typed=shown.sent.one("next_kind"),
            fault=shown.fault("next_kind"),
            choices=(("", _("Vælg")), *((each.code, each.title) for each in catalogue.in_use())),
        ),
        shown.typed("next_day", _("Dag, som 24.11.2026"), mode="text"),
        shown.typed("next_clock", _("Klokken, som 9.30"), mode="text"),
        Typed(name="next_place", label=_("Hvor"), typed=shown.sent.one("next_place"), choices=places),
    )


def _said(sheet: Sheet, proposal: Proposal) -> str:
    local = proposal.starts_at.astimezone(ZONE)
    kind = sheet.kind.catalogue.kind(proposal.kind)
    day = formats.long_date(local.date()).rsplit(" ", 1)[0]
    return _("{kind} {weekday} den {day} kl. {hour}.{minute:02}").format(
        kind=kind.title, weekday=_(_WEEKDAYS[local.weekday()]), day=day, hour=local.hour, minute=local.minute
    )
