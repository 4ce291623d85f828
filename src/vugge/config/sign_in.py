"""How people sign in: password with a second proof, or passkey, or the municipality's own broker (OIDC).

Source: attacks J. A part of `config.settings`, on a page of its own.
"""

import os
from typing import Any

from vugge.config.environment import Environment

_environment = Environment(os.environ)
_PRODUCTION = _environment.flag("VUGGE_PRODUCTION")

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

SESSION_COOKIE_AGE = 12 * 60 * 60  # access.rules.sessions.LONGEST; the cookie ends with it
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60  # access.rules.sessions.STEP_UP
ACCOUNT_RATE_LIMITS = {"login_failed": "20/h/ip"}  # the account's own lock is axes'

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Vugge"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _PRODUCTION

AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "login"
AXES_ENABLE_ADMIN = False

SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}

__all__ = [name for name in dir() if name.isupper()]
