"""What allauth asks of us: how people come in and go out, how secrets are sealed, whom a broker may bring."""

from http import HTTPStatus
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vugge.access.actions.lockout import hold
from vugge.access.actions.signing_in import tell_sign_in, tell_sign_out
from vugge.access.queries.people import known_person
from vugge.access.web.drafts import drop_foreign_draft
from vugge.access.web.lockout import address
from vugge.access.web.signing_in import ENDED, date_proof, how, proved_again, proved_lately, see
from vugge.base.sealing import KeyRing

_ANOTHER = _(
    "Din e-mail hører i Vugge til en anden bruger hos jeres login-løsning. Bed jeres administrator om en ny invitation."
)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation; a sign-in has a beginning, and the trail hears of it."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Din adgang er lukket. Din administrator kan åbne den."),
        "email_password_mismatch": _("E-mail og adgangskode passer ikke sammen. Prøv igen, eller brug din nøgle."),
        "enter_current_password": _("Skriv den adgangskode, du bruger nu."),
        "incorrect_code": _("Koden passer ikke. En kode gælder et halvt minut og kan bruges én gang; prøv den næste."),
        "incorrect_password": _("Det er ikke din adgangskode. Prøv igen."),
        "too_many_login_attempts": _("Der har været for mange forsøg. Vent et kvarter, og prøv så igen."),
        "rate_limited": _("Det gik for hurtigt. Vent et øjeblik, og prøv igen."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return False: an account comes by invitation."""
        del request
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ANN401 - allauth's own signature
        """Let one attempt at a time through; counting is the lock's."""
        hold(str(credentials.get("email", "")), address(request))

    def login(self, request: HttpRequest, user: Any) -> None:  # noqa: ANN401 - allauth's own signature
        """Begin a sign-in: the session has a new id, knows since when, and holds nothing of anyone else's."""
        super().login(request, user)
        if hasattr(request, "proved_to_broker"):
            date_proof(request, request.proved_to_broker)
        see(request, at=True)
        request.session.pop(ENDED, None)
        drop_foreign_draft(request)
        tell_sign_in(user.pk, how(request))

    def logout(self, request: HttpRequest) -> None:
        """End a sign-in because the person asked."""
        user = request.user
        super().logout(request)
        if user.pk is not None:
            tell_sign_out(user.pk, "asked")

    def is_reauthentication_required(self, *, app: str, **_named: object) -> bool:
        """Ask again unless the person proved who they are within five minutes, signing in included."""
        del app
        return not proved_lately(context.request)

    def add_message(self, *_given: object, **_named: object) -> None:
        """Say nothing at the top of the next page: each page says what is so."""

    def send_notification_mail(self, *_given: object, **_named: object) -> None:
        """Send nothing: the trail tells it, and letters go through the outbox."""


class ProofAdapter(DefaultMFAAdapter):
    """Second proofs: what they are called, and what is kept of them sealed."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _("Det er din eneste ekstra nøgle. Tilføj en anden først."),
        "cannot_generate_recovery_codes": _("Tilføj en adgangsnøgle eller en app først; så får du nødkoder."),
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret before it is kept."""
        return _keys().seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret that was kept."""
        return _keys().open(encrypted_text)

    def can_delete_authenticator(self, authenticator: Any) -> bool:  # noqa: ANN401 - allauth's own signature
        """Tell whether another second proof remains."""
        others = type(authenticator).objects.filter(user_id=authenticator.user_id).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=authenticator.Type.RECOVERY_CODES).exists())

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002, ANN401 - allauth's own signature
        """Propose a name for a passkey."""
        del user, type
        return gettext("Min adgangsnøgle")

    def _get_site_name(self) -> str:
        return "Vugge"


class BrokerAccountAdapter(DefaultSocialAccountAdapter):
    """Whom the municipality's own sign-in may bring: somebody we know already, and nobody else."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        """Return False: no account is ever made."""
        del request, sociallogin
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:  # noqa: ANN401 - allauth's own signature
        """Know a person by the broker's name for them, else, the first time, by their verified address.

        An address that is given to somebody else later opens nothing of the first one's. All others are refused.
        Somebody who is signed in proves it again, in the session they are in: nothing they had there is lost.
        """
        if not sociallogin.is_existing:
            self._connect(request, sociallogin)
        if request.user == sociallogin.user:
            record_authentication(request, sociallogin.user, "socialaccount", reauthenticated=True)
            date_proof(request, request.proved_to_broker)  # type: ignore[attr-defined]  # told by `broker`
            proved_again(request)
            raise ImmediateHttpResponse(HttpResponseRedirect(sociallogin.get_redirect_url(request) or "/"))

    def _connect(self, request: HttpRequest, sociallogin: Any) -> None:  # noqa: ANN401 - as above
        """Take the broker's name for the person who has the verified address."""
        verified = [each.email for each in sociallogin.email_addresses if each.verified is True]
        user = known_person(verified[0]) if verified else None
        if user is None:
            reason: Promise | str = _("Din e-mail er ikke bekræftet hos jeres login-løsning.")
            if verified:
                reason = _("Du er ikke oprettet i Vugge. Bed jeres administrator om en invitation.")
            raise ImmediateHttpResponse(refused_page(request, reason))
        if SocialAccount.objects.filter(user=user).exists():
            raise ImmediateHttpResponse(refused_page(request, _ANOTHER))
        sociallogin.connect(request, user)

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: object,
        error: object = None,
        exception: object = None,
        **_named: object,
    ) -> None:
        """Say in Danish that it did not succeed, and what to do."""
        del provider, error
        usual = _("Login gennem jeres egen løsning lykkedes ikke. Prøv igen.")
        reason: Promise | str = getattr(exception, "reason", usual)
        raise ImmediateHttpResponse(refused_page(request, reason))


def refused_page(request: HttpRequest, reason: Promise | str) -> HttpResponse:
    """Say why a broker's word was not enough."""
    return render(request, "access/broker_refused.html", {"reason": reason}, status=HTTPStatus.FORBIDDEN)


def _keys() -> KeyRing:
    return KeyRing(settings.MFA_KEYS, purpose="mfa")
