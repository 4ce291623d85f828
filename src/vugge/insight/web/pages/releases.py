"""The page of releases: what has been let out, and the way to a new one."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from vugge.insight.queries.releases import ReleaseView
from vugge.insight.rules.figures import FIGURES
from vugge.ui.moments import moment
from vugge.ui.pages import Page


@dataclass(frozen=True, slots=True)
class Listed:
    """A release in the list."""

    title: str
    when: str
    municipalities: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A programme of which a release can be made."""

    title: str
    address: str
    figures: str
    button: str
    waiting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasesPage(Page):
    """Everything on the page of releases."""

    programmes: tuple[Wanted, ...]
    releases: tuple[Listed, ...]
    progress: str

    @property
    def waiting(self) -> bool:
        """Tell whether a release is on its way."""
        return any(each.waiting for each in self.programmes)


def releases_page(found: tuple[ReleaseView, ...], waiting: tuple[str, ...], now: datetime) -> ReleasesPage:
    """Build the page; `waiting` are the programmes of which a release is being made."""
    titles = {"early-intervention": _("Tidlig indsats"), "thousand-days": _("De første 1.000 dage")}
    return ReleasesPage(
        title=_("Frigivelser"),
        programmes=tuple(
            Wanted(
                title=titles[code],
                address=reverse(f"insight:release-{code}"),
                figures=reverse(f"insight:{code}"),
                button=_("Lav en ny frigivelse af {programme}").format(programme=titles[code]),
                waiting=code in waiting,
            )
            for code in FIGURES
        ),
        releases=tuple(
            Listed(
                title=_("{programme}, frigivelse {n}").format(programme=titles[each.programme], n=each.number),
                when=moment(each.made_at, now),
                municipalities=len(each.municipalities),
                checksum=each.sha256[:8],
            )
            for each in found
        ),
        progress=reverse("insight:releases-progress"),
    )
