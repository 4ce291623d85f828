"""A person's part of the page: measures, observations, questionnaires and a note, as typed and with what is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.catalogue.rules.observations import Observation
from vugge.instruments.rules.codes import Respondent
from vugge.ui import formats
from vugge.ui.entry import NOT, Digits, Measure, Place, Step, Steps, WhyNot
from vugge.ui.numerals import read_number
from vugge.visits.rules.checking import LACKS, LACKS_ALWAYS
from vugge.visits.rules.completeness import anchor
from vugge.visits.rules.faults import Fault
from vugge.visits.rules.measures import per_week
from vugge.visits.rules.places import Place as Where
from vugge.visits.rules.registration import Missing, Registration
from vugge.visits.web.measures import written
from vugge.visits.web.pages.register import SubjectPanel, Typed
from vugge.visits.web.parsing import NOT_DONE_REASONS
from vugge.visits.web.sent import Sent
from vugge.visits.web.sheet import Screening, Sheet, Who, is_measure

_SHY = "\u00ad"  # where a word may be broken: ten stand side by side
_BROKEN = {
    each.replace("|", ""): each.replace("|", _SHY)
    for each in (
        "selv|be|brej|delse", "ner|vø|sitet", "over|vældet", "ansigts|udtryk", "øjen|kontakt", "selv|stimu|lering",
        "reaktions|tid", "op|mærk|somhed", "selv|skade", "irrita|bilitet", "rastløs|hed",
    )
}  # fmt: skip
_FEW_DAYS = 30  # a change is told by the week while a child is weighed often


@dataclass(frozen=True, slots=True)
class Shown:
    """A sheet with what was typed on it, and what is wrong by the field it stands at."""

    sheet: Sheet
    sent: Sent
    registration: Registration
    faults: Mapping[str, Fault]

    def fault(self, name: str) -> str:
        """Return what is wrong with a field, as a person reads it; empty where nothing is, or it is only doubted."""
        found = self.faults.get(name)
        return sentence(found) if found and not found.insistable else ""

    def typed(self, name: str, label: str = "", **more: str) -> Typed:
        """Return a plain field."""
        return Typed(name=name, label=label, typed=self.sent.text(name), fault=self.fault(name), **more)  # type: ignore[arg-type]  # the texts a field has

    @property
    def several(self) -> bool:
        """Tell whether the visit is about more than one child."""
        return len(self.sheet.children) > 1

    def asked(self, title: str, who: Who) -> str:
        """Return what a field is called while it is missing: with the person's name where several could be meant."""
        small = title[:1].lower() + title[1:]
        return f"{small} ({who.first})" if self.several or not who.child else small


def is_lack(fault: Fault) -> bool:
    """Tell whether something obligatory is simply not there."""
    return fault.sentence in {LACKS, LACKS_ALWAYS}


def sentence(fault: Fault) -> str:
    """Return a fault as a person reads it at its field, where its name stands already."""
    if is_lack(fault):
        return _("Mangler. Udfyld det, eller vælg, hvorfor det mangler.") if fault.sentence == LACKS else _("Mangler.")
    text = _(fault.sentence)
    return text % fault.words if fault.words else text


def subject_panels(shown: Shown) -> Iterator[SubjectPanel]:
    """Yield the panels of everybody, children first; what a child's questionnaires say comes after the parents."""
    for child in shown.sheet.children:
        if measures := tuple(_measures(shown, child)):
            yield _measured(shown, child, measures)
        yield _child(shown, child)
    for parent in shown.sheet.parents:
        yield _parent(shown, parent)
    for screening in shown.sheet.screenings:
        if screening.of.child and screening.opened:
            yield _alone(shown, screening)


def _measured(shown: Shown, child: Who, measures: tuple[Measure, ...]) -> SubjectPanel:
    title = _("Mål: {name}").format(name=child.first) if shown.several else _("Mål")
    return SubjectPanel(anchor=f"measures-{child.id}", label=title, title=title, measures=measures)


def _child(shown: Shown, child: Who) -> SubjectPanel:
    return SubjectPanel(
        anchor=f"part-{child.id}",
        label=child.first,
        title=_("{name} i dag").format(name=child.first),
        fault=shown.fault(f"part-{child.id}"),
        steps=tuple(_steps(shown, child, demanded=True)),
        also=tuple(_steps(shown, child, demanded=False)),
        also_runs=tuple(_digits(shown, each) for each in shown.sheet.screenings_of(child) if not each.opened),
        note=_note(shown, child),
    )


def _parent(shown: Shown, parent: Who) -> SubjectPanel:
    return SubjectPanel(
        anchor=f"part-{parent.id}",
        label=parent.first,
        title=parent.first,
        locked=_("Gemmes kun i {whose} journal").format(whose=whose(parent.first)),
        fault=shown.fault(f"part-{parent.id}"),
        steps=tuple(_steps(shown, parent, demanded=True)),
        also=tuple(_steps(shown, parent, demanded=False)),
        runs=tuple(_digits(shown, each) for each in shown.sheet.screenings_of(parent) if each.opened),
        also_runs=tuple(_digits(shown, each) for each in shown.sheet.screenings_of(parent) if not each.opened),
        note=_note(shown, parent),
    )


def _alone(shown: Shown, screening: Screening) -> SubjectPanel:
    title = screening.definition.title
    named = f"{title}: {screening.of.first}" if shown.several else title
    return SubjectPanel(
        anchor=f"run-{screening.name}",
        label=named,
        title=named,
        said=_hint(screening),
        caution=screening.training,
        runs=(_digits(shown, screening, headed=False),),
    )


def whose(name: str) -> str:
    """Return a name in the genitive: `Frejas`, and `Jonas’` after an s, x or z."""
    return f"{name}’" if name[-1:].lower() in {"s", "x", "z"} else f"{name}s"


def _note(shown: Shown, who: Who) -> Typed:
    label = _("Note i {whose} journal").format(whose=whose(who.first))
    return shown.typed(f"text-{who.id}", label, about=_("om {name}").format(name=who.first))


def _steps(shown: Shown, who: Who, *, demanded: bool) -> Iterator[Steps]:
    for each in shown.sheet.observed(who, demanded=demanded):
        if not is_measure(each):
            yield _one(shown, who, each, demanded=demanded)


def _one(shown: Shown, who: Who, observation: Observation, *, demanded: bool) -> Steps:
    name, sent = anchor(who.id, observation.code), shown.sent
    return Steps(
        name=name,
        label=observation.title,
        steps=tuple(Step(step.code, step.label, asks_more=n > 0) for n, step in enumerate(observation.steps)),
        chosen=NOT if sent.has(f"{name}-not") else sent.one(name),
        more=sent.text(f"{name}-more"),
        more_label=_("Hvilke tegn?") if len(observation.steps) < Steps.LISTED else "",
        why=why_not(shown, name),
        fault=shown.fault(name),
        asked=shown.asked(observation.title, who) if demanded else "",
        when="" if who.child else f"present={who.id}",
        unless=UNDEMANDING,
    )


def why_not(shown: Shown, name: str) -> WhyNot:
    """Return why something is missing, by the standard's reasons."""
    reasons = tuple((each.value, _(each.label)) for each in Missing)
    return WhyNot(reasons=reasons, chosen=shown.sent.one(f"{name}-why"), fault=shown.fault(f"{name}-why"))


UNDEMANDING = " ".join(f"place={each.value}" for each in (Where.PHONE, Where.ONLINE))
"""Where nothing is obligatory: from a distance nobody weighs a child."""


def _measures(shown: Shown, child: Who) -> Iterator[Measure]:
    for demanded in (True, False):
        for each in shown.sheet.observed(child, demanded=demanded):
            if is_measure(each):
                yield measure(shown, child, each, demanded=demanded)


def measure(shown: Shown, child: Who, observation: Observation, *, demanded: bool) -> Measure:
    """Return a measure as typed, with the last one, what has changed since, and what is doubted."""
    name, sent = anchor(child.id, observation.code), shown.sent
    doubted = shown.faults.get(name)
    doubt = doubted if doubted and doubted.insistable else None
    last, change = _since(shown, child, observation, sent.one(name))
    return Measure(
        name=name,
        label=observation.title,
        unit=observation.unit,
        typed=sent.text(name),
        last=last,
        change=change,
        not_taken=sent.has(f"{name}-not"),
        why=why_not(shown, name),
        fault=shown.fault(name),
        doubted=sentence(doubt) if doubt else "",
        guess=doubt.words.get("meant", "") if doubt else "",
        sure=sent.has(f"{name}-sure"),
        asked=shown.asked(observation.title, child) if demanded else "",
        unless=UNDEMANDING,
        decimals=observation.decimals,
    )


def _since(shown: Shown, child: Who, observation: Observation, typed: str) -> tuple[str, str]:
    earlier = shown.sheet.earlier.get((child.id, observation.code))
    if earlier is None:
        return "", ""
    unit = observation.unit
    day = formats.short_date(earlier.on).rsplit(" ", 1)[0]
    last = f"{day}: {written(earlier.number)}{formats.SPACE}{unit}."
    try:
        now = read_number(typed)
    except ValueError:
        return last, ""
    days = (shown.sheet.starts_at.date() - earlier.on).days
    if unit != "g" or not 0 < days <= _FEW_DAYS * 3:
        return last, ""
    weekly = per_week(earlier.number, now, days)
    if weekly is None:
        return last, ""
    plus = "+" if weekly > 0 else ""
    return last, _("{change} om ugen").format(change=f"{plus}{formats.number(weekly)}{formats.SPACE}{unit}")


def _hint(screening: Screening) -> str:
    count, most = len(screening.definition.items), max(each.most for each in screening.definition.items)
    return _("Tast de {count} tal i ét stræk, 0–{most}").format(count=_count(count), most=most)


def _count(number: int) -> str:
    words = {8: _("otte"), 10: _("ti"), 13: _("tretten")}
    return words.get(number, str(number))


def _digits(shown: Shown, screening: Screening, *, headed: bool = True) -> Digits:
    definition, name, of = screening.definition, screening.name, screening.of
    alert = definition.alert
    return Digits(
        name=name,
        label=definition.title,
        whose="" if of.child else of.first,
        places=tuple(
            Place(
                item.number,
                _BROKEN.get(item.topic, item.topic),
                shown.sent.one(f"{name}-{item.number}"),
                apart=alert is not None and alert.item == item.number,
            )
            for item in definition.items
        ),
        highest=max(each.most for each in definition.items),
        hint=_hint(screening),
        headed=headed,
        caution=screening.training if headed else "",
        cutoff=screening.cutoff,
        cutoff_said=(
            _("under grænsen på {cutoff}").format(cutoff=screening.cutoff),
            _("på eller over grænsen på {cutoff}").format(cutoff=screening.cutoff),
        ),
        veiled=not of.child and len(shown.sheet.parents) > 1,
        can_be_veiled=not of.child,
        not_held=shown.sent.has(f"{name}-not"),
        why=WhyNot(
            reasons=tuple((code, _(label)) for code, label in NOT_DONE_REASONS),
            chosen=shown.sent.one(f"{name}-why"),
            fault=shown.fault(f"{name}-why"),
        ),
        alert_title=_("{name} har svaret over 0 på spørgsmål {item}").format(name=of.first, item=alert.item)
        if alert
        else "",
        alert=_talk(screening) if alert else "",
        alert_veiled=_("se svarene, før du går"),
        fault=shown.fault(name),
    )


def _talk(screening: Screening) -> str:
    alert = screening.definition.alert
    said = _(alert.text) if alert else ""
    if screening.of.role.value == Respondent.MOTHER.value:
        return _("Tal med hende om det, før du går – alene, hvis I kan.") + " " + said
    if screening.of.role.value == Respondent.FATHER.value:
        return _("Tal med ham om det, før du går – alene, hvis I kan.") + " " + said
    return _("Tal med {name} om det, før du går – alene, hvis I kan.").format(name=screening.of.first) + " " + said
