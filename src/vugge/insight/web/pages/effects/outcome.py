"""An outcome's page: the answer in short, then how it was come by, step by step."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.base.text import danish_sort_key
from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.effects.outcomes import OUTCOMES, UNIT, Outcome
from vugge.insight.rules.effects.whom import BEGAN, LEFT, STAYED, Whom
from vugge.insight.rules.synthetic_control import numerals
from vugge.insight.rules.synthetic_control.findable import missed
from vugge.insight.rules.synthetic_control.holding import agreed
from vugge.insight.rules.synthetic_control.judging import LEVEL, Unusual, unusual
from vugge.insight.rules.synthetic_control.wording import fit_before, in_a_word
from vugge.insight.web.pages.effects import telling
from vugge.insight.web.pages.effects.asked import Asked, Compared, asked, compared
from vugge.insight.web.pages.effects.built import Built, built
from vugge.insight.web.pages.effects.finding import Findable, findable
from vugge.insight.web.pages.effects.holds import Held, held
from vugge.insight.web.pages.effects.limits import Beside, beside, limits
from vugge.insight.web.pages.effects.paths import Drawn, axis, gap, paths
from vugge.insight.web.pages.effects.places import WHOM, archive_address, file_label, outcome_address
from vugge.insight.web.pages.effects.quotable import Quotable, quotable
from vugge.insight.web.pages.effects.source import Source, source
from vugge.insight.web.pages.effects.telling import Cells, Table
from vugge.insight.web.pages.effects.unusual import Unlike, unlike
from vugge.ui import formats
from vugge.ui.pages import Crumb, Fact, Page

_TOGETHER = 2  # the sixteen and the seventeen stand before each alone


@dataclass(frozen=True, slots=True)
class Option:
    """Whom the page can be about."""

    code: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the page: its number, what it is called, where it stands, and what is true of all its numbers."""

    number: int
    title: str
    anchor: str
    note: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another outcome."""

    question: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomePage(Page):
    """Everything on an outcome's page. Steps that were not counted are None, and the page says so.

    `alone` is a warning where the page is about one municipality; `each` is every one of them by itself.
    """

    here: str
    archive: str
    archive_label: str
    invented: bool
    alone: str
    finding: str
    short: tuple[str, ...]
    quotable: Quotable | None
    steps: tuple[Step, ...]
    asked: Asked
    compared: Compared
    built: Built
    paths: Drawn
    gap: Drawn
    unlike: Unlike | None
    held: Held
    findable: Findable | None
    limits: tuple[str, ...]
    each: Table | None
    each_told: str
    beside: Beside
    options: tuple[Option, ...]
    choice: str
    base: str
    axis: str
    definition: tuple[Fact, ...]
    source: Source
    others: tuple[Neighbour, ...]
    printed: str


def outcome_page(view: StudyView, *, today: dt.date) -> OutcomePage:
    """Build an outcome's page."""
    return OutcomePage(
        title=_(view.outcome.question),
        crumbs=(Crumb(_("Alle tre spørgsmål"), reverse("insight:effect")), Crumb(_(view.outcome.title))),
        here=outcome_address(view.outcome),
        archive=archive_address(view),
        archive_label=file_label(view, _("Hent alle tallene (zip)")),
        invented=view.run.panel.invented,
        alone=_warning(view),
        finding=finding(view),
        short=_short(view),
        quotable=quotable(view),
        steps=_steps(view),
        asked=asked(view),
        compared=compared(view),
        built=built(view),
        paths=paths(view),
        gap=gap(view),
        unlike=unlike(view),
        held=held(view),
        findable=findable(view),
        limits=limits(view),
        each=_each(view),
        each_told=_each_told(view),
        beside=beside(view),
        options=_options(view),
        choice=WHOM,
        base=_base(view),
        axis=axis(paths(view).chart),
        definition=_definition(view),
        source=source(view),
        others=tuple(_neighbour(each) for each in OUTCOMES if each != view.outcome),
        printed=_printed(view, today),
    )


def finding(view: StudyView) -> str:
    """Say what was found."""
    text = telling.voice(view).difference(view.result.fit.effect)
    return text[:1].upper() + text[1:]


def in_few_words(view: StudyView) -> str:
    """Say what was found, how unusual it is, and what would not have been found, so that it can be quoted alone."""
    result, voice = view.result, telling.voice(view)
    said = [*in_a_word(result, voice)]
    if result.power and unusual(result) is Unusual.NEITHER:
        said.append(missed(result, result.power, voice))
    return " ".join([f"{finding(view)}.", *map(telling.told, said)])


def _short(view: StudyView) -> tuple[str, ...]:
    """Return what somebody with no more than a minute should know."""
    result, voice = view.result, telling.voice(view)
    said = [fit_before(result, voice), *agreed(result, voice)]
    if result.power:
        said.append(missed(result, result.power, voice))
    first = telling.told(*in_a_word(result, voice))
    return tuple(each for each in (first, *map(telling.told, said), _(view.outcome.expected)) if each)


def _warning(view: StudyView) -> str:
    if not view.whom.alone:
        return ""
    return _(
        "Her er {name} alene. Én kommune siger lidt: dens tal svinger så meget fra år til år, at selv en stor virkning "
        "ofte ville drukne, og en forskel let opstår af sig selv. Brug de 16 tilsammen til at svare på spørgsmålet."
    ).format(name=telling.whom(view))


def _steps(view: StudyView) -> tuple[Step, ...]:
    note = _("Opdigtede tal") if view.run.panel.invented else ""
    titles = (
        (_("Hvad vi spørger om"), "spoerger"),
        (_("Hvem der sammenlignes"), "hvem-sammenlignes"),
        (_("Hvordan sammenligningen er bygget"), "bygget"),
        (_("Forløbet"), "forloebet"),
        (_("Forskellen"), "forskellen"),
        (_("Hvor usædvanlig den er"), "usaedvanlig"),
        (_("Om svaret holder"), "holder"),
        (_("Hvor stor en virkning der kunne ses"), "kunne-finde"),
        (_("Hvad undersøgelsen ikke kan vise"), "kan-ikke"),
    )
    return tuple(Step(number, *each, note) for number, each in enumerate(titles, start=1))


def _each(view: StudyView) -> Table | None:
    """Return every municipality of the project by itself, by name and never by size of the answer."""
    if view.whom.alone or not view.alone:
        return None
    digits = telling.voice(view).decimals
    named = {each.code: telling.voice(view).named(each.code) for each in view.alone}
    return Table(
        key="hver-for-sig",
        title=_("Hver kommune for sig"),
        corner=_("Kommune"),
        headings=(_("Forskel"), _("Afvigelse før"), _("p, mål 1"), _("p, mål 2")),
        given=tuple(
            Cells(
                named[each.code],
                (
                    numerals.signed(each.effect, digits),
                    numerals.number(each.pre_rmspe, digits),
                    numerals.p_value(each.p_ratio),
                    numerals.p_value(each.p_post),
                ),
                outcome_address(view.outcome, each.code),
            )
            for each in sorted(view.alone, key=lambda each: danish_sort_key(named[each.code]))
        ),
    )


def _each_told(view: StudyView) -> str:
    """Say how many of them look unusual, and how many would by chance."""
    far = sum(each.p_ratio is not None and each.p_ratio <= LEVEL for each in view.alone)
    return _(
        "Læs dem med forbehold. Én kommune svinger så meget af sig selv, at tallene her hverken er karakterer eller "
        "kan ordnes. Ved et tilfælde ville omkring {chance} af {all} have p på højst {level} på mål 1. Her er det "
        "{far}."
    ).format(
        chance=numerals.number(LEVEL * len(view.alone), 0),
        all=len(view.alone),
        level=numerals.number(LEVEL, 2),
        far=far,
    )


def _options(view: StudyView) -> tuple[Option, ...]:
    """Return all who can be asked about: those together, then each in Danish order."""
    several = [Option(each.code, _option(view, each), each == view.whom) for each in view.every]
    ordered = sorted(several[_TOGETHER:], key=lambda each: danish_sort_key(each.label))
    return (*several[:_TOGETHER], *ordered)


def _option(view: StudyView, whom: Whom) -> str:
    if whom.code == STAYED:
        return _("De 16 tilsammen")
    if whom.code == BEGAN:
        return _("De 17 tilsammen")
    return telling.voice(view).named(whom.code)


def _definition(view: StudyView) -> tuple[Fact, ...]:
    facts, result = view.result.facts, view.result
    before = f"{facts.optimise[0]}–{facts.optimise[1]}"
    return (
        Fact(_("Det, der tælles"), _(view.outcome.definition)),
        Fact(_("Enhed"), _(UNIT)),
        Fact(_("Base"), _base(view)),
        Fact(_("År"), f"{facts.times[0]}–{facts.times[-1]}"),
        Fact(_("Projektet regnes fra"), str(facts.start)),
        Fact(_("Ligner hinanden i"), before),
        Fact(_("Baggrund"), _("{n} oplysninger, gennemsnit før start").format(n=formats.number(len(result.balance)))),
        Fact(_("Udeladt"), _left_out(view)),
        Fact(_("Metode"), _("Syntetisk kontrol (Abadie, Diamond og Hainmueller)")),
        Fact(_("Små tal"), _("Ingen er skjult: det er tal for hele kommuner.")),
    )


def _base(view: StudyView) -> str:
    facts = view.result.facts
    return _("{treated} mod {donors} til sammenligning").format(
        treated=telling.voice(view).many(len(facts.treated)), donors=telling.voice(view).many(len(facts.donors))
    )


def _left_out(view: StudyView) -> str:
    if not view.result.facts.left_out and view.whom.code == STAYED:
        return _("{name}, som gik ud. Ingen kommune mangler tal").format(name=telling.voice(view).named(LEFT))
    if not view.result.facts.left_out:
        return _("Ingen kommune mangler tal")
    return telling.voice(view).listed([each.unit for each in view.result.facts.left_out])


def _neighbour(outcome: Outcome) -> Neighbour:
    return Neighbour(_(outcome.question), outcome_address(outcome))


def _printed(view: StudyView, today: dt.date) -> str:
    text = _("Vist: {whom} · {title} · kørsel {n}. Udskrevet {day}.")
    return text.format(
        whom=telling.whom(view), title=_(view.outcome.title), n=view.run.number, day=formats.long_date(today)
    )
