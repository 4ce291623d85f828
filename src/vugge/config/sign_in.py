"""How people sign in: password with a second proof, or passkey, or the municipality's own broker (OIDC).

Source: attacks J. A part of `config.settings`, on a page of its own.
"""

import hashlib
import os
from typing import Any
from urllib.parse import urlsplit

from vugge.base.home import home
from vugge.base.sealing import KEY_SIZE
from vugge.config.environment import Environment
from vugge.config.secret import kept_key

_environment = Environment(os.environ)
_PRODUCTION = _environment.flag("VUGGE_PRODUCTION")

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/forside"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

SESSION_COOKIE_AGE = 12 * 60 * 60  # access.rules.sessions.LONGEST; the cookie ends with it
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "vugge.access.web.forged.unproven_form"

ACCOUNT_ADAPTER = "vugge.access.web.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60  # access.rules.sessions.STEP_UP
# Passwords are counted by access.actions.lockout; this is for codes, which are guessed at after the password.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/15m/key,20/h/ip"}

MFA_ADAPTER = "vugge.access.web.adapters.ProofAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Vugge"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _PRODUCTION
if _PRODUCTION:
    MFA_KEYS = _environment.keys("VUGGE_MFA_KEYS", size=KEY_SIZE)
else:
    MFA_KEYS = {"home": hashlib.sha256(b"vugge mfa " + kept_key(home()).encode()).digest()}

AXES_HANDLER = "vugge.access.web.lockout.LockOut"
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]  # each by itself, within its own time: access.rules.lockout
AXES_LOCKOUT_CALLABLE = "vugge.access.web.lockout.locked_page"
AXES_CLIENT_IP_CALLABLE = "vugge.access.web.lockout.address"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # nobody can keep somebody else out by going on guessing
AXES_DISABLE_ACCESS_LOG = True  # the municipality's own trail tells who came in
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False  # logs hold no addresses
# One proxy in front, and only where it overwrites what anyone may send.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _environment.flag("VUGGE_BEHIND_PROXY") else 0

SOCIALACCOUNT_ADAPTER = "vugge.access.web.adapters.BrokerAccountAdapter"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
BROKER_ISSUER = _environment.text("VUGGE_OIDC_ISSUER", "").rstrip("/")
BROKER_ORIGINS: tuple[str, ...] = ()
BROKER_NAME = ""
BROKER_LEVELS: tuple[str, ...] = ()
if BROKER_ISSUER:
    # Where a person is led on the way: browsers refuse a form whose answer leads to an origin the page does not name.
    BROKER_ORIGINS = (
        "{0.scheme}://{0.netloc}".format(urlsplit(BROKER_ISSUER)),
        *_environment.items("VUGGE_OIDC_ORIGINS", ()),
    )
    BROKER_NAME = _environment.text("VUGGE_OIDC_NAME", example="Birkeby Kommunes login")
    BROKER_LEVELS = _environment.items("VUGGE_OIDC_ACR", ())
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": "broker",
                "name": BROKER_NAME,
                "client_id": _environment.text("VUGGE_OIDC_CLIENT_ID", example="vugge"),
                "secret": _environment.text("VUGGE_OIDC_CLIENT_SECRET", example="(fra jeres login-løsning)"),
                "settings": {
                    "server_url": BROKER_ISSUER,
                    "oauth_pkce_enabled": True,
                    "auth_params": {"acr_values": " ".join(BROKER_LEVELS)} if BROKER_LEVELS else {},
                },
            }
        ]
    }

__all__ = [name for name in dir() if name.isupper()]
