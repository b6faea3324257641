"""What is logged of signing in: who came, who failed, and which second factors were set up, used or taken away.

docs/security/logs.md lists every event.
"""

import logging
from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as factor
from allauth.mfa.models import Authenticator
from django.contrib.auth import signals as auth
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from plenary.bodies.models import Account
from plenary.kit.log import name_source

_LOGGER = logging.getLogger("plenary.security")


def begin_log() -> None:
    """Called once, when the package is ready."""
    auth.user_logged_in.connect(_note_sign_in, dispatch_uid="plenary.log")
    auth.user_logged_out.connect(_note_sign_out, dispatch_uid="plenary.log")
    auth.user_login_failed.connect(_note_failure, dispatch_uid="plenary.log")
    account.password_changed.connect(_note_password, dispatch_uid="plenary.log")
    account.password_reset.connect(_note_password, dispatch_uid="plenary.log")
    factor.authentication_failed.connect(_note_wrong_factor, dispatch_uid="plenary.log")
    for signal, event in (
        (factor.authenticator_added, "added"),
        (factor.authenticator_removed, "removed"),
        (factor.authenticator_reset, "made anew"),
        (factor.authenticator_used, "used"),
    ):
        signal.connect(_NOTE_FACTOR[event], dispatch_uid="plenary.log")


def _note_sign_in(request: HttpRequest, user: AbstractBaseUser, **told: Any) -> None:
    _note("signed in", request, user)


def _note_sign_out(request: HttpRequest, user: AbstractBaseUser | None, **told: Any) -> None:
    _note("signed out", request, user)


def _note_failure(credentials: dict[str, Any], request: HttpRequest | None = None, **told: Any) -> None:
    known = Account.objects.filter(email=Account.objects.normalise(str(credentials.get("email", "")))).first()
    _note("password refused", request, known)


def _note_password(request: HttpRequest, user: AbstractBaseUser, **told: Any) -> None:
    _note("password changed", request, user)


def _note_wrong_factor(request: HttpRequest, user: AbstractBaseUser, **told: Any) -> None:
    _note("second factor refused", request, user)


class _FactorNote:
    def __init__(self, event: str) -> None:
        self.event = event

    def __call__(self, request: HttpRequest, user: AbstractBaseUser, authenticator: Authenticator, **told: Any) -> None:
        _note(f"second factor {self.event}: {authenticator.type}", request, user)


_NOTE_FACTOR = {event: _FactorNote(event) for event in ("added", "removed", "made anew", "used")}


def _note(event: str, request: HttpRequest | None, user: AbstractBaseUser | None) -> None:
    level = logging.WARNING if "refused" in event else logging.INFO
    source = name_source(request) if request is not None else None
    _LOGGER.log(level, event, extra={"account": user.pk if user else None, "source": source})
