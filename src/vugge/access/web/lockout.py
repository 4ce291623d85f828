"""What stands between guessing and the passwords: axes' handler, counting as `access.actions.lockout` does."""

from http import HTTPStatus
from typing import Any, cast

from allauth.account.adapter import get_adapter
from axes.handlers.base import AbstractAxesHandler, AxesBaseHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vugge.access.actions.lockout import count_failure, forget, opens_at
from vugge.access.actions.signing_in import tell_failure
from vugge.base.clock import COPENHAGEN

Credentials = dict[str, Any]


def address(request: HttpRequest) -> str:
    """Return the address a request comes from: the proxy's word for it only where there is a proxy."""
    return str(get_adapter().get_client_ip(request))


class LockOut(AbstractAxesHandler, AxesBaseHandler):
    """Closes the way in by account and by address. Axes calls it before a password is looked at, and after."""

    def is_allowed(self, request: Any, credentials: Credentials | None = None) -> bool:  # noqa: ANN401 - axes puts fields of its own on it
        """Tell whether a password may be tried, and remember until when not."""
        request.opens_at = opens_at(_email(credentials), address(request))
        return request.opens_at is None

    def user_login_failed(
        self,
        sender: object,
        credentials: Credentials,
        request: Any = None,  # noqa: ANN401 - as above
        **_named: object,
    ) -> None:
        """Count a wrong password. An attempt at a closed door is not counted: nobody can hold it closed."""
        del sender
        request.axes_credentials = credentials
        if request.axes_locked_out:
            return
        email = _email(credentials)
        note_failure(email, request)
        request.failed = email

    def user_logged_in(self, sender: object, request: HttpRequest, user: Any, **_named: object) -> None:  # noqa: ANN401 - whatever signs in
        """Forget the failures of whoever came in after all."""
        del sender, request
        forget(user.email)

    def user_logged_out(self, sender: object, request: HttpRequest, user: object, **_named: object) -> None:
        """Do nothing: going out guesses at nothing."""

    def get_failures(self, request: HttpRequest, credentials: Credentials | None = None) -> int:
        """Return 0: `is_allowed` decides, and asks for no number."""
        del request, credentials
        return 0


def note_failure(email: str, request: HttpRequest) -> None:
    """Count a failed attempt and tell the trail."""
    count_failure(email, address(request))
    tell_failure(email, "password")


def locked_page(request: Any, _answer: HttpResponse, _credentials: Credentials | None) -> HttpResponse:  # noqa: ANN401 - as above
    """Say that there were too many attempts, and when the next may be made."""
    opens = request.opens_at.astimezone(COPENHAGEN)
    return render(request, "access/locked.html", {"opens": opens}, status=HTTPStatus.TOO_MANY_REQUESTS)


def _email(credentials: Credentials | None) -> str:
    given = cast("Credentials", credentials or {})
    return str(given.get("email") or given.get("username") or "")
