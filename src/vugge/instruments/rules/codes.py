"""Who a screening is about, when, and how it went. The codes are the activity extract's."""

from vugge.base.labels import Labelled
from vugge.base.text import marked as _


class Respondent(Labelled):
    """Whose answers or behaviour a screening is about."""

    MOTHER = "mother", _("Mor")
    FATHER = "father", _("Far")
    PARTNER = "partner", _("Partner")
    CHILD = "child", _("Barn")


class Phase(Labelled):
    """When a parent was asked."""

    PREGNANCY = "pregnancy", _("I graviditeten")
    POSTPARTUM = "postpartum", _("Efter fødslen")


class State(Labelled):
    """How it went. Each is registered: a count of those over the cut-off needs all the others. Source: rule D1."""

    DONE = "done", _("Gennemført")
    DECLINED = "declined", _("Ønsket ikke")
    NOT_DONE = "not_done", _("Ikke gennemført")


class Step(Labelled):
    """What usually follows an answer over the cut-off. Source: rule D3."""

    REPEAT = "repeat", _("Spørg eller se efter en gang til")
    NEED_VISIT = "need_visit", _("Tilbyd et behovsbesøg")
    GENERAL_PRACTITIONER = "general_practitioner", _("Henvis til egen læge, med brev når forælderen siger ja")
    FAMILY_OFFER = "family_offer", _("Tal om et familietilbud eller en psykolog")
    COSP = "cosp", _("Tilbyd COS-P")


class Begin(Labelled):
    """When the steps that are not asking again begin."""

    AT_ONCE = "at_once", _("med det samme")
    AFTER_REPEAT = "after_repeat", _("når der er set efter en gang til")


class Alarm(Labelled):
    """What the one answer that alerts whatever the total says."""

    NONE = "none", _("Intet at handle på")
    RAISED = "raised", _("Handl nu")
    UNKNOWN = "unknown", _("Svaret kendes ikke")
