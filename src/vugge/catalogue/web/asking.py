"""A form in two steps: what it would do is shown, and saved once that has been read. Nothing is kept in between."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from vugge.access.rules.faults import GoneError, StaleError, UnfitError
from vugge.access.web.drafts import refilled
from vugge.catalogue.rules.fields import Misfit
from vugge.catalogue.web.forms import VALUE
from vugge.catalogue.web.pages import FormPage
from vugge.ui.forms import dressed

SAVE, EDIT = "save", "edit"
"""The steps of a form that has been read: saved, or typed once more. Any other shows what it would do."""


@dataclass(frozen=True, kw_only=True)
class Asking:
    """What a form is about (`page`, a `FormPage` without its form), holds, would do and does.

    `see` returns the sentences that say what a valid form would change, or why it will not do; `act` carries it out.
    """

    page: Mapping[str, Any]
    make: Callable[..., Any]
    begin: Mapping[str, Any]
    see: Callable[[Any], tuple[str, ...] | Misfit]
    act: Callable[[Any], HttpResponse]

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Answer a request; Http404 for what is not there any more."""
        if request.method != "POST":
            return self._show(request, refilled(request, self._begun))
        form = self.make(data=request.POST)
        if not form.is_valid():
            return self._show(request, form)
        seen, step = self.see(form), request.POST.get("step")
        if isinstance(seen, Misfit):
            return self._blame(request, form, seen)
        if step == EDIT:
            return self._show(request, form)
        if step != SAVE:
            return self._show(request, form, consequences=seen)
        return self._act(request, form)

    def _act(self, request: HttpRequest, form: Any) -> HttpResponse:  # noqa: ANN401 - any form
        try:
            return self.act(form)
        except UnfitError as fault:
            return self._blame(request, form, Misfit(fault.field, fault.sentence, fault.words))
        except GoneError:
            raise Http404 from None
        except StaleError:
            typed = request.POST.copy()
            typed["version"] = str(self.begin.get("version", ""))
            said = _(
                "Nogen har ændret det samme, siden du åbnede siden. Intet er gemt. Se, hvad der gælder nu, og gem igen."
            )
            return self._show(request, self.make(data=typed), stale=said)

    def _begun(self, **named: Any) -> Any:  # noqa: ANN401 - any form
        typed = {name: value for name, value in dict(named.get("initial") or {}).items() if name != "version"}
        return self.make(initial={**self.begin, **typed})

    def _blame(self, request: HttpRequest, form: Any, wrong: Misfit) -> HttpResponse:  # noqa: ANN401 - any form
        sentence = _(wrong.sentence)
        name = VALUE.get(wrong.field, wrong.field)
        said = sentence % wrong.words if wrong.words else sentence
        form.add_error(name if name in form.fields else None, said)
        return self._show(request, form)

    def _show(self, request: HttpRequest, form: Any, **more: Any) -> HttpResponse:  # noqa: ANN401 - any form
        page = FormPage(**self.page, form=dressed(form), **more)
        status = HTTPStatus.CONFLICT if page.stale else HTTPStatus.OK
        template = "catalogue/consequences.html" if page.consequences else "catalogue/change.html"
        return render(request, template, {"page": page}, status=status)
