"""What stops a study, each as one Danish sentence that names it. Source: the synthetic control contract."""

from vugge.base.errors import on_one_line
from vugge.base.text import marked as _

_LONGEST = 300


class StudyError(ValueError):
    """A study that cannot be made. ``sentence`` is a msgid, ``names`` what fills it in; the text is both together."""

    def __init__(self, sentence: str, **names: object) -> None:
        self.sentence = sentence
        self.names = {name: on_one_line(each)[:_LONGEST] for name, each in names.items()}
        super().__init__(sentence.format(**self.names))


# What is asked for
NO_TOML = _("{file}, linje {line}: det kan ikke læses som TOML.")
UNKNOWN_KEY = _("{file}: nøglen “{key}” kendes ikke. Vælg mellem: {known}.")
MEANT_KEY = _("{file}: nøglen “{key}” kendes ikke. Er det “{meant}”, der menes?")
MISSING_KEY = _("{file}: nøglen “{key}” mangler.")
WRONG_KIND = _("{file}: “{key}” skal være {wanted}.")
NO_PREDICTORS = _("Der er ingen baggrundsoplysninger at sammenligne på. Skriv mindst én [[predictor]].")
UNKNOWN_OP = _("Baggrundsoplysningen “{variable}” har op = “{op}”. Det eneste, der kendes, er “mean”.")
UNKNOWN_V = _(
    "v = “{v}” kendes ikke. Vælg mellem: {known}, eller skriv en liste med et tal for hver baggrundsoplysning."
)
UNKNOWN_SEARCH = _("search = “{search}” kendes ikke. Vælg mellem: {known}.")
V_LENGTH = _("Listen v har {count} tal. Der skal være {wanted}: ét til hver baggrundsoplysning.")
V_NEGATIVE = _("Listen v har tallet {value}. Vægtene må ikke være negative.")
V_ZERO = _("Listen v har kun nuller. Mindst én vægt skal være over 0.")
WEIGHTS_LENGTH = _("treated_weights har {count} tal. Der skal være {wanted}: ét til hver behandlet.")
WEIGHTS_NEGATIVE = _("treated_weights har tallet {value}. Vægtene må ikke være negative.")
WEIGHTS_ZERO = _("treated_weights har kun nuller. Mindst én vægt skal være over 0.")
NO_TREATED = _("Der er ingen behandlede. Skriv mindst ét navn i treated.")
NAMED_TWICE = _("“{unit}” er nævnt to gange i {key}.")

# Where it is written
OWN_FILE = _("{file} er en af dem, der regnes på, og ville blive skrevet over. Vælg en anden mappe til resultatet.")

# The study on its panel
UNKNOWN_OUTCOME = _("Udfaldet “{variable}” findes ikke i panelet.")
UNKNOWN_PREDICTOR = _("Baggrundsoplysningen “{variable}” findes ikke i panelet.")
UNKNOWN_TREATED = _("Den behandlede “{unit}” findes ikke i panelet.")
UNKNOWN_DONOR = _("Donoren “{unit}” findes ikke i panelet.")
DONOR_TREATED = _("“{unit}” er både donor og behandlet. Tag den ud af den ene liste.")
FEW_DONORS = _("Der skal være mindst 2 donorer, og der er {count}.")
FEW_DONORS_LEFT = _("Der skal være mindst 2 donorer, og der er {count}. Bl.a. “{unit}” er taget fra: {reason} i {at}.")
NO_START = _("Startperioden {start} findes ikke i panelets perioder for “{variable}” ({first} til {last}).")
FEW_PERIODS = _("Der skal være mindst 2 perioder før {start}, og der er {count}.")
FEW_FITTED = _("optimise skal rumme mindst 2 af panelets perioder. Fra {first} til {last} er der {count}.")
OPTIMISE_OUTSIDE = _(
    "optimise går fra {first} til {last}, men skal ligge før {start} og inden for panelet, fra {earliest}."
)
TURNED_ROUND = _("{key} går fra {first} til {last}. Den første periode skal komme først.")
NO_OUTCOME = _("“{unit}” mangler “{variable}” i {time}.")
NO_VALUE = _("“{unit}” mangler “{variable}” i alle perioder fra {first} til {last}.")
NO_PERIODS = _(
    "Panelet har ingen perioder fra {first} til {last}, som baggrundsoplysningen “{variable}” skal regnes over."
)
CONSTANT = _("Baggrundsoplysningen “{predictor}” er den samme for alle. Den kan ikke bruges til at vælge mellem dem.")
TOO_LARGE = _("Tallene i “{variable}” er for store til at regne med.")

NOT_CERTIFIED = _("Det kan ikke bevises, at vægtene for “{unit}” er de bedste. Tallene er for store til at regne med.")

TOO_SMALL = _("Tallene i “{variable}” er for små til at regne med. Skriv dem i en mindre enhed.")
NO_PERIOD = _("Perioden “{time}” i {key} findes ikke i panelet.")

# The panel's file
NO_HEADER = _("{file} skal begynde med linjen unit;time;variable;value. Den begynder med: {line}")
EMPTY_FILE = _("{file} er tom. Den skal begynde med linjen unit;time;variable;value.")
NO_ROWS = _("{file} har ingen rækker under overskriften.")
NOT_UTF8 = _("{file} er ikke skrevet i UTF-8. Gem den som UTF-8.")
WRONG_WIDTH = _("{file}, linje {line}: rækken skal have 4 felter og har {count}.")
UNREADABLE = _("{file}, linje {line}: rækken kan ikke læses som CSV.")
EMPTY_FIELD = _("{file}, linje {line}: feltet {column} er tomt.")
NO_NUMBER = _(
    "{file}, linje {line}: “{value}” er ikke et tal. Brug punktum som decimaltegn, og lad feltet være tomt, hvis "
    "tallet mangler."
)
YEAR_LAST = _("{file}: perioden “{time}” har året til sidst. Skriv året først, fx 2014K1, så rækkefølgen er tidens.")
TWIN = _("{file}, linje {line}: “{unit}” har allerede “{variable}” i {time}.")
