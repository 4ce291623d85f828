"""Every address names the permission its door asks for; the few public ones are listed by name."""

from collections.abc import Iterable, Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, include, path

from vugge.access.rules.decisions import PERMISSIONS

PUBLIC = {
    "account_login",  # the way in: nobody is anybody yet
    "mfa_authenticate",  # its second step, which asks the session what the first one found
    "mfa_login_webauthn",  # coming in by passkey
    "account_inactive",  # says that a closed account is closed
    "account_logout",  # the way out, also out of a half-made sign-in
    "broker",  # leads to the municipality's own sign-in
    "broker-return",  # and back from it
    "invitation",  # for whoever holds its link, who has no sign-in yet
    "health",  # answered to the machine that watches the server; says nothing but that it lives
}


def doors(patterns: Iterable[URLPattern | URLResolver], before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from doors(pattern.url_patterns, address)
        else:
            yield address, pattern


def unguarded(patterns: Iterable[URLPattern | URLResolver]) -> list[str]:
    """Name the addresses whose view has no `permission` that there is."""
    return [
        address or "/"
        for address, door in doors(patterns)
        if door.name not in PUBLIC and getattr(door.callback, "permission", None) not in PERMISSIONS
    ]


def page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def allowed_page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


allowed_page.permission = "see_figures"  # type: ignore[attr-defined]  # as a view's decorator sets it


def test_every_address_names_its_permission() -> None:
    patterns = get_resolver().url_patterns
    assert list(doors(patterns)) != []
    assert unguarded(patterns) == []
    assert {door.name for _address, door in doors(patterns)} >= PUBLIC, "an address that is gone needs no place here"


def test_address_without_permission_is_found_at_any_depth() -> None:
    inner = [path("open/", page, name="open"), path("kept/", allowed_page)]
    assert unguarded([path("tal/", include(inner)), path("", page)]) == ["tal/open/", "/"]


@pytest.mark.parametrize("word", ["", True, None, "see everything", "see_figure"])
def test_permission_that_there_is_not_is_found(monkeypatch: pytest.MonkeyPatch, word: object) -> None:
    monkeypatch.setattr(allowed_page, "permission", word)
    assert unguarded([path("kept/", allowed_page)]) == ["kept/"]


def test_public_address_is_public_by_name_only() -> None:
    assert unguarded([path("sundhed/", page, name="health")]) == []
    assert unguarded([path("sundhed/", page, name="other")]) == ["sundhed/"]
