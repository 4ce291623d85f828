"""Where pages lie, and what stands round every one of them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.insight.rules.figure import Figure
from vugge.ui.pages import Entry, Navigation, Page

OVERVIEW = "overview"


def navigation(current: str) -> Navigation:
    """Return the main navigation; `current` is "overview" or a programme's code."""
    places = (
        (OVERVIEW, _("Overblik"), "", "home"),
        ("early-intervention", _("Tidlig indsats"), "", "analytics"),
        ("thousand-days", _("De første 1.000 dage"), _("1.000 dage"), "summary"),
    )
    return Navigation(
        home=reverse("insight:overview"),
        entries=tuple(
            Entry(label=label, short=short, icon=icon, address=reverse(f"insight:{code}"), current=code == current)
            for code, label, short, icon in places
        ),
    )


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
    return Page(title=_("Her er ingen tal endnu"), navigation=navigation(OVERVIEW))
