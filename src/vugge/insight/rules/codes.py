"""The activity extract's codes, version 1, with the words a person reads.

Source: the figures contract. Codes are case-sensitive and never change; the label is Danish.
"""

from vugge.base.labels import Labelled
from vugge.base.text import marked as _


class Activity(Labelled):
    """One registered thing: a visit, a screening, a course offer, a team case, an advice."""

    PREGNANCY_VISIT = "pregnancy_visit", _("Graviditetsbesøg")
    ESTABLISHMENT_VISIT = "establishment_visit", _("Etableringsbesøg")
    STANDARD_VISIT = "standard_visit", _("Standardbesøg")
    NEED_VISIT = "need_visit", _("Behovsbesøg")
    VISIT_15_18M = "visit_15_18m", _("Besøg ved 15–18 måneder")
    VISIT_18M = "visit_18m", _("Besøg ved 1½ år")
    VISIT_3Y = "visit_3y", _("Besøg ved 3 år")
    TRANSITION_1 = "transition_1", _("Overgang 1: hjem til dagtilbud")
    TRANSITION_2 = "transition_2", _("Overgang 2: vuggestue eller dagpleje til børnehave")
    TRANSITION_3 = "transition_3", _("Overgang 3: børnehave til skole")
    JOINT_HOME_VISIT = "joint_home_visit", _("Fælles hjemmebesøg")
    SCREENING = "screening", _("Screening")
    COSP = "cosp", _("COS-P")
    MARTE_MEO = "marte_meo", _("Marte Meo")
    PARENT_GROUP = "parent_group", _("Forældregruppe")
    TEAM_CASE = "team_case", _("Teamsag")
    DAYCARE_GENERAL_ADVICE = "daycare_general_advice", _("Generel rådgivning af dagtilbud")
    DAYCARE_CHILD_ADVICE = "daycare_child_advice", _("Rådgivning af dagtilbud om et barn")
    DAYCARE_OTHER = "daycare_other", _("Andet i dagtilbud")
    PHONE_CONTACT = "phone_contact", _("Telefonkontakt")
    OTHER = "other", _("Andet")


class Response(Labelled):
    """What a family answered to an offer."""

    ACCEPTED = "accepted", _("Ja tak")
    DECLINED = "declined", _("Nej tak")
    NO_CONTACT = "no_contact", _("Ikke kontakt")


class Present(Labelled):
    """Who took part."""

    MOTHER = "mother", _("Mor")
    FATHER = "father", _("Far")
    PARTNER = "partner", _("Partner")
    DAYCARE_STAFF = "daycare_staff", _("Dagtilbuddets personale")
    TEACHER = "teacher", _("Lærer eller pædagog i skolen")
    SOCIAL_WORKER = "social_worker", _("Socialrådgiver")
    PSYCHOLOGIST = "psychologist", _("Psykolog")
    FAMILY_THERAPIST = "family_therapist", _("Familieterapeut")
    OTHER_PROFESSIONAL = "other_professional", _("Anden fagperson")


class Place(Labelled):
    """Where an activity took place."""

    HOME = "home", _("Hjemme")
    DAYCARE = "daycare", _("I dagtilbuddet")
    SCHOOL = "school", _("På skolen")
    CLINIC = "clinic", _("På klinikken")
    ONLINE = "online", _("Online")
    PHONE = "phone", _("Telefon")


class Reason(Labelled):
    """Why a need visit was made."""

    WEIGHT = "weight", _("Barnets vægt")
    BREASTFEEDING = "breastfeeding", _("Amning")
    NUTRITION = "nutrition", _("Ernæring")
    SLEEP = "sleep", _("Søvn")
    CRYING = "crying", _("Gråd og uro")
    MOTOR = "motor", _("Motorik")
    LANGUAGE = "language", _("Sprog")
    WELLBEING = "wellbeing", _("Trivsel")
    ATTACHMENT = "attachment", _("Tilknytning og samspil")
    PARENT_MENTAL_HEALTH = "parent_mental_health", _("Forældres psykiske helbred")
    POSITIVE_PARENT_SCREENING = "positive_parent_screening", _("Forælders svar over grænsen")
    POSITIVE_CHILD_SCREENING = "positive_child_screening", _("Barnets score over grænsen")
    PREMATURE = "premature", _("For tidligt født")
    ILLNESS = "illness", _("Sygdom")
    FAMILY_RELATIONS = "family_relations", _("Forhold i familien")
    SOCIAL = "social", _("Sociale forhold")
    UPBRINGING = "upbringing", _("Opdragelse og rammer")
    DAYCARE_START = "daycare_start", _("Start i dagtilbud")
    SIBLING = "sibling", _("Søskende")
    OTHER = "other", _("Andet")


class Target(Labelled):
    """Where a family was referred to."""

    EXTRA_PREGNANCY_VISIT = "extra_pregnancy_visit", _("Ekstra graviditetsbesøg")
    NEED_VISIT = "need_visit", _("Behovsbesøg")
    GENERAL_PRACTITIONER = "general_practitioner", _("Praktiserende læge")
    PHYSIO_OCCUPATIONAL = "physio_occupational", _("Fysio- eller ergoterapeut")
    SOCIAL_SERVICES = "social_services", _("Socialforvaltning")
    CROSS_DISCIPLINARY_TEAM = "cross_disciplinary_team", _("Tværfagligt team")
    MIDWIFE = "midwife", _("Jordemoder")
    PSYCHOLOGIST = "psychologist", _("Psykolog")
    COSP = "cosp", _("COS-P")
    MARTE_MEO = "marte_meo", _("Marte Meo")
    PPR_SPEECH = "ppr_speech", _("PPR eller talepædagog")
    SECTION_11_3 = "section_11_3", _("Tilbud efter § 11, stk. 3")
    FAMILY_HOUSE = "family_house", _("Familiehus")
    DENTIST = "dentist", _("Tandpleje")
    HOSPITAL = "hospital", _("Sygehus")
    VOLUNTEER = "volunteer", _("Frivilligt tilbud")
    OTHER = "other", _("Andet")


TARGETS_INSIDE = (Target.EXTRA_PREGNANCY_VISIT, Target.NEED_VISIT, Target.COSP, Target.MARTE_MEO)
"""Referral targets inside health visiting; every other target lies outside it."""

TARGETS_OUTSIDE = tuple(target for target in Target if target not in TARGETS_INSIDE)


class Instrument(Labelled):
    """A screening instrument the extract knows."""

    EPDS = "epds", _("EPDS")
    GOTLAND = "gotland", _("Gotland")
    ADBB = "adbb", _("ADBB")


class Respondent(Labelled):
    """Whose answers or behaviour a screening is about."""

    MOTHER = "mother", _("Mor")
    FATHER = "father", _("Far")
    PARTNER = "partner", _("Partner")
    CHILD = "child", _("Barn")


class Phase(Labelled):
    """When a parent was screened."""

    PREGNANCY = "pregnancy", _("I graviditeten")
    POSTPARTUM = "postpartum", _("Efter fødslen")


class CourseStatus(Labelled):
    """How far a course has come for a family."""

    OFFERED = "offered", _("Tilbudt")
    WAITING = "waiting", _("Venter")
    ACCEPTED = "accepted", _("Takket ja")
    DECLINED = "declined", _("Takket nej")
    STARTED = "started", _("Begyndt")
    COMPLETED = "completed", _("Gennemført")
    INTERRUPTED = "interrupted", _("Afbrudt")


class Statutory(Labelled):
    """Whether a statutory measure was in force when the family got the offer."""

    YES = "yes", _("Ja")
    NO = "no", _("Nej")


class Level(Labelled):
    """The level of a service as it stood when the activity was signed; none = not levelled, never guessed."""

    ONE = "1", _("Niveau 1")
    TWO = "2", _("Niveau 2")
    THREE = "3", _("Niveau 3")
    FOUR = "4", _("Niveau 4")
    NONE = "none", _("Ikke niveauinddelt")
    ALL = "all", _("Alle")
