"""What the pages about planned visits show."""

from dataclasses import dataclass, replace
from typing import Any

from vugge.ui.pages import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage(Page):
    """A page with one form that changes something. `told` is that somebody else changed it meanwhile.

    `instead` are the words and the address of the other thing one may have meant; None where there is none.
    """

    form: Any
    button: str
    back: str
    lead: str = ""
    told: str = ""
    instead: tuple[str, str] | None = None

    def with_form(self, form: Any, told: str) -> "FormPage":  # noqa: ANN401 - any form
        """Return the page with its form."""
        return replace(self, form=form, told=told)


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind of visit one can register, and where."""

    title: str
    said: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KindsPage(Page):
    """The kinds of visits there are."""

    kinds: tuple[KindChoice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelledPage(Page):
    """A visit that was cancelled, why, and the ways on."""

    why: str
    plan: str
    unplanned: str
