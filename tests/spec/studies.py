"""How a study says how sure it is, and what stops one, as a page of the manual."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.spec.printing import DO_NOT_EDIT, table
from vugge.insight.rules.synthetic_control import errors

_NAMES = {
    "file": "filen",
    "line": "linjen",
    "key": "nøglen",
    "known": "de kendte",
    "meant": "den nærmeste",
    "wanted": "det, den skal være",
    "variable": "variablen",
    "op": "ordet",
    "v": "ordet",
    "search": "ordet",
    "count": "antallet",
    "value": "tallet",
    "unit": "navnet",
    "reason": "grunden",
    "at": "perioden",
    "start": "perioden",
    "first": "den første",
    "last": "den sidste",
    "earliest": "panelets første",
    "time": "perioden",
    "predictor": "variablen",
    "column": "kolonnen",
}

Sizes = tuple[float, float]
"""A unit's deviation before the start and from it on."""

_INTRODUCTION = (
    "En sammenligningsgruppe sættes sammen af andre kommuner, så den følger de behandlede i årene før. Hvor sikkert er "
    "det så, hvad man ser efter? Hver af de andre gør efter tur det ud for den behandlede. Hos dem skete der ikke "
    "noget, så det, man ser hos dem, er tilfældige udsving. Tallet p er den andel af alle, den behandlede selv talt "
    "med, der svinger mindst lige så meget."
)


@dataclass(frozen=True, kw_only=True)
class Sureness:
    """A case: the treated unit's two deviations and the others', and the p-values as a rank of so many."""

    title: str
    sentence: str
    treated: Sizes
    others: tuple[Sizes, ...]
    by_ratio: tuple[int, int]
    by_post: tuple[int, int]
    left_out: int = 0


SURENESS = (
    Sureness(
        title="Den, der afviger mest, har den mindste p",
        sentence=(
            "Forholdet er afvigelsen efter divideret med afvigelsen før. Den behandlede har forholdet 6; de andre "
            "har 2, 1 og 3."
        ),
        treated=(1.0, 6.0),
        others=((1.0, 2.0), (2.0, 2.0), (1.0, 3.0)),
        by_ratio=(1, 4),
        by_post=(1, 4),
    ),
    Sureness(
        title="Passer den dårligt før, tæller det, der kommer efter, mindre",
        sentence=(
            "Den behandlede afviger mest efter, men den afveg også meget før. Derfor er dens forhold ikke det største, "
            "og de to tal siger ikke det samme."
        ),
        treated=(3.0, 6.0),
        others=((1.0, 4.0), (1.0, 5.0), (1.0, 1.0)),
        by_ratio=(3, 4),
        by_post=(1, 4),
    ),
    Sureness(
        title="Står to lige, tæller det imod",
        sentence="En anden har samme forhold og samme afvigelse efter. Den behandlede er så nummer to.",
        treated=(1.0, 5.0),
        others=((1.0, 5.0), (1.0, 1.0), (1.0, 2.0)),
        by_ratio=(2, 4),
        by_post=(2, 4),
    ),
    Sureness(
        title="Et næsten fuldkomment forløb før holdes ude",
        sentence=(
            "Med få år og mange at vælge imellem kan et sted passe på årene før ved et tilfælde. Divideret med næsten "
            "ingenting bliver ethvert udsving stort. Bundgrænsen er her 0,16. Afvigelsen efter tæller stadig alle."
        ),
        treated=(1.0, 5.0),
        others=((0.01, 6.0), (1.0, 6.0), (1.0, 1.0)),
        by_ratio=(2, 3),
        by_post=(3, 4),
        left_out=1,
    ),
    Sureness(
        title="Er det den behandlede selv, sammenlignes den med sine lige",
        sentence=(
            "Dens forhold siger heller ikke noget. Derfor rangeres den kun blandt dem, hvis forløb før også er næsten "
            "fuldkomment, og efter afvigelsen efter. De to sidste holdes ude af det."
        ),
        treated=(0.001, 2.0),
        others=(*((0.002, post) for post in (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 3.0)), (1.0, 6.0), (1.0, 4.0)),
        by_ratio=(2, 10),
        by_post=(4, 12),
        left_out=2,
    ),
    Sureness(
        title="Er de færre end 9, ses der på afvigelsen efter hos alle",
        sentence="Med så få lige kan p ikke blive lille nok til at vise noget.",
        treated=(0.001, 2.0),
        others=((0.002, 1.0), (0.05, 3.0), (1.0, 6.0)),
        by_ratio=(3, 4),
        by_post=(3, 4),
    ),
)


def studies_page() -> str:
    """Write the page."""
    return "\n".join(
        [
            "# Hvad der ellers var sket",
            "",
            DO_NOT_EDIT.format(source="eksemplerne i `tests/spec/studies.py`"),
            "",
            _INTRODUCTION,
            "",
            "## Sådan regnes p",
            *(line for each in SURENESS for line in _case(each)),
            "",
            "## Det, der stopper en beregning",
            "",
            "Så skrives ingenting, og der siges én ting. Det skrå er navnet på det, der er galt.",
            "",
            *(f"- {_shown(each)}" for each in refusals()),
            "",
        ]
    )


def refusals() -> list[str]:
    """Return every sentence a study is refused with, in the order of its file."""
    return [value for name, value in vars(errors).items() if name.isupper() and isinstance(value, str)]


def _shown(sentence: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: f"*{_NAMES[found[1]]}*", sentence)


def _case(each: Sureness) -> Iterator[str]:
    yield from ("", f"### {each.title}", "", each.sentence, "")
    units = [("Den behandlede", each.treated), *((f"Nr. {at}", one) for at, one in enumerate(each.others, 1))]
    yield from table(
        ["", "Afvigelse før", "Afvigelse efter"], [[name, _number(pre), _number(post)] for name, (pre, post) in units]
    )
    yield ""
    yield from table(
        ["", "Nummer", "Af", "p"],
        [
            ["Efter forholdet, med reglen", *_rank(each.by_ratio)],
            ["Efter afvigelsen efter alene", *_rank(each.by_post)],
        ],
    )


def _rank(rank: tuple[int, int]) -> list[str]:
    place, of = rank
    return [str(place), str(of), _number(round(place / of, 3))]


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")
