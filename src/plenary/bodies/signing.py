"""Signing in, by django-allauth: who may ask for which of its pages, and how it keeps its secrets."""

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest

from plenary.bodies.typed import lead_to_sign_in
from plenary.kit.policy import NOBODY, PUBLIC, Policy, adopt

SIGNED_IN = Policy("signed-in", lambda request, **address: request.user.is_authenticated, otherwise=lead_to_sign_in)
WITH_MAIL = Policy("where-mail-is-set-up", lambda request, **address: settings.PASSWORD_BY_MAIL)

#: Every page of allauth. One that a later release adds answers nobody until it stands here.
_PAGES = {
    PUBLIC: (
        "account.views.LoginView",
        "account.views.LogoutView",
        "account.views.AccountInactiveView",
        "mfa.base.views.AuthenticateView",
        "mfa.webauthn.views.LoginWebAuthnView",
    ),
    SIGNED_IN: (
        "account.views.ReauthenticateView",
        "account.views.PasswordChangeView",
        "mfa.base.views.IndexView",
        "mfa.base.views.ReauthenticateView",
        "mfa.totp.views.ActivateTOTPView",
        "mfa.totp.views.DeactivateTOTPView",
        "mfa.recovery_codes.views.ViewRecoveryCodesView",
        "mfa.recovery_codes.views.GenerateRecoveryCodesView",
        "mfa.recovery_codes.views.DownloadRecoveryCodesView",
        "mfa.webauthn.views.ListWebAuthnView",
        "mfa.webauthn.views.AddWebAuthnView",
        "mfa.webauthn.views.EditWebAuthnView",
        "mfa.webauthn.views.RemoveWebAuthnView",
        "mfa.webauthn.views.ReauthenticateWebAuthnView",
        "usersessions.views.ListUserSessionsView",
    ),
    WITH_MAIL: (
        "account.views.PasswordResetView",
        "account.views.PasswordResetDoneView",
        "account.views.PasswordResetFromKeyView",
        "account.views.PasswordResetFromKeyDoneView",
    ),
    NOBODY: (
        "account.views.SignupView",
        "account.views.EmailView",
        "account.views.email_verification_sent",
        "account.views.ConfirmEmailView",
        "account.views.PasswordSetView",
        "account.views.ConfirmLoginCodeView",
    ),
}


def declare_policies() -> None:
    """Called once, when the package is ready."""
    adopt({f"allauth.{view}": required for required, views in _PAGES.items() for view in views})


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by invitation, never by whoever comes."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """The seeds of second factors are encrypted where they are kept: a copy of the database alone opens no account."""

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode("ascii")).decode()


def _cipher() -> Fernet:
    key = hashlib.sha256(b"second factors\n" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
