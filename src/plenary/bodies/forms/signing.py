"""The forms of the pages for signing in."""

from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from django.conf import settings

from plenary.bodies.signing import spend_code


class SigningForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    """Offers to reset a password only where mail is set up: elsewhere that page answers nobody."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not settings.PASSWORD_BY_MAIL:
            self.fields["password"].help_text = ""


class _OnceOnly:
    """A code of an authenticator app opens once: allauth forgets after half a minute, while its neighbours in time are
    still good, that it was used."""

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]  # of the form that this is mixed into
        used: Authenticator = self.authenticator  # type: ignore[attr-defined]  # likewise
        if used.type == Authenticator.Type.TOTP and not spend_code(used, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_OnceOnly, AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    """Asks for the second factor when somebody signs in."""


class CodeAgainForm(_OnceOnly, ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """Asks for it again before an account is changed."""
