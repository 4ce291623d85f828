"""Coming in and going out: allauth's own views in our clothes, and what it has no view for."""

from http import HTTPStatus
from typing import Any

from allauth.account.views import AccountInactiveView, LoginView, ReauthenticateView
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCodeView
from allauth.mfa.webauthn.views import LoginWebAuthnView, ReauthenticateWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from vugge.access.queries.members import workplaces
from vugge.access.rules.actors import Kind
from vugge.access.rules.sessions import Ended
from vugge.access.web.signing_in import ENDED, WORKPLACE, fresh_resume, proved_again
from vugge.base.clock import today
from vugge.ui.forms import dressed


class SignIn(LoginView):
    """E-mail and password, or a passkey, or the municipality's own sign-in; and why the last sign-in is over."""

    def get_form(self, form_class: Any = None) -> Any:  # noqa: ANN401 - allauth's forms are untyped
        """Return the form in our words."""
        form = super().get_form(form_class)
        form.fields["login"].label = _("E-mail")
        form.fields["password"].label = _("Adgangskode")
        form.fields["password"].help_text = ""
        return dressed(form)

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ANN401 - as above
        """Show the form again, in focus where it is wrong: the password, when the two do not fit."""
        dressed(form)
        if form.non_field_errors():
            form.fields["password"].widget.attrs["autofocus"] = True
        return super().form_invalid(form)  # type: ignore[no-any-return]  # allauth is untyped

    def get_success_url(self) -> str:
        """Return where somebody goes who has signed in."""
        return onward(self.request)

    def get_context_data(self, **named: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's own signature
        """Add what the page says besides."""
        ended = self.request.session.get(ENDED)
        more = {
            "why": _why(ended["why"]) if ended else "",
            "broker": settings.BROKER_NAME,
            "unheard": [str(each) for each in messages.get_messages(self.request)],
        }
        return {**super().get_context_data(**named), **more}


def _why(ended: str) -> str:
    if ended == Ended.IDLE.name:
        return _("Du blev logget ud, fordi der ikke skete noget i et kvarter. Log ind, så er du tilbage, hvor du var.")
    return _("Du har været logget ind i 12 timer. Log ind igen, så er du tilbage, hvor du var.")


class CodeForm(AuthenticateForm):
    """A code from the app, or an emergency code."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - Django's own signature
        super().__init__(*given, **named)
        self.fields["code"].label = _("Kode fra din app, eller en nødkode")


class SecondStep(AuthenticateView):
    """The second proof after the password: a code or a passkey."""

    def get_form_class(self) -> type[CodeForm]:
        """Return the form in our words."""
        return CodeForm

    def get_context_data(self, **named: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's own signature
        """Dress the field, and say what there is to choose between."""
        found = super().get_context_data(**named)
        dressed(found["form"])
        kinds = set(self.stage.login.user.authenticator_set.values_list("type", flat=True))
        return {**found, "has_code": "totp" in kinds, "has_passkey": "webauthn" in kinds}


class PasskeySignIn(LoginWebAuthnView):
    """Coming in with a passkey alone."""

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ANN401 - allauth's forms are untyped
        """Say on the sign-in page that it did not succeed."""
        del form
        messages.error(self.request, _("Adgangsnøglen passede ikke. Prøv igen, eller brug e-mail og adgangskode."))
        return HttpResponseRedirect(reverse("account_login"))


class Closed(AccountInactiveView):
    """Said to whoever knows the password of a closed account."""


class _Again:
    """What every way of proving again has in common: a stale form is not carried out, and the session's id changes."""

    request: HttpRequest

    def get_form(self, form_class: Any = None) -> Any:  # noqa: ANN401 - allauth's forms are untyped
        """Dress the form."""
        form = super().get_form(form_class)  # type: ignore[misc]  # the view it is mixed into has it
        for name, label in (("password", _("Adgangskode")), ("code", _("Kode fra din app, eller en nødkode"))):
            if name in form.fields:
                form.fields[name].label = label
        return dressed(form)

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ANN401 - as above
        """Show the same page again with what was wrong."""
        return self.render_to_response(self.get_context_data(form=dressed(form)))  # type: ignore[attr-defined, no-any-return]  # as above

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401 - as above
        """Go on with what was asked for."""
        fresh_resume(self.request)
        proved_again(self.request)
        return super().form_valid(form)  # type: ignore[misc, no-any-return]  # as above

    def get_context_data(self, **named: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
        """Name the other ways there are, each in our words."""
        found: dict[str, Any] = super().get_context_data(**named)  # type: ignore[misc]  # as above
        found.setdefault("form", named.get("form"))
        words = {
            reverse("account_reauthenticate"): _("Brug din adgangskode"),
            reverse("mfa_reauthenticate"): _("Brug en kode"),
            reverse("mfa_reauthenticate_webauthn"): _("Brug din adgangsnøgle"),
        }
        ways = [(each["url"], words[each["url"].partition("?")[0]]) for each in found["reauthentication_alternatives"]]
        return {**found, "ways": ways}


class AgainByPassword(_Again, ReauthenticateView):
    """Proving again by password."""


class AgainByCode(_Again, ReauthenticateByCodeView):
    """Proving again by a code."""


class AgainByPasskey(_Again, ReauthenticateWebAuthnView):
    """Proving again by a passkey."""


def prove_again(request: HttpRequest) -> HttpResponse:
    """Show those without password and code, whom a broker or the demo brought, how they prove again who they are."""
    return render(request, "access/prove_again.html", {"broker": settings.BROKER_NAME, "next": onward(request)})


def workplace(request: HttpRequest) -> HttpResponse:
    """Let somebody who works in several municipalities choose one for this sign-in; say so to who works in none."""
    if request.user.kind == Kind.EVALUATOR:  # type: ignore[union-attr]  # the hall lets nobody in who is not signed in
        return HttpResponseRedirect(onward(request))
    places = workplaces(request.user.pk, today())  # type: ignore[arg-type]  # as above
    if not places:
        return render(request, "access/nowhere.html", status=HTTPStatus.FORBIDDEN)
    chosen = request.POST.get("workplace", places[0].code if len(places) == 1 else "")
    if chosen in {each.code for each in places}:
        request.session[WORKPLACE] = chosen
        return HttpResponseRedirect(onward(request))
    return render(request, "access/workplace.html", {"places": places, "next": onward(request)})


def onward(request: HttpRequest) -> str:
    """Return the page of ours that was asked for, else the first place of one's menu: so also for the bare address."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    ours = asked != "/" and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if ours else str(settings.LOGIN_REDIRECT_URL)
