"""What was published and contradicts itself, or the contract: followed in one way, and said."""

from dataclasses import dataclass

from vugge.base.text import marked


@dataclass(frozen=True)
class Contradiction:
    """One published number that disagrees with others.

    `figure`, `measure` and `group` are those of `catalogue/published/activity_figures.csv`. `published` and `computed`
    are counts, or whole per cent when `unit` is "pct"; `computed` is what the published extract gives by the contract.
    `reached` says whether the table's own value is reached all the same (the disagreement is in its note).
    """

    figure: str
    measure: str
    group: str
    published: int
    computed: int
    unit: str
    reached: bool
    why: str


_ALL = (
    Contradiction(
        figure="3-1",
        measure="activities",
        group="all",
        published=97427,
        computed=129248,
        unit="count",
        reached=False,
        why=marked(
            "De øvrige figurer kræver mindst 126.775 registreringer, når hver screening tæller som en række. "
            "Det samlede tal i figur 3-1 er lavere og kan ikke nås samtidig med dem."
        ),
    ),
    Contradiction(
        figure="4-9",
        measure="need visits",
        group="all",
        published=28925,
        computed=28851,
        unit="count",
        reached=False,
        why=marked("De offentliggjorte antal på hvert niveau giver 28.851 behovsbesøg tilsammen. Niveauerne er fulgt."),
    ),
    Contradiction(
        figure="4-10",
        measure="families with a need visit",
        group="all",
        published=13450,
        computed=13107,
        unit="count",
        reached=False,
        why=marked("De offentliggjorte antal på hvert niveau giver 13.107 familier tilsammen. Niveauerne er fulgt."),
    ),
    Contradiction(
        figure="4-13",
        measure="transition 1 offered",
        group="all",
        published=998,
        computed=988,
        unit="count",
        reached=True,
        why=marked("Rapportens tekst siger 988 tilbudte besøg, figurens note siger 998. De 988 er fulgt."),
    ),
    Contradiction(
        figure="4-23",
        measure="cos-p offered, model A",
        group="all",
        published=210,
        computed=211,
        unit="count",
        reached=True,
        why=marked(
            "39 afbrudte forløb er kun 18 procent, hvis der også er 1 til 12 tilbud uden niveau. "
            "De er ikke offentliggjort; her er lagt ét til de 210 med niveau."
        ),
    ),
    Contradiction(
        figure="4-24",
        measure="cos-p offered, model B",
        group="interrupted",
        published=15,
        computed=14,
        unit="pct",
        reached=True,
        why=marked("21 afbrudte forløb af 145 er 14,5 procent, og rapporten skriver 15. Antallet 21 er fulgt."),
    ),
)


def contradictions() -> tuple[Contradiction, ...]:
    """Give every published number that disagrees with others, in the order of the figures."""
    return _ALL
