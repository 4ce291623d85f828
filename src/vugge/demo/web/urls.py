"""The addresses of the demo's way in, included where the settings say that this is a demo."""

from django.urls import include, path

from vugge.access.web.doors import CHANGING, Hall, Street
from vugge.demo.web import views

_OURS = [
    path("demo/log-ind", Street(view=views.sign_in, methods=CHANGING), name="sign-in"),
    path("demo/bekraeft", Hall(view=views.prove_again, methods=CHANGING), name="prove-again"),
]

urlpatterns = [
    path("log-ind", Street(view=views.CastSignIn.as_view()), name="account_login"),
    path("", include((_OURS, "demo"))),
]
