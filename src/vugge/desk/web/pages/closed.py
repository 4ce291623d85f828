"""What stands where a family, or a search, does not open."""

from dataclasses import dataclass

from vugge.ui.pages import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedPage(Page):
    """Why not, who can help, and the way in when it is urgent (empty where there is none)."""

    reason: str
    emergency: str
