"""The kinds of things people's rows say. The value is a stable code, the label what is read."""

from collections.abc import Mapping

from vugge.base.labels import Labelled
from vugge.base.text import marked as _


class Sex(Labelled):
    """What is registered, which is not always what the number says: a number may be older than the change."""

    FEMALE = "female", _("Kvinde")
    MALE = "male", _("Mand")
    UNKNOWN = "unknown", _("Ikke oplyst")


SEX_OF_A_CHILD: Mapping[Sex, str] = {Sex.FEMALE: _("Pige"), Sex.MALE: _("Dreng"), Sex.UNKNOWN: Sex.UNKNOWN.label}
"""The same, as it is said of a child."""


class NumberKind(Labelled):
    """Where a person's number comes from."""

    REAL = "real", _("CPR-nummer")
    REPLACEMENT = "replacement", _("Erstatningsnummer")


class ParentRole(Labelled):
    """What a grown-up is to a child, whatever their own sex: two mothers are two mothers."""

    MOTHER = "mother", _("mor")
    FATHER = "father", _("far")
    PARTNER = "partner", _("partner")


class SiblingKind(Labelled):
    """How two children are siblings when no parent known here says it."""

    FULL = "full", _("Helsøskende")
    HALF = "half", _("Halvsøskende")
    STEP = "step", _("Papsøskende")
    FOSTER = "foster", _("Plejesøskende")


class ClosedWhy(Labelled):
    """Why a family is no longer followed."""

    MOVED = "moved", _("Flyttet fra kommunen")
    GROWN = "grown", _("Barnet er gået videre til skolens sundhedspleje")
    DECLINED = "declined", _("Familien har sagt nej tak")
    PREGNANCY_ENDED = "pregnancy_ended", _("Graviditeten er ophørt")
    CHILD_DIED = "child_died", _("Barnet er dødt")
    MISTAKE = "mistake", _("Oprettet ved en fejl")
    OTHER = "other", _("Andet")


class DaycareKind(Labelled):
    """What kind of place a child is in."""

    NURSERY = "nursery", _("Vuggestue")
    CHILDMINDER = "childminder", _("Dagpleje")
    KINDERGARTEN = "kindergarten", _("Børnehave")
    COMBINED = "combined", _("Integreret institution")
    PRIVATE = "private", _("Privat pasning")


class Language(Labelled):
    """What a family would rather speak: ISO 639-1, the languages interpreters are most asked for in."""

    DANISH = "da", _("Dansk")
    ALBANIAN = "sq", _("Albansk")
    AMHARIC = "am", _("Amharisk")
    ARABIC = "ar", _("Arabisk")
    BOSNIAN = "bs", _("Bosnisk")
    BULGARIAN = "bg", _("Bulgarsk")
    DARI = "prs", _("Dari")
    ENGLISH = "en", _("Engelsk")
    FAROESE = "fo", _("Færøsk")
    FILIPINO = "tl", _("Filippinsk")
    FRENCH = "fr", _("Fransk")
    GREENLANDIC = "kl", _("Grønlandsk")
    HUNGARIAN = "hu", _("Ungarsk")
    KURMANJI = "ku", _("Kurdisk")
    LITHUANIAN = "lt", _("Litauisk")
    MANDARIN = "zh", _("Kinesisk")
    PASHTO = "ps", _("Pashto")
    PERSIAN = "fa", _("Farsi")
    POLISH = "pl", _("Polsk")
    PORTUGUESE = "pt", _("Portugisisk")
    ROMANIAN = "ro", _("Rumænsk")
    RUSSIAN = "ru", _("Russisk")
    SIGNS = "dsl", _("Dansk tegnsprog")
    SOMALI = "so", _("Somalisk")
    SPANISH = "es", _("Spansk")
    TAMIL = "ta", _("Tamilsk")
    THAI = "th", _("Thailandsk")
    TIGRINYA = "ti", _("Tigrinya")
    TURKISH = "tr", _("Tyrkisk")
    UKRAINIAN = "uk", _("Ukrainsk")
    URDU = "ur", _("Urdu")
    VIETNAMESE = "vi", _("Vietnamesisk")
    GERMAN = "de", _("Tysk")
    OTHER = "other", _("Et andet sprog")
