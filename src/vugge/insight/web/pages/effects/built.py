"""Step 3: how the comparison is built: which municipalities it is made of, and how like the project's it is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.synthetic_control import numerals
from vugge.insight.rules.synthetic_control.judging import Close, close
from vugge.insight.rules.synthetic_control.results import Balance
from vugge.insight.rules.synthetic_control.wording import fit_before
from vugge.insight.web.pages.effects import telling
from vugge.insight.web.pages.effects.places import file_address, file_label
from vugge.insight.web.pages.effects.telling import Cells, Table
from vugge.ui import formats
from vugge.ui.charts.kinds import Bar, Bars
from vugge.ui.pages import Fact

_BARS, _NAMED = 10, 3
SHOWN = 0.0005
"""The least weight a page shows: what rounds to 0,1 % or more."""

_WHOLE = 10_000
_PRECISE = 6
_NEARLY_ALL, _ALIKE = 0.95, 1.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The comparison: its municipalities drawn and in a table, the balance, and for professionals the fit."""

    told: tuple[str, ...]
    chart: Bars
    weights: Table
    balance: Table
    balance_told: str
    weighed: str
    fit: tuple[Fact, ...]


def built(view: StudyView) -> Built:
    """Build step 3."""
    return Built(
        told=(_mixed(view), telling.told(fit_before(view.result, telling.voice(view))), _many(view)),
        chart=_chart(view),
        weights=_weights(view),
        balance=_balance(view),
        balance_told=_balanced(view),
        weighed=_weighed(view),
        fit=_fit(view),
    )


def _mixed(view: StudyView) -> str:
    used = [each for each in view.result.weights if each.weight >= SHOWN]
    text = _(
        "Sammenligningen er en blanding af {used}. Hver vejer så meget, at blandingen ligner {whom} så godt som muligt "
        "i årene før. Vægtene er aldrig under 0, og de giver 100 % tilsammen."
    )
    return text.format(used=telling.voice(view).many(len(used)), whom=telling.whom(view))


def _many(view: StudyView) -> str:
    text = _("Med {before} år før kan flere blandinger passe lige godt. Programmet vælger altid den samme.")
    if view.result.leave_one_out:
        text = _("{text} Trin 7 prøver, om svaret hænger på den.").format(text=text)
    return text.format(before=view.result.facts.before)


def _chart(view: StudyView) -> Bars:
    ordered = sorted((each for each in view.result.weights if each.weight >= SHOWN), key=lambda each: -each.weight)
    large, rest = ordered[:_BARS], ordered[_BARS:]
    bars = [
        Bar(
            label=telling.voice(view).named(each.unit),
            value=round(_WHOLE * each.weight),
            base=_WHOLE,
            text=numerals.share(each.weight),
        )
        for each in large
    ]
    left = sum(each.weight for each in rest)
    if rest:
        label = _("{municipalities} til, tilsammen").format(municipalities=telling.voice(view).many(len(rest)))
        bars.append(Bar(label=label, value=round(_WHOLE * left), base=_WHOLE, text=numerals.share(left)))
    most = ", ".join(f"{bar.label} {bar.text}" for bar in bars[:_NAMED])
    title = _("Kommunerne i sammenligningen efter vægt. Mest vejer {most}.").format(most=most)
    return Bars(key="vaegte", title=title, bars=tuple(bars))


def _weights(view: StudyView) -> Table:
    shown = sorted((each for each in view.result.weights if each.weight >= SHOWN), key=lambda each: -each.weight)
    return Table(
        key="vaegttal",
        title=_("Vægtene"),
        corner=_("Kommune"),
        headings=(_("Vægt"),),
        given=tuple(Cells(telling.voice(view).named(each.unit), (numerals.share(each.weight),)) for each in shown),
        file=file_address(view, "weights"),
        file_label=file_label(view, _("Hent alle vægtene (CSV)")),
    )


def _balance(view: StudyView) -> Table:
    return Table(
        key="baggrund",
        title=_("Hvor godt ligner de hinanden?"),
        corner=_("Før projektet"),
        headings=(telling.short(view), _("Sammen­ligningen"), _("Alle andre"), _("Betydning"), _("I ord")),
        given=tuple(_row(view, each) for each in view.result.balance),
        file=file_address(view, "predictors"),
        file_label=file_label(view, _("Hent baggrunden (CSV)")),
        words_last=True,
    )


def _row(view: StudyView, each: Balance) -> Cells:
    digits = _digits(max(each.treated, each.synthetic, each.donor_mean, key=abs))
    units = {one.code: one.unit for one in view.run.panel.variables}
    numbers = tuple(numerals.number(value, digits) for value in (each.treated, each.synthetic, each.donor_mean))
    said = _(close(each.treated, each.synthetic).label)
    return Cells(
        telling.predictor(view, each.predictor),
        (*numbers, numerals.share(each.v, 0), said),
        under=units.get(each.predictor.partition(" ")[0], ""),
    )


def _digits(value: float) -> int:
    """Return as many decimals as give a number three figures, two at most."""
    size = abs(value)
    return 0 if size >= 100 else 1 if size >= 10 else 2  # noqa: PLR2004 - hundreds, tens, the rest


def _balanced(view: StudyView) -> str:
    """Say how many background values are close, and which are not."""
    far = [each for each in view.result.balance if close(each.treated, each.synthetic) in {Close.SOME, Close.FAR}]
    near = len(view.result.balance) - len(far)
    text = _("På {near} af {all} baggrundstal er de to næsten ens eller tæt på hinanden.")
    said = text.format(near=near, all=len(view.result.balance))
    if not far:
        return said
    names = ", ".join(telling.predictor(view, each.predictor).lower() for each in far)
    return _("{said} De ligger længere fra hinanden på: {names}.").format(said=said, names=names)


def _weighed(view: StudyView) -> str:
    """Say what the weight of a background value is, and where it says that the others were not used."""
    balance = view.result.balance
    most = max(balance, key=lambda each: each.v)
    meaning = _("Betydning: hvor meget oplysningen tæller, når blandingen laves.")
    if most.v >= _NEARLY_ALL and len(balance) > 1:
        return _(
            "{meaning} Her er blandingen næsten kun lavet efter {name}. De andre oplysninger tæller ikke, så dem kan "
            "de to godt ligge langt fra hinanden på."
        ).format(meaning=meaning, name=_inside(telling.predictor(view, most.predictor)))
    if most.v <= _ALIKE * min(each.v for each in balance):
        return _(
            "{meaning} Årene før kan rammes lige godt, uanset hvad der tæller. Derfor tæller alle lige meget."
        ).format(meaning=meaning)
    return _("{meaning} Den er valgt, så årene før rammes bedst.").format(meaning=meaning)


def _inside(label: str) -> str:
    return label[:1].lower() + label[1:]


def _fit(view: StudyView) -> tuple[Fact, ...]:
    facts, fit = view.result.facts, view.result.fit
    precise = [
        (_("Afvigelse før (RMSPE)"), fit.pre_rmspe),
        (_("Afvigelse efter (RMSPE)"), fit.post_rmspe),
        (_("Ydre tab: middelkvadratafvigelse før"), fit.loss_v),
        (_("Det mindste nogen vægte kan give"), fit.bound),
        (_("Indre tab"), fit.loss_w),
        (_("Indre optimum bevist inden for"), fit.inner_gap),
    ]
    return (
        *(
            Fact(name, _precisely(value))
            for name, value in (*precise, (_("Indre optimum bevist inden for"), fit.inner_gap))
        ),
        Fact(
            _("Valg af betydning (V)"),
            _("{method}, søgning: {search}").format(method=facts.v_method, search=facts.search),
        ),
        Fact(_("Frø for tilfældige tal"), formats.number(facts.seed)),
    )


def _precisely(value: float) -> str:
    least = 10.0**-_PRECISE
    text = numerals.number(max(value, least) if value else 0, _PRECISE)
    return _("under {n}").format(n=text) if 0 < value < least else text
