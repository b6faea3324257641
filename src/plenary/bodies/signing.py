"""Signing in, by django-allauth: who may ask for which of its pages, and how it keeps its secrets."""

import base64
import hashlib
import time
from collections.abc import Mapping, Sequence
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import signals
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest

from plenary.bodies.models import Account
from plenary.bodies.typed import lead_to_sign_in
from plenary.kit.language import _, marked
from plenary.kit.policy import NOBODY, PUBLIC, Policy, adopt
from plenary.record.statement import select

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


_TOLD: Mapping[str, str] = {
    "account/messages/logged_in.txt": marked("You are signed in."),
    "account/messages/logged_out.txt": marked("You are signed out."),
    "account/messages/password_changed.txt": marked("The password is changed."),
    "mfa/messages/recovery_codes_generated.txt": marked("New recovery codes are made: print them now."),
    "mfa/messages/totp_activated.txt": marked("The authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": marked("The authenticator app is taken away."),
    "mfa/messages/webauthn_added.txt": marked("The key is added."),
    "mfa/messages/webauthn_removed.txt": marked("The key is removed."),
}
_WAYS: Mapping[str, str] = {
    "reauthenticate": marked("Use the password"),
    "mfa_reauthenticate": marked("Use the app or a recovery code"),
    "mfa_reauthenticate:webauthn": marked("Use a security key or passkey"),
}


def declare_policies() -> None:
    """Called once, when the package is ready."""
    adopt({f"allauth.{view}": required for required, views in _PAGES.items() for view in views})
    for changed in (signals.authenticator_added, signals.authenticator_removed, signals.authenticator_reset):
        changed.connect(end_other_sessions, dispatch_uid="plenary.bodies.signing")


def sign_in(request: HttpRequest, account: Account) -> None:
    """Sign in whoever has just chosen the password of a new account, and has shown no second factor yet."""
    login(request, account, backend="allauth.account.auth_backends.AuthenticationBackend")
    record_authentication(request, account, "password")


def end_other_sessions(request: HttpRequest, user: AbstractBaseUser | AnonymousUser, **told: object) -> None:
    """End all sessions of an account but the one that asks: when their owner says so, and when a second factor was set
    up or changed, which whoever signed in before has not shown."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key):
        session.end()


def spend_code(factor: Authenticator, code: str) -> bool:
    """Take a code of an authenticator app, which is right now; whether neither it nor a later one was taken before."""
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().get(pk=factor.pk)
        secret = FactorAdapter().decrypt(row.data["secret"])
        codes = {turn: format_hotp_value(hotp_value(secret, turn)) for turn in yield_hotp_counters_from_time()}
        moment = max((turn for turn, each in codes.items() if compare_user_code(actual=code, expected=each)), default=0)
        if moment <= row.data.get("spent", 0):
            return False
        row.data["spent"] = factor.data["spent"] = moment
        row.save(update_fields=["data"])
    return True


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by invitation, never by whoever comes; and what allauth tells, it tells in our words."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *rest: Any, **told: Any
    ) -> None:
        ours = _TOLD.get(message_template or "")
        if ours is None:
            super().add_message(request, level, message_template, *rest, **told)
        else:
            messages.add_message(request, level, _(ours))

    def is_reauthentication_required(self, *, app: str, **told: Any) -> bool:
        """Whoever gave the password minutes ago, and sets up the first second factor, is not asked for it again."""
        user = self.request.user
        records = get_authentication_records(self.request, user)
        newest = max((each["at"] for each in records if each["method"] == "password"), default=0)
        just_now = time.time() - newest < app_settings.REAUTHENTICATION_TIMEOUT
        if app == "allauth.mfa" and just_now and not is_mfa_enabled(user):
            return False
        return bool(super().is_reauthentication_required(app=app, **told))

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, str]]:
        ways: list[dict[str, str]] = super().get_reauthentication_methods(user)
        for way in ways:
            ours = _WAYS[way["id"]]
            way["description"] = _(ours)
        return ways


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """The seeds of second factors are encrypted where they are kept: a copy of the database alone opens no account."""

    def is_mfa_enabled(self, user: "Account | AnonymousUser", types: Sequence[str] | None = None) -> bool:
        if not isinstance(user, Account):
            return False
        found = select(Authenticator, {"user_id": user.pk})
        return any(types is None or each.type in types for each in found)

    def generate_authenticator_name(self, user: Account, type: str) -> str:
        """What a new key is called, where nobody says."""
        return _("Key {number}").format(number=Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1)

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode("ascii")).decode()


def _cipher() -> Fernet:
    key = hashlib.sha256(b"second factors\n" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
