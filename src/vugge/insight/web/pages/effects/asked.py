"""Steps 1 and 2: what is asked, and who is compared."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.base.text import danish_sort_key
from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.effects.outcomes import UNIT
from vugge.insight.rules.effects.whom import BEGAN, LEFT, STAYED
from vugge.insight.rules.synthetic_control import numerals
from vugge.insight.web.pages.effects import telling
from vugge.insight.web.pages.effects.places import file_address, file_label
from vugge.insight.web.pages.effects.telling import Cells, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked: in plain words, and what is counted."""

    told: tuple[str, ...]
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Who is compared: the project's municipalities, who left, the others, and who could not be used and why."""

    told: tuple[str, ...]
    treated: Table
    donors: str
    donors_title: str
    left_out: tuple[str, ...]
    names_file: str
    names_label: str


def asked(view: StudyView) -> Asked:
    """Build step 1."""
    start = view.result.facts.start
    first = _(
        "Projektet Tidlig indsats begyndte i {start}. Vi vil vide, om tallet på {counted} derefter udviklede sig "
        "anderledes i {whom}, end det ellers ville have gjort."
    )
    second = _(
        "Det kan ingen se direkte, for de samme kommuner findes ikke i en udgave uden projektet. I stedet bygger vi en "
        "sammenligning af kommuner, der ikke var med, og som lignede så godt som muligt i årene før. Forskellen mellem "
        "de to fra {start} og frem er vores bud på virkningen."
    )
    counted = _(view.outcome.counted).rstrip(",")
    return Asked(
        told=(first.format(start=start, counted=counted, whom=telling.whom(view)), second.format(start=start)),
        definition=_(view.outcome.definition),
    )


def compared(view: StudyView) -> Compared:
    """Build step 2."""
    facts = view.result.facts
    several = zip(facts.treated, facts.treated_weights, strict=True)
    treated = sorted((telling.voice(view).named(code), weight) for code, weight in several)
    return Compared(
        told=(_treated(view), _left(view), _others(view)),
        treated=Table(
            key="projektkommuner",
            title=_("Projektets kommuner"),
            corner=_("Kommune"),
            headings=(_("Andel af deres indbyggere i årene før"),),
            given=tuple(
                Cells(name, (numerals.share(weight),))
                for name, weight in sorted(treated, key=lambda each: danish_sort_key(each[0]))
            ),
        ),
        donors=telling.voice(view).listed(facts.donors),
        donors_title=_("De {municipalities}, der sammenlignes med").format(
            municipalities=telling.voice(view).many(len(facts.donors))
        ),
        left_out=tuple(
            _("{name}: {reason} ({at})").format(
                name=telling.voice(view).named(each.unit), reason=_(each.reason.label), at=each.at
            )
            for each in facts.left_out
        ),
        names_file=file_address(view, "names"),
        names_label=file_label(view, _("Hent kommunernes koder og navne (CSV)")),
    )


def _treated(view: StudyView) -> str:
    if view.whom.alone:
        return _(
            "Her ser vi på {name} alene. Én kommune svinger meget fra år til år, så den siger lidt for sig."
        ).format(name=telling.whom(view))
    text = _(
        "{whom} ses som én. En stor kommune vejer mere end en lille: tallene er lagt sammen efter indbyggere. "
        "Alle tal er {unit} i alle aldre."
    )
    whom = telling.whom(view)
    return text.format(whom=whom[:1].upper() + whom[1:], unit=_(UNIT))


def _left(view: StudyView) -> str:
    """Say how the municipality that left is counted, which the final evaluation itself says in two ways."""
    name = telling.voice(view).named(LEFT)
    if view.whom.code == BEGAN:
        return _(
            "{name} begyndte i projektet og gik ud igen. Her tæller den med, fordi slutevalueringens kapitel 5 skriver "
            "17 kommuner. Vælg de 16 for at se dem, der blev."
        ).format(name=name)
    if view.whom.municipalities == (LEFT,):
        return _("{name} begyndte i projektet og gik ud igen. Den indgår ikke i de 16 kommuner.").format(name=name)
    if view.whom.code == STAYED:
        return _(
            "{name} begyndte i projektet og gik ud igen. Den er ikke med blandt de 16, og den bruges heller ikke til "
            "sammenligning, fordi den har haft projektet en tid. Vælg de 17 for at se den med."
        ).format(name=name)
    return _("Projektets øvrige kommuner bruges ikke til sammenligning, fordi de selv havde projektet.")


def _others(view: StudyView) -> str:
    text = _("Vi sammenligner med {others}, der ikke var med i projektet, og som har tal for alle årene.")
    return text.format(others=telling.voice(view).many(len(view.result.facts.donors)))
