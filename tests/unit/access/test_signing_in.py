"""The way in, page by page."""

import pytest
from django.urls import reverse

from tests.world import Browser, client_for, member
from vugge.access.rules.roles import Role

pytestmark = pytest.mark.django_db


def test_sign_in_page_is_shown() -> None:
    assert "Log ind" in Browser().get("/log-ind").content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_generate_recovery_codes",
    ],
)
def test_own_access_is_shown(name: str) -> None:
    answer = client_for(member(role=Role.LEAD)).get(reverse(name))
    assert answer.status_code == 200
