"""What is said to whoever sends a form without the token of the page it belongs to."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render

from vugge.access.web.drafts import path_of_referrer


def unproven_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that nothing was sent, why that is, and what to do. Django calls it (`CSRF_FAILURE_VIEW`)."""
    said = {"back": path_of_referrer(request), "no_cookie": reason == REASON_NO_CSRF_COOKIE}
    return render(request, "access/unproven_form.html", said, status=HTTPStatus.FORBIDDEN)
