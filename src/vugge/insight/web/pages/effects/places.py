"""Where the pages and files of the effect lie."""

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.insight.queries.effects import StudyView
from vugge.insight.rules.effects.outcomes import Outcome
from vugge.insight.rules.effects.whom import STAYED

WHOM = "hvem"


def outcome_address(outcome: Outcome, whom: str = STAYED) -> str:
    """Return the address of an outcome's page; who is asked about stands in it where it is not the usual."""
    return reverse("insight:effect-outcome", kwargs={"question": outcome.slug}) + _kept(whom)


def file_address(view: StudyView, part: str) -> str:
    """Return the address of a part's numbers as CSV."""
    where = {"question": view.outcome.slug, "part": part}
    return reverse("insight:effect-file", kwargs=where) + _kept(view.whom.code)


def archive_address(view: StudyView) -> str:
    """Return the address of all of it, as the command would write it."""
    return reverse("insight:effect-archive", kwargs={"question": view.outcome.slug}) + _kept(view.whom.code)


def file_label(view: StudyView, label: str) -> str:
    """Return a download's words; made-up numbers say so in them too, since a file leaves the page's warning behind."""
    return _("{file}: opdigtede tal").format(file=label) if view.run.panel.invented else label


def _kept(whom: str) -> str:
    return "" if whom == STAYED else f"?{WHOM}={whom}"
