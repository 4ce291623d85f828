"""What a design cannot show, in sentences; each is there only where it holds of the study at hand."""

from collections.abc import Iterator

from vugge.base.text import marked as _
from vugge.insight.rules.synthetic_control.numerals import are_years, periods
from vugge.insight.rules.synthetic_control.results import StudyResult
from vugge.insight.rules.synthetic_control.said import Said, said

_FEW_PERIODS = 10
_CORONA = (2020, 2021)

FEW = _(
    "Der er kun {periods} før start og {donors} andre at vælge imellem. Så kan sammenligningen passe før start "
    "ved et tilfælde, og flere sammensætninger kan passe lige godt. Vægtene er én af dem."
)
ORDINARY = _(
    "En forskel, der kan være tilfældig, er ikke det samme som ingen virkning. Den kan være for lille til at ses "
    "blandt de almindelige udsving."
)
CAUSE = _(
    "En forskel, der er usædvanlig, kan komme af andet end projektet: andre projekter, ny lov, nye måder at "
    "registrere på eller en lokal omlægning."
)
CORONA = _(
    "I {years} ændrede corona både kontakten til familierne og underretningerne, og ikke lige meget alle steder."
)
SPILL = _(
    "De andre har ikke stået stille. Har de taget noget af det samme op, eller er deres tal påvirket af projektet, "
    "bliver forskellen for lille."
)
AVERAGE = _(
    "Gennemsnittet af de {count} skjuler forskelle mellem dem. Nogle kan have haft gavn af det, uden at det ses."
)
OUTCOME = _(
    "Tallene siger, hvor mange der er registreret, ikke hvordan børnene har det. Flere underretninger kan være et tegn "
    "på, at man opdager mere."
)
CHOICES = _(
    "Andre valg af år, af hvem der sammenlignes med, og af baggrundsoplysninger giver andre tal. "
    "Se, om svaret holder, når de ændres."
)


def what_it_cannot_show(result: StudyResult) -> tuple[Said, ...]:
    """Return the limits that hold of a study."""
    return tuple(_limits(result))


def _limits(result: StudyResult) -> Iterator[Said]:
    facts = result.facts
    if facts.before < _FEW_PERIODS:
        yield said(FEW, periods=periods(facts.before, facts.times), donors=len(facts.donors))
    yield said(ORDINARY)
    yield said(CAUSE)
    years = [each for each in _CORONA if each in facts.times[facts.before :]]
    if years and are_years(facts.times):
        yield said(CORONA, years=" og ".join(str(each) for each in years))
    yield said(SPILL)
    if len(facts.treated) > 1:
        yield said(AVERAGE, count=len(facts.treated))
    yield said(OUTCOME)
    yield said(CHOICES)
