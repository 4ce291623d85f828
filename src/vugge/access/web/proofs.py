"""Min adgang: passkeys, the app with codes, emergency codes and the password."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import PasswordChangeView
from allauth.mfa.base.views import IndexView
from allauth.mfa.recovery_codes.views import (
    DownloadRecoveryCodesView,
    GenerateRecoveryCodesView,
    ViewRecoveryCodesView,
)
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.mfa.webauthn.views import AddWebAuthnView, EditWebAuthnView, RemoveWebAuthnView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from vugge.access.actions.signing_in import tell_change_of_proof
from vugge.access.queries.members import workplaces
from vugge.access.web.adapters import ProofAdapter
from vugge.access.web.signing_in import ONWARD, is_strong, proved_again
from vugge.base.clock import COPENHAGEN, today
from vugge.ui.forms import dressed
from vugge.ui.pages import Page


@dataclass(frozen=True, slots=True)
class Passkey:
    """A passkey as its owner sees it."""

    id: int
    name: str
    made: date | None
    used: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MyAccess(Page):
    """What somebody has to prove who they are with; `half` while nothing but a password has been proved."""

    half: bool
    passkeys: tuple[Passkey, ...]
    app: bool
    codes_left: int | None
    password: bool
    several_workplaces: bool


class Overview(IndexView):
    """What there is, and what can be done about it."""

    template_name = "access/my_access.html"

    def get_context_data(self, **named: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's own signature
        """Return the page."""
        found = super().get_context_data(**named)["authenticators"]
        half = not is_strong(self.request)
        user = self.request.user
        codes = found.get("recovery_codes")
        page = MyAccess(
            title=_("Gør din adgang sikker") if half else _("Min adgang"),
            half=half,
            passkeys=tuple(
                Passkey(each.instance.pk, each.name, _day(each.instance.created_at), _day(each.instance.last_used_at))
                for each in found.get("webauthn", ())
            ),
            app="totp" in found,
            codes_left=len(codes.get_unused_codes()) if codes else None,
            password=user.has_usable_password(),
            several_workplaces=not half and len(workplaces(user.pk, today())) > 1,
        )
        return {"page": page}


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(COPENHAGEN).date() if moment else None


class _Changed:
    """What every change of proofs has in common: it makes the sign-in strong, and the trail hears of it."""

    request: HttpRequest
    what = ""
    proves = ""

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401 - allauth's forms are untyped
        """Carry it out."""
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # the view it is mixed into has it
        if self.proves:
            record_authentication(self.request, self.request.user, "mfa", type=self.proves)
        proved_again(self.request)
        tell_change_of_proof(self.request.user.pk, self.what)  # type: ignore[arg-type]  # somebody is signed in
        return answer


class _Dressed:
    """A form in the design system's clothes."""

    def get_form(self, form_class: Any = None) -> Any:  # noqa: ANN401 - allauth's forms are untyped
        """Return the form with our words."""
        form = super().get_form(form_class)  # type: ignore[misc]  # as above
        for name, label in self.words().items():
            form.fields[name].label = label
            form.fields[name].help_text = ""
        return dressed(form)

    def words(self) -> dict[str, str]:
        """Return the label of each field."""
        return {}

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ANN401 - as above
        """Show the form again, in focus where it is wrong."""
        dressed(form)
        return super().form_invalid(form)  # type: ignore[misc, no-any-return]  # as above


class AddApp(_Changed, _Dressed, ActivateTOTPView):
    """Adding the app with codes: a picture to scan, and the first code."""

    what, proves = "add totp", "totp"

    def words(self) -> dict[str, str]:
        """Return the label of each field."""
        return {"code": _("Koden, som appen viser nu")}

    def get_context_data(self, **named: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's own signature
        """Add the picture, and the secret in groups of four for those who type it."""
        found = super().get_context_data(**named)
        secret = found["form"].secret
        groups = " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
        drawn = found["totp_svg"].partition("?>")[2] or found["totp_svg"]
        return {**found, "picture": SafeString(drawn), "secret": groups}


class RemoveApp(_Changed, DeactivateTOTPView):
    """Removing the app, if there is a passkey left."""

    what = "remove totp"


class AddPasskey(_Changed, _Dressed, AddWebAuthnView):
    """Adding a passkey: one that asks for the finger, the face or a PIN, and so is enough by itself."""

    what, proves = "add webauthn", "webauthn"

    def words(self) -> dict[str, str]:
        """Return the label of each field."""
        return {"name": _("Navn, så du kan kende den")}

    def get_context_data(self, **named: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's own signature
        """Ask the browser for that kind."""
        found = super().get_context_data(**named)
        return {**found, "js_data": {"creation_options": begin_registration(self.request.user, True)}}  # noqa: FBT003 - allauth's own signature


class RenamePasskey(_Dressed, EditWebAuthnView):
    """Giving a passkey another name."""

    def words(self) -> dict[str, str]:
        """Return the label of each field."""
        return {"name": _("Navn, så du kan kende den")}

    def get_success_url(self) -> str:
        """Go back to the list."""
        return reverse("mfa_index")


class RemovePasskey(_Changed, RemoveWebAuthnView):
    """Removing a passkey, if there is another way to prove who one is."""

    what = "remove webauthn"

    def get_context_data(self, **named: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's own signature
        """Tell whether it is the last."""
        last = not ProofAdapter().can_delete_authenticator(self.object)
        return {**super().get_context_data(**named), "last": last}

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401 - as above
        """Remove it unless it is the last."""
        if not ProofAdapter().can_delete_authenticator(self.get_object()):
            return self.render_to_response(self.get_context_data(form=form))  # type: ignore[no-any-return]  # allauth is untyped
        return super().form_valid(form)

    def get_success_url(self) -> str:
        """Go back to the list."""
        return reverse("mfa_index")


class Codes(ViewRecoveryCodesView):
    """The emergency codes that are left, to be written down."""

    def get_context_data(self, **named: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's own signature
        """Add where to go on to."""
        return {**super().get_context_data(**named), "onward": self.request.session.get(ONWARD, "/")}


class CodesFile(DownloadRecoveryCodesView):
    """The same as a file."""

    def render_to_response(self, context: dict[str, Any], **named: Any) -> HttpResponse:  # noqa: ANN401 - as above
        """Give the file a Danish name."""
        answer: HttpResponse = super().render_to_response(context, **named)
        answer["Content-Disposition"] = 'attachment; filename="vugge-noedkoder.txt"'
        return answer


class NewCodes(_Changed, GenerateRecoveryCodesView):
    """Making new emergency codes; the old ones no longer open anything."""

    what = "renew recovery_codes"


class ChangePassword(_Changed, _Dressed, PasswordChangeView):
    """Choosing another password; every other session of this person ends."""

    what = "change password"

    def dispatch(self, request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:  # noqa: ANN401 - as above
        """Lead those without a password back: there is nothing to change."""
        if not request.user.has_usable_password():  # type: ignore[union-attr]  # somebody is signed in
            return HttpResponseRedirect(reverse("mfa_index"))
        return super().dispatch(request, *args, **named)  # type: ignore[no-any-return]  # allauth is untyped

    def words(self) -> dict[str, str]:
        """Return the label of each field."""
        return {
            "oldpassword": _("Den adgangskode, du bruger nu"),
            "password1": _("Ny adgangskode, mindst 12 tegn"),
            "password2": _("Ny adgangskode en gang til"),
        }

    def get_default_success_url(self) -> str:
        """Go back to the list."""
        return reverse("mfa_index")
