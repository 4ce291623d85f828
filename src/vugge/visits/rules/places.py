"""Where a visit is and who is there, by the codes of the extract (the domain, § 7)."""

from vugge.base.labels import Labelled
from vugge.base.text import marked as _


class Place(Labelled):
    """Where a visit is held."""

    HOME = "home", _("Hjemme")
    CLINIC = "clinic", _("Klinik")
    ONLINE = "online", _("Skærm")
    PHONE = "phone", _("Telefon")
    DAYCARE = "daycare", _("Dagtilbud")
    SCHOOL = "school", _("Skole")


class Present(Labelled):
    """Who is there, by what they are to the child or in their work."""

    MOTHER = "mother", _("Mor")
    FATHER = "father", _("Far")
    PARTNER = "partner", _("Partner")
    DAYCARE_STAFF = "daycare_staff", _("Fra dagtilbuddet")
    TEACHER = "teacher", _("Lærer")
    SOCIAL_WORKER = "social_worker", _("Socialrådgiver")
    PSYCHOLOGIST = "psychologist", _("Psykolog")
    FAMILY_THERAPIST = "family_therapist", _("Familieterapeut")
    OTHER_PROFESSIONAL = "other_professional", _("Anden fagperson")


OTHERS: tuple[Present, ...] = tuple(
    each for each in Present if each not in (Present.MOTHER, Present.FATHER, Present.PARTNER)
)
"""Who can be there beside the family, chosen by their work and not by name."""
