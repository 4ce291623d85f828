"""What a consent is about, whom it lets know, and what it is worth on a day. Source: attacks C5, C6."""

from vugge.base.labels import Labelled
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
