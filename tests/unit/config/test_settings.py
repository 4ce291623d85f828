import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.template import Context, Engine
from django.test import Client

from vugge.config.logs import DiscreetFormatter
from vugge.config.templates import LoudUndefined, UnknownNameError

PRODUCTION = {
    "VUGGE_PRODUCTION": "1",
    "VUGGE_SECRET_KEY": "".join(chr(33 + n) for n in range(60)),
    "VUGGE_ALLOWED_HOSTS": "vugge.example.dk",
    "VUGGE_MFA_KEYS": "1:" + "A" * 43 + "=",
    "VUGGE_CPR_KEYS": "1:" + "A" * 43 + "=",
    "DATABASE_URL": "postgresql://web:x@127.0.0.1:1/vugge",
    "DATABASE_OWNER_URL": "postgresql://owner:x@127.0.0.1:1/vugge",
}


def vugge(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("VUGGE_", "DATABASE_"))}
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, *arguments], env=kept | environment, capture_output=True, text=True, check=False, timeout=60
    )


def test_production_settings_pass_djangos_own_deployment_checks(tmp_path: Path) -> None:
    checked = vugge(
        "-m", "django", "check", "--deploy", "--fail-level", "WARNING", VUGGE_HOME=str(tmp_path), **PRODUCTION
    )
    assert checked.returncode == 0, checked.stderr
    assert "no issues (0 silenced)" in checked.stdout


def test_loading_settings_writes_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    loaded = vugge("-c", "from vugge.config import settings; print(settings.HOME)", VUGGE_HOME=str(home))
    assert loaded.stdout.strip() == str(home)
    assert not home.exists()


@pytest.mark.parametrize(
    "name", ["VUGGE_SECRET_KEY", "VUGGE_ALLOWED_HOSTS", "VUGGE_MFA_KEYS", "VUGGE_CPR_KEYS", "DATABASE_URL"]
)
def test_production_without_a_setting_is_one_sentence(name: str, tmp_path: Path) -> None:
    given = PRODUCTION | {"VUGGE_HOME": str(tmp_path), name: ""}
    refused = vugge("-m", "vugge.config.command", "serve", **given)
    assert refused.returncode == 2
    assert refused.stderr.startswith(f"{name} mangler.")
    assert refused.stderr.count("\n") == 1


def test_an_unknown_name_in_a_template_is_loud() -> None:
    engine = Engine(string_if_invalid=LoudUndefined("%s"))
    assert engine.from_string("{{ name }}").render(Context({"name": "Signe"})) == "Signe"
    with pytest.raises(UnknownNameError, match="nmae"):
        engine.from_string("{{ nmae }}").render(Context({"name": "Signe"}))


def test_the_settings_of_tests_are_loud(settings: object) -> None:
    options = settings.TEMPLATES[0]["OPTIONS"]  # type: ignore[attr-defined]  # pytest-django's wrapper has no fields
    assert isinstance(options["string_if_invalid"], LoudUndefined)


def test_a_logged_error_keeps_its_places_and_loses_its_values() -> None:
    value = "0101010101"
    error = RuntimeError("Signe")
    error.__cause__ = ValueError(f"Key (cpr)=({value})")
    with pytest.raises(RuntimeError):
        fail(error)
    written = DiscreetFormatter().formatException((RuntimeError, error, error.__traceback__))
    assert "builtins.RuntimeError" in written
    assert "builtins.ValueError" in written
    assert "in fail" in written
    assert value not in written
    assert "Signe" not in written


def fail(error: Exception) -> None:
    raise error


@pytest.mark.django_db
def test_health_answers_through_the_web_role_with_strict_headers() -> None:
    answer = Client().get("/sundhed")
    assert (answer.status_code, answer.content) == (200, b"ok")
    policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src": "'self'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "object-src": "'none'",
    }
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_own_sign_in_is_set_by_the_environment_and_named_in_the_policy(tmp_path: Path) -> None:
    broker = {
        "VUGGE_OIDC_ISSUER": "https://login.birkeby.example/oidc/",
        "VUGGE_OIDC_NAME": "Birkebys login",
        "VUGGE_OIDC_CLIENT_ID": "vugge",
        "VUGGE_OIDC_CLIENT_SECRET": "x",
        "VUGGE_OIDC_ACR": "betydelig, høj",
        "VUGGE_OIDC_ORIGINS": "https://idp.birkeby.example",
        "VUGGE_HOME": str(tmp_path),
    }
    show = (
        "from vugge.config import settings as s; "
        "print(s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'][1:], s.BROKER_LEVELS); "
        "print(s.SOCIALACCOUNT_PROVIDERS['openid_connect']['APPS'][0]['settings']['oauth_pkce_enabled'])"
    )
    loaded = vugge("-c", show, **broker)
    assert loaded.stdout.splitlines() == [
        "['https://login.birkeby.example', 'https://idp.birkeby.example'] ('betydelig', 'høj')",
        "True",
    ]
    without = vugge("-c", show, **{**broker, "VUGGE_OIDC_NAME": ""})
    assert "VUGGE_OIDC_NAME mangler." in without.stderr
