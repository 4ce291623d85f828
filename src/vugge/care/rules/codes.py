"""Kinds of help, answers to offers, ways of reaching a family, and answers to tasks."""

from vugge.base.labels import Labelled
from vugge.base.text import marked as _


class ServiceKind(Labelled):
    """What kind of help a service is. Its level is proposed (`levels.propose`) and confirmed by the health visitor."""

    NEED_VISIT = "need_visit", _("Behovsbesøg")
    JOINT_VISITS = "joint_visits", _("Fælles hjemmebesøg")
    PACKAGE = "package", _("Tilbudspakke")
    COURSE = "course", _("Forløb")
    SOCIAL = "social", _("Indsats efter den sociale lovgivning")
    OTHER = "other", _("Anden ydelse")


class Answer(Labelled):
    """What a family answered to an offer. The codes are the activity extract's."""

    ACCEPTED = "accepted", _("Ja tak")
    DECLINED = "declined", _("Nej tak")
    NO_CONTACT = "no_contact", _("Ingen kontakt")


class Channel(Labelled):
    """How somebody tried to reach a family. Source: rule V3."""

    PHONE = "phone", _("Telefon")
    SMS = "sms", _("SMS")
    DIGITAL_POST = "digital_post", _("Digital Post")
    LETTER = "letter", _("Brev")
    VISIT = "visit", _("Ved døren")


class Handling(Labelled):
    """What somebody did with a task."""

    HANDLED = "handled", _("Klaret")
    HANDED_OVER = "handed_over", _("Givet videre")
    PUT_OFF = "put_off", _("Udsat")
