"""The municipality's own sign-in (OIDC): allauth's provider, and the checks it leaves out.

Those are the nonce, the signature of the broker's word, that both its words are about the same person, how sure the
broker must be (`VUGGE_OIDC_ACR`), and that whoever proves again who they are was asked again. Source: attacks D6, J3.
"""

import hmac
from typing import Any, ClassVar

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Client, OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from requests import RequestException

from vugge.access.rules.sessions import STEP_UP
from vugge.access.web.adapters import refused_page
from vugge.access.web.entrance import onward
from vugge.base.clock import now

_ID = "broker"
_ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]  # none that both sides know the key of
_UNSIGNED = _("Svaret fra jeres login-løsning kan ikke bekræftes. Begynd forfra.")


class NotEnoughError(OAuth2Error):
    """The broker's word does not hold; `reason` is the Danish sentence that says why."""

    def __init__(self, reason: Any) -> None:  # noqa: ANN401 - text to be translated when it is shown
        super().__init__(str(reason))
        self.reason = reason


class _Client(OAuth2Client):
    def get_redirect_url(self, authorization_url: str, scope: list[str], extra_params: dict[str, str]) -> str:
        """Ask with a nonce that belongs to this attempt alone."""
        return str(super().get_redirect_url(authorization_url, scope, {**extra_params, "nonce": _nonce(self.state)}))


class BrokerAdapter(OpenIDConnectOAuth2Adapter):
    """Talks with the broker."""

    client_class = _Client

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request, _ID)

    def get_provider(self) -> "Broker":
        """Return the provider the settings describe."""
        return Broker(self.request, app=get_adapter(self.request).get_app(self.request, provider=_ID))

    def get_callback_url(self, request: HttpRequest, app: object) -> str:
        """Return where the broker sends people back to."""
        del app
        return request.build_absolute_uri(reverse("access:broker-return"))

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **named: Any) -> Any:  # noqa: ANN401 - allauth's own signature
        """Take the broker's word once it has been looked through."""
        word = named["response"].get("id_token")
        if not word:
            raise NotEnoughError(_("Jeres login-løsning sagde ikke, hvem du er."))
        said = self._decode_id_token(app, word)
        if not hmac.compare_digest(str(said.get("nonce", "")), _nonce(request.GET.get("state", ""))):
            raise NotEnoughError(_("Svaret hører til et andet forsøg på at logge ind. Begynd forfra."))
        if settings.BROKER_LEVELS and said.get("acr") not in settings.BROKER_LEVELS:
            raise NotEnoughError(_("Du er ikke logget sikkert nok ind hos jer selv. Brug den sikreste måde, I har."))
        if request.user.is_authenticated and not _is_fresh(said.get("auth_time")):
            raise NotEnoughError(_("Jeres login-løsning spurgte dig ikke igen. Log ind hos den på ny, og prøv så."))
        about = self._fetch_user_info(token.token)
        if about.get("sub") != said["sub"]:
            raise NotEnoughError(_("Jeres login-løsning gav to forskellige svar på, hvem du er."))
        return self.get_provider().sociallogin_from_response(request, {"userinfo": about, "id_token": said})

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:  # noqa: ANN401 - allauth's own signature
        """Return what the word says, once its signature, age, sender and addressee hold."""
        with get_adapter(self.request).get_requests_session() as asking:
            answer = asking.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        try:
            named = jwt.get_unverified_header(id_token).get("kid")
            keys = [each for each in jwt.PyJWKSet.from_dict(answer.json()).keys if named in {None, each.key_id}]
            if len(keys) != 1:
                raise NotEnoughError(_UNSIGNED)
            needed = {"require": ["exp", "iat", "iss", "aud", "sub"]}
            return dict(
                jwt.decode(
                    id_token,
                    key=keys[0],
                    algorithms=_ALGORITHMS,
                    audience=app.client_id,
                    issuer=self.openid_config["issuer"],
                    leeway=60,
                    options=needed,  # type: ignore[arg-type]  # what the library documents, but for its own types
                )
            )
        except jwt.PyJWTError as error:
            raise NotEnoughError(_UNSIGNED) from error


class Broker(OpenIDConnectProvider):
    """The provider, of whose words about a person nothing is kept but their name for them."""

    oauth2_adapter_class = BrokerAdapter
    pkce_enabled_default = True
    scopes: ClassVar = ["openid", "email"]

    def get_default_scope(self) -> list[str]:
        """Ask for no more than who somebody is and their address."""
        return list(self.scopes)

    def get_oauth2_adapter(self, request: HttpRequest) -> BrokerAdapter:
        """Return what talks with the broker."""
        return BrokerAdapter(request)

    def extract_extra_data(self, data: object) -> dict[str, Any]:
        """Keep nothing."""
        del data
        return {}


def to_broker(request: HttpRequest) -> HttpResponse:
    """Send somebody to the broker, and from there on to the page they asked for."""
    _demand_broker()
    provider = BrokerAdapter(request).get_provider()
    more = provider.get_auth_params()
    if request.user.is_authenticated:
        more |= {"prompt": "login", "max_age": "0"}  # proving again: being known there from before is not enough
    try:
        return provider.redirect(request, AuthProcess.LOGIN, next_url=onward(request), auth_params=more)  # type: ignore[no-any-return]  # allauth is untyped
    except RequestException:
        return refused_page(request, _("Jeres login-løsning svarer ikke lige nu. Prøv igen om lidt."))


def from_broker(request: HttpRequest) -> HttpResponse:
    """Receive whoever the broker sends back."""
    _demand_broker()
    try:
        return OAuth2CallbackView.adapter_view(BrokerAdapter(request))(request)  # type: ignore[no-any-return]  # allauth is untyped
    except RequestException:
        return refused_page(request, _("Jeres login-løsning svarer ikke lige nu. Prøv igen om lidt."))


def _demand_broker() -> None:
    if not settings.BROKER_NAME:
        raise Http404


def _is_fresh(auth_time: object) -> bool:
    """Tell whether the broker has just asked the person: what the browser carries there may have been changed."""
    if not isinstance(auth_time, int):
        return False
    return abs(now().timestamp() - auth_time) < STEP_UP.total_seconds()


def _nonce(state: str) -> str:
    return salted_hmac("vugge.access.broker", state, algorithm="sha256").hexdigest()
