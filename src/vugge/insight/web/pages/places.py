"""Where pages lie, and what stands round every one of them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.insight.rules.figure import Figure
from vugge.ui.pages import Page


def figure_address(figure: Figure) -> str:
    """Return the address of a figure's page."""
    return reverse("insight:figure", kwargs={"code": figure.code})


def notice() -> str:
    """Say at the foot of every page what the demonstration holds."""
    return _(
        "Demonstration uden login. Her er kun tal, evalueringerne har offentliggjort. "
        "Registreringerne bag er lavet ud fra dem og siger intet om virkelige personer."
    )


def nothing_yet_page() -> Page:
    """Return the page that stands here until figures are made."""
    return Page(title=_("Her er ingen tal endnu"))
