"""Django's settings. Loading them reads the environment and the home; it writes, starts and connects to nothing."""

import os
from datetime import timedelta
from pathlib import Path

import pghistory
from csp.constants import NONE, SELF

from vugge.base.errors import ExpectedError
from vugge.base.home import home
from vugge.base.sealing import KEY_SIZE
from vugge.config.databases import EVALUATOR, databases
from vugge.config.environment import Environment
from vugge.config.logs import LOGGING as DISCREET_LOGGING
from vugge.config.secret import kept_cpr_keys, kept_key
from vugge.config.sign_in import *  # noqa: F403 - the settings of sign-in, on a page of their own
from vugge.config.sign_in import BROKER_LEVELS, BROKER_NAME, BROKER_ORIGINS, MFA_KEYS  # noqa: F401 - named for mypy
from vugge.config.templates import LoudUndefined

_environment = Environment(os.environ)
_PACKAGE = Path(__file__).resolve().parents[1]

PRODUCTION = _environment.flag("VUGGE_PRODUCTION")
DEMO = _environment.flag("VUGGE_DEMO")
DEBUG = _environment.flag("VUGGE_DEBUG")
if PRODUCTION and (DEBUG or DEMO):
    raise ExpectedError("VUGGE_PRODUCTION=1 kan ikke stå sammen med VUGGE_DEBUG=1 eller VUGGE_DEMO=1. Fjern den ene.")

HOME = home()
DATA_SETS = HOME / "datasets"
UPLOADS = HOME / "uploads"
# A file holds pseudonyms, and what was left out of it may hold more; neither is kept for longer than it is of use.
# Thirty days are enough to mend what was left out and read it in again: registrations come month by month.
FILES_KEPT = timedelta(days=_environment.number("VUGGE_FILES_KEPT_DAYS", 30))
FILE_UPLOAD_HANDLERS = ["vugge.insight.web.receiving.HomeUploadHandler"]
if PRODUCTION:
    SECRET_KEY = _environment.text("VUGGE_SECRET_KEY", example="(mindst 50 tilfældige tegn, som kun I kender)")
    ALLOWED_HOSTS = list(_environment.items("VUGGE_ALLOWED_HOSTS", example="vugge.kommunen.dk"))
else:
    SECRET_KEY = kept_key(HOME)
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

# What CPR numbers are sealed with. A new key is put in front; the last one is what they are found by, and stays.
if PRODUCTION or _environment.text("VUGGE_CPR_KEYS", ""):
    CPR_KEYS = _environment.keys("VUGGE_CPR_KEYS", size=KEY_SIZE)
else:
    CPR_KEYS = kept_cpr_keys(HOME)

# Asked only when somebody types `vugge statbank fetch`, or an evaluator asks on a page.
STATBANK_URL = _environment.service("VUGGE_STATBANK_URL", "https://api.statbank.dk/v1")

DATABASES = databases(_environment, HOME, production=PRODUCTION)
RELEASES = EVALUATOR  # the alias releases are read through
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "axes",
    "csp",
    "django_htmx",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "vugge.ui",
    "vugge.access",
    "vugge.people",
    "vugge.catalogue",
    "vugge.instruments",
    "vugge.care",
    "vugge.visits",
    "vugge.insight",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "vugge.access.web.middleware.ActorMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "vugge.config.urls"
WSGI_APPLICATION = "vugge.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted(_PACKAGE.glob("*/web/templates")),
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "vugge.config.navigation.shell",
            ],
            # In front of people a gap is better than a broken page; everywhere else it is a fault to be found.
            "string_if_invalid": "" if PRODUCTION or DEMO else LoudUndefined("%s"),
        },
    },
]

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk")]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_DIRS = sorted(_PACKAGE.glob("*/web/static"))
_HASHED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
_PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _HASHED if PRODUCTION or DEMO else _PLAIN},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not (PRODUCTION or DEMO)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF, *BROKER_ORIGINS],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = SESSION_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^sundhed$"]  # a load balancer asks from inside, without TLS
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0  # a year
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
if _environment.flag("VUGGE_BEHIND_PROXY"):
    # Only where a proxy in front overwrites the header: anyone may send it.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

_JOBS = ("clearing", "freezing", "imports", "releases", *(("birkeby",) if DEMO else ()))
PROCRASTINATE_IMPORT_PATHS = [f"vugge.config.jobs.{each}" for each in _JOBS]
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
# The context of a change lies in the event itself: a table of contexts would be one for all municipalities.
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
# Shared by every process: what counts failed sign-ins must not be fooled by asking another worker.
# When it is full a third is thrown away, and with it what has been counted: it must not be filled from outside.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "django_cache",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}
LOGGING = DISCREET_LOGGING
