"""What a consent is about, whom it lets know, and what it is worth on a day. Source: attacks C5, C6."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from vugge.base.labels import Labelled
from vugge.base.periods import holds
from vugge.base.text import marked as _


class Purpose(Labelled):
    """What somebody may be told for. One consent is for one purpose and one recipient."""

    SHARE_IN_TREATMENT = "share_in_treatment", _("Videregive oplysninger, så andre kan hjælpe")
    TEAM_CASE = "team_case", _("Drøfte familien i det tværfaglige team")
    DAYCARE_TALK = "daycare_talk", _("Tale med dagtilbuddet om barnet")
    TRANSITION_NOTE = "transition_note", _("Give en fælles note til dagtilbuddet")
    JOINT_VISIT = "joint_visit", _("Holde besøg sammen med andre")
    ASK_FOR_RECORDS = "ask_for_records", _("Hente oplysninger hos andre")
    EVALUATION = "evaluation", _("Blive kontaktet af en evaluator")
    OTHER = "other", _("Noget andet, som er aftalt")


class Recipient(Labelled):
    """Who may be told; `Consent.recipient_name` says which one."""

    DAYCARE = "daycare", _("Dagtilbud")
    GENERAL_PRACTITIONER = "general_practitioner", _("Egen læge")
    MIDWIFE = "midwife", _("Jordemoder")
    HOSPITAL = "hospital", _("Sygehus")
    PSYCHOLOGIST = "psychologist", _("Psykolog")
    PPR = "ppr", _("PPR")
    SOCIAL_SERVICES = "social_services", _("Familieafdeling")
    TEAM = "team", _("Det tværfaglige team")
    SCHOOL = "school", _("Skole")
    OTHER_MUNICIPALITY = "other_municipality", _("En anden kommunes sundhedspleje")
    EVALUATOR = "evaluator", _("Evaluator")
    OTHER = "other", _("En anden")


class How(Labelled):
    """How it was given."""

    SPOKEN = "spoken", _("Mundtligt")
    WRITTEN = "written", _("Skriftligt")
    DIGITAL = "digital", _("Digitalt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A consent as it was given, and withdrawn if it was."""

    giver: UUID
    about: UUID
    purpose: Purpose
    recipient: Recipient
    valid_from: dt.date
    valid_to: dt.date | None = None
    withdrawn_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What somebody wants to do, on a day: tell a recipient about a person, for a purpose.

    `deciders` are those who must all have said yes: a child's holders of custody, or the grown-up alone.
    """

    about: UUID
    purpose: Purpose
    recipient: Recipient
    deciders: frozenset[UUID]
    on: dt.date


@dataclass(frozen=True, slots=True)
class Effect:
    """Whether the consents are enough, who has not said yes, and the sentence that says so (a msgid)."""

    allowed: bool
    missing: frozenset[UUID] = frozenset()
    reason: str = ""


def in_force(given: Given, on: dt.date) -> bool:
    """Say whether a consent counts on a day: from the day it was given, and no more on the day it is withdrawn."""
    withdrawn = given.withdrawn_on is not None and given.withdrawn_on <= on
    return holds(given, on) and not withdrawn


def effect(consents: Iterable[Given], need: Need) -> Effect:
    """Say what the consents are worth for one need; one for another recipient or purpose is worth nothing."""
    asked = (need.about, need.purpose, need.recipient)
    said_yes = {
        each.giver
        for each in consents
        if (each.about, each.purpose, each.recipient) == asked and in_force(each, need.on)
    }
    if not need.deciders:
        return Effect(allowed=False, reason=_("Ingen er registreret med forældremyndighed, så ingen kan sige ja."))
    missing = need.deciders - said_yes
    if not missing:
        return Effect(allowed=True)
    if said_yes & need.deciders:
        return Effect(False, missing, _("Den anden forælder med forældremyndighed har ikke sagt ja."))  # noqa: FBT003 - as the class says
    return Effect(False, missing, _("Der er ikke sagt ja til at dele det med den modtager."))  # noqa: FBT003 - as above
