"""What somebody in a municipality can be, and what they can be certified to use. Source: the domain, §§ 1 and 5."""

from vugge.base.labels import Labelled
from vugge.base.text import marked as _


class Role(Labelled):
    """A role in one municipality. An evaluator is none of them (`actors.Kind`)."""

    HEALTH_VISITOR = "health_visitor", _("Sundhedsplejerske")
    LEAD = "lead", _("Ledende sundhedsplejerske")
    PROJECT_LEADER = "project_leader", _("Projektleder")
    TEAM_MEMBER = "team_member", _("Medlem af tværfagligt team")
    TEAM_COORDINATOR = "team_coordinator", _("Koordinator for tværfagligt team")
    DAYCARE = "daycare", _("Dagtilbud")
    DATA_PROTECTION = "data_protection", _("Databeskyttelse")
    ADMINISTRATOR = "administrator", _("Administrator")


class CertificateKind(Labelled):
    """A method or instrument that takes training."""

    COSP = "cosp", _("COS-P")
    MARTE_MEO = "marte_meo", _("Marte Meo")
    ADBB = "adbb", _("ADBB")
    GOTLAND = "gotland", _("Gotland")
    PUF = "puf", _("PUF")
