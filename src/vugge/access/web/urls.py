"""The addresses of signing in, and of staff. The former's names are allauth's own, since it finds its pages by them."""

from allauth.account.views import LogoutView
from django.urls import URLPattern, URLResolver, include, path

from vugge.access.web import broker, entrance, proofs
from vugge.access.web.doors import CHANGING, READING, Hall, Street
from vugge.access.web.staff.urls import staff_urls, street_urls

_OURS = [
    path("arbejdssted", Hall(view=entrance.workplace), name="workplace"),
    path("bekraeft-igen", Hall(view=entrance.prove_again, methods=READING), name="prove-again"),
    path("log-ind/egen", Street(view=broker.to_broker, methods=CHANGING), name="broker"),
    path("log-ind/egen/svar", Street(view=broker.from_broker, methods=READING), name="broker-return"),
]

_codes_file = Hall(view=proofs.CodesFile.as_view(), methods=READING)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(([*_OURS, *staff_urls], "access"))),
    path("log-ind", Street(view=entrance.SignIn.as_view()), name="account_login"),
    path("log-ind/kode", Street(view=entrance.SecondStep.as_view()), name="mfa_authenticate"),
    path("log-ind/noegle", Street(view=entrance.PasskeySignIn.as_view()), name="mfa_login_webauthn"),
    path("log-ind/lukket", Street(view=entrance.Closed.as_view(), methods=READING), name="account_inactive"),
    path("log-ud", Street(view=LogoutView.as_view(), methods=CHANGING), name="account_logout"),
    path("bekraeft", Hall(view=entrance.AgainByPassword.as_view(), strong=False), name="account_reauthenticate"),
    path("bekraeft/kode", Hall(view=entrance.AgainByCode.as_view()), name="mfa_reauthenticate"),
    path("bekraeft/noegle", Hall(view=entrance.AgainByPasskey.as_view()), name="mfa_reauthenticate_webauthn"),
    path("min-adgang", Hall(view=proofs.Overview.as_view(), methods=READING, strong=False), name="mfa_index"),
    path("min-adgang/app", Hall(view=proofs.AddApp.as_view(), strong=False), name="mfa_activate_totp"),
    path("min-adgang/app/fjern", Hall(view=proofs.RemoveApp.as_view()), name="mfa_deactivate_totp"),
    path("min-adgang/noegle", Hall(view=proofs.AddPasskey.as_view(), strong=False), name="mfa_add_webauthn"),
    path("min-adgang/noegle/<int:pk>", Hall(view=proofs.RenamePasskey.as_view()), name="mfa_edit_webauthn"),
    path("min-adgang/noegle/<int:pk>/fjern", Hall(view=proofs.RemovePasskey.as_view()), name="mfa_remove_webauthn"),
    path("min-adgang/koder", Hall(view=proofs.Codes.as_view(), methods=READING), name="mfa_view_recovery_codes"),
    path("min-adgang/koder.txt", _codes_file, name="mfa_download_recovery_codes"),
    path("min-adgang/koder/nye", Hall(view=proofs.NewCodes.as_view()), name="mfa_generate_recovery_codes"),
    path("min-adgang/kode", Hall(view=proofs.ChangePassword.as_view()), name="account_change_password"),
    *street_urls,
]
